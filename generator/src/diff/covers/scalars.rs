use super::{Cover, Reader};
use crate::ir::{EnumValue, Enumeration, IntegerFormat, StringFormat};
use std::collections::BTreeSet;

impl Cover<'_, '_> {
    pub(super) fn integer(&self, reads: IntegerFormat, writes: IntegerFormat) -> bool {
        let (least, greatest) = self.range(reads);
        let (from, to) = writes.range();
        least <= from && to <= greatest
    }

    /// What whole numbers are read.
    fn range(&self, reads: IntegerFormat) -> (i128, i128) {
        match self.reader {
            Reader::Client => reads.type_range(),
            Reader::Service => reads.range(),
        }
    }

    /// Whether all values of an enumeration are in the range of a whole number.
    pub(super) fn integers(&self, reads: IntegerFormat, values: &Enumeration) -> bool {
        let (least, greatest) = self.range(reads);
        values.values.iter().all(|value| match value {
            EnumValue::Integer(number) => (least..=greatest).contains(&i128::from(*number)),
            EnumValue::String(_) => false,
        })
    }

    pub(super) fn enumeration(&self, reads: &Enumeration, writes: &Enumeration) -> bool {
        match self.reader {
            Reader::Client => reads.is_of_integers() == writes.is_of_integers(),
            Reader::Service => {
                let known: BTreeSet<&EnumValue> = reads.values.iter().collect();
                writes.values.iter().all(|value| known.contains(value))
            }
        }
    }
}

/// Whether a text of one format is one of the other. What becomes a `String` is not looked into.
pub(super) fn string(reads: &StringFormat, writes: &StringFormat) -> bool {
    match (reads, writes) {
        // What samples show of a type is nothing that is read.
        (StringFormat::Mapped(reads), StringFormat::Mapped(writes)) => {
            (&reads.format, &reads.path) == (&writes.format, &writes.path)
        }
        _ => reads.is_text() || reads == writes,
    }
}
