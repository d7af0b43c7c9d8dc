use super::{Lowering, docs, security, server};
use crate::ir::{Method, OperationObject, PathTemplate, SecurityRequirement, Tag};
use crate::source::pointer;
use openapiv3::{PathItem, ReferenceOr};

impl<'a> Lowering<'a> {
    /// The operations, in the order of the document.
    pub(super) fn operations(&mut self) -> Vec<OperationObject> {
        let mut operations = Vec::new();
        for (path, item) in self.document.paths.iter() {
            let at = pointer::child("/paths", path);
            match item {
                ReferenceOr::Item(item) => self.path_item(path, item, &at, &mut operations),
                ReferenceOr::Reference { .. } => self.error(
                    &at,
                    "a path item that refers to another place of the document is not supported",
                    "write the path item in place of the reference",
                ),
            }
        }
        operations
    }

    fn path_item(&mut self, path: &str, item: &'a PathItem, at: &str, operations: &mut Vec<OperationObject>) {
        let methods = [
            (Method::Get, "get", &item.get),
            (Method::Put, "put", &item.put),
            (Method::Post, "post", &item.post),
            (Method::Delete, "delete", &item.delete),
            (Method::Options, "options", &item.options),
            (Method::Head, "head", &item.head),
            (Method::Patch, "patch", &item.patch),
            (Method::Trace, "trace", &item.trace),
        ];
        let listed = self.methods.get(path);
        let position = |key: &str| listed.and_then(|listed| listed.iter().position(|other| other == key));
        let mut methods = methods.to_vec();
        methods.sort_by_key(|(_, key, _)| position(key));
        for (method, key, operation) in methods {
            if let Some(operation) = operation {
                let at = Place { path_item: at, operation: &pointer::child(at, key) };
                let lowered = self.operation((method, path), item, operation, &at);
                operations.push(lowered);
            }
        }
    }

    fn operation(
        &mut self,
        (method, path): (Method, &str),
        item: &'a PathItem,
        operation: &'a openapiv3::Operation,
        at: &Place<'_>,
    ) -> OperationObject {
        let label = match operation.operation_id.as_deref() {
            Some(id) if !id.trim().is_empty() => id.to_owned(),
            _ => format!("{} {path}", method.as_str().to_ascii_lowercase()),
        };
        let body = operation.request_body.as_ref();
        OperationObject {
            id: docs::text(&operation.operation_id),
            method,
            path: PathTemplate::new(path),
            tag: operation.tags.first().cloned().unwrap_or_else(|| Tag::UNTAGGED.to_owned()),
            docs: docs::of_operation(operation),
            deprecated: operation.deprecated,
            parameters: self.parameters(
                (&item.parameters, at.path_item),
                (&operation.parameters, at.operation),
                &label,
            ),
            body: body.and_then(|body| self.request_body(body, &pointer::child(at.operation, "requestBody"), &label)),
            responses: self.responses(&operation.responses, &pointer::child(at.operation, "responses"), &label),
            security: self.security(operation),
            servers: server::servers(if operation.servers.is_empty() { &item.servers } else { &operation.servers }),
            location: self.location(at.operation),
        }
    }

    /// The operation's own requirements, an empty list included; else those of the document.
    fn security(&self, operation: &openapiv3::Operation) -> Vec<SecurityRequirement> {
        let requirements = operation.security.as_ref().or(self.document.security.as_ref());
        requirements.map(|list| security::requirements(list)).unwrap_or_default()
    }
}

struct Place<'p> {
    path_item: &'p str,
    operation: &'p str,
}
