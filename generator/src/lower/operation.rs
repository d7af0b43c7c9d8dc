use super::adapter::{self, PathItem, Ref};
use super::{Lowering, security};
use crate::diagnostic::Kind;
use crate::ir::{Method, OperationObject, PathTemplate, SecurityRequirement, Tag};
use crate::source::pointer;

impl<'a> Lowering<'a> {
    /// The operations, in the order of the document.
    pub(super) fn operations(&mut self) -> Vec<OperationObject> {
        let mut operations = Vec::new();
        for (path, item) in self.document.paths() {
            let at = pointer::child("/paths", path);
            match item {
                Ref::Object(item) => self.path_item(path, item, &at, &mut operations),
                Ref::Reference(_) => self.warning(
                    Kind::MisplacedReference,
                    &at,
                    "a path item that refers to another place of the document is not supported",
                    "write the path item in place of the reference",
                ),
            }
        }
        operations
    }

    fn path_item(&mut self, path: &str, item: PathItem<'a>, at: &str, operations: &mut Vec<OperationObject>) {
        for (method, key, operation) in item.operations() {
            let lowered = self.operation((method, path), (item, at), (operation, &pointer::child(at, key)));
            operations.push(lowered);
        }
    }

    /// An operation, and the path item that it is of; each with where it stands.
    fn operation(
        &mut self,
        (method, path): (Method, &str),
        (item, at_item): (PathItem<'a>, &str),
        (operation, at): (adapter::Operation<'a>, &str),
    ) -> OperationObject {
        let by_place = || format!("{} {path}", method.as_str().to_ascii_lowercase());
        let label = operation.id().map_or_else(by_place, str::to_owned);
        let body = operation.request_body();
        let servers = operation.servers();
        OperationObject {
            id: operation.id().map(|id| id.trim().to_owned()),
            method,
            path: PathTemplate::new(path),
            tag: operation.first_tag().unwrap_or(Tag::UNTAGGED).to_owned(),
            docs: operation.docs(),
            deprecated: operation.is_deprecated(),
            parameters: self.parameters((item, at_item), (operation, at), &label),
            body: body.and_then(|body| self.request_body(body, &pointer::child(at, "requestBody"), &label)),
            responses: self.responses(operation, &pointer::child(at, "responses"), &label),
            security: self.security(operation),
            servers: if servers.is_empty() { item.servers() } else { servers },
            location: self.location(at),
        }
    }

    /// The operation's own requirements, an empty list included; else those of the document.
    fn security(&self, operation: adapter::Operation<'a>) -> Vec<SecurityRequirement> {
        let requirements = operation.security().or(self.document.security());
        requirements.map(security::requirements).unwrap_or_default()
    }
}
