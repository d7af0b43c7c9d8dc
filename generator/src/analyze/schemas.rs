use crate::ir::{Direction, Schema, SchemaId, SchemaObject, Validation};
use std::collections::{BTreeMap, BTreeSet};

/// What was found out about schemas.
pub(super) struct Facts {
    /// What else is valid for some enumerations of strings.
    pub(super) also_valid: BTreeMap<SchemaId, Validation>,
    /// Where values travel, in the order of the schemas.
    pub(super) directions: Vec<Direction>,
    /// The tags whose operations use a schema, in the order of the schemas.
    pub(super) uses: Vec<BTreeSet<String>>,
    /// The schemas whose names are aliases, each with the one that has the type.
    pub(super) aliases: BTreeMap<SchemaId, SchemaId>,
    /// The schemas whose aliases are described otherwise, so that the type is not described.
    pub(super) undescribed: BTreeSet<SchemaId>,
}

impl Facts {
    /// The schemas, each with what was found out about it.
    #[allow(clippy::vec_box, reason = "that is how the document has them")]
    pub(super) fn apply(mut self, objects: Vec<Box<SchemaObject>>) -> Vec<Schema> {
        let uses = self.uses.into_iter().chain(std::iter::repeat_with(BTreeSet::new));
        let directions = self.directions.into_iter().chain(std::iter::repeat_with(Direction::default));
        let all = objects.into_iter().zip(uses).zip(directions).enumerate();
        all.map(|(index, ((mut object, tags), direction))| {
            let id = SchemaId::new(index);
            super::presence::relax(&mut object, direction);
            if self.undescribed.contains(&id) {
                object.docs = Default::default();
            }
            let also_valid = self.also_valid.remove(&id);
            Schema { object, also_valid, direction, tags, alias_of: self.aliases.get(&id).copied() }
        })
        .collect()
    }
}
