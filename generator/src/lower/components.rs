use super::Lowering;
use super::adapter::{Ref, Schema};
use super::all_of::decorated_member;
use super::resolve::component_name;
use super::schema::Site;
use super::validation::validation;
use crate::ir::{SchemaId, SchemaKind, SchemaRef};
use crate::source::pointer;
use std::collections::{BTreeMap, BTreeSet};

type Components<'a> = BTreeMap<&'a str, Ref<'a, Schema<'a>>>;

impl<'a> Lowering<'a> {
    /// Lowers `#/components/schemas`: ids first, so that schemas can refer to each other in any order, then the schemas.
    ///
    /// A component that is a reference to another, or only decorates it, is that other, not a type of its own.
    pub(super) fn component_schemas(&mut self) {
        let components: Components<'a> = self.document.components();
        let mut own: Vec<(SchemaId, Schema<'a>, Site)> = Vec::new();
        for (&name, &schema) in &components {
            if let (Ref::Object(schema), None) = (schema, target(schema)) {
                let site = site(name);
                let id = self.push(Some(name), SchemaKind::Any, schema.annotations(), &site).id;
                self.schema_mut(id, |lowered| lowered.nullable = schema.is_nullable());
                self.by_component.insert(name, SchemaRef { id, nullable: false });
                own.push((id, schema, site));
            }
        }
        for &name in components.keys() {
            self.alias(name, &components);
        }
        for (id, schema, site) in own {
            let kind = self.kind(schema, &site);
            self.schema_mut(id, |lowered| {
                lowered.validation = validation(schema.keywords(), &kind);
                lowered.kind = kind;
            });
        }
    }

    /// Gives a component that stands for another the id of the component at the end of the chain.
    fn alias(&mut self, name: &'a str, components: &Components<'a>) {
        let mut seen = BTreeSet::new();
        let mut at = name.to_owned();
        let mut nullable = false;
        while seen.insert(at.clone()) {
            let next = components.get(at.as_str()).and_then(|schema| target(*schema));
            let Some((reference, null)) = next else {
                if let Some(&found) = self.by_component.get(at.as_str()) {
                    self.by_component.insert(name, SchemaRef { nullable: found.nullable || nullable, ..found });
                    return;
                }
                break;
            };
            nullable |= null;
            match component_name(reference, "schemas") {
                Some(next) => at = next,
                None => break,
            }
        }
        let pointer = pointer::child("/components/schemas", name);
        self.error(
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
