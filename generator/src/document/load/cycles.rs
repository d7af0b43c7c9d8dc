//! References that lead to themselves: `A` refers to `B`, which is nothing but a reference to `A`.

use std::collections::{HashMap, HashSet};

use serde_json::{Map, Value};

use super::findings::Reference;
use super::linked::{LinkedDocument, Target};
use super::walk::reference_of;
use crate::diagnostic::{Diagnostic, Kind};
use crate::document::grammar::NodeKind;
use crate::source::{FileId, Location};

/// Says of each circle of references once that it has no end. Where nothing has to be guessed, it is taken apart: each of its
/// members becomes an object that allows anything.
pub(super) fn check(document: &mut LinkedDocument) {
    let circles = circles(document);
    if circles.is_empty() {
        return;
    }
    let mut leading = leading_into(document, &circles);
    for circle in circles {
        // Its members are no references any more, so that it matters where one leads into it.
        let own = circle.members.iter().map(|member| (member.file, member.pointer.clone(), circle.kind));
        let into = circle.members.iter().filter_map(|member| leading.remove(&(member.clone(), circle.kind)));
        let references = own.chain(into.flatten().collect::<Vec<_>>()).collect();
        let stand_in = stand_in(circle.kind);
        document.findings.say(references, said(&circle));
        if let Some(stand_in) = stand_in {
            circle.members.iter().for_each(|member| replace(document, member, circle.kind, &stand_in));
        }
    }
}

/// References that lead from one to the next and to the first again, where objects of a kind are expected.
struct Circle {
    members: Vec<Target>,
    kind: NodeKind,
}

fn circles(document: &LinkedDocument) -> Vec<Circle> {
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
                circles.push(Circle { members: way.get(start..).unwrap_or_default().to_vec(), kind });
                break;
            }
            next = leads_to(document, &node, kind);
            way.push(node);
        }
        known_to_end.extend(way.into_iter().map(|node| (node, kind)));
    }
    circles
}

/// The references that lead to each member of a circle, but for those of the circle.
fn leading_into(document: &LinkedDocument, circles: &[Circle]) -> HashMap<(Target, NodeKind), Vec<Reference>> {
    let members = circles.iter().flat_map(|circle| circle.members.iter().map(|member| (member.clone(), circle.kind)));
    let mut leading: HashMap<_, Vec<Reference>> = members.map(|member| (member, Vec::new())).collect();
    for (file, kind, pointer) in references(document) {
        let target = document.target(file, pointer, kind).cloned();
        if let Some(known) = target.and_then(|target| leading.get_mut(&(target, kind))) {
            known.push((file, pointer.into(), kind));
        }
    }
    leading
}

/// What stands for a member of a circle. None where a name, a place or a type would have to be guessed: those are left out later.
fn stand_in(kind: NodeKind) -> Option<Map<String, Value>> {
    let NodeKind::Object(object) = kind else { return None };
    object.stand_in().and_then(|(_, value)| value.as_object().cloned())
}

/// Takes the reference out of a member of a circle, and puts in what an object of its kind must have.
fn replace(document: &mut LinkedDocument, member: &Target, kind: NodeKind, stand_in: &Map<String, Value>) {
    let Some(file) = document.file_mut(member.file) else { return };
    if let Some(targets) = file.references.get_mut(&kind) {
        targets.remove(&*member.pointer);
    }
    if let Some(Value::Object(members)) = file.tree.pointer_mut(&member.pointer) {
        members.shift_remove("$ref");
        for (name, value) in stand_in {
            members.entry(name.clone()).or_insert_with(|| value.clone());
        }
    }
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
    // Few nodes are the start of a reference, and to find one in its tree takes longer than to look it up here.
    let target = document.target(node.file, &node.pointer, kind)?;
    let members = document.target_node(node).and_then(Value::as_object)?;
    reference_of(members, kind).map(|_| target.clone())
}

fn said(circle: &Circle) -> Diagnostic {
    let place = |member: &Target| Location::new(member.file, member.pointer.clone()).child("$ref");
    let mut places: Vec<Location> = circle.members.iter().map(place).collect();
    if let Some(first) = places.iter().enumerate().min_by_key(|(_, place)| *place).map(|(index, _)| index) {
        places.rotate_left(first);
    }
    let mut places = places.into_iter();
    let diagnostic = Diagnostic::of(Kind::ReferenceCircle, "the reference leads to itself")
        .label("and so on without an end")
        .instead(circle.kind.instead())
        .help("replace one of the references by what is meant");
    let diagnostic = match places.next() {
        Some(first) => diagnostic.at(first),
        None => diagnostic,
    };
    places.fold(diagnostic, |diagnostic, place| diagnostic.related(place, "which leads here"))
}
