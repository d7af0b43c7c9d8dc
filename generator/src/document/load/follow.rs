//! Follows one reference, as far as the files that were read so far allow.

mod messages;

use std::path::{Path, PathBuf};

use serde_json::Value;

use super::file_errors;
use super::findings::UnusableId;
use super::linked::Target;
use super::registry::{Known, Registry};
use super::walk::FoundReference;
use crate::diagnostic::{Diagnostic, Kind};
use crate::document::grammar::NodeKind;
use crate::document::references::{self, LONGEST_CHAIN, Reference};
use crate::document::swagger::Moves;
use crate::source::{FileId, Location, pointer};

/// What came of following a reference.
pub(super) enum Step {
    /// It leads to this node.
    Arrived { target: Target, warning: Option<Box<Diagnostic>> },
    /// This file has to be read first.
    Wait(PathBuf),
    /// It is a name that no file has of those that were read so far.
    Unknown,
    /// It leads nowhere.
    Wrong(Box<Diagnostic>),
    /// It leads to a file that cannot be used.
    Unusable(UnusableId),
}

/// Follows the reference `found` in `file`. Where all is read that other references lead to, which `is_last` says, what is no name of a schema
/// is a path.
pub(super) fn follow(registry: &Registry<'_>, file: FileId, found: &FoundReference, is_last: bool) -> Step {
    let place = found.place(file);
    let Some(text) = found.text.as_deref() else {
        let diagnostic = Diagnostic::of(Kind::ReferenceToNowhere, "`$ref` must be text");
        return wrong(diagnostic.at(place).instead(found.kind.instead()));
    };
    let mut route = Route { registry, is_last, hops: 0, warning: None, place, kind: found.kind };
    match route.target(file, &found.pointer, text).map(|node| node.target) {
        Ok(target) => match messages::unfit(registry, &target, found.kind, text) {
            Some(diagnostic) => wrong(diagnostic.at(route.place)),
            None => Step::Arrived { target, warning: route.warning },
        },
        Err(step) => step,
    }
}

fn wrong(diagnostic: Diagnostic) -> Step {
    Step::Wrong(Box::new(diagnostic))
}

struct Route<'r> {
    registry: &'r Registry<'r>,
    is_last: bool,
    /// The references that were followed on the way.
    hops: usize,
    warning: Option<Box<Diagnostic>>,
    /// The reference that is followed.
    place: Location,
    kind: NodeKind,
}

impl<'r> Route<'r> {
    /// The node that `text` leads to from a reference at the pointer `at`.
    fn target(&mut self, file: FileId, at: &str, text: &str) -> Result<Node, Step> {
        self.hops += 1;
        if self.hops > LONGEST_CHAIN {
            return Err(self.wrong("the reference leads to itself").ends_in_nothing(self.kind));
        }
        if let Some(node) = self.named(file, at, text) {
            return Ok(node);
        }
        if !self.is_last && self.registry.identifiers.may_name(file, at, text) {
            return Err(Step::Unknown);
        }
        let reference = references::split(text).map_err(|reason| self.unusable(text, reason))?;
        if reference.path.is_empty() {
            return self.in_own_file(file, &reference, text);
        }
        let target = self.file(file, reference.path)?;
        self.descend(target, &reference.pointer).map_err(|end| self.end(end, text))
    }

    /// The node that has a name of JSON Schema. Authors who put a schema with an `$id` into a document go on to refer from the root of that:
    /// what is not found in the schema is looked up there.
    fn named(&mut self, file: FileId, at: &str, text: &str) -> Option<Node> {
        let named = self.registry.identifiers.find(file, at, text)?;
        let Target { file, pointer } = named.node;
        let whole = pointer.to_string() + &references::decode(&named.pointer);
        self.descend(file, &whole).ok()
    }

    /// A fragment is looked up in the file that holds the reference. Authors who split a document without changing
    /// its references mean the root.
    fn in_own_file(&mut self, file: FileId, reference: &Reference<'_>, text: &str) -> Result<Node, Step> {
        let end = match self.descend(file, &reference.pointer) {
            Ok(target) => return Ok(target),
            Err(end) => end,
        };
        let root = self.registry.document.root();
        if file != root
            && self.is_of_root(root, &reference.pointer)
            && matches!(end, End::Missing { .. })
            && let Ok(target) = self.descend(root, &reference.pointer)
        {
            self.warning = Some(Box::new(self.meant_in_root(file, root, text)));
            return Ok(target);
        }
        Err(self.end(end, text))
    }

