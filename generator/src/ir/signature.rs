use super::{Docs, ItemFormat, ParameterIn, SchemaRef, StatusPattern, Style};
use serde::Serialize;
use serde_json::Value;

/// How an operation is called: what its caller gives, in which forms its body is sent, and what comes back.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Signature {
    /// What a caller can give. All of it shares one scope of names: parameters, then bodies and their fields.
    pub inputs: Vec<Input>,
    /// The inputs that every call takes: the path from left to right, then the other required parameters.
    pub arguments: Vec<usize>,
    /// Parameters that go along by themselves.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub constants: Vec<Constant>,
    /// The forms of the body, of which a caller chooses one; the primary one first.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub bodies: Vec<BodyForm>,
    /// The fields without which an optional body is invalid that is a form: a request that has any of its fields must have these.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub required_fields: Vec<String>,
    /// What a success gives.
    pub output: Output,
    /// The media types that are asked for with it; those of other responses where no success has a body.
    pub accept: Vec<String>,
    /// What a success gives in other media types.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub alternates: Vec<AlternateOutput>,
    /// Whether the address can be had to which a response leads, in place of what is there.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub location: bool,
    /// The headers of all responses, each once, by name.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub headers: Vec<ResponseHeader>,
}

/// Something that a caller can give.
#[derive(Clone, Debug, Serialize)]
pub struct Input {
    /// The name on the wire; `body` for a whole body.
    pub name: String,
    /// Where it goes.
    pub place: InputPlace,
    /// How it is given, and becomes text or bytes.
    pub form: InputForm,
    /// The media type of a file that says nothing of its own, where the document has one, or of the text that is all of the query.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub media_type: Option<String>,
    /// The schema of the value, where there is one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub schema: Option<SchemaRef>,
    /// Whether it can be set on a request; what is not is an argument of every call that has a place for it.
    pub setter: bool,
    /// The text that is sent where it is not set.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub constant: Option<String>,
    /// Whether the document advises against it.
    pub deprecated: bool,
    /// What the document says of it.
    #[serde(skip)]
    pub docs: Docs,
    /// An example of its value.
    #[serde(skip)]
    pub example: Option<Value>,
}

/// Where an [`Input`] goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum InputPlace {
    /// In place of a template expression of the path.
    Path,
    /// After the `?` of the URL.
    Query,
    /// A header.
    Header,
    /// In the `Cookie` header.
    Cookie,
    /// A field of a body that is a form, or a part of one that is multipart.
    Field,
    /// The whole body.
    Body,
}

impl From<ParameterIn> for InputPlace {
    fn from(parameter: ParameterIn) -> Self {
        match parameter {
            ParameterIn::Path => Self::Path,
            ParameterIn::Query => Self::Query,
            ParameterIn::Header => Self::Header,
            ParameterIn::Cookie => Self::Cookie,
        }
    }
}

/// How an [`Input`] is given, and becomes text or bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum InputForm {
    /// One value as its text.
    Plain,
    /// A list of such values, a name and value each.
    Each,
    /// A list of such values, a name with `[]` behind it and value each, as the style `deepObject` has it.
    EachBracketed,
    /// A list of such values, with commas in between.
    Joined,
    /// Any value, in a style (OpenAPI 3.0.4, section 4.7.12.3).
    Styled {
        /// The style.
        style: Style,
        /// Whether each item or property gets a name and value of its own.
        explode: bool,
        /// Whether reserved characters (RFC 3986, section 2.2) stay as they are.
        reserved: bool,
    },
    /// Text that is all of the query.
    WholeQuery,
    /// Any value as JSON.
    Json,
    /// A field of any value: a scalar as its text, a list as a field an item, an object as JSON.
    Value,
    /// Any value as a form: a field a property.
    Form,
    /// Text.
    Text,
    /// Bytes, streamed.
    File,
    /// A list of files.
    Files,
    /// Fields of any name.
    NamedFields,
    /// Files under any name.
    NamedFiles,
}

/// A parameter that has one value in every request, or has it unless it is set.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Constant {
    /// The name on the wire.
    pub name: String,
    /// Where it goes.
    pub place: InputPlace,
    /// Its value.
    pub value: String,
}

