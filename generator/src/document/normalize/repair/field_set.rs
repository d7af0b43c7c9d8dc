//! Sets of field names that are compared at once.

use crate::document::normalize::context::Members;

/// A set of names, as a bit for each. Names may share a bit: the answer is *no* or *maybe*.
///
/// A large document has some ten thousand schemas, and each of the many repairs looks for other fields in all of them.
/// Nearly always they are not there, and that is what this tells in one step.
#[derive(Clone, Copy, Debug)]
pub(super) struct FieldSet(u64);

impl FieldSet {
    /// The set of these names; without any, the set of all.
    pub(super) const fn of(names: &[&str]) -> Self {
        if names.is_empty() {
            return Self(u64::MAX);
        }
        let (mut bits, mut rest) = (0, names);
        while let [name, others @ ..] = rest {
            bits |= bit(name.as_bytes());
            rest = others;
        }
        Self(bits)
    }

    /// The names of an object's members. An object without members meets the set of all, too.
    pub(super) fn of_members(members: &Members) -> Self {
        const ANY: u64 = bit(b"");
        let bits = members.keys().map(|name| bit(name.as_bytes()));
        Self(bits.fold(ANY, |all, bit| all | bit))
    }

    /// Whether the two may have a name in common.
    pub(super) const fn may_meet(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }
}

/// One of 64 bits, by the length and the ends of a name: enough to keep the keywords of schemas apart.
const fn bit(name: &[u8]) -> u64 {
    let hash = match name {
        [] => 0,
        [only] => *only as usize,
        [first, .., last] => *first as usize * 5 + *last as usize * 3 + name.len(),
    };
    1 << (hash % 64)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::FieldSet;

    #[test]
    fn what_is_there_is_never_missed() {
        let members = json!({ "type": "string", "é": 1, "": 2 });
        let present = FieldSet::of_members(members.as_object().unwrap());
        for name in ["type", "é", ""] {
            assert!(FieldSet::of(&["x-other", name]).may_meet(present), "{name}");
        }
        assert!(!FieldSet::of(&["items"]).may_meet(present));
        assert!(FieldSet::of(&[]).may_meet(FieldSet::of_members(&serde_json::Map::new())));
    }
}
