use super::Lowering;
use super::facets::Facets;
use super::resolve::component_name;
use super::schema::Site;
use crate::document::pointer;
use crate::ir::{Discriminator, SchemaId, SchemaKind, Union, UnionKind, Variant};
use openapiv3::{ReferenceOr, Schema};
use std::collections::BTreeMap;

impl<'a> Lowering<'a> {
    /// What `oneOf` or `anyOf` allow; `None` where the schema has neither, or has them only to tell which properties go
    /// together, which does not change the type.
    pub(super) fn union(&mut self, facets: &Facets<'a>, schema: &'a Schema, site: &Site) -> Option<SchemaKind> {
        let (kind, keyword, members) = match (facets.one_of, facets.any_of) {
            ([], []) => return None,
            ([], any_of) => (UnionKind::AnyOf, "anyOf", any_of),
            (one_of, _) => (UnionKind::OneOf, "oneOf", one_of),
        };
        if members.iter().all(only_constrains) {
            return None;
        }
        let variants: Vec<Variant> = members
            .iter()
            .enumerate()
            .map(|(index, member)| {
                let index = index.to_string();
                let site = site.child(&[keyword, &index], Some("variant"));
                Variant { schema: self.schema_ref(member, &site), boxed: false }
            })
            .collect();
        let discriminator = self.discriminator(schema, members, site);
        Some(SchemaKind::Union(Union { kind, variants, discriminator }))
    }

    fn discriminator(
        &mut self,
        schema: &'a Schema,
        members: &'a [ReferenceOr<Schema>],
        site: &Site,
    ) -> Option<Discriminator> {
        let discriminator = schema.schema_data.discriminator.as_ref()?;
        let mut mapping: BTreeMap<String, SchemaId> = BTreeMap::new();
        for member in members {
            if let ReferenceOr::Reference { reference } = member
                && let Some(name) = component_name(reference, "schemas")
                && let Some(found) = self.by_component.get(name.as_str())
            {
                mapping.insert(name, found.id);
            }
        }
        for (value, target) in &discriminator.mapping {
            let name = component_name(target, "schemas").unwrap_or_else(|| target.clone());
            match self.by_component.get(name.as_str()) {
                Some(found) => {
                    mapping.insert(value.clone(), found.id);
                }
                None => {
                    let at = pointer::child(&format!("{}/discriminator/mapping", site.pointer), value);
                    self.error(&at, format!("no schema is found at `{target}`"), "name a schema that exists");
                }
            }
        }
        Some(Discriminator { property: discriminator.property_name.clone(), mapping })
    }
}

/// Whether a member says nothing of the values but which properties must be there.
fn only_constrains(member: &ReferenceOr<Schema>) -> bool {
    member.as_item().is_some_and(|schema| Facets::of(schema).is_open())
}
