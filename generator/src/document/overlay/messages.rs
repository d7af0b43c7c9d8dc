//! Why an action is not applied.

use super::action::Action;
use super::merge::{Conflict, ValueKind};
use crate::diagnostic::Diagnostic;
use crate::source::Location;

impl Action {
    fn target(&self) -> Location {
        self.location.child("target")
    }

    pub(super) fn matches_nothing(&self) -> Box<Diagnostic> {
        let diagnostic = Diagnostic::error("this action matches nothing any more").at(self.target());
        Box::new(diagnostic.label("selects no node").help("take the action out, or correct its target"))
    }

    pub(super) fn changes_nothing(&self) -> Box<Diagnostic> {
        let diagnostic = Diagnostic::error("this action changes nothing any more").at(self.source().key());
        let diagnostic = diagnostic.label("the document already says this");
        Box::new(diagnostic.help("take the action out: the document has been corrected since"))
    }

    pub(super) fn removes_all(&self) -> Box<Diagnostic> {
        let diagnostic = Diagnostic::error("the whole document cannot be removed").at(self.target());
        Box::new(diagnostic.help("select a part of it"))
    }

    /// Version 1.0 has no actions on single values.
    pub(super) fn too_early(&self) -> Box<Diagnostic> {
        let diagnostic = Diagnostic::error("in Overlay 1.0 a target selects objects and arrays only").at(self.target());
        let diagnostic = diagnostic.label("this selects a single value");
        Box::new(diagnostic.help("write `overlay: 1.1.0` at the top, or select the object around it"))
    }

    pub(super) fn mixed(&self, first: ValueKind, second: ValueKind) -> Box<Diagnostic> {
        let diagnostic = Diagnostic::error("the target selects nodes of different kinds").at(self.target());
        let diagnostic = diagnostic.label(format!("{} and {}", first.plural(), second.plural()));
        Box::new(diagnostic.help("make an action for each kind: a value can be merged into one of them only"))
    }

    pub(super) fn not_one(&self, count: usize) -> Box<Diagnostic> {
        let diagnostic = Diagnostic::error("`copy` has to select one node").at(self.source());
        let diagnostic = match count {
            0 => diagnostic.label("selects no node"),
            count => diagnostic.label(format!("selects {count} nodes")),
        };
        Box::new(diagnostic.help("name the node that is to be copied"))
    }

    /// `pointer` is that of the node, and `place` where it stands.
    pub(super) fn conflicts(&self, conflict: &Conflict, pointer: &str, place: &str) -> Box<Diagnostic> {
        let (added, present) = (conflict.added.described(), conflict.present.described());
        let pointer = if pointer.is_empty() { "the document".to_owned() } else { format!("`{pointer}`") };
        // What is copied is no place in the overlay; the action that copies it is.
        let at = if conflict.at.file == self.location.file { conflict.at.clone() } else { self.source() };
        let diagnostic = Diagnostic::error(format!("{added} cannot be merged into {present}")).at(at);
        let diagnostic = diagnostic.label(format!("{pointer} is {present} ({place})"));
        Box::new(diagnostic.help("remove that by an action of its own first, or give what can be merged into it"))
    }

    pub(super) fn too_much(&self, limit: &str) -> Box<Diagnostic> {
        let diagnostic = Diagnostic::error(format!("the document would have more than {limit}"));
        let diagnostic = diagnostic.at(self.source().key()).label("given up here");
        Box::new(diagnostic.help("let the action select fewer nodes, or add less to each"))
    }
}
