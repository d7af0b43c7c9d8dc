//! The parameters of an operation.

use super::document::Node;

/// Where a parameter is sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Place {
    Path,
    Query,
    Header,
    Cookie,
}

/// A parameter (OpenAPI 3.0.4, section 4.7.12).
#[derive(Clone, Debug)]
pub struct Parameter<'d> {
    /// The name on the wire.
    pub name: String,
    /// Where it is sent.
    pub place: Place,
    /// Whether a request without it is refused.
    pub required: bool,
    /// How lists and objects are laid out.
    pub style: String,
    /// Whether each item has a pair of its own.
    pub explode: bool,
    /// Where the document declares it; none for a variable of the template that no parameter fills.
    pub node: Option<Node<'d>>,
    /// The schema of the value.
    pub schema: Option<Node<'d>>,
    /// Whether the value is a JSON document (`content`).
    pub json: bool,
}

/// The parameters of an operation as `read` reads them, then those of its path item that it does not declare itself. Of two of
/// one name and place the first counts. Headers that are not parameters by definition (section 4.7.12.2.1) are left out.
pub(super) fn merged<'d>(
    item: &Node<'d>,
    operation: &Node<'d>,
    read: fn(Node<'d>) -> Option<Parameter<'d>>,
) -> Vec<Parameter<'d>> {
    let mut merged: Vec<Parameter<'d>> = Vec::new();
    for node in operation.list("parameters").into_iter().chain(item.list("parameters")) {
        let Some(parameter) = read(node) else { continue };
        let is_same = |other: &Parameter<'_>| (&other.name, other.place) == (&parameter.name, parameter.place);
        if !merged.iter().any(is_same) && !is_reserved(&parameter) {
            merged.push(parameter);
        }
    }
    merged
}

const FORM: &str = "application/x-www-form-urlencoded";

/// A parameter of OpenAPI 3.
pub(super) fn parameter(node: Node<'_>) -> Option<Parameter<'_>> {
    let place = match node.text("in")? {
        "path" => Place::Path,
        "query" | "querystring" => Place::Query,
        "header" => Place::Header,
        "cookie" => Place::Cookie,
        _ => return None,
    };
    let usual = if matches!(place, Place::Query | Place::Cookie) { "form" } else { "simple" };
    let media_type = node.get("content").and_then(|content| content.members().into_iter().next());
    let is_query = node.text("in") == Some("querystring");
    let style = match &media_type {
        // OpenAPI 3.2.0, section 4.12.1: the pairs of a form are those of the query, and another text is all of it.
        Some((name, _)) if is_query && *name != FORM => Parameter::WHOLE,
        _ => node.text("style").unwrap_or(usual),
    };
    Some(Parameter {
        name: node.text("name")?.to_owned(),
        place,
        required: place == Place::Path || node.is("required"),
        explode: node.value.get("explode").and_then(|explode| explode.as_bool()).unwrap_or(style == "form"),
        style: style.to_owned(),
        schema: media_type.as_ref().map_or_else(|| node.raw("schema"), |(_, media_type)| media_type.raw("schema")),
        json: media_type.is_some() && !is_query,
        node: Some(node),
    })
}

fn is_reserved(parameter: &Parameter<'_>) -> bool {
    let reserved = ["accept", "content-type", "authorization"];
    parameter.place == Place::Header && reserved.contains(&parameter.name.to_lowercase().as_str())
}

impl Parameter<'_> {
    /// The style of a list of Swagger 2.0 that is joined by tabs.
    pub const TABS: &'static str = "tabDelimited";

    /// The style of a parameter that is all of the query.
    pub const WHOLE: &'static str = "whole";

    /// What stands between the items of a list that OpenAPI 3.0 has no style for, so that a caller joins them: lists of Swagger
    /// 2.0 that are joined by tabs, and those in a path or a header that are joined by other things than commas.
    pub fn joined_by_callers(&self) -> Option<&'static str> {
        match self.style.as_str() {
            Self::TABS => Some("\t"),
            "spaceDelimited" if self.place != Place::Query => Some(" "),
            "pipeDelimited" if self.place != Place::Query => Some("|"),
            _ => None,
        }
    }

    /// A field of a form, which is written as a parameter of the query is.
    pub(super) fn field(name: &str, (style, explode): (String, bool)) -> Self {
        let name = name.to_owned();
        Self { name, place: Place::Query, required: false, style, explode, node: None, schema: None, json: false }
    }

    /// A required string in the path, which no document declares.
    pub(super) fn undeclared(name: &str) -> Self {
        let (name, style) = (name.to_owned(), "simple".to_owned());
        Self { name, place: Place::Path, required: true, style, explode: false, node: None, schema: None, json: false }
    }
}
