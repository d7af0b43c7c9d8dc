use super::Conform;
use crate::diagnostic::{Diagnostic, Instead};
use crate::document::grammar::Shape;

/// Why something cannot stay as it is. What is done instead is for those to say who hold it.
pub(super) type Faults = Vec<Diagnostic>;

impl Conform<'_, '_> {
    /// Tells faults, now that it is known what is done instead.
    pub(super) fn settle(&mut self, faults: Faults, instead: impl Into<Instead>) {
        let instead = instead.into();
        for fault in faults {
            self.context.push(fault.instead(instead.clone()));
        }
    }
}

/// What a user gets in place of a member that does not stay.
pub(super) fn left_out(shape: &Shape) -> Instead {
    match shape {
        Shape::Object(kind) | Shape::OrReference(kind) => kind.left_out(),
        _ => "ignored".into(),
    }
}
