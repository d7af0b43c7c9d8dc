//! Schemas that others extend: one with a discriminator, and without `oneOf` or `anyOf`, stands for all whose `allOf` names it (OpenAPI
//! 3.0.4, section 4.7.25). Its values are of any of these, or of what it says itself.

use super::Lowering;
use super::adapter::{Annotations, Discriminator, Ref, Schema};
use super::resolve::component_name;
use super::schema::Site;
use super::union::Alternatives;
use crate::diagnostic::{Diagnostic, Kind};
use crate::ir::{self, AdditionalProperties, SchemaId, SchemaKind, SchemaRef, Union, UnionKind, Variant};
use std::collections::{BTreeMap, BTreeSet};

/// The last word of what leads to what such a schema says itself.
const BASE: &str = "base";

/// A schema that others extend.
pub(super) struct Family<'a> {
    id: SchemaId,
    discriminator: Discriminator<'a>,
    site: Site,
    /// The components that extend it, directly or by others.
    extensions: BTreeSet<SchemaId>,
    /// What it says itself, which the others have as well.
    pub(super) base: SchemaId,
}

/// The components by those that they extend.
type Extensions = BTreeMap<SchemaId, Vec<SchemaId>>;

impl<'a> Lowering<'a> {
    /// The components that others extend, each with a schema for what it says itself, which is not made yet.
    pub(super) fn families(&mut self) -> BTreeMap<SchemaId, Family<'a>> {
        let extensions = self.extensions();
        let bases: Vec<_> = extensions.keys().filter_map(|id| Some((*id, self.own.get(id)?.clone()))).collect();
        let mut families = BTreeMap::new();
        for (id, (schema, site)) in bases {
            let Some(discriminator) = schema.discriminator().filter(|_| is_object(schema)) else { continue };
            // A chain of such schemas is as large as its square.
            let all = closure(&extensions, id, self.left_to_spend()).filter(|all| self.spend(all.len()));
            let Some(all) = all else {
                self.too_many(&site);
                continue;
            };
            if all.contains(&id) {
                continue;
            }
            let base = self.push(None, SchemaKind::Any, Annotations::default(), &Self::base_site(&site)).id;
            families.insert(id, Family { id, discriminator, site, extensions: all, base });
        }
        families
    }

    fn too_many(&mut self, site: &Site) {
        let wrong = "too many schemas extend this one, or others that are extended";
        let warning = Diagnostic::of(Kind::MergedTypes, wrong).at(self.location(&site.pointer));
        let help = "list those that a value can be of in a `oneOf`";
        self.diagnostics.push(warning.instead("what it says itself is read, and the rest is kept").help(help));
    }

    /// The place of what a schema says itself which others extend.
    pub(super) fn base_site(site: &Site) -> Site {
        site.child(&[], Some(BASE))
    }

    fn extensions(&self) -> Extensions {
        let mut extensions = Extensions::new();
        for (id, (schema, _)) in &self.own {
            for part in schema.all_of().iter() {
                let Ref::Reference(reference) = part else { continue };
                if let Some(base) = self.component(reference) {
                    extensions.entry(base).or_default().push(*id);
                }
            }
        }
        extensions
    }

    fn component(&self, reference: &str) -> Option<SchemaId> {
        let name = component_name(reference, "schemas").unwrap_or_else(|| reference.to_owned());
        Some(self.by_component.get(name.as_str())?.id)
    }

    /// Makes such a schema the union of those that extend it and of what it says itself.
    pub(super) fn unite(&mut self, family: &Family<'a>, families: &BTreeMap<SchemaId, Family<'a>>) {
        let base = family.base;
        let rest = AdditionalProperties::Kept(self.any(&family.site));
        self.schema_mut(base, |schema| {
            if let SchemaKind::Object(object) = &mut schema.kind
                && object.additional == AdditionalProperties::Ignored
            {
                object.additional = rest;
            }
        });
        let mut mapping = BTreeMap::new();
        let (mut variants, mut named) = (Vec::new(), BTreeSet::new());
        for (value, target) in &family.discriminator.mapping {
            let target = self.component(target).map(|id| if id == family.id { base } else { id });
            // What this one extends is no variant of it, though a mapping that is copied to all of them may say so.
            let is_above = |id: &SchemaId| families.get(id).is_some_and(|other| other.extensions.contains(&family.id));
            if let Some(id) = target.filter(|id| !is_above(id)) {
                mapping.insert((*value).to_owned(), id);
                variants.extend(named.insert(id).then_some(id));
            }
        }
        for id in family.extensions.iter().filter(|id| !named.contains(id)) {
            variants.push(*id);
            if let Some(value) = self.value_of(*id) {
                mapping.entry(value).or_insert(*id);
            }
        }
        variants.retain(|id| *id != base);
        variants.push(base);
        let property = family.discriminator.property.to_owned();
        let discriminator = Some(ir::Discriminator { property, mapping, fallback: Some(base) });
        let variants = variants.into_iter().map(|id| Variant { schema: SchemaRef { id, nullable: false } }).collect();
        self.schema_mut(family.id, |schema| {
            schema.kind = SchemaKind::Union(Union { kind: UnionKind::OneOf, variants, discriminator });
        });
    }

    /// The value of the discriminator that means a component which no mapping names.
    fn value_of(&self, id: SchemaId) -> Option<String> {
        let (schema, _) = self.own.get(&id)?;
        let name = || self.schemas.get(id.index()).and_then(|schema| schema.name.clone());
        schema.discriminator_value().map(str::to_owned).or_else(name)
    }
}

fn is_object(schema: Schema<'_>) -> bool {
    let keywords = schema.keywords();
    Alternatives::of(&keywords).is_none() && (keywords.is_object() || !keywords.all_of.is_empty())
}

/// All that extend a schema, directly or by others; nothing where they are more than so many.
fn closure(extensions: &Extensions, id: SchemaId, most: usize) -> Option<BTreeSet<SchemaId>> {
    let (mut all, mut open) = (BTreeSet::new(), vec![id]);
    while let Some(next) = open.pop() {
        let own = extensions.get(&next).into_iter().flatten();
        open.extend(own.filter(|own| all.insert(**own)));
        if all.len() > most {
            return None;
        }
    }
    Some(all)
}
