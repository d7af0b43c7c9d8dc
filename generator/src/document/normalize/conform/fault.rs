use super::Conform;
use crate::diagnostic::Diagnostic;
use crate::document::grammar::Shape;

/// Why something cannot stay as it is. What is done instead is for those to say who hold it.
pub(super) type Faults = Vec<Diagnostic>;

impl Conform<'_, '_> {
    /// Tells faults, now that it is known what is done instead.
    pub(super) fn settle(&mut self, faults: Faults, instead: &str) {
        for mut fault in faults {
            if !fault.label.is_empty() {
                fault.label.push_str("; ");
            }
            fault.label.push_str(instead);
            self.context.push(fault);
        }
    }
}

/// What is done with a member that does not stay, in words.
pub(super) fn left_out(shape: &Shape) -> String {
    match shape {
        Shape::Object(kind) | Shape::OrReference(kind) => format!("the {} is left out", kind.noun()),
        _ => "ignored".to_owned(),
    }
}
