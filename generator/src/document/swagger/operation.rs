//! Path items and operations.

use serde_json::Value;

use super::Members;
use super::converter::Converter;
use super::input::Inputs;
use crate::diagnostic::Kind;
use crate::document::grammar::{NodeKind, Object};

/// Fields of an operation that say something of its bodies, its parameters or its servers.
const SAID_ELSEWHERE: [&str; 4] = ["consumes", "parameters", "produces", "schemes"];

impl<'d> Converter<'d, '_> {
    pub(super) fn path_item(&mut self, item: &'d Members) -> Members {
        let inputs = Inputs::of(self.document, &self.here(), item);
        let others = self.others(&inputs);
        let outer = std::mem::replace(&mut self.inherited, inputs.into_inherited());
        let mut made = self.members(item, NodeKind::Object(Object::PathItem), |key| {
            key != "parameters" || !item.get(key).is_some_and(Value::is_array)
        });
        self.inherited = outer;
        if let Some(others) = others {
            made.insert("parameters".into(), others);
        }
        made
    }

    pub(super) fn operation(&mut self, operation: &'d Members) -> Members {
        let outer = self.operation.replace(self.shared.operation(&self.here(), operation));
        let is_said = |key: &str| {
            let is_list = operation.get(key).is_some_and(Value::is_array);
            !SAID_ELSEWHERE.contains(&key) || (key == "parameters" && !is_list)
        };
        let mut made =
            self.members(operation, NodeKind::Object(Object::Operation), |key| is_said(key) && key != "responses");
        if let Some(servers) = self.servers(&self.shared.servers.of_operation(operation), "schemes") {
            made.insert("servers".into(), servers);
        }
        let mut inputs = Inputs::of(self.document, &self.here(), operation);
        if let Some(others) = self.others(&inputs) {
            made.insert("parameters".into(), others);
        }
        inputs.inherit(&self.inherited.clone());
        let security = inputs.authorization.as_ref().and_then(|header| self.authorization(header, operation));
        made.extend(security.map(|security| ("security".to_owned(), security)));
        if let Some(body) = self.body_of(&inputs) {
            made.insert("requestBody".into(), body);
        }
        if let Some(responses) = operation.get("responses") {
            let responses = self.step(&["responses"], &["responses"], |inner| inner.responses(responses));
            made.insert("responses".into(), responses);
        }
        self.operation = outer;
        made
    }

    /// The body of an operation: one parameter, or a form of several.
    fn body_of(&mut self, inputs: &Inputs<'d>) -> Option<Value> {
        let (body, more) = match inputs.bodies.split_first() {
            Some((body, more)) => (Some(body), more),
            None => (None, inputs.bodies.as_slice()),
        };
        for second in more {
            self.ignored(Kind::SwaggerBodies, &second.item, "an operation has one body", "ignored: it has another one");
        }
        match body {
            None => self.form(&inputs.fields),
            Some(body) => {
                for field in &inputs.fields {
                    self.ignored(
                        Kind::SwaggerBodies,
                        &field.item,
                        "an operation has either a body or a form",
                        "ignored: it has a body",
                    );
                }
                Some(self.body(body))
            }
        }
    }

    fn responses(&mut self, responses: &'d Value) -> Value {
        let kind = NodeKind::Object(Object::Responses);
        match responses {
            Value::Object(members) if !members.contains_key("$ref") => {
                self.visit(responses, kind);
                let mut made = Members::new();
                for (status, response) in members {
                    let response = self.step(&[status], &[status], |inner| match kind.member(status) {
                        NodeKind::Object(Object::Response) => inner.response_or_reference(response),
                        other => inner.node(response, other),
                    });
                    made.insert(status.clone(), response);
                }
                Value::Object(made)
            }
            other => self.node(other, kind),
        }
    }
}
