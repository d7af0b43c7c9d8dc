use super::Lowering;
use super::adapter::{Annotations, Keywords, Ref, Schema};
use super::resolve::component_name;
use super::scalar::scalar;
use super::validation::validation;
use crate::ir::{AdditionalProperties, Array, Object, SchemaId, SchemaKind, SchemaObject, SchemaRef, Validation};
use crate::source::pointer;

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
    pub(super) fn schema_ref(&mut self, schema: Ref<'a, Schema<'a>>, site: &Site) -> SchemaRef {
        match schema {
            Ref::Reference(reference) => self.reference(reference, site),
            Ref::Object(schema) => self.inline(schema, site),
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
        self.push(None, SchemaKind::Any, Annotations::default(), site)
    }

    /// A schema that stands where it is used. One that only decorates another is that other.
    pub(super) fn inline(&mut self, schema: Schema<'a>, site: &Site) -> SchemaRef {
        let nullable = schema.is_nullable();
        if let Some(decorated) = self.decorated(schema, site) {
            return SchemaRef { nullable: decorated.nullable || nullable, ..decorated };
        }
        let kind = self.kind(schema, site);
        let validation = validation(schema.keywords(), &kind);
        let pushed = self.push(None, kind, schema.annotations(), site);
        self.schema_mut(pushed.id, |lowered| lowered.validation = validation);
        SchemaRef { nullable, ..pushed }
    }

    /// Adds a schema to the list.
    pub(super) fn push(
        &mut self,
        name: Option<&str>,
        kind: SchemaKind,
        said: Annotations<'_>,
        site: &Site,
    ) -> SchemaRef {
        let id = SchemaId::new(self.schemas.len());
        let schema = self.schema(name, kind, said, site);
        self.schemas.push(schema);
        SchemaRef { id, nullable: false }
    }

    pub(super) fn schema(
        &self,
        name: Option<&str>,
        kind: SchemaKind,
        said: Annotations<'_>,
        site: &Site,
    ) -> SchemaObject {
        SchemaObject {
            name: name.map(str::to_owned),
            context: if name.is_some() { Vec::new() } else { site.context.clone() },
            kind,
            nullable: false,
            validation: Validation::default(),
            docs: said.docs(),
            deprecated: said.deprecated,
            default: said.default.cloned(),
            example: said.example.cloned(),
            location: self.location(&site.pointer),
        }
    }

    /// What values a schema allows: composition first, then the list of values, then the type.
    pub(super) fn kind(&mut self, schema: Schema<'a>, site: &Site) -> SchemaKind {
        let keywords = schema.keywords();
        if !keywords.all_of.is_empty() {
            return self.all_of(&keywords, schema, site);
        }
        if let Some(union) = self.union(&keywords, schema, site) {
            return union;
        }
        if !keywords.values.is_empty() {
            return self.enumeration(&keywords, site);
        }
        if let Some(kind) = scalar(&keywords) {
            return kind;
        }
        if keywords.is_object() {
            let kind = self.object(&keywords, site);
            return if schema.discriminator().is_some() { self.kept(kind, site) } else { kind };
        }
        if keywords.type_name == Some("array") || keywords.items.is_some() {
            return self.array(&keywords, site);
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

    fn array(&mut self, keywords: &Keywords<'a>, site: &Site) -> SchemaKind {
        let site = site.child(&["items"], Some("item"));
        let items = match keywords.items {
            Some(items) => self.schema_ref(items, &site),
            None => self.push(None, SchemaKind::Any, Annotations::default(), &site),
        };
        SchemaKind::Array(Array { items, unique: keywords.unique_items })
    }
}
