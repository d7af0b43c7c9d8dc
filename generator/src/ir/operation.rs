use super::{
    Docs, ErrorSetId, Paging, Parameter, PathTemplate, RequestBody, Response, SecurityRequirement, Server, Signature,
    StatusPattern, Streamed,
};
use crate::source::Location;
use serde::{Serialize, Serializer};
use std::ops::Deref;

/// An index into [`Api::operations`](super::Api::operations).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct OperationId(pub usize);

/// One call of the API, and how a client makes it.
#[derive(Clone, Debug, Serialize)]
pub struct Operation {
    /// What the document says.
    #[serde(flatten)]
    pub object: OperationObject,
    /// How it is called.
    pub signature: Signature,
    /// How its results come in pages.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub paging: Option<Paging>,
    /// The header in which its responses say how many items there are in all.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub total_count: Option<String>,
    /// What is done to get its response item by item, beside asking for it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub stream: Option<Streamed>,
    /// Its table of status and error type.
    pub errors: ErrorSetId,
}

/// What is said of an operation is true of it.
impl Deref for Operation {
    type Target = OperationObject;

    fn deref(&self) -> &OperationObject {
        &self.object
    }
}

/// What a document says of an operation: a method on a path (OpenAPI 3.0.4, section 4.7.10).
#[derive(Clone, Debug, Serialize)]
pub struct OperationObject {
    /// The `operationId`; none where the document gives none, and the names are then made of method and path.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// The HTTP method.
    pub method: Method,
    /// The path, relative to the server.
    pub path: PathTemplate,
    /// The first of the operation's tags: the module in which it stands.
    pub tag: String,
    /// Summary, description and external documentation.
    pub docs: Docs,
    /// Whether the document advises against it.
    pub deprecated: bool,
    /// The parameters: those of the path item and those of the operation, which win, in the document's order.
    pub parameters: Vec<Parameter>,
    /// The body, where the operation takes one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub body: Option<RequestBody>,
    /// The responses: codes first, then ranges, then the default.
    pub responses: Vec<Response>,
    /// The alternatives of which one must be met; empty where the operation is open to all.
    pub security: Vec<SecurityRequirement>,
    /// Servers of the operation or of its path item alone; empty where the API's own serve it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub servers: Vec<Server>,
    /// Where the document has it.
    pub location: Location,
}

/// A method of HTTP (RFC 9110, section 9).
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Method {
    /// `GET`: read.
    Get,
    /// `PUT`: replace.
    Put,
    /// `POST`: create, or act.
    Post,
    /// `DELETE`: remove.
    Delete,
    /// `OPTIONS`: ask what is possible.
    Options,
    /// `HEAD`: the headers of a `GET`.
    Head,
    /// `PATCH`: change in part (RFC 5789).
    Patch,
    /// `TRACE`: echo the request.
    Trace,
    /// Any other, as HTTP spells it: `QUERY`, `COPY`.
    Other(String),
}

impl Method {
    /// The method that a path item has under a key, or under one of `additionalOperations` (OpenAPI 3.2.0, section 4.9).
    pub fn of_key(key: &str) -> Self {
        match key {
            "get" | "GET" => Self::Get,
            "put" | "PUT" => Self::Put,
            "post" | "POST" => Self::Post,
            "delete" | "DELETE" => Self::Delete,
            "options" | "OPTIONS" => Self::Options,
            "head" | "HEAD" => Self::Head,
            "patch" | "PATCH" => Self::Patch,
            "trace" | "TRACE" => Self::Trace,
            "query" => Self::Other("QUERY".to_owned()),
            other => Self::Other(other.to_owned()),
        }
    }

    /// The method as HTTP spells it: `GET`.
    pub fn as_str(&self) -> &str {
        match self {
            Self::Get => "GET",
            Self::Put => "PUT",
            Self::Post => "POST",
            Self::Delete => "DELETE",
            Self::Options => "OPTIONS",
            Self::Head => "HEAD",
            Self::Patch => "PATCH",
            Self::Trace => "TRACE",
            Self::Other(other) => other,
        }
    }
}

impl Serialize for Method {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

impl OperationObject {
    /// The responses that mean success: every `2xx`; the default, where the document lists none, and no redirect either.
    pub fn successes(&self) -> impl Iterator<Item = &Response> {
        let listed = self.lists(StatusPattern::is_success) || self.lists(StatusPattern::is_redirect);
        let is_success = move |response: &&Response| match listed {
            true => response.status.is_success(),
            false => response.status == StatusPattern::Default,
        };
        self.responses.iter().filter(is_success)
    }

    /// The first status of a success that the document lists, else 200.
    pub fn success_status(&self) -> u16 {
        let status = self.successes().find_map(|response| match response.status {
            StatusPattern::Code(status) => Some(status),
            _ => None,
        });
        status.unwrap_or(200)
    }

    /// The responses that do not mean success, the default among them. Where redirects are all that a success is, they are not among them.
    pub fn errors(&self) -> impl Iterator<Item = &Response> {
        let only_redirects = self.only_redirects();
        let is_success = move |status: StatusPattern| status.is_success() || only_redirects && status.is_redirect();
        self.responses.iter().filter(move |response| !is_success(response.status))
    }

    /// The responses that lead to another address.
    pub fn redirects(&self) -> impl Iterator<Item = &Response> {
        self.responses.iter().filter(|response| response.status.is_redirect())
    }

    /// Whether all that a success does is to lead to another address.
    pub fn only_redirects(&self) -> bool {
        self.lists(StatusPattern::is_redirect) && !self.lists(StatusPattern::is_success)
    }

    fn lists(&self, is_of: fn(StatusPattern) -> bool) -> bool {
        self.responses.iter().any(|response| is_of(response.status))
    }

    /// Its path and method, of which no two operations have the same.
    pub fn place(&self) -> (&str, &Method) {
        (self.path.as_str(), &self.method)
    }

    /// What a message calls the operation: its id, else `GET /path`.
    pub fn label(&self) -> String {
        match &self.id {
            Some(id) => id.clone(),
            None => format!("{} {}", self.method.as_str(), self.path.as_str()),
        }
    }
}
