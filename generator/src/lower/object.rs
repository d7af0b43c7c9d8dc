use super::Lowering;
use super::adapter::{self, Annotations, Keywords, Ref, Schema};
use super::resolve::component_name;
use super::schema::Site;
use crate::diagnostic::Kind;
use crate::document::references::LONGEST_CHAIN;
use crate::ir::{AdditionalProperties, Object, Property, SchemaKind, SchemaRef};
use crate::source::pointer;
use indexmap::IndexMap;
use std::collections::BTreeSet;

impl<'a> Lowering<'a> {
    /// An object: with named properties, or a map where it has none.
    pub(super) fn object(&mut self, keywords: &Keywords<'a>, site: &Site) -> SchemaKind {
        let additional = self.additional(keywords.additional, site);
        let mut properties = IndexMap::new();
        self.properties(keywords, site, &mut properties);
        if !properties.is_empty() {
            let missing = keywords.required.iter().enumerate().filter(|(_, name)| !properties.contains_key(*name));
            missing.for_each(|(index, name)| self.required_without_property(index, name, site));
        }
        object_or_map(properties, additional, || self.any(site))
    }

    /// Tells that an object requires what it does not describe.
    pub(super) fn required_without_property(&mut self, index: usize, name: &str, site: &Site) {
        let at = pointer::child(&pointer::child(&site.pointer, "required"), &index.to_string());
        let message = format!("the property `{name}` is required and not described");
        self.warning(Kind::RequiredWithoutProperty, &at, message, "describe it under `properties`; it is not checked");
    }

    /// Adds the properties of one schema; a later one of the same name wins.
    pub(super) fn properties(
        &mut self,
        keywords: &Keywords<'a>,
        site: &Site,
        properties: &mut IndexMap<&'a str, Property>,
    ) {
        let required: BTreeSet<&str> = keywords.required.iter().copied().collect();
        for (name, schema) in keywords.properties.into_iter().flat_map(|properties| properties.iter()) {
            let required = required.contains(name);
            let property = self.property(name, schema, required, site);
            properties.insert(name, property);
        }
    }

    pub(super) fn property(
        &mut self,
        name: &str,
        schema: Ref<'a, Schema<'a>>,
        required: bool,
        site: &Site,
    ) -> Property {
        let site = site.child(&["properties", name], Some(name));
        let said = schema.object().map(Schema::annotations).unwrap_or_default();
        let (read_only, write_only) = self.sides(schema, &site);
        Property {
            name: name.to_owned(),
            schema: self.schema_ref(schema, &site),
            required,
            required_in_requests: false,
            read_only,
            write_only,
            deprecated: said.deprecated,
            docs: said.docs(),
            default: said.default.cloned(),
            example: said.example.cloned(),
            location: self.location(&site.pointer),
        }
    }

    /// Whether a property is `readOnly`, and whether it is `writeOnly`. What a schema refers to, and the parts of its `allOf`, say so of the
    /// same value (JSON Schema 2020-12, Core, section 7.7.1).
    fn sides(&mut self, schema: Ref<'a, Schema<'a>>, site: &Site) -> (bool, bool) {
        let mut open = vec![schema];
        let (mut read_only, mut write_only) = (false, false);
        // More than that is no description of one value that anybody could read.
        for _ in 0..LONGEST_CHAIN {
            let schema = match open.pop() {
                None => break,
                Some(Ref::Object(schema)) => schema,
                Some(Ref::Reference(reference)) => {
                    let name = component_name(reference, "schemas");
                    open.extend(name.and_then(|name| self.document.schema_component(&name)));
                    continue;
                }
            };
            let said = schema.annotations();
            (read_only, write_only) = (read_only || said.read_only, write_only || said.write_only);
            open.extend(schema.all_of().iter());
        }
        if read_only && write_only {
            let message = "a property cannot be `readOnly` and `writeOnly`";
            self.warning(Kind::ReadAndWriteOnly, &site.pointer, message, "it is read as neither of the two");
            return (false, false);
        }
        (read_only, write_only)
    }

    /// What the document says of properties beyond the named ones; `None` where it forbids them or says nothing.
    pub(super) fn additional(
        &mut self,
        additional: Option<adapter::AdditionalProperties<'a>>,
        site: &Site,
    ) -> Additional {
        let inside = site.child(&["additionalProperties"], Some("value"));
        match additional {
            None => Additional::Unsaid,
            Some(adapter::AdditionalProperties::Allowed(false)) => Additional::Forbidden,
            Some(adapter::AdditionalProperties::Allowed(true)) => Additional::Schema(self.any(&inside)),
            Some(adapter::AdditionalProperties::Schema(schema)) => Additional::Schema(self.schema_ref(schema, &inside)),
        }
    }

    pub(super) fn any(&mut self, site: &Site) -> SchemaRef {
        self.push(None, SchemaKind::Any, Annotations::default(), site)
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
