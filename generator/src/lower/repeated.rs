//! Properties that several members of an `allOf` have.

use super::Lowering;
use crate::diagnostic::{Diagnostic, Kind};
use crate::ir::{Property, SchemaId, SchemaKind};
use crate::source::Location;
use std::collections::BTreeMap;

/// The properties that another one of the same name was taken for, by the places of the one that is taken and of the other.
#[derive(Default)]
pub(super) struct Repeated(BTreeMap<(Location, Location), (String, SchemaId, SchemaId)>);

impl Repeated {
    pub(super) fn note(&mut self, other: &Property, taken: &Property) {
        let places = (taken.location.clone(), other.location.clone());
        self.0.insert(places, (taken.name.clone(), taken.schema.id, other.schema.id));
    }
}

impl Lowering<'_> {
    /// Tells of each that is of another type than the one that is taken. What the types are is known when all merges are made.
    pub(super) fn tell_repeated(&mut self) {
        for ((taken, other), (name, own, theirs)) in std::mem::take(&mut self.repeated.0) {
            if self.differ(theirs, own) {
                let warning = Diagnostic::of(
                    Kind::MergedTypes,
                    format!("the property `{name}` is of another type in another part of `allOf`"),
                );
                let warning = warning.at(taken).related(other, "this is the other one, which is not taken");
                self.diagnostics.push(warning.help("let both say the same, or say it once"));
            }
        }
    }

    /// Whether two schemas are of different types. The second may narrow the first.
    fn differ(&self, one: SchemaId, other: SchemaId) -> bool {
        let kind = |id: SchemaId| self.schemas.get(id.index()).map(|schema| &schema.kind);
        match (kind(one), kind(other)) {
            (Some(SchemaKind::Any | SchemaKind::Union(_)), _) | (_, Some(SchemaKind::Any | SchemaKind::Union(_))) => {
                false
            }
            (Some(SchemaKind::String(_)), Some(SchemaKind::Enumeration(_))) => false,
            (Some(SchemaKind::Number(_)), Some(SchemaKind::Integer(_))) => false,
            (Some(one), Some(other)) => std::mem::discriminant(one) != std::mem::discriminant(other),
            _ => false,
        }
    }
}
