use super::facets::Facets;
use super::resolve::component_name;
use super::scalar::scalar;
use super::validation::validation;
use super::{Lowering, docs};
use crate::ir::{AdditionalProperties, Array, Object, SchemaId, SchemaKind, SchemaObject, SchemaRef, Validation};
use crate::source::pointer;
use openapiv3::ReferenceOr;
use std::borrow::Borrow;

/// Where a schema stands: its pointer, and what a name can be made of.
#[derive(Clone)]
pub(super) struct Site {
    pub(super) pointer: String,
    pub(super) context: Vec<String>,
}

impl Site {
    pub(super) fn new(pointer: impl Into<String>, context: &[&str]) -> Self {
        Self { pointer: pointer.into(), context: context.iter().map(|&word| word.to_owned()).collect() }
    }

    /// The site of what stands under a key, with a word more in the context.
    pub(super) fn child(&self, path: &[&str], word: Option<&str>) -> Self {
        let mut site = self.clone();
        for token in path {
            site.pointer = pointer::child(&site.pointer, token);
        }
        site.context.extend(word.map(str::to_owned));
        site
    }
}

impl<'a> Lowering<'a> {
    /// The schema that a reference stands for, or an inline one, lowered.
    pub(super) fn schema_ref<T: Borrow<openapiv3::Schema>>(
        &mut self,
        schema: &'a ReferenceOr<T>,
        site: &Site,
    ) -> SchemaRef {
        match schema {
            ReferenceOr::Reference { reference } => self.reference(reference, site),
            ReferenceOr::Item(schema) => self.inline(schema.borrow(), site),
        }
    }

    fn reference(&mut self, reference: &str, site: &Site) -> SchemaRef {
        let component = component_name(reference, "schemas");
        if let Some(found) = component.and_then(|name| self.by_component.get(name.as_str()).copied()) {
            return found;
        }
        let pointer = pointer::child(&site.pointer, "$ref");
        self.error(
            &pointer,
            format!("no schema is found at `{reference}`"),
            "refer to a schema under `#/components/schemas`",
        );
        self.push(None, SchemaKind::Any, &Default::default(), site)
    }

    /// A schema that stands where it is used. One that only decorates another is that other.
    pub(super) fn inline(&mut self, schema: &'a openapiv3::Schema, site: &Site) -> SchemaRef {
        let nullable = is_nullable(schema);
        if let Some(decorated) = self.decorated(schema, site) {
            return SchemaRef { nullable: decorated.nullable || nullable, ..decorated };
        }
        let kind = self.kind(schema, site);
        let validation = validation(schema, &kind);
        let pushed = self.push(None, kind, &schema.schema_data, site);
        self.schema_mut(pushed.id, |lowered| lowered.validation = validation);
        SchemaRef { nullable, ..pushed }
    }

    /// Adds a schema to the list.
    pub(super) fn push(
        &mut self,
        name: Option<&str>,
        kind: SchemaKind,
        data: &openapiv3::SchemaData,
        site: &Site,
    ) -> SchemaRef {
        let id = SchemaId::new(self.schemas.len());
        let schema = self.schema(name, kind, data, site);
        self.schemas.push(schema);
        SchemaRef { id, nullable: false }
    }

    pub(super) fn schema(
        &self,
        name: Option<&str>,
        kind: SchemaKind,
        data: &openapiv3::SchemaData,
        site: &Site,
    ) -> SchemaObject {
        SchemaObject {
            name: name.map(str::to_owned),
            context: if name.is_some() { Vec::new() } else { site.context.clone() },
            kind,
            nullable: name.is_some() && data.nullable,
            validation: Validation::default(),
            docs: docs::of_schema(data),
            deprecated: data.deprecated,
            default: data.default.clone(),
            example: data.example.clone(),
            location: self.location(&site.pointer),
        }
    }

    /// What values a schema allows: composition first, then the list of values, then the type.
    pub(super) fn kind(&mut self, schema: &'a openapiv3::Schema, site: &Site) -> SchemaKind {
        let facets = Facets::of(schema);
        if !facets.all_of.is_empty() {
            return self.all_of(&facets, schema, site);
        }
        if let Some(union) = self.union(&facets, schema, site) {
            return union;
        }
        if !facets.values.is_empty() {
            return self.enumeration(&facets, site);
        }
        if let Some(kind) = scalar(&facets) {
            return kind;
        }
        if facets.is_object() {
            let kind = self.object(&facets, site);
            return if schema.schema_data.discriminator.is_some() { self.kept(kind, site) } else { kind };
        }
        if facets.type_name == Some("array") || facets.items.is_some() {
            return self.array(&facets, site);
        }
        SchemaKind::Any
    }

    /// An object that tells by a discriminator which of its extensions a value is (OpenAPI 3.0.4, section 4.7.25): what the
    /// extensions add is kept.
    fn kept(&mut self, kind: SchemaKind, site: &Site) -> SchemaKind {
        match kind {
            SchemaKind::Object(object) if object.additional == AdditionalProperties::Ignored => {
                let additional = AdditionalProperties::Kept(self.any(site));
                SchemaKind::Object(Object { additional, ..object })
            }
            kind => kind,
        }
    }

    fn array(&mut self, facets: &Facets<'a>, site: &Site) -> SchemaKind {
        let site = site.child(&["items"], Some("item"));
        let items = match facets.items {
            Some(items) => self.schema_ref(items, &site),
            None => self.push(None, SchemaKind::Any, &Default::default(), &site),
        };
        SchemaKind::Array(Array { items, unique: facets.unique_items })
    }
}

/// Whether a schema allows `null`: it says so, or lists it among its values.
pub(super) fn is_nullable(schema: &openapiv3::Schema) -> bool {
    schema.schema_data.nullable || Facets::of(schema).values.iter().any(serde_json::Value::is_null)
}
