//! Components that are defined by themselves.
//!
//! A schema may hold itself in a property or in a list: that is how trees are described. It cannot *be* itself, and
//! neither can a parameter or a response.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::diagnostic::Diagnostic;
use crate::document::grammar::{Object, sections};
use crate::document::normalize::context::Context;
use crate::document::normalize::{TARGET, tree};
use crate::document::references;
use crate::source::pointer;

/// The ways in which a schema is what others are. They are not mixed: a parent that lists its children in `oneOf`,
/// each of which has it in `allOf`, is a common way to write inheritance.
const WAYS: [&[&str]; 2] = [&["allOf"], &["anyOf", "oneOf"]];

/// The tokens in the pointer of a `$ref` that is a whole component.
const BARE: usize = 4;

/// Circles that are reported of one kind of component, and components of a circle that are shown.
const REPORTED: usize = 20;
const SHOWN: usize = 8;

/// Reports every circle once, with the chain of references that it consists of.
pub(super) fn cycles(tree: &Value, context: &mut Context<'_>) {
    for (section, object) in sections(TARGET) {
        let pointer = pointer::join(["components", section]);
        let Some(Value::Object(components)) = tree.pointer(&pointer) else {
            continue;
        };
        for ways in WAYS {
            let mut graph = Graph::default();
            for (name, component) in components {
                let at = pointer::child(&pointer, name);
                edges(section, component, &at, ways, &mut graph, name);
            }
            for circle in graph.circles() {
                // Loading has reported what consists of references only.
                let bare = circle.iter().all(|(_, at)| pointer::tokens(at).count() == BARE);
                if !(bare && context.incomplete) {
                    report(object, &circle, context);
                }
            }
            if object != Object::Schema {
                break;
            }
        }
    }
}

/// A reference of a component to another one of its section.
struct Edge {
    to: String,
    /// The pointer of the `$ref`.
    at: String,
}

#[derive(Default)]
struct Graph<'t>(BTreeMap<&'t str, Vec<Edge>>);

/// Adds the references by which a component, or a part of it, is what another one is.
fn edges<'t>(section: &str, node: &'t Value, at: &str, ways: &[&str], graph: &mut Graph<'t>, name: &'t str) {
    if let Some(reference) = tree::reference(node) {
        let target = references::component(reference).filter(|(other, _)| other == section);
        if let Some((_, to)) = target {
            let at = pointer::child(at, "$ref");
            graph.0.entry(name).or_default().push(Edge { to: to.into_owned(), at });
        }
        return;
    }
    if section != "schemas" {
        return;
    }
    for way in ways {
        let parts = node.get(*way).and_then(Value::as_array);
        for (index, part) in parts.into_iter().flatten().enumerate() {
            let at = pointer::child(&pointer::child(at, way), &index.to_string());
            edges(section, part, &at, ways, graph, name);
        }
    }
}

/// How far the search is with a component.
#[derive(Clone, Copy, PartialEq)]
enum State {
    Open,
    Done,
}

impl Graph<'_> {
    /// The circles: of each, the components on it and where each refers to the next.
    fn circles(&self) -> Vec<Vec<(&str, &str)>> {
        let mut states = BTreeMap::new();
        let mut circles = Vec::new();
        for name in self.0.keys() {
            self.search(name, &mut states, &mut circles);
        }
        circles
    }

    /// Searches in depth from a component, without recursion: chains may be as long as the document.
    fn search<'g>(
        &'g self,
        start: &'g str,
        states: &mut BTreeMap<&'g str, State>,
        circles: &mut Vec<Vec<(&'g str, &'g str)>>,
    ) {
        if states.contains_key(start) {
            return;
        }
        states.insert(start, State::Open);
        // The chain of components from the start, each with the number of its references that were followed.
        let mut chain: Vec<(&str, usize)> = vec![(start, 0)];
        while let Some((name, next)) = chain.last_mut() {
            let edges = self.0.get(*name).map(Vec::as_slice).unwrap_or_default();
            let Some(edge) = edges.get(*next) else {
                states.insert(name, State::Done);
                chain.pop();
                continue;
            };
            *next += 1;
            match states.get(&*edge.to) {
                None => {
                    states.insert(&edge.to, State::Open);
                    chain.push((&edge.to, 0));
                }
                Some(State::Open) if circles.len() < REPORTED => {
                    circles.push(self.circle(&chain, &edge.to));
                }
                Some(_) => {}
            }
        }
    }

    /// The end of a chain, from the component `first` on.
    fn circle<'g>(&'g self, chain: &[(&'g str, usize)], first: &str) -> Vec<(&'g str, &'g str)> {
        chain
            .iter()
            .skip_while(|(name, _)| *name != first)
            .filter_map(|(name, next)| {
                let edge = self.0.get(name)?.get(next.checked_sub(1)?)?;
                Some((*name, &*edge.at))
            })
            .collect()
    }
}

fn report(object: Object, circle: &[(&str, &str)], context: &mut Context<'_>) {
    let Some(((first, at), others)) = circle.split_first() else {
        return;
    };
    let what = object.name().split_once(' ').map_or("component", |(_, name)| name);
    let mut chain: Vec<String> = circle.iter().take(SHOWN).map(|(name, _)| format!("`{name}`")).collect();
    if circle.len() > SHOWN {
        chain.push(format!("{} more", circle.len() - SHOWN));
    }
    chain.push(format!("`{first}`"));
    let mut error = Diagnostic::error(format!("the {what} `{first}` is defined by itself"))
        .at(context.value(at))
        .label(chain.join(" → "))
        .help("take one of these references out of the circle");
    for (name, at) in others.iter().take(SHOWN) {
        error = error.related(context.value(at), format!("`{name}` leads on from here"));
    }
    context.push(error);
}