    /// The file that `path` names, seen from `file`.
    fn file(&mut self, file: FileId, path: &str) -> Result<FileId, Step> {
        let holder = self.registry.document.sources().file(file).map_or(Path::new(""), |file| file.path());
        let folder = holder.parent().unwrap_or(Path::new(""));
        let path = self.spelled(folder, path);
        if !self.registry.options.allow_outside && !self.registry.is_inside(&path) {
            return Err(wrong(file_errors::outside(&path, self.place.clone())));
        }
        match self.registry.known(&path) {
            Some(Known::File(id)) => Ok(id),
            Some(Known::Unusable(file)) => Err(Step::Unusable(file)),
            None => Err(Step::Wait(path)),
        }
    }

    /// The normal path that `path` stands for: with percent escapes decoded, unless a file is really called so, and
    /// with `/` for the `\` of Windows authors.
    fn spelled(&mut self, folder: &Path, path: &str) -> PathBuf {
        let slashed = path.replace('\\', "/");
        if slashed != path && self.warning.is_none() {
            let diagnostic =
                Diagnostic::of(Kind::ReferenceSpelling, "a reference with `\\` between folders").at(self.place.clone());
            self.warning = Some(Box::new(diagnostic.help(format!("write `{slashed}`"))));
        }
        let decoded = references::normal(&folder.join(references::decode(&slashed)));
        if !slashed.contains('%') || decoded.is_file() {
            return decoded;
        }
        let literal = references::normal(&folder.join(&slashed));
        if literal.is_file() { literal } else { decoded }
    }

    /// Whether a pointer leads to where the root document has what has a name.
    fn is_of_root(&self, root: FileId, pointer: &str) -> bool {
        let section = pointer::tokens(pointer).next().unwrap_or_default();
        let is_moved = |moves: &Moves| moves.leads_on(&pointer::child("", &section));
        section == "components" || self.moves(root).is_some_and(is_moved)
    }

    /// The node at `pointer` in `file`, as it was read. References on the way there are followed.
    fn descend(&mut self, file: FileId, pointer: &str) -> Result<Node, End> {
        let mut at = Node::whole(file);
        for token in pointer::tokens(pointer) {
            while let Some(text) = reference_text(self.node(&at.target), &token) {
                let from = at.target.clone();
                at = self.target(from.file, &from.pointer, text).map_err(End::Step)?;
            }
            let child = self.child(&at, &token);
            let is_there = self.node(&child.target).is_some();
            if !is_there && !self.moves(child.target.file).is_some_and(|moves| moves.leads_on(&child.written)) {
                return Err(End::Missing { at, token: token.into_owned() });
            }
            at = child;
        }
        Ok(at)
    }

    /// The member or item `token` of a node as it was read, which may be somewhere else by now.
    fn child(&self, node: &Node, token: &str) -> Node {
        let written = pointer::child(&node.written, token);
        let moved = || self.moves(node.target.file)?.get(&written);
        let now = moved().map_or_else(|| pointer::child(&node.target.pointer, token), str::to_owned);
        Node { target: Target { file: node.target.file, pointer: now.into() }, written }
    }

    fn moves(&self, file: FileId) -> Option<&'r Moves> {
        self.registry.document.file(file).map(|file| &file.moves)
    }

    fn node(&self, target: &Target) -> Option<&'r Value> {
        self.registry.document.target_node(target)
    }

    fn end(&self, end: End, text: &str) -> Step {
        match end {
            End::Step(step) => step,
            End::Missing { at, token } => self.missing(&at, &token, text),
        }
    }

    fn wrong(&self, message: &str) -> Step {
        wrong(Diagnostic::of(Kind::ReferenceCircle, message).at(self.place.clone()))
    }
}

impl Step {
    fn ends_in_nothing(self, kind: NodeKind) -> Step {
        match self {
            Step::Wrong(diagnostic) => {
                wrong(diagnostic.label("there is nothing at the end of it").instead(kind.instead()))
            }
            other => other,
        }
    }
}

/// Why a pointer could not be followed to its end.
enum End {
    /// A reference on the way.
    Step(Step),
    /// The node `at` has no `token`.
    Missing { at: Node, token: String },
}

/// A node on the way of a reference.
struct Node {
    target: Target,
    /// Its pointer in the tree that was read, by which references name it and what is in it.
    written: String,
}

impl Node {
    fn whole(file: FileId) -> Self {
        Self { target: Target { file, pointer: "".into() }, written: String::new() }
    }
}

/// The reference that stands where a member `token` was expected.
fn reference_text<'v>(node: Option<&'v Value>, token: &str) -> Option<&'v str> {
    let members = node?.as_object()?;
    if members.contains_key(token) { None } else { members.get("$ref")?.as_str() }
}
