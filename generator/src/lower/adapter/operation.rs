use super::{Parameter, Ref, RequestBody, Requirements, Response, external, servers, text};
use crate::document::parse::FurtherOperation;
use crate::ir::{Docs, Server, StatusPattern};
use openapiv3::{ReferenceOr, StatusCode};

/// A path item (section 4.7.9).
#[derive(Clone, Copy)]
pub(in crate::lower) struct PathItem<'a> {
    held: &'a openapiv3::PathItem,
    /// The keys that lead to its operations, in the order of the document.
    keys: &'a [Vec<String>],
    /// The operations that `openapiv3` has no fields for.
    further: &'a [FurtherOperation],
}

impl<'a> PathItem<'a> {
    pub(super) fn new(held: &'a openapiv3::PathItem, keys: &'a [Vec<String>], further: &'a [FurtherOperation]) -> Self {
        Self { held, keys, further }
    }

    /// The operations, each with the keys that lead to it, of which the last is its method's, in the order of the document.
    pub(in crate::lower) fn operations(self) -> impl Iterator<Item = (&'a [String], Operation<'a>)> {
        self.keys.iter().filter_map(move |keys| Some((keys.as_slice(), Operation(self.operation(keys)?))))
    }

    fn operation(self, keys: &[String]) -> Option<&'a openapiv3::Operation> {
        let held = self.held;
        let own = match keys {
            [method] => match method.as_str() {
                "get" => &held.get,
                "put" => &held.put,
                "post" => &held.post,
                "delete" => &held.delete,
                "options" => &held.options,
                "head" => &held.head,
                "patch" => &held.patch,
                "trace" => &held.trace,
                _ => &None,
            },
            _ => &None,
        };
        let further = || self.further.iter().find(|(others, _)| others == keys).map(|(_, operation)| operation);
        own.as_ref().or_else(further)
    }

    pub(in crate::lower) fn parameters(self) -> impl Iterator<Item = Ref<'a, Parameter<'a>>> {
        parameters(&self.held.parameters)
    }

    pub(in crate::lower) fn servers(self) -> Vec<Server> {
        servers(&self.held.servers)
    }
}

/// An operation (section 4.7.10).
#[derive(Clone, Copy)]
pub(in crate::lower) struct Operation<'a>(&'a openapiv3::Operation);

impl<'a> Operation<'a> {
    pub(super) fn new(held: &'a openapiv3::Operation) -> Self {
        Self(held)
    }

    /// The `operationId`, where it says anything.
    pub(in crate::lower) fn id(self) -> Option<&'a str> {
        self.0.operation_id.as_deref().filter(|id| !id.trim().is_empty())
    }

    pub(in crate::lower) fn tags(self) -> impl Iterator<Item = &'a str> {
        self.0.tags.iter().map(String::as_str)
    }

    pub(in crate::lower) fn docs(self) -> Docs {
        Docs {
            summary: text(&self.0.summary),
            description: text(&self.0.description),
            external: external(&self.0.external_docs),
        }
    }

    pub(in crate::lower) fn is_deprecated(self) -> bool {
        self.0.deprecated
    }

    pub(in crate::lower) fn parameters(self) -> impl Iterator<Item = Ref<'a, Parameter<'a>>> {
        parameters(&self.0.parameters)
    }

    pub(in crate::lower) fn request_body(self) -> Option<Ref<'a, RequestBody<'a>>> {
        self.0.request_body.as_ref().map(|body| Ref::of(body, RequestBody::new))
    }

    /// The responses, each with the statuses that it is for and its key: codes and ranges in the order of the document, and last
    /// the default.
    pub(in crate::lower) fn responses(self) -> impl Iterator<Item = (StatusPattern, String, Ref<'a, Response<'a>>)> {
        let held = &self.0.responses;
        let listed = held.responses.iter().map(|(status, response)| (pattern(status), status.to_string(), response));
        let default = held.default.iter().map(|response| (StatusPattern::Default, "default".to_owned(), response));
        listed.chain(default).map(|(status, key, response)| (status, key, Ref::of(response, Response::new)))
    }

    /// Its own requirements of security, an empty list included.
    pub(in crate::lower) fn security(self) -> Option<Requirements<'a>> {
        self.0.security.as_deref()
    }

    pub(in crate::lower) fn servers(self) -> Vec<Server> {
        servers(&self.0.servers)
    }
}

fn parameters(held: &[ReferenceOr<openapiv3::Parameter>]) -> impl Iterator<Item = Ref<'_, Parameter<'_>>> {
    held.iter().map(|parameter| Ref::of(parameter, Parameter::new))
}

fn pattern(status: &StatusCode) -> StatusPattern {
    match status {
        StatusCode::Code(code) => StatusPattern::Code(*code),
        StatusCode::Range(class) => StatusPattern::Range(u8::try_from(*class).unwrap_or_default()),
    }
}
