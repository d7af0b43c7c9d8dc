//! Security schemes.

use serde_json::{Value, json};

use super::Members;
use super::converter::Converter;
use crate::diagnostic::Kind;
use crate::document::grammar::{NodeKind, Object};

/// The flows of OAuth 2.0, and what OpenAPI 3.0 calls them.
const FLOWS: [(&str, &str); 4] = [
    ("accessCode", "authorizationCode"),
    ("application", "clientCredentials"),
    ("implicit", "implicit"),
    ("password", "password"),
];

/// The fields that belong to the flow.
const OF_FLOW: [&str; 3] = ["authorizationUrl", "scopes", "tokenUrl"];

impl<'d> Converter<'d, '_> {
    pub(super) fn security_scheme(&mut self, scheme: &'d Members) -> Members {
        let kind = NodeKind::Object(Object::SecurityScheme);
        match scheme.get("type").and_then(Value::as_str) {
            Some("basic") => {
                let mut made = self.members(scheme, kind, |_| true);
                made.insert("type".into(), json!("http"));
                made.insert("scheme".into(), json!("basic"));
                self.written_at(&["scheme"], &self.here().child("type"));
                made
            }
            Some("oauth2") if !scheme.contains_key("flows") => {
                let mut made = self.members(scheme, kind, |key| key != "flow" && !OF_FLOW.contains(&key));
                let flows = self.flows(scheme);
                made.insert("flows".into(), flows);
                made
            }
            _ => self.members(scheme, kind, |_| true),
        }
    }

    fn flows(&mut self, scheme: &'d Members) -> Value {
        let stated = scheme.get("flow").and_then(Value::as_str).unwrap_or_default();
        let Some((_, name)) = FLOWS.iter().find(|(flow, _)| flow.eq_ignore_ascii_case(stated)) else {
            let field = if scheme.contains_key("flow") { "flow" } else { "" };
            let wrong = format!("`{stated}` is not a flow of OAuth 2.0 in Swagger 2.0");
            self.warn(Kind::UnknownWord, field, wrong, "read as a scheme without a flow");
            return json!({});
        };
        let mut flow = Members::new();
        for (key, value) in scheme.iter().filter(|(key, _)| OF_FLOW.contains(&key.as_str())) {
            let value = self.step(&[key], &["flows", name, key], |inner| inner.node(value, NodeKind::Data));
            flow.insert(key.clone(), value);
        }
        json!({ *name: flow })
    }
}
