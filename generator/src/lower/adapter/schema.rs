use super::{Keywords, Ref, external, text};
use crate::ir::Docs;
use indexmap::IndexMap;
use openapiv3::ReferenceOr;
use serde_json::Value;
use std::collections::BTreeMap;

/// A schema (section 4.7.24).
#[derive(Clone, Copy)]
pub(in crate::lower) struct Schema<'a>(&'a openapiv3::Schema);

impl<'a> Schema<'a> {
    pub(super) fn new(held: &'a openapiv3::Schema) -> Self {
        Self(held)
    }

    /// What decides which values it allows.
    pub(in crate::lower) fn keywords(self) -> Keywords<'a> {
        Keywords::of(self.0)
    }

    /// What is said of it besides.
    pub(in crate::lower) fn annotations(self) -> Annotations<'a> {
        let data = &self.0.schema_data;
        Annotations {
            title: &data.title,
            description: &data.description,
            external_docs: &data.external_docs,
            read_only: data.read_only,
            write_only: data.write_only,
            deprecated: data.deprecated,
            default: data.default.as_ref(),
            example: data.example.as_ref(),
        }
    }

    /// Whether it allows `null`: it says so, or lists it among its values.
    pub(in crate::lower) fn is_nullable(self) -> bool {
        self.0.schema_data.nullable || self.keywords().values.iter().any(Value::is_null)
    }

    pub(in crate::lower) fn discriminator(self) -> Option<Discriminator<'a>> {
        let discriminator = self.0.schema_data.discriminator.as_ref()?;
        let mapping = discriminator.mapping.iter().map(|(value, target)| (value.as_str(), target.as_str()));
        Some(Discriminator { property: &discriminator.property_name, mapping: mapping.collect() })
    }
}

/// What is said of a schema that does not decide about its values.
#[derive(Clone, Copy)]
pub(in crate::lower) struct Annotations<'a> {
    title: &'a Option<String>,
    description: &'a Option<String>,
    external_docs: &'a Option<openapiv3::ExternalDocumentation>,
    pub(in crate::lower) read_only: bool,
    pub(in crate::lower) write_only: bool,
    pub(in crate::lower) deprecated: bool,
    pub(in crate::lower) default: Option<&'a Value>,
    pub(in crate::lower) example: Option<&'a Value>,
}

impl Annotations<'_> {
    pub(in crate::lower) fn docs(self) -> Docs {
        Docs { summary: text(self.title), description: text(self.description), external: external(self.external_docs) }
    }
}

/// Where nothing is said.
impl Default for Annotations<'_> {
    fn default() -> Self {
        Self {
            title: &None,
            description: &None,
            external_docs: &None,
            read_only: false,
            write_only: false,
            deprecated: false,
            default: None,
            example: None,
        }
    }
}

/// The property that tells of which schema a value is (section 4.7.25).
pub(in crate::lower) struct Discriminator<'a> {
    pub(in crate::lower) property: &'a str,
    /// What each value means: a reference, or the name of a component.
    pub(in crate::lower) mapping: BTreeMap<&'a str, &'a str>,
}

/// A list of schemas: that of `allOf`, `oneOf` or `anyOf`.
#[derive(Clone, Copy, Default)]
pub(in crate::lower) struct Schemas<'a>(&'a [ReferenceOr<openapiv3::Schema>]);

impl<'a> Schemas<'a> {
    pub(super) fn new(held: &'a [ReferenceOr<openapiv3::Schema>]) -> Self {
        Self(held)
    }

    pub(in crate::lower) fn is_empty(self) -> bool {
        self.0.is_empty()
    }

    pub(in crate::lower) fn len(self) -> usize {
        self.0.len()
    }

    pub(in crate::lower) fn iter(self) -> impl Iterator<Item = Ref<'a, Schema<'a>>> {
        self.0.iter().map(|held| Ref::of(held, Schema::new))
    }
}

/// The properties of an object, in the order of the document.
#[derive(Clone, Copy)]
pub(in crate::lower) struct Properties<'a>(&'a IndexMap<String, ReferenceOr<Box<openapiv3::Schema>>>);

impl<'a> Properties<'a> {
    /// `None` where there are none.
    pub(super) fn new(held: &'a IndexMap<String, ReferenceOr<Box<openapiv3::Schema>>>) -> Option<Self> {
        (!held.is_empty()).then_some(Self(held))
    }

    pub(in crate::lower) fn len(self) -> usize {
        self.0.len()
    }

    pub(in crate::lower) fn iter(self) -> impl Iterator<Item = (&'a str, Ref<'a, Schema<'a>>)> {
        self.0.iter().map(|(name, held)| (name.as_str(), Ref::of(held, |schema| Schema::new(schema))))
    }
}
