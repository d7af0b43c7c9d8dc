//! What the data of events is, by the schema of an event (OpenAPI 3.2.0, section 4.14.4).

use super::Lowering;
use super::adapter::{Keywords, Ref, Schema, Schemas};
use super::resolve::component_name;
use super::schema::Site;
use crate::ir::SchemaRef;
use crate::source::pointer;

/// How many parts of a schema of events are looked at, and how many references are followed in a row.
const MOST_PARTS: usize = 1000;
const MOST_REFERENCES: usize = 16;

/// What a schema says of the data of events.
enum Data<'a> {
    Unsaid,
    /// It is text.
    Text,
    /// It is JSON, of any of some schemas.
    Json(Vec<(Ref<'a, Schema<'a>>, Site)>),
    /// It is text in some events and JSON in others, or nobody knows.
    Mixed,
}

impl<'a> Lowering<'a> {
    /// The schema of the JSON that the data of an event is; none where it is text.
    pub(super) fn event_data(&mut self, event: Ref<'a, Schema<'a>>, site: &Site) -> Option<SchemaRef> {
        let Data::Json(schemas) = self.data_of(event, site, &mut MOST_PARTS.clone()) else { return None };
        let mut lowered: Vec<SchemaRef> = Vec::new();
        for (schema, site) in schemas {
            let schema = self.used_schema(schema, &site);
            if !lowered.contains(&schema) {
                lowered.push(schema);
            }
        }
        match lowered.as_slice() {
            [one] => Some(*one),
            _ => Some(self.any_of(lowered, site)),
        }
    }

    /// What all parts of a schema say together: that it is JSON is said of what is text otherwise.
    fn data_of(&self, schema: Ref<'a, Schema<'a>>, site: &Site, left: &mut usize) -> Data<'a> {
        let Some((schema, site)) = self.followed(schema, site) else { return Data::Unsaid };
        // A schema may have a part by many ways, or within itself.
        let Some(rest) = left.checked_sub(1) else { return Data::Mixed };
        *left = rest;
        let keywords = schema.keywords();
        let mut said = self.own_data(&keywords, &site);
        for (index, part) in keywords.all_of.iter().enumerate() {
            said = said.and(self.data_of(part, &site.child(&["allOf", &index.to_string()], None), left));
        }
        for (keyword, parts) in [("oneOf", keywords.one_of), ("anyOf", keywords.any_of)] {
            said = said.and(self.data_of_any(parts, &site, keyword, left));
        }
        said
    }

    fn own_data(&self, keywords: &Keywords<'a>, site: &Site) -> Data<'a> {
        let properties = keywords.properties.into_iter().flat_map(|properties| properties.iter());
        let Some((_, data)) = properties.into_iter().find(|(name, _)| *name == "data") else { return Data::Unsaid };
        let site = site.child(&["properties", "data"], Some("data"));
        let Some((own, at)) = self.followed(data, &site) else { return Data::Unsaid };
        match own.content_schema() {
            Some(content) => Data::Json(vec![(content, at.child(&["contentSchema"], None))]),
            None if own.keywords().is_open() || own.keywords().type_name == Some("string") => Data::Text,
            None => Data::Json(vec![(data, site)]),
        }
    }

    /// What schemas say of which each event has one.
    fn data_of_any(&self, parts: Schemas<'a>, site: &Site, keyword: &str, left: &mut usize) -> Data<'a> {
        let (mut json, mut has_text) = (Vec::new(), false);
        for (index, part) in parts.iter().enumerate() {
            match self.data_of(part, &site.child(&[keyword, &index.to_string()], None), left) {
                Data::Json(schemas) => json.extend(schemas),
                Data::Mixed => return Data::Mixed,
                Data::Unsaid | Data::Text => has_text = true,
            }
        }
        match (json.is_empty(), has_text) {
            (true, _) => Data::Unsaid,
            (false, true) => Data::Mixed,
            (false, false) => Data::Json(json),
        }
    }

    /// The schema that a reference leads to, and where that stands.
    fn followed(&self, schema: Ref<'a, Schema<'a>>, site: &Site) -> Option<(Schema<'a>, Site)> {
        let (mut schema, mut site) = (schema, site.clone());
        for _ in 0..MOST_REFERENCES {
            match schema {
                Ref::Object(own) => return Some((own, site)),
                Ref::Reference(reference) => {
                    let name = component_name(reference, "schemas")?;
                    schema = self.document.schema_component(&name)?;
                    site = Site::new(pointer::child("/components/schemas", &name), &[&name]);
                }
            }
        }
        None
    }
}

impl<'a> Data<'a> {
    fn and(self, other: Self) -> Self {
        match (self, other) {
            (Data::Mixed, _) | (_, Data::Mixed) => Data::Mixed,
            (Data::Unsaid, other) | (Data::Text, other @ Data::Json(_)) => other,
            // What is said of it in two places is the same, said more closely in the latter.
            (Data::Json(_), other @ Data::Json(_)) => other,
            (own, _) => own,
        }
    }
}
