//! Classes of schemas that stand for one another.

use crate::ir::SchemaId;
use std::collections::BTreeMap;

/// A schema of the old or of the new document.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Member {
    Old(SchemaId),
    New(SchemaId),
}

/// Members that were joined, directly or by others, are of one class. Each points towards the member that stands for its class.
#[derive(Default)]
pub(super) struct Classes(BTreeMap<Member, Member>);

impl Classes {
    /// Joins the classes of two schemas. Says whether they were of two classes.
    pub(super) fn join(&mut self, old: SchemaId, new: SchemaId) -> bool {
        let (old, new) = (self.representative(Member::Old(old)), self.representative(Member::New(new)));
        self.0.insert(old, new);
        old != new
    }

    /// Each class, by the member that stands for it.
    pub(super) fn all(&mut self) -> BTreeMap<Member, Vec<Member>> {
        let members: Vec<Member> = self.0.keys().copied().collect();
        let mut classes: BTreeMap<Member, Vec<Member>> = BTreeMap::new();
        for member in members {
            classes.entry(self.representative(member)).or_default().push(member);
        }
        classes
    }

    /// The member that stands for the class of one. What lies between is halved, so that no way stays long.
    fn representative(&mut self, mut member: Member) -> Member {
        loop {
            let next = *self.0.entry(member).or_insert(member);
            let after = *self.0.entry(next).or_insert(next);
            if next == after {
                return next;
            }
            self.0.insert(member, after);
            member = after;
        }
    }
}
