//! Sample values for an operation, of the document's examples where it has any.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::document::Node;
use super::operation::{Content, Operation};
use super::parameter::{Parameter, Place};
use super::shape::Shape;
use super::validity;
use super::value::Maker;

/// What a call of an operation sends.
#[derive(Clone, Debug)]
pub struct Sample {
    /// A value for each of the operation's parameters, in their order; none for one that is not sent.
    pub parameters: Vec<Option<Value>>,
    /// The body, where the operation takes one.
    pub body: Option<Body>,
}

/// A body to send.
#[derive(Clone, Debug)]
pub struct Body {
    /// The media type, as the document names it.
    pub media_type: String,
    /// How the value becomes bytes.
    pub form: Form,
    /// The value. That of a form or of `multipart` is an object with a member a field.
    pub value: Value,
    /// The fields that hold files, and the media types that the document gives for fields.
    pub fields: BTreeMap<String, Field>,
    /// Why the value could not be made valid against its schema; such a body is not validated.
    pub invalid: Option<String>,
}

/// How a body becomes bytes, by its media type.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    Json,
    UrlEncoded,
    Multipart,
    Text,
    Binary,
}

/// What is said of a field of a form.
#[derive(Clone, Debug, Default)]
pub struct Field {
    /// Whether it is sent as a file, or files.
    pub file: bool,
    /// The media types that its part may have, with commas in between (OpenAPI 3.0.4, section 4.7.15.1).
    pub content_type: Option<String>,
    /// What stands between the items of a list; each has a field of its own where there is nothing.
    pub joined: Option<String>,
    /// The style of a field of a form, and whether each item has a pair of its own, where the document says so (OpenAPI 3.0.4, section
    /// 4.7.15.1).
    pub style: Option<(String, bool)>,
}

impl Form {
    /// The form of a media type.
    pub fn of(media_type: &str) -> Self {
        let essence = media_type.split(';').next().unwrap_or_default().trim().to_lowercase();
        match essence.as_str() {
            "application/json" | "*/*" | "application/*" => Self::Json,
            "application/x-www-form-urlencoded" => Self::UrlEncoded,
            "application/xml" => Self::Text,
            other if other.ends_with("+json") => Self::Json,
            other if other.ends_with("+xml") || other.starts_with("text/") => Self::Text,
            other if other.starts_with("multipart/") => Self::Multipart,
            _ => Self::Binary,
        }
    }
}

/// Letters that an application must encode, each in its place.
const NASTY: &str = "a b/c?d&e=f+g%h#i,j;ä";

/// Samples for one call of an operation, with all that can be sent.
pub fn sample(operation: &Operation<'_>) -> Sample {
    Sample {
        parameters: operation.parameters.iter().map(|parameter| Some(of_parameter(parameter))).collect(),
        body: preferred(&operation.body).map(|(media_type, node)| body(media_type, node, WHOLE)),
    }
}

/// Samples for one call of an operation, with what is required and no more.
pub fn least(operation: &Operation<'_>) -> Sample {
    let required = |parameter: &Parameter<'_>| parameter.required.then(|| of_parameter(parameter));
    let content = preferred(&operation.body).filter(|_| operation.body_required);
    Sample {
        parameters: operation.parameters.iter().map(required).collect(),
        body: content.map(|(media_type, node)| body(media_type, node, Maker { optional: false, ..WHOLE })),
    }
}

impl Sample {
    /// The parameters that are sent, with their values.
    pub(super) fn sent<'s, 'd>(
        &'s self,
        operation: &'s Operation<'d>,
    ) -> impl Iterator<Item = (&'s Parameter<'d>, &'s Value)> {
        let sampled = operation.parameters.iter().zip(&self.parameters);
        sampled.filter_map(|(parameter, value)| Some((parameter, value.as_ref()?)))
    }
}

/// How bodies of requests are made.
const WHOLE: Maker = Maker { request: true, examples: true, optional: true, text: "example" };

/// A body of a response: status, media type and value of the first success that has one; the body is `None` where no
/// success has one.
pub fn response(operation: &Operation<'_>) -> (u16, Option<Body>) {
    let successes = operation.successes();
    let with_body = successes.iter().find_map(|(status, content)| Some((status, preferred(content)?)));
    let status = |text: &str| text.replace("XX", "00").parse().unwrap_or(200);
    match with_body {
        Some((code, (media_type, node))) => {
            (status(code), Some(body(media_type, node, Maker { request: false, ..WHOLE })))
        }
        None => (successes.first().map_or(200, |(code, _)| status(code)), None),
    }
}

