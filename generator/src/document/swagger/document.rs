//! The root of the document.

use serde_json::{Value, json};

use super::converter::Converter;
use super::input::resolved;
use super::{Members, authorization};
use crate::document::grammar::{NodeKind, Object};

/// The version that a document is converted to.
const VERSION: &str = "3.0.4";

impl<'d> Converter<'d, '_> {
    /// The whole document.
    pub(super) fn root(&mut self, root: &'d Members) -> Value {
        let (mut made, mut components) = (Members::new(), Members::new());
        for (key, value) in root {
            match key.as_str() {
                "swagger" => {
                    let version = self.step(&["swagger"], &["openapi"], |_| json!(VERSION));
                    made.insert("openapi".into(), version);
                }
                "host" | "basePath" | "schemes" => {
                    if !made.contains_key("servers")
                        && let Some(servers) = self.servers(&self.shared.servers.of_document(), key)
                    {
                        made.insert("servers".into(), servers);
                    }
                }
                "consumes" | "produces" | "components" => {}
                "definitions" => self.section(value, "definitions", "schemas", Object::Schema, &mut components),
                "responses" => self.section(value, "responses", "responses", Object::Response, &mut components),
                "securityDefinitions" => {
                    let schemes = Object::SecurityScheme;
                    self.section(value, "securityDefinitions", "securitySchemes", schemes, &mut components);
                }
                "parameters" => self.shared_parameters(value, &mut made, &mut components),
                _ => {
                    let value = self.step(&[key], &[key], |inner| inner.node(value, NodeKind::ROOT.member(key)));
                    made.insert(key.clone(), value);
                }
            }
        }
        self.own_components(root, &mut components);
        if let Some(header) = &self.shared.authorization {
            self.written_at(&["components", "securitySchemes", authorization::NAME], header);
            let schemes = components.entry("securitySchemes").or_insert_with(|| json!({}));
            if let Value::Object(schemes) = schemes {
                schemes.entry(authorization::NAME).or_insert_with(authorization::scheme);
            }
        }
        if !components.is_empty() {
            made.insert("components".into(), Value::Object(components));
        }
        Value::Object(made)
    }

    /// A map of the root that has another name under `components`.
    fn section(&mut self, value: &'d Value, from: &str, to: &str, object: Object, components: &mut Members) {
        let kind = NodeKind::Collection(object);
        let section = self.step(&[from], &["components", to], |inner| inner.node(value, kind));
        components.insert(to.into(), section);
    }

    /// Parameters that have a name: bodies become request bodies, and the fields of forms are put where they are referred to.
    fn shared_parameters(&mut self, value: &'d Value, made: &mut Members, components: &mut Members) {
        let Value::Object(parameters) = value else { return };
        if parameters.contains_key("$ref") {
            // They stand in a file of their own, where bodies may be among them: references lead there through this.
            let kind = NodeKind::Collection(Object::Parameter);
            let moved = self.step(&["parameters"], &["x-parameters"], |inner| inner.node(value, kind));
            made.insert("x-parameters".into(), moved);
            return;
        }
        for (name, parameter) in parameters {
            let kind = NodeKind::Object(Object::Parameter);
            let place = self.here().child("parameters").child(name);
            let end = resolved(self.document, place, kind).and_then(|(_, node)| node.get("in")?.as_str());
            let section = match end {
                Some("body") => "requestBodies",
                Some("formData") => continue,
                _ => "parameters",
            };
            let converted =
                self.step(&["parameters", name], &["components", section, name], |inner| inner.node(parameter, kind));
            let section = components.entry(section).or_insert_with(|| json!({}));
            if let Value::Object(section) = section {
                section.insert(name.clone(), converted);
            }
        }
    }

    /// What a document has under `components`, as if it were OpenAPI 3.0 already.
    fn own_components(&mut self, root: &'d Members, components: &mut Members) {
        let own = root.get("components").and_then(Value::as_object);
        for (section, value) in own.into_iter().flatten() {
            let kind = NodeKind::Object(Object::Components).member(section);
            let value = self.step(&["components", section], &["components", section], |inner| inner.node(value, kind));
            match (components.get_mut(section), value) {
                (Some(Value::Object(known)), Value::Object(more)) => {
                    more.into_iter().for_each(|(name, value)| {
                        known.entry(name).or_insert(value);
                    });
                }
                (Some(_), _) => {}
                (None, value) => {
                    components.insert(section.clone(), value);
                }
            }
        }
    }
}
