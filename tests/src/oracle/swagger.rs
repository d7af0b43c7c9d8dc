//! Swagger 2.0, read as it is written: what OpenAPI 3.0 says in another way.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use serde_json::{Map, Value, json};

use super::document::{Document, Node};
use super::operation::{Content, Operation};
use super::parameter::{self, Parameter, Place};
use super::{security, template};

const JSON: &str = "application/json";
const MULTIPART: &str = "multipart/form-data";
const URL_ENCODED: &str = "application/x-www-form-urlencoded";

/// Whether a document is Swagger 2.0.
pub(super) fn is_root(root: &Value) -> bool {
    root.get("swagger").is_some_and(|version| version == "2.0" || version == 2.0)
}

/// The file that [`forms`] is kept in, beside the root.
pub(super) fn forms_file(root: &Path) -> PathBuf {
    root.with_extension("forms")
}

/// The forms of all operations, each by its method and path as a Media Type Object: the document has no node that is one.
pub(super) fn forms(document: &Document) -> Value {
    let root = document.root();
    let paths = root.get("paths").map(|paths| paths.members()).unwrap_or_default();
    let mut forms = Map::new();
    for (path, item) in paths {
        for (method, operation) in item.members() {
            let fields: Vec<Node<'_>> = inputs(&item, &operation).filter(|input| is_in(input, "formData")).collect();
            if !fields.is_empty() {
                forms.insert(form_name(method, path), form(&fields));
            }
        }
    }
    Value::Object(forms)
}

fn form_name(method: &str, path: &str) -> String {
    format!("{method} {path}")
}

fn form(fields: &[Node<'_>]) -> Value {
    let names = fields.iter().filter_map(|field| field.text("name"));
    let properties = names.clone().zip(fields).map(|(name, field)| (name.to_owned(), property(field.value)));
    let required: Vec<&str> =
        fields.iter().filter(|field| field.is("required")).filter_map(|field| field.text("name")).collect();
    let lists = names.zip(fields).filter(|(_, field)| field.text("type") == Some("array"));
    let joined = lists.filter_map(|(name, field)| Some((name.to_owned(), json!({ "joined": separator(field)? }))));
    json!({
        "schema": { "type": "object", "required": required, "properties": properties.collect::<Map<_, _>>() },
        "encoding": joined.collect::<Map<_, _>>(),
    })
}

/// A field as a schema, which has no word for files.
fn property(field: &Value) -> Value {
    let mut schema = field.clone();
    if schema["type"] == "file" {
        schema["type"] = json!("string");
        schema["format"] = json!("binary");
    }
    schema
}

/// What stands between the items of a list; none where each stands alone.
fn separator(list: &Node<'_>) -> Option<&'static str> {
    match list.text("collectionFormat") {
        Some("multi") => None,
        Some("pipes") => Some("|"),
        Some("ssv") => Some(" "),
        Some("tsv") => Some("\t"),
        _ => Some(","),
    }
}

/// The parameters of an operation, bodies and fields of forms among them, then those of its path that it does not have itself.
fn inputs<'d>(item: &Node<'d>, operation: &Node<'d>) -> impl Iterator<Item = Node<'d>> {
    let mut known = BTreeSet::new();
    let all = operation.list("parameters").into_iter().chain(item.list("parameters"));
    all.filter(move |input| known.insert((input.text("in"), input.text("name"))))
}

fn is_in(input: &Node<'_>, place: &str) -> bool {
    input.text("in") == Some(place)
}

fn is_body(input: &Node<'_>) -> bool {
    is_in(input, "body") || is_in(input, "formData")
}

/// One method on one path.
pub(super) fn operation<'d>(
    path: &str,
    item: &Node<'d>,
    method: &str,
    node: &Node<'d>,
    root: &Node<'d>,
) -> Operation<'d> {
    let responses = node.get("responses").map(|responses| responses.members()).unwrap_or_default();
    let produces = media_types(node, root, "produces");
    let answer = |response: &Node<'d>| response.raw("schema").map(|_| in_each(&produces, response)).unwrap_or_default();
    let tags = node.list("tags").iter().filter_map(|tag| tag.value.as_str()).map(str::to_owned).collect();
    Operation {
        method: method.to_uppercase(),
        path: path.to_owned(),
        server: root.text("basePath").unwrap_or_default().trim_end_matches('/').to_owned(),
        id: node.text("operationId").map(str::to_owned),
        tags,
        parameters: template::fitted(path, parameter::merged(item, node, parameter)),
        body: body(path, item, method, node, root),
        body_required: inputs(item, node).any(|input| is_body(&input) && input.is("required")),
        responses: responses.into_iter().map(|(status, response)| (status.to_owned(), answer(&response))).collect(),
        security: security::alternatives(node, root),
    }
}

/// What an operation states, or else the document; JSON where neither does.
fn media_types(operation: &Node<'_>, root: &Node<'_>, field: &str) -> Vec<String> {
    let holder = if operation.value.get(field).is_some() { operation } else { root };
    let stated: BTreeSet<String> =
        holder.list(field).iter().filter_map(|name| name.value.as_str()).map(str::to_owned).collect();
    if stated.is_empty() { vec![JSON.to_owned()] } else { stated.into_iter().collect() }
}

fn in_each<'d>(media_types: &[String], holder: &Node<'d>) -> Content<'d> {
    media_types.iter().map(|name| (name.clone(), holder.clone())).collect()
}

fn body<'d>(path: &str, item: &Node<'d>, method: &str, node: &Node<'d>, root: &Node<'d>) -> Content<'d> {
    let consumes = media_types(node, root, "consumes");
    let mut inputs: Vec<Node<'d>> = inputs(item, node).collect();
    if let Some(index) = inputs.iter().position(|input| is_in(input, "body")) {
        return in_each(&consumes, &inputs.swap_remove(index));
    }
    let has_file = inputs.iter().any(|input| input.text("type") == Some("file"));
    let Some(form) = root.file(forms_file).and_then(|forms| forms.raw(&form_name(method, path))) else {
        return Vec::new();
    };
    let fits = |name: &String| name == MULTIPART || (name == URL_ENCODED && !has_file);
    let stated: Vec<String> = consumes.into_iter().filter(fits).collect();
    match (stated.is_empty(), has_file) {
        (false, _) => in_each(&stated, &form),
        (true, true) => in_each(&[MULTIPART.to_owned()], &form),
        (true, false) => in_each(&[URL_ENCODED.to_owned()], &form),
    }
}

fn parameter(node: Node<'_>) -> Option<Parameter<'_>> {
    let place = match node.text("in")? {
        "path" => Place::Path,
        "query" => Place::Query,
        "header" => Place::Header,
        _ => return None,
    };
    let style = match node.text("collectionFormat") {
        Some("ssv") => "spaceDelimited",
        Some("pipes") => "pipeDelimited",
        Some("tsv") => Parameter::TABS,
        _ if place == Place::Query => "form",
        _ => "simple",
    };
    Some(Parameter {
        name: node.text("name")?.to_owned(),
        place,
        required: place == Place::Path || node.is("required"),
        explode: node.text("collectionFormat") == Some("multi"),
        style: style.to_owned(),
        schema: Some(node.clone()),
        json: false,
        node: Some(node),
    })
}
