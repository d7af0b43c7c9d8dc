use super::facets::Facets;
use super::schema::Site;
use super::{Lowering, docs};
use crate::ir::{AdditionalProperties, Object, Property, SchemaKind, SchemaRef};
use indexmap::IndexMap;
use openapiv3::{ReferenceOr, Schema, SchemaData};

impl<'a> Lowering<'a> {
    /// An object: with named properties, or a map where it has none.
    pub(super) fn object(&mut self, facets: &Facets<'a>, site: &Site) -> SchemaKind {
        let additional = self.additional(facets.additional, site);
        let mut properties = IndexMap::new();
        self.properties(facets, site, &mut properties);
        object_or_map(properties, additional, || self.any(site))
    }

    /// Adds the properties of one schema; a later one of the same name wins.
    pub(super) fn properties(
        &mut self,
        facets: &Facets<'a>,
        site: &Site,
        properties: &mut IndexMap<&'a str, Property>,
    ) {
        for (name, schema) in facets.properties.into_iter().flatten() {
            let required = facets.required.contains(name);
            let property = self.property(name, schema, required, site);
            properties.insert(name, property);
        }
    }

    fn property(&mut self, name: &str, schema: &'a ReferenceOr<Box<Schema>>, required: bool, site: &Site) -> Property {
        let site = site.child(&["properties", name], Some(name));
        let none = SchemaData::default();
        let data = match schema {
            ReferenceOr::Item(schema) => &schema.schema_data,
            ReferenceOr::Reference { .. } => &none,
        };
        Property {
            name: name.to_owned(),
            schema: self.schema_ref(schema, &site),
            required,
            read_only: data.read_only,
            write_only: data.write_only,
            deprecated: data.deprecated,
            docs: docs::of_schema(data),
            default: data.default.clone(),
            example: data.example.clone(),
            location: self.location(&site.pointer),
        }
    }

    /// What the document says of properties beyond the named ones; `None` where it forbids them or says nothing.
    pub(super) fn additional(
        &mut self,
        additional: Option<&'a openapiv3::AdditionalProperties>,
        site: &Site,
    ) -> Additional {
        let inside = site.child(&["additionalProperties"], Some("value"));
        match additional {
            None => Additional::Unsaid,
            Some(openapiv3::AdditionalProperties::Any(false)) => Additional::Forbidden,
            Some(openapiv3::AdditionalProperties::Any(true)) => Additional::Schema(self.any(&inside)),
            Some(openapiv3::AdditionalProperties::Schema(schema)) => {
                Additional::Schema(self.schema_ref(schema, &inside))
            }
        }
    }

    pub(super) fn any(&mut self, site: &Site) -> SchemaRef {
        self.push(None, SchemaKind::Any, &SchemaData::default(), site)
    }
}

/// What a document says of properties beyond the named ones.
#[derive(Clone, Copy)]
pub(super) enum Additional {
    Unsaid,
    Forbidden,
    Schema(SchemaRef),
}

/// An object that names no property is a map, of any values unless the document says of which.
pub(super) fn object_or_map(
    properties: IndexMap<&str, Property>,
    additional: Additional,
    any: impl FnOnce() -> SchemaRef,
) -> SchemaKind {
    match (properties.is_empty(), additional) {
        (true, Additional::Schema(values)) => SchemaKind::Map(values),
        (true, Additional::Unsaid) => SchemaKind::Map(any()),
        (_, additional) => SchemaKind::Object(Object {
            properties: properties.into_values().collect(),
            additional: match additional {
                Additional::Schema(values) => AdditionalProperties::Kept(values),
                Additional::Unsaid | Additional::Forbidden => AdditionalProperties::Ignored,
            },
        }),
    }
}
