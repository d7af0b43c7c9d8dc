//! Components that are defined by themselves.
//!
//! A schema may hold itself in a property or in a list: that is how trees are described. It cannot *be* itself, and
//! neither can a parameter or a response. A schema that is says nothing of its values, and becomes any value.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::diagnostic::Diagnostic;
use crate::document::grammar::{Object, sections};
use crate::document::normalize::context::Context;
use crate::document::normalize::{TARGET, keyword, tree};
use crate::document::references;
use crate::source::pointer;

/// The ways in which a schema is what others are. They are not mixed: a parent that lists its children in `oneOf`,
/// each of which has it in `allOf`, is a common way to write inheritance.
const WAYS: [&[&str]; 2] = [&["allOf"], &["anyOf", "oneOf"]];

/// The tokens in the pointer of a `$ref` that is a whole component.
const BARE: usize = 4;

/// Components of a circle that are shown.
const SHOWN: usize = 8;

/// A circle of components.
struct Circle<'g> {
    /// How many there are.
    length: usize,
    /// The first of them, each with the pointer of its reference to the next.
    shown: Vec<(&'g str, &'g str)>,
}

impl<'g> Circle<'g> {
    /// The component that the others lead to, and its reference.
    fn first(&self) -> Option<(&'g str, &'g str)> {
        self.shown.first().copied()
    }
}

/// Reports the circles, with the references that they consist of, and opens those of schemas.
pub(super) fn cycles(tree: &mut Value, context: &mut Context<'_>) {
    for (section, object) in sections(TARGET) {
        let pointer = pointer::join(["components", section]);
        let Some(Value::Object(components)) = tree.pointer_mut(&pointer) else { continue };
        for ways in WAYS {
            let mut graph = Graph::default();
            for (name, component) in &*components {
                let at = pointer::child(&pointer, name);
                edges(section, component, &at, ways, &mut graph, name);
            }
            let circles = graph.circles();
            let first: Vec<String> = circles.iter().filter_map(|circle| Some(circle.first()?.0.to_owned())).collect();
            for circle in &circles {
                // Loading has reported what consists of references only.
                let bare = circle.shown.iter().all(|(_, at)| pointer::tokens(at).count() == BARE);
                if !(bare && context.incomplete) {
                    report(object, circle, context);
                }
            }
            if object != Object::Schema {
                break;
            }
            for name in first {
                components.get_mut(&name).into_iter().for_each(open);
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
    /// It is that link of the chain.
    Open(usize),
    Done,
}

impl Graph<'_> {
    /// The circles, one for each component that a search comes back to: without these, nothing leads to itself.
    fn circles(&self) -> Vec<Circle<'_>> {
        let mut states = BTreeMap::new();
        let mut circles = BTreeMap::new();
        for name in self.0.keys() {
            self.search(name, &mut states, &mut circles);
        }
        circles.into_values().collect()
    }

    /// Searches in depth from a component, without recursion: chains may be as long as the document.
    fn search<'g>(
        &'g self,
        start: &'g str,
        states: &mut BTreeMap<&'g str, State>,
        circles: &mut BTreeMap<&'g str, Circle<'g>>,
    ) {
        if states.contains_key(start) {
            return;
        }
        states.insert(start, State::Open(0));
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
                    states.insert(&edge.to, State::Open(chain.len()));
                    chain.push((&edge.to, 0));
                }
                Some(State::Open(first)) => {
                    let links = chain.get(*first..).unwrap_or_default();
                    circles.entry(&edge.to).or_insert_with(|| self.circle(links));
                }
                Some(State::Done) => {}
            }
        }
    }

    fn circle<'g>(&'g self, links: &[(&'g str, usize)]) -> Circle<'g> {
        let shown = links.iter().take(SHOWN + 1).filter_map(|(name, next)| {
            let edge = self.0.get(name)?.get(next.checked_sub(1)?)?;
            Some((*name, &*edge.at))
        });
        Circle { length: links.len(), shown: shown.collect() }
    }
}

/// Takes out of a schema what says something of its values.
fn open(schema: &mut Value) {
    if let Value::Object(members) = schema {
        members.retain(|name, _| keyword::is_annotation(name));
    }
}

fn report(object: Object, circle: &Circle<'_>, context: &mut Context<'_>) {
    let Some((first, at)) = circle.first() else {
        return;
    };
    let what = object.name().split_once(' ').map_or("component", |(_, name)| name);
    let mut chain: Vec<String> = circle.shown.iter().take(SHOWN).map(|(name, _)| format!("`{name}`")).collect();
    if circle.length > SHOWN {
        chain.push(format!("{} more", circle.length - SHOWN));
    }
    chain.push(format!("`{first}`"));
    let wrong = format!("the {what} `{first}` is defined by itself");
    let help = "take one of these references out of the circle";
    let mut found = match object {
        Object::Schema => Diagnostic::warning(wrong).help(format!("`{first}` is read as any value; {help}")),
        _ => Diagnostic::error(wrong).help(help),
    };
    found = found.at(context.value(at)).label(chain.join(" → "));
    for (name, at) in circle.shown.iter().skip(1) {
        found = found.related(context.value(at), format!("`{name}` leads on from here"));
    }
    context.push(found);
}
