use super::adapter::{self, PathItem, Ref};
use super::{Lowering, groups, security};
use crate::diagnostic::Kind;
use crate::ir::{Method, OperationObject, PathTemplate, SecurityRequirement, Tag, Webhook};
use crate::source::pointer;

impl<'a> Lowering<'a> {
    /// The operations, in the order of the document.
    pub(super) fn operations(&mut self) -> Vec<OperationObject> {
        let (mut operations, mut is_tagged) = (Vec::new(), false);
        for (path, item) in self.document.paths() {
            let at = pointer::child("/paths", path);
            match item {
                Ref::Object(item) => {
                    is_tagged |= item.operations().any(|(_, operation)| operation.tags().next().is_some());
                    self.path_item(path, item, &at, &mut operations);
                }
                Ref::Reference(_) => self.warning(
                    Kind::MisplacedReference,
                    &at,
                    "a path item that refers to another place of the document is not supported",
                    "write the path item in place of the reference",
                ),
            }
        }
        if !is_tagged {
            groups::assign(&mut operations);
        }
        operations
    }

    fn path_item(&mut self, path: &str, item: PathItem<'a>, at: &str, operations: &mut Vec<OperationObject>) {
        for (keys, operation) in item.operations() {
            let method = Method::of_key(keys.last().map_or("", String::as_str));
            let place = at.to_owned() + &pointer::join(keys.iter().map(String::as_str));
            operations.push(self.operation((method, path), (item, at), (operation, &place)));
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
            tag: self.group(operation).to_owned(),
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

    /// The tag that the operation is grouped by: the first that is there for that, else the first.
    fn group(&self, operation: adapter::Operation<'a>) -> &'a str {
        let first = operation.tags().find(|tag| !self.other_tags.contains(tag));
        first.or_else(|| operation.tags().next()).unwrap_or(Tag::UNTAGGED)
    }

    /// The requests that the service sends, in the order of the document.
    pub(super) fn webhooks(&mut self) -> Vec<Webhook> {
        let webhooks: Vec<_> = self.document.webhooks().collect();
        let webhook = |(name, key, operation): (&str, &str, adapter::Operation<'a>)| {
            let at = pointer::join(["webhooks", name, key]);
            let body = operation.request_body();
            let label = operation.id().unwrap_or(name);
            let body = body.and_then(|body| self.request_body(body, &pointer::child(&at, "requestBody"), label));
            Webhook {
                name: name.to_owned(),
                method: Method::of_key(key),
                docs: operation.docs(),
                content: body.map(|body| body.content).unwrap_or_default(),
                location: self.location(&at),
            }
        };
        webhooks.into_iter().map(webhook).collect()
    }

    /// Whether there are operations, and each says itself that it asks for nothing. A document that says so of all at once is no different from one
    /// that says nothing: it has names of schemes, and no operation that is an exception.
    pub(super) fn asks_for_nothing(&self) -> bool {
        let items = self.document.paths().filter_map(|(_, item)| match item {
            Ref::Object(item) => Some(item),
            Ref::Reference(_) => None,
        });
        let mut operations = items.flat_map(PathItem::operations).map(|(_, operation)| operation.security()).peekable();
        operations.peek().is_some() && operations.all(|security| security.is_some_and(<[_]>::is_empty))
    }

    /// The operation's own requirements, an empty list included; else those of the document.
    fn security(&self, operation: adapter::Operation<'a>) -> Vec<SecurityRequirement> {
        let requirements = operation.security().or(self.document.security());
        requirements.map(security::requirements).unwrap_or_default()
    }
}
