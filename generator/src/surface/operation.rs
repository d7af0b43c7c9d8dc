use super::{Argument, Credential, Output, RustType, SendMethod, SuccessEnum, TagId};
use crate::ir::{ErrorSetId, OperationId, Paging};
use serde::Serialize;

/// An operation: the methods that make its request, the setters and the methods that send it.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Operation {
    /// Which one it is.
    #[serde(skip)]
    pub id: OperationId,
    /// Its tag, in whose module it stands.
    pub tag: TagId,
    /// The constant that describes it.
    pub constant: String,
    /// The struct of its requests.
    pub request: String,
    /// What a caller gives, in the order of [`Signature::inputs`](crate::ir::Signature::inputs).
    pub arguments: Vec<Argument>,
    /// The methods that make a request: one, or one for each form of a body that is required.
    pub methods: Vec<Method>,
    /// The setters of the request.
    pub setters: Vec<Setter>,
    /// The methods that send it; the first one is `send`.
    pub sends: Vec<SendMethod>,
    /// Whether there is `send_location` besides, which gives the URL to which the response leads and does not follow it.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub location: bool,
    /// The status that a mock of the service answers with: the first of a success that the document lists, else 200.
    pub success_status: u16,
    /// The enum of its successes, where they differ by status.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub success: Option<SuccessEnum>,
    /// The name of its errors; none where the document lists none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub errors: Option<ErrorAlias>,
    /// Its pages, where it has any.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pages: Option<Pages>,
    /// The headers of its responses.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub headers: Vec<HeaderConstant>,
    /// The alternatives of what goes along with a request, each once. One without credentials needs no word: a client sends those
    /// that it has.
    pub security: Vec<Vec<Credential>>,
}

/// A method that makes a request.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Method {
    /// The method.
    pub name: String,
    /// The form of the body that it takes, by its index in [`Signature::bodies`](crate::ir::Signature::bodies).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub body: Option<usize>,
    /// What it takes, by index in [`Operation::arguments`]: what every call takes, and then the body or its fields.
    pub arguments: Vec<usize>,
}

/// A setter of a request.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Setter {
    /// The setter.
    pub name: String,
    /// What it sets.
    pub of: SetterOf,
}

/// What a [`Setter`] sets.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum SetterOf {
    /// An optional argument, by index in [`Operation::arguments`].
    Argument(usize),
    /// An optional body in one of its forms, by index in [`Signature::bodies`](crate::ir::Signature::bodies).
    Body(usize),
}

/// The name that an operation gives to the enum of its errors.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ErrorAlias {
    /// The name.
    pub name: String,
    /// The enum, by index in [`Surface::errors`](super::Surface::errors).
    pub of: ErrorSetId,
}

/// How the results of an operation come in pages.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Pages {
    /// What a page is asked for by.
    pub paging: Paging,
    /// The type of an item.
    pub item: RustType,
    /// What has the items, where a page is more than a list.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub within: Option<PageType>,
}

impl Pages {
    /// The type of a page, where it is more than a list.
    pub fn page(&self) -> Option<&RustType> {
        self.within.as_ref().map(|within| &within.page)
    }
}

/// A page that has the items within it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct PageType {
    /// Its type.
    pub page: RustType,
    /// The fields that lead to the items; none where it is a list that may be missing.
    pub steps: Vec<ItemStep>,
}

/// A field on the way to the items of a page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ItemStep {
    /// The field.
    pub field: String,
    /// How many `Option`s there are around what has the field.
    pub options: usize,
}

/// The constant for a header of an operation's responses.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct HeaderConstant {
    /// The constant.
    pub name: String,
    /// The name on the wire.
    pub wire: String,
    /// The type of its value.
    pub value: RustType,
}

impl Operation {
    /// The method that makes a request, and the first of several.
    pub fn method(&self) -> &str {
        self.methods.first().map_or("", |method| &method.name)
    }

    /// What `send` gives.
    pub fn output(&self) -> &Output {
        self.sends.first().map_or(&Output::Empty, |send| &send.output)
    }

    /// Whether a request needs just a token, which is what a client sends unless told otherwise.
    pub fn needs_just_a_token(&self) -> bool {
        matches!(self.security.as_slice(), [only] if *only == [Credential::Token])
    }
}
