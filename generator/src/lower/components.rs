use super::Lowering;
use super::adapter::{Ref, Schema};
use super::all_of::decorated_member;
use super::resolve::component_name;
use super::schema::Site;
use crate::diagnostic::Kind;
use crate::ir::{SchemaId, SchemaKind, SchemaRef};
use crate::source::pointer;
use std::collections::{BTreeMap, BTreeSet};

type Components<'a> = BTreeMap<&'a str, Ref<'a, Schema<'a>>>;

impl<'a> Lowering<'a> {
    /// Lowers `#/components/schemas`: ids first, so that schemas can refer to each other in any order, then the schemas.
    ///
    /// A component that is a reference to another, or only decorates it, is that other, not a type of its own.
    pub(super) fn component_schemas(&mut self) {
        let components: Components<'a> = self.document.schemas();
        for (&name, &schema) in &components {
            if let (Ref::Object(schema), None) = (schema, target(schema)) {
                let site = site(name);
                let id = self.push(Some(name), SchemaKind::Any, schema.annotations(), &site).id;
                self.schema_mut(id, |lowered| lowered.nullable = schema.is_nullable());
                self.by_component.insert(name, SchemaRef { id, nullable: false });
                self.own.insert(id, (schema, site));
            }
        }
        self.aliases(&components);
        let parents = self.parents();
        for (id, (schema, site)) in self.own.clone() {
            let (id, site) = parents.get(&id).map_or((id, site), |parent| (parent.base, parent.site.clone()));
            match self.is_merge(&schema.keywords()) {
                true => self.merge_later(id, schema, &site),
                false => self.define(id, schema, &site),
            }
        }
        self.merge_all();
        parents.values().for_each(|parent| self.unite(parent, &parents));
    }

    /// Gives each component that stands for another the id of the component at the end of the chain.
    fn aliases(&mut self, components: &Components<'a>) {
        let mut leads_nowhere = BTreeSet::new();
        for &name in components.keys() {
            let (chain, end) = self.chain(name, components, &leads_nowhere);
            let Some(mut end) = end else {
                leads_nowhere.extend(chain.into_iter().map(|(name, _)| name));
                continue;
            };
            for (name, nullable) in chain.into_iter().rev() {
                end.nullable |= nullable;
                self.by_component.insert(name, end);
            }
        }
        leads_nowhere.into_iter().for_each(|name| self.leads_nowhere(name));
    }

    /// The components that each stand for the next, with whether they add `null` to it, and what the last of them stands for;
    /// nothing where it is not known.
    fn chain(
        &self,
        start: &'a str,
        components: &Components<'a>,
        leads_nowhere: &BTreeSet<&'a str>,
    ) -> (Vec<(&'a str, bool)>, Option<SchemaRef>) {
        let (mut chain, mut seen) = (Vec::new(), BTreeSet::new());
        let mut at = start;
        loop {
            if let Some(&found) = self.by_component.get(at) {
                return (chain, Some(found));
            }
            let next = components.get(at).and_then(|schema| target(*schema));
            let Some((reference, nullable)) = next.filter(|_| seen.insert(at) && !leads_nowhere.contains(at)) else {
                return (chain, None);
            };
            chain.push((at, nullable));
            let next = component_name(reference, "schemas").and_then(|next| components.get_key_value(next.as_str()));
            let Some((&next, _)) = next else { return (chain, None) };
            at = next;
        }
    }

    /// The component that a reference leads to.
    pub(super) fn component(&self, reference: &str) -> Option<SchemaRef> {
        let name = component_name(reference, "schemas")?;
        self.by_component.get(name.as_str()).copied()
    }

    fn leads_nowhere(&mut self, name: &str) {
        let pointer = pointer::child("/components/schemas", name);
        self.warning(
            Kind::ReferenceCircle,
            &pointer,
            format!("the schema `{name}` is a reference that leads nowhere"),
            "refer to a schema that exists and is not a reference back to this one",
        );
    }

    pub(super) fn schema_mut(&mut self, id: SchemaId, change: impl FnOnce(&mut crate::ir::SchemaObject)) {
        if let Some(schema) = self.schemas.get_mut(id.index()) {
            change(schema);
        }
    }
}

/// The reference to the schema that a component stands for, and whether the component adds `null` to it.
fn target<'a>(schema: Ref<'a, Schema<'a>>) -> Option<(&'a str, bool)> {
    match schema {
        Ref::Reference(reference) => Some((reference, false)),
        Ref::Object(schema) => match decorated_member(schema)? {
            (_, Ref::Reference(reference)) => Some((reference, schema.is_nullable())),
            (_, Ref::Object(_)) => None,
        },
    }
}

fn site(name: &str) -> Site {
    Site::new(pointer::child("/components/schemas", name), &[name])
}
