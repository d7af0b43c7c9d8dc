use super::{Cover, Reader};
use crate::ir::{EnumValue, Enumeration, IntegerFormat, StringFormat};
use std::collections::BTreeSet;

impl Cover<'_, '_> {
    pub(super) fn integer(&self, reads: IntegerFormat, writes: IntegerFormat) -> bool {
        let (least, greatest) = match self.reader {
            Reader::Client => reads.type_range(),
            Reader::Service => reads.range(),
        };
        let (from, to) = writes.range();
        least <= from && to <= greatest
    }

    /// Whether all values of an enumeration are in the range of a whole number.
    pub(super) fn integers(&self, reads: IntegerFormat, values: &Enumeration) -> bool {
        let (least, greatest) = match self.reader {
            Reader::Client => reads.type_range(),
            Reader::Service => reads.range(),
        };
        values.values.iter().all(|value| match value {
            EnumValue::Integer(number) => (least..=greatest).contains(&i128::from(*number)),
            EnumValue::String(_) => false,
        })
    }

    pub(super) fn enumeration(&self, reads: &Enumeration, writes: &Enumeration) -> bool {
        match self.reader {
            Reader::Client => all_integers(reads) == all_integers(writes),
            Reader::Service => {
                let known: BTreeSet<&EnumValue> = reads.values.iter().collect();
                writes.values.iter().all(|value| known.contains(value))
            }
        }
    }
}

/// Whether a text of one format is one of the other. What becomes a `String` is not looked into.
pub(super) fn string(reads: &StringFormat, writes: &StringFormat) -> bool {
    is_text(reads) || reads == writes
}

pub(super) fn is_text(format: &StringFormat) -> bool {
    !matches!(format, StringFormat::Date | StringFormat::DateTime)
}

pub(super) fn all_integers(enumeration: &Enumeration) -> bool {
    matches!(enumeration.values.first(), Some(EnumValue::Integer(_)))
}
