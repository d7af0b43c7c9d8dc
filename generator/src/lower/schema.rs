use super::Lowering;
use super::adapter::{Annotations, Keywords, Ref, Schema};
use super::scalar::scalar;
use super::validation::validation;
use crate::diagnostic::Kind;
use crate::ir::{
    AdditionalProperties, Array, Object, SchemaId, SchemaKind, SchemaObject, SchemaRef, UNNAMED_VARIANT, Union,
    UnionKind, Validation, Variant,
};
use crate::source::pointer;

/// The most items of a tuple that `std` compares and shows.
const LONGEST_TUPLE: usize = 12;

/// Where a schema stands: its pointer, and what a name can be made of.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
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
        if let Some(found) = self.component(reference) {
            return found;
        }
        let pointer = pointer::child(&site.pointer, "$ref");
        self.warning(
            Kind::ReferenceToNowhere,
            &pointer,
            format!("no schema is found at `{reference}`"),
            "refer to a schema under `#/components/schemas`",
        );
        self.push(None, SchemaKind::Any, Annotations::default(), site)
    }

    /// A schema that an operation uses, made as a whole.
    pub(super) fn used_schema(&mut self, schema: Ref<'a, Schema<'a>>, site: &Site) -> SchemaRef {
        let used = self.schema_ref(schema, site);
        self.merge_all();
        used
    }

    /// A schema that stands where it is used. One that only decorates another is that other; one that is met again is the one
    /// that was met first.
    fn inline(&mut self, schema: Schema<'a>, site: &Site) -> SchemaRef {
        if let Some(known) = self.by_place.get(site) {
            return *known;
        }
        let nullable = schema.is_nullable();
        let lowered = match self.decorated(schema, site) {
            Some(decorated) => SchemaRef { nullable: decorated.nullable || nullable, ..decorated },
            None => SchemaRef { nullable, ..self.own_type(schema, site) },
        };
        self.by_place.insert(site.clone(), lowered);
        lowered
    }

    fn own_type(&mut self, schema: Schema<'a>, site: &Site) -> SchemaRef {
        if self.is_merge(&schema.keywords()) {
            let waiting = self.push(None, SchemaKind::Any, schema.annotations(), site);
            self.merge_later(waiting.id, schema, site);
            return waiting;
        }
        // What it is made of comes before it.
        let kind = self.kind(schema, site);
        let validation = validation(schema.keywords(), &kind);
        let pushed = self.push(None, kind, schema.annotations(), site);
        self.schema_mut(pushed.id, |lowered| lowered.validation = validation);
        pushed
    }

    /// Says of a schema that has an id what values it allows.
    pub(super) fn define(&mut self, id: SchemaId, schema: Schema<'a>, site: &Site) {
        let kind = self.kind(schema, site);
        self.schema_mut(id, |lowered| {
            lowered.validation = validation(schema.keywords(), &kind);
            lowered.kind = kind;
        });
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
        self.schemas.push(Box::new(schema));
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
    fn kind(&mut self, schema: Schema<'a>, site: &Site) -> SchemaKind {
        let keywords = schema.keywords();
        if !keywords.all_of.is_empty() || !keywords.conditional.is_empty() {
            return self.all_of(&keywords, schema, site);
        }
        self.kind_of(&keywords, schema, site)
    }

    /// The same for keywords without `allOf`.
    pub(super) fn kind_of(&mut self, keywords: &Keywords<'a>, schema: Schema<'a>, site: &Site) -> SchemaKind {
        if let Some(union) = self.union(keywords, schema, site) {
            return union;
        }
        if !keywords.values.is_empty() {
            return self.enumeration(keywords, site);
        }
        if let Some(kind) = scalar(keywords) {
            return kind;
        }
        if keywords.is_object() {
            let kind = self.object(keywords, site);
            return if schema.discriminator().is_some() { self.kept(kind, site) } else { kind };
        }
        if keywords.type_name == Some("array") || keywords.items.is_some() || !keywords.first_items.is_empty() {
            return self.array(keywords, site);
        }
        SchemaKind::Any
    }

    /// An object that tells by a discriminator which of its extensions a value is (OpenAPI 3.0.4, section 4.7.25): what the
    /// extensions add is kept.
    pub(super) fn kept(&mut self, kind: SchemaKind, site: &Site) -> SchemaKind {
        match kind {
            SchemaKind::Object(object) if object.additional == AdditionalProperties::Ignored => {
                let additional = AdditionalProperties::Kept(self.any(site));
                SchemaKind::Object(Object { additional, ..object })
            }
            kind => kind,
        }
    }

    /// A value of any of some schemas, which were not met as those of a union.
    pub(super) fn any_of(&mut self, schemas: Vec<SchemaRef>, site: &Site) -> SchemaRef {
        for schema in &schemas {
            self.schema_mut(schema.id, |schema| {
                if schema.name.is_none() && !schema.becomes_a_type() {
                    schema.context.push(UNNAMED_VARIANT.to_owned());
                }
            });
        }
        let variants = schemas.into_iter().map(|schema| Variant { schema }).collect();
        let union = SchemaKind::Union(Union { kind: UnionKind::AnyOf, variants, discriminator: None });
        self.push(None, union, Annotations::default(), site)
    }

    fn array(&mut self, keywords: &Keywords<'a>, site: &Site) -> SchemaKind {
        if !keywords.first_items.is_empty() {
            return self.first_items(keywords, site);
        }
        let site = site.child(&["items"], Some("item"));
        let items = match keywords.items {
            Some(items) => self.schema_ref(items, &site),
            None => self.push(None, SchemaKind::Any, Annotations::default(), &site),
        };
        SchemaKind::Array(Array { items, unique: keywords.unique_items })
    }

    /// A list whose first items each have a schema of their own: a tuple where there are no others, else a list of any of them.
    fn first_items(&mut self, keywords: &Keywords<'a>, site: &Site) -> SchemaKind {
        let listed = keywords.first_items.iter().enumerate();
        let mut items: Vec<SchemaRef> = Vec::new();
        for (index, item) in listed {
            let site = site.child(&["prefixItems", &index.to_string()], Some("item"));
            items.push(self.schema_ref(item, &site));
        }
        if items.len() <= LONGEST_TUPLE && keywords.maximum_size.is_some_and(|most| most <= items.len()) {
            return SchemaKind::Tuple(items);
        }
        let site = site.child(&["items"], Some("item"));
        items.extend(keywords.items.map(|rest| self.schema_ref(rest, &site)));
        let items = self.any_of(items, &site);
        SchemaKind::Array(Array { items, unique: keywords.unique_items })
    }
}
