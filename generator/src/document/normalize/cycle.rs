//! Schemas that are defined by themselves.
//!
//! A schema may hold itself in a property or in a list: that is how trees are described. It cannot *be* itself. A schema that is says
//! nothing of its values, and becomes any value.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::diagnostic::{Diagnostic, Instead, Kind};
use crate::document::normalize::context::Context;
use crate::document::normalize::{keyword, tree};
use crate::document::references;
use crate::source::pointer;

/// The ways in which a schema is what others are. They are not mixed: a parent that lists its children in `oneOf`,
/// each of which has it in `allOf`, is a common way to write inheritance.
const WAYS: [&[&str]; 2] = [&["allOf"], &["anyOf", "oneOf"]];

/// Where they are.
const SCHEMAS: &str = "/components/schemas";

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

/// Reports the circles of schemas, with the references that they consist of, and opens them. What consists of references alone was
/// taken apart when the document was loaded.
pub(super) fn cycles(tree: &mut Value, context: &mut Context<'_>) {
    let Some(Value::Object(components)) = tree.pointer_mut(SCHEMAS) else { return };
    for ways in WAYS {
        let mut graph = Graph::default();
        for (name, component) in &*components {
            edges(component, &pointer::child(SCHEMAS, name), ways, &mut graph, name);
        }
        let circles = graph.circles();
        let first: Vec<String> = circles.iter().filter_map(|circle| Some(circle.first()?.0.to_owned())).collect();
        circles.iter().for_each(|circle| report(circle, context));
        for name in first {
            components.get_mut(&name).into_iter().for_each(open);
        }
    }
}

/// A reference of a schema to another one.
struct Edge {
    to: String,
    /// The pointer of the `$ref`.
    at: String,
}

#[derive(Default)]
struct Graph<'t>(BTreeMap<&'t str, Vec<Edge>>);

/// Adds the references by which a component, or a part of it, is what another one is.
fn edges<'t>(node: &'t Value, at: &str, ways: &[&str], graph: &mut Graph<'t>, name: &'t str) {
    if let Some(reference) = tree::reference(node) {
        let target = references::component(reference).filter(|(section, _)| section == "schemas");
        if let Some((_, to)) = target {
            let at = pointer::child(at, "$ref");
            graph.0.entry(name).or_default().push(Edge { to: to.into_owned(), at });
        }
        return;
    }
    for way in ways {
        let parts = node.get(*way).and_then(Value::as_array);
        for (index, part) in parts.into_iter().flatten().enumerate() {
            let at = pointer::child(&pointer::child(at, way), &index.to_string());
            edges(part, &at, ways, graph, name);
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

fn report(circle: &Circle<'_>, context: &mut Context<'_>) {
    let Some((first, at)) = circle.first() else {
        return;
    };
    let mut chain: Vec<String> = circle.shown.iter().take(SHOWN).map(|(name, _)| format!("`{name}`")).collect();
    if circle.length > SHOWN {
        chain.push(format!("{} more", circle.length - SHOWN));
    }
    chain.push(format!("`{first}`"));
    let wrong = format!("the schema `{first}` is defined by itself");
    let help = "take one of these references out of the circle";
    let mut found = Diagnostic::of(Kind::CircularSchema, wrong).help(help).at(context.value(at));
    found = found.label(chain.join(" → ")).instead(Instead::AnyValue);
    for (name, at) in circle.shown.iter().skip(1) {
        found = found.related(context.value(at), format!("`{name}` leads on from here"));
    }
    context.push(found);
}