/// JSON, and of that no range of media types if there is another; or else the first by name.
fn preferred<'c, 'd>(content: &'c Content<'d>) -> Option<&'c (String, Node<'d>)> {
    let is_json = |(name, _): &&(String, Node<'d>)| Form::of(name) == Form::Json;
    let is_one = |(name, _): &&(String, Node<'d>)| !name.contains('*');
    let mut json = content.iter().filter(is_json);
    json.clone().find(is_one).or_else(|| json.next()).or(content.first())
}

fn of_parameter(parameter: &Parameter<'_>) -> Value {
    let text = if matches!(parameter.place, Place::Path | Place::Query) { NASTY } else { "a b,c" };
    let maker = Maker { request: true, examples: true, optional: true, text };
    let Some(schema) = &parameter.schema else { return json!(text) };
    let given = parameter.node.iter().flat_map(examples);
    let given = given.filter_map(|example| maker.take(schema, &example));
    let made = given.chain(maker.make(schema)).chain(Maker { examples: false, ..maker }.make(schema));
    let is_sent = |value: &Value| {
        // An empty segment, and one of dots, leads to another path.
        let dots = parameter.place == Place::Path && ["", ".", ".."].iter().any(|dots| value == dots);
        !dots && !value.is_null() && validity::faults(schema, true, value).is_none_or(|faults| faults.is_empty())
    };
    made.into_iter().find(is_sent).unwrap_or_else(|| json!("example"))
}

/// The examples of a parameter or a media type (sections 4.7.12 and 4.7.14).
fn examples(holder: &Node<'_>) -> Vec<Value> {
    let named = holder.get("examples").map(|examples| examples.members()).unwrap_or_default();
    let named = named.into_iter().filter_map(|(_, example)| example.value.get("value").cloned());
    holder.value.get("example").cloned().into_iter().chain(named).collect()
}

fn body(media_type: &str, node: &Node<'_>, maker: Maker) -> Body {
    let form = Form::of(media_type);
    let (value, invalid) = match node.raw("schema") {
        Some(schema) => valid(node, &schema, maker),
        None => (examples(node).into_iter().next().unwrap_or_else(|| json!({ "name": "example" })), None),
    };
    Body { media_type: media_type.to_owned(), form, value, fields: fields(node), invalid }
}

/// The first of several values that is valid: from the document's example, to one that is made up of what is required. The least is
/// tried first where it is asked for.
fn valid(node: &Node<'_>, schema: &Node<'_>, maker: Maker) -> (Value, Option<String>) {
    let request = maker.request;
    let whole = Maker { optional: true, ..maker };
    let least = Maker { optional: false, ..maker };
    let bare = Maker { examples: false, ..least };
    let attempts = match maker.optional {
        true => [whole, least, Maker { examples: false, ..whole }, bare],
        false => [least, bare, whole, Maker { examples: false, ..whole }],
    };
    let given = examples(node).into_iter().filter(|_| maker.optional);
    let given = given.filter_map(|example| whole.take(schema, &example));
    let made = attempts.into_iter().filter_map(|maker| maker.make(schema));
    let mut refused = None;
    for value in given.chain(made) {
        match validity::faults(schema, request, &value) {
            Some(faults) if faults.is_empty() => return (value, None),
            Some(faults) => refused = refused.or_else(|| Some((value, faults.join("; ")))),
            None => refused = refused.or_else(|| Some((value, "the schema cannot be compiled".to_owned()))),
        }
    }
    refused.map_or((Value::Null, Some("no value has an end".to_owned())), |(value, why)| (value, Some(why)))
}

/// What is said of single fields: which are files, and what `encoding` says of their media types.
pub(super) fn fields(node: &Node<'_>) -> BTreeMap<String, Field> {
    let Some(schema) = node.raw("schema") else { return BTreeMap::new() };
    let encoding = node.raw("encoding");
    let field = |(name, schema): (&&str, &Node<'_>)| {
        let own = encoding.as_ref().and_then(|encoding| encoding.raw(name));
        let text = |key| own.as_ref().and_then(|own| own.text(key).map(str::to_owned));
        let style = own.as_ref().and_then(style);
        let (content_type, joined) = (text("contentType"), text("joined"));
        ((*name).to_owned(), Field { file: is_file(schema), content_type, joined, style })
    };
    Shape::of(&schema).properties.iter().map(field).collect()
}

fn style(encoding: &Node<'_>) -> Option<(String, bool)> {
    let explode = encoding.value.get("explode").and_then(Value::as_bool);
    let style = encoding.text("style").or_else(|| (explode == Some(false)).then_some("form"))?;
    Some((style.to_owned(), explode.unwrap_or(style == "form")))
}

fn is_file(schema: &Node<'_>) -> bool {
    let shape = Shape::of(schema);
    shape.format == Some("binary") || shape.items.is_some_and(|items| Shape::of(&items).format == Some("binary"))
}
