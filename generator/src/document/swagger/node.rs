//! One node, by its kind.

use serde_json::Value;

use super::Members;
use super::converter::Converter;
use crate::document::grammar::{NodeKind, Object};
use crate::document::load::is_reference;

impl<'d> Converter<'d, '_> {
    /// What a node of that kind becomes, and all below it.
    pub(super) fn node(&mut self, node: &'d Value, kind: NodeKind) -> Value {
        self.visit(node, kind);
        if self.is_full() {
            return Value::Null;
        }
        match node {
            data if kind == NodeKind::Data => data.clone(),
            Value::Object(members) => self.object(members, kind),
            Value::Array(items) => {
                let item = |(index, item): (usize, &'d Value)| {
                    let index = index.to_string();
                    self.step(&[&index], &[&index], |inner| inner.node(item, kind.item()))
                };
                Value::Array(items.iter().enumerate().map(item).collect())
            }
            scalar => scalar.clone(),
        }
    }

    fn object(&mut self, members: &'d Members, kind: NodeKind) -> Value {
        if members.get("$ref").is_some_and(|value| is_reference(value, kind)) {
            return self.reference(members, kind);
        }
        let NodeKind::Object(object) = kind else {
            return Value::Object(self.members(members, kind, |_| true));
        };
        Value::Object(match object {
            Object::PathItem => self.path_item(members),
            Object::Operation => self.operation(members),
            Object::Parameter => self.parameter(members),
            Object::Header => self.header(members),
            Object::Response => self.response(members),
            Object::Schema => self.schema(members),
            Object::SecurityScheme => self.security_scheme(members),
            _ => self.members(members, kind, |_| true),
        })
    }

    /// References stay as they are written; what stands beside one to a schema describes that.
    fn reference(&mut self, members: &'d Members, kind: NodeKind) -> Value {
        Value::Object(if kind == NodeKind::SCHEMA {
            self.schema(members)
        } else {
            self.members(members, NodeKind::Data, |_| true)
        })
    }
}
