//! References that lead to themselves: `A` refers to `B`, which is nothing but a reference to `A`.

use std::collections::{HashMap, HashSet};

use serde_json::Value;

use super::findings::Reference;
use super::linked::{LinkedDocument, Target};
use crate::diagnostic::Diagnostic;
use crate::document::grammar::NodeKind;
use crate::source::{FileId, Location};

/// Says of each circle of references once that it has no end.
pub(super) fn check(document: &mut LinkedDocument) {
    for (references, diagnostic) in circles(document) {
        document.findings.say(references, diagnostic);
    }
}

fn circles(document: &LinkedDocument) -> Vec<(Vec<Reference>, Diagnostic)> {
    let mut circles = Vec::new();
    let mut known_to_end: HashSet<(Target, NodeKind)> = HashSet::new();
    for (file, kind, pointer) in references(document) {
        let mut way: Vec<Target> = Vec::new();
        let mut steps: HashMap<Target, usize> = HashMap::new();
        let mut next = Some(Target { file, pointer: pointer.into() });
        while let Some(node) = next.take() {
            if known_to_end.contains(&(node.clone(), kind)) {
                break;
            }
            if let Some(start) = steps.insert(node.clone(), way.len()) {
                let members = way.get(start..).unwrap_or_default();
                let references = members.iter().map(|member| (member.file, member.pointer.clone(), kind));
                circles.push((references.collect(), circle(members)));
                break;
            }
            next = leads_to(document, &node, kind);
            way.push(node);
        }
        known_to_end.extend(way.into_iter().map(|node| (node, kind)));
    }
    circles
}

/// All references, in a fixed order.
fn references(document: &LinkedDocument) -> Vec<(FileId, NodeKind, &str)> {
    let mut references: Vec<_> = document
        .files()
        .flat_map(|(id, file)| {
            file.references
                .iter()
                .flat_map(move |(kind, targets)| targets.keys().map(move |pointer| (id, *kind, &**pointer)))
        })
        .collect();
    references.sort_unstable();
    references
}

/// Where a node leads that is a reference itself.
fn leads_to(document: &LinkedDocument, node: &Target, kind: NodeKind) -> Option<Target> {
    let is_reference =
        document.target_node(node).and_then(Value::as_object).is_some_and(|members| members.contains_key("$ref"));
    if is_reference { document.target(node.file, &node.pointer, kind).cloned() } else { None }
}

fn circle(members: &[Target]) -> Diagnostic {
    let place = |member: &Target| Location::new(member.file, member.pointer.clone()).child("$ref");
    let mut places: Vec<Location> = members.iter().map(place).collect();
    if let Some(first) = places.iter().enumerate().min_by_key(|(_, place)| *place).map(|(index, _)| index) {
        places.rotate_left(first);
    }
    let message = "the reference leads to itself";
    let help = "replace one of the references by what is meant";
    let mut places = places.into_iter();
    let diagnostic = match places.next() {
        Some(first) => Diagnostic::error(message).at(first),
        None => Diagnostic::error(message),
    };
    let diagnostic = diagnostic.label("and so on without an end").help(help);
    places.fold(diagnostic, |diagnostic, place| diagnostic.related(place, "which leads here"))
}
