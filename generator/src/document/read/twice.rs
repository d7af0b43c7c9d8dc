//! Keys that stand more than once in one object. The value of the last one counts.
//!
//! Keys of a mapping are to be unique in YAML (YAML 1.2.2, section 3.2.1.1, by the equality of section 3.2.1.3). In JSON they should be;
//! where they are not, what a reader makes of it is unpredictable, and many report the last one alone (RFC 8259, section 4). So do most
//! readers of JSON that programs have built in, and those of YAML that do not refuse the text. A document that somebody could
//! publish was read by one of them.

use std::collections::BTreeSet;

/// How many are told one by one.
const TOLD: usize = 1000;

/// The keys that stand more than once, by the pointers of their members.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Twice {
    pub(crate) pointers: Vec<String>,
    /// How many there are besides.
    pub(crate) more: usize,
}

impl Twice {
    /// Notes one, if it is to be told; else it is counted. What was noted below it, after so many others, is in the value that does not
    /// count.
    pub(super) fn note(&mut self, others: usize, pointer: impl FnOnce() -> String) {
        if self.pointers.len() >= TOLD {
            self.more += 1;
            return;
        }
        let pointer = pointer();
        let is_below = |other: &str| other.strip_prefix(&pointer).is_some_and(|rest| rest.starts_with('/'));
        self.pointers.extract_if(others.., |other| is_below(other)).for_each(drop);
        self.pointers.push(pointer);
    }

    /// The same with each key once, however often it stands there.
    pub(super) fn each_once(mut self) -> Self {
        let mut known = BTreeSet::new();
        self.pointers.retain(|pointer| known.insert(pointer.clone()));
        self
    }
}