/// One form of an operation's body.
#[derive(Clone, Debug, Serialize)]
pub struct BodyForm {
    /// The media type, as the document has it.
    pub media_type: String,
    /// Whether a call must choose a form; a body that is optional is set on the request.
    pub required: bool,
    /// How it begins, before any [`Input`]; a whole body is its only input.
    pub start: BodyStart,
    /// The inputs that it takes.
    pub arguments: Vec<usize>,
}

impl BodyForm {
    /// The media type that is sent. Where the document has a range of them, it is one that fits whatever is given.
    pub fn content_type(&self) -> &str {
        match self.start {
            _ if !self.media_type.contains('*') => &self.media_type,
            BodyStart::Json => "application/json",
            BodyStart::Text => "text/plain",
            BodyStart::File => "application/octet-stream",
            BodyStart::Form => "application/x-www-form-urlencoded",
            BodyStart::Multipart => "multipart/form-data",
        }
    }
}

/// How a [`BodyForm`] begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum BodyStart {
    /// It is JSON.
    Json,
    /// It is text.
    Text,
    /// It is bytes.
    File,
    /// It is a form, of fields or of one value.
    Form,
    /// It is `multipart/form-data`.
    Multipart,
}

/// The media type that a client sends and asks for unless the document says otherwise.
pub const JSON: &str = "application/json";

impl Signature {
    /// Whether an input is a field that an optional body must have.
    pub fn is_required_field(&self, input: &Input) -> bool {
        input.place == InputPlace::Field && self.required_fields.contains(&input.name)
    }

    /// Whether a form of the body is set as a whole, on a request. One that is the only one, and of which nothing is given as a whole,
    /// begins with its first field.
    pub fn is_set_as_a_whole(&self, form: &BodyForm) -> bool {
        let is_form = matches!(form.start, BodyStart::Form | BodyStart::Multipart);
        let begins_by_itself = is_form && form.arguments.is_empty() && self.bodies.len() == 1;
        !form.required && !begins_by_itself
    }

    /// The media types that a request names in its `Accept`: JSON where no response has a body.
    pub fn asked_for(&self) -> Vec<&str> {
        if self.accept.is_empty() { vec![JSON] } else { self.accept.iter().map(String::as_str).collect() }
    }
}

/// What a success gives.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Output {
    /// Nothing.
    #[default]
    Empty,
    /// A value of a schema, from JSON.
    Json {
        /// The schema.
        schema: SchemaRef,
        /// Whether some successes have no body.
        optional: bool,
    },
    /// Text.
    Text,
    /// Items, as they come.
    Items {
        /// How the body is a sequence of them.
        format: ItemFormat,
        /// The schema of each, or of the data of an event; where there is none, events are text and other items any JSON.
        item: Option<SchemaRef>,
    },
    /// Bytes, as they come.
    Stream,
    /// The address to which the response leads, which is not followed.
    Location,
    /// One of several, by status: the schema of its JSON, none where there is no body.
    ByStatus(Vec<(StatusPattern, Option<SchemaRef>)>),
}

impl Output {
    /// How it is a sequence of items; none where it is not.
    pub fn item_format(&self) -> Option<ItemFormat> {
        match self {
            Self::Items { format, .. } => Some(*format),
            _ => None,
        }
    }
}

/// What a success gives in a media type that must be asked for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct AlternateOutput {
    /// The media type.
    pub media_type: String,
    /// What it gives: one of JSON, text, items and bytes.
    pub output: Output,
    /// Whether the media type must be told from others of its kind by its name.
    pub by_name: bool,
}

/// A header that responses of an operation bear.
#[derive(Clone, Debug, Serialize)]
pub struct ResponseHeader {
    /// The name.
    pub name: String,
    /// The schema of its value; none where responses differ, or do not say.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub schema: Option<SchemaRef>,
    /// What the document says of it.
    #[serde(skip)]
    pub docs: Docs,
}

/// A JSON value as one would type it, and as a URL or header holds it: strings without quotes.
pub fn plain_text(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}
