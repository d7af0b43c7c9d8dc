//! What is not known of a value that is being read: by it, the variant of a union is found.

use std::cell::Cell;

thread_local! {
    /// What was not known since this was last set.
    static COUNT: Cell<Unknown> = const { Cell::new(Unknown { odd: 0, properties: 0, values: 0 }) };
}

/// How much a reading of a value leaves unknown. The fewer values are not of the type of their fields, the better; then, the
/// fewer properties have no field; then, the fewer values are not listed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Unknown {
    odd: u32,
    properties: u32,
    values: u32,
}

impl Unknown {
    /// What was counted since [`Unknown::reset`].
    pub(crate) fn counted() -> Self {
        COUNT.get()
    }

    /// Counts from this on.
    pub(crate) fn reset(self) {
        COUNT.set(self);
    }

    /// This, and one value.
    pub(crate) fn and_a_value(self) -> Self {
        Self { values: self.values.saturating_add(1), ..self }
    }

    /// Both together.
    pub(crate) fn and(self, other: Self) -> Self {
        Self {
            odd: self.odd.saturating_add(other.odd),
            properties: self.properties.saturating_add(other.properties),
            values: self.values.saturating_add(other.values),
        }
    }
}

/// Counts a value that is not of the type of its field.
pub(crate) fn note_odd_value() {
    let known = Unknown::counted();
    Unknown { odd: known.odd.saturating_add(1), ..known }.reset();
}

/// Counts a property that the type which is being read does not have.
pub(crate) fn note_unknown_property() {
    let known = Unknown::counted();
    Unknown { properties: known.properties.saturating_add(1), ..known }.reset();
}

/// Counts a value that the type which is being read does not list.
pub(crate) fn note_unknown_value() {
    Unknown::counted().and_a_value().reset();
}
