//! Inheritance by `allOf`: a schema with a discriminator, and without `oneOf` or `anyOf`, is the parent of all whose `allOf` names it
//! (OpenAPI 3.0.4, section 4.7.25). Its values are of any of these children, or of what it says itself.

use super::Lowering;
use super::adapter::{Annotations, Discriminator, Ref, Schema};
use super::schema::Site;
use super::union::Alternatives;
use crate::diagnostic::{Diagnostic, Kind};
use crate::ir::{self, SchemaId, SchemaKind, SchemaRef, Union, UnionKind, Variant};
use std::collections::{BTreeMap, BTreeSet};

/// The last word of what leads to what a parent says itself.
const BASE: &str = "base";

/// A schema that others extend.
pub(super) struct Parent<'a> {
    id: SchemaId,
    discriminator: Discriminator<'a>,
    /// The components that extend it, directly or by others.
    children: BTreeSet<SchemaId>,
    /// What it says itself, which the children have as well.
    pub(super) base: SchemaId,
    /// Where that stands.
    pub(super) site: Site,
}

/// The parents by their ids.
pub(super) type Parents<'a> = BTreeMap<SchemaId, Parent<'a>>;

/// The components by those that they name in their `allOf`.
type Children = BTreeMap<SchemaId, Vec<SchemaId>>;

impl<'a> Lowering<'a> {
    /// The components that others extend, each with a schema for what it says itself, which is not made yet.
    pub(super) fn parents(&mut self) -> Parents<'a> {
        let children = self.children();
        let named: Vec<_> = children.keys().filter_map(|id| Some((*id, self.own.get(id)?.clone()))).collect();
        let mut parents = Parents::new();
        for (id, (schema, site)) in named {
            let Some(discriminator) = schema.discriminator().filter(|_| is_object(schema)) else { continue };
            // A chain of parents is as large as its square.
            let all = closure(&children, id, self.left_to_spend()).filter(|all| self.spend(all.len()));
            match all {
                Some(all) if all.contains(&id) => {}
                Some(children) => {
                    let site = site.child(&[], Some(BASE));
                    let base = self.push(None, SchemaKind::Any, Annotations::default(), &site).id;
                    parents.insert(id, Parent { id, discriminator, children, base, site });
                }
                None => self.too_many(&site),
            }
        }
        parents
    }

    fn too_many(&mut self, site: &Site) {
        let wrong = "too many schemas extend this one, or others that are extended";
        let warning = Diagnostic::of(Kind::MergedTypes, wrong).at(self.location(&site.pointer));
        let help = "list those that a value can be of in a `oneOf`";
        self.diagnostics.push(warning.instead("what it says itself is read, and the rest is kept").help(help));
    }

    fn children(&self) -> Children {
        let mut children = Children::new();
        for (id, (schema, _)) in &self.own {
            for part in schema.all_of().iter() {
                let Ref::Reference(reference) = part else { continue };
                if let Some(parent) = self.component(reference) {
                    children.entry(parent.id).or_default().push(*id);
                }
            }
        }
        children
    }

    /// Makes a parent the union of its children and of what it says itself.
    pub(super) fn unite(&mut self, parent: &Parent<'a>, parents: &Parents<'a>) {
        let base = parent.base;
        let kind = self.schemas.get(base.index()).map(|schema| schema.kind.clone());
        // It keeps what a child has that the document does not know.
        if let Some(kind) = kind.map(|kind| self.kept(kind, &parent.site)) {
            self.schema_mut(base, |schema| schema.kind = kind);
        }
        let (mut variants, mut named) = (Vec::new(), BTreeSet::new());
        let mut mapping = BTreeMap::new();
        for (value, target) in &parent.discriminator.mapping {
            let target = self.component(target).map(|own| if own.id == parent.id { base } else { own.id });
            // A parent of this one is no variant of it, though a mapping that is copied to all of them may say so.
            let is_above = |id: &SchemaId| parents.get(id).is_some_and(|other| other.children.contains(&parent.id));
            if let Some(id) = target.filter(|id| !is_above(id)) {
                mapping.insert((*value).to_owned(), id);
                variants.extend(named.insert(id).then_some(id));
            }
        }
        for id in parent.children.iter().filter(|id| !named.contains(id)) {
            variants.push(*id);
            if let Some(value) = self.value_of(*id) {
                mapping.entry(value).or_insert(*id);
            }
        }
        variants.retain(|id| *id != base);
        variants.push(base);
        let property = parent.discriminator.property.to_owned();
        let discriminator = Some(ir::Discriminator { property, mapping, fallback: Some(base) });
        let variants = variants.into_iter().map(|id| Variant { schema: SchemaRef { id, nullable: false } }).collect();
        self.schema_mut(parent.id, |schema| {
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
fn closure(children: &Children, id: SchemaId, most: usize) -> Option<BTreeSet<SchemaId>> {
    let (mut all, mut open) = (BTreeSet::new(), vec![id]);
    while let Some(next) = open.pop() {
        let own = children.get(&next).into_iter().flatten();
        open.extend(own.filter(|own| all.insert(**own)));
        if all.len() > most {
            return None;
        }
    }
    Some(all)
}
