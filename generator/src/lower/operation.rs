use super::{Lowering, docs, security, server};
use crate::ir::{Method, Operation, PathTemplate, SecurityRequirement, Signature, Tag};
use crate::source::pointer;
use openapiv3::{PathItem, ReferenceOr};

impl<'a> Lowering<'a> {
    /// The operations, by path and then by method.
    pub(super) fn operations(&mut self) -> Vec<Operation> {
        let mut operations = Vec::new();
        let mut paths: Vec<_> = self.document.paths.iter().collect();
        paths.sort_by_key(|(path, _)| path.as_str());
        for (path, item) in paths {
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

    fn path_item(&mut self, path: &str, item: &'a PathItem, at: &str, operations: &mut Vec<Operation>) {
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
    ) -> Operation {
        let label = match operation.operation_id.as_deref() {
            Some(id) if !id.trim().is_empty() => id.to_owned(),
            _ => format!("{} {path}", method.as_str().to_ascii_lowercase()),
        };
        let body = operation.request_body.as_ref();
        Operation {
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
            signature: Signature::default(),
            paging: None,
            errors: None,
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
