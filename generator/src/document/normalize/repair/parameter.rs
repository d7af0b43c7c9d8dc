//! Parameters and headers, one by one.

use serde_json::{Value, json};

use crate::diagnostic::Kind;
use crate::document::grammar::Object;
use crate::document::normalize::context::{Members, Site};
use crate::document::normalize::keyword::of_values;
use crate::document::normalize::{TARGET, value};

/// The locations, each with its styles, the default first (section 4.7.12.3).
const STYLES: [(&str, &[&str]); 4] = [
    ("cookie", &["form"]),
    ("header", &["simple"]),
    ("path", &["simple", "label", "matrix"]),
    ("query", &["form", "spaceDelimited", "pipeDelimited", "deepObject"]),
];

/// Keywords of a schema that stand beside `name` and `in`, where Swagger 2.0 had them.
pub(super) fn keywords(parameter: &mut Members, site: &mut Site<'_, '_>) {
    if parameter.contains_key("content") || !parameter.get("schema").is_none_or(Value::is_object) {
        return;
    }
    let (parameters, schemas) = (Object::Parameter.table(), Object::Schema.table());
    let is_of_values = |name: &str| of_values().any(|own| own == name) && parameter.contains_key("enum");
    let is_of_schema = |name: &str| schemas.field(TARGET, name).is_some() || is_of_values(name);
    let names: Vec<String> = parameter
        .keys()
        .filter(|name| parameters.field(TARGET, name).is_none() && is_of_schema(name))
        .cloned()
        .collect();
    for name in names {
        let Some(member) = parameter.shift_remove(&name) else {
            continue;
        };
        let wrong = format!("`{name}` belongs in the schema of the parameter");
        let schema = parameter.entry("schema").or_insert_with(|| json!({}));
        let Value::Object(schema) = schema else {
            return;
        };
        if schema.contains_key(&name) {
            site.repaired_name(Kind::ParameterSchema, &name, wrong, "ignored: the schema has its own");
            continue;
        }
        site.repaired_name(Kind::ParameterSchema, &name, wrong, "read as if it stood there");
        own(schema);
        site.moved(&member, &[&name], &["schema", &name]);
        schema.insert(name, member);
    }
}

/// Makes room beside a reference for a keyword.
fn own(schema: &mut Members) {
    if let Some(reference) = schema.shift_remove("$ref") {
        schema.insert("allOf".into(), json!([{ "$ref": reference }]));
    }
}

/// What is sent in a path, a query or a header is text, unless the document says more.
pub(super) fn no_schema(parameter: &mut Members, site: &mut Site<'_, '_>) {
    if !parameter.contains_key("schema") && !parameter.contains_key("content") {
        let at = site.name();
        let named = parameter.get("name").and_then(Value::as_str);
        let named = named.map(|name| format!(" `{name}`")).unwrap_or_default();
        let wrong = format!("the parameter{named} has neither `schema` nor `content`");
        site.context.repaired(Kind::ParameterSchema, at, wrong, "read as a string");
        parameter.insert("schema".into(), json!({ "type": "string" }));
    }
}

/// There is no path without its parameters.
pub(super) fn required(parameter: &mut Members, site: &mut Site<'_, '_>) {
    let in_path = parameter.get("in") == Some(&json!("path"));
    let wrong = match parameter.get("required") {
        None => "a path parameter must have `required: true`",
        Some(Value::Bool(false)) => "a path parameter cannot be optional",
        Some(_) => return,
    };
    if in_path {
        let field = if parameter.contains_key("required") { "required" } else { "in" };
        site.repaired(Kind::OptionalPathParameter, field, wrong, "read as required");
        parameter.insert("required".into(), json!(true));
    }
}

/// Each location has its own styles.
pub(super) fn style(parameter: &mut Members, site: &mut Site<'_, '_>) {
    let text = |name| parameter.get(name).and_then(Value::as_str);
    let (Some(style), Some(location)) = (text("style"), text("in")) else {
        return;
    };
    let Some((_, styles)) = STYLES.iter().find(|(name, _)| *name == location) else {
        return;
    };
    let known = STYLES.iter().any(|(_, styles)| styles.contains(&style));
    let [default, ..] = styles else { return };
    if known && !styles.contains(&style) {
        let wrong = format!("{} parameter cannot have the style `{style}`", value::type_described(location));
        let reading = format!("read as `{default}`");
        site.repaired(Kind::ParameterStyle, "style", wrong, reading);
        parameter.shift_remove("style");
    }
}

/// The parser has no place for `explode` of a header. It matters for objects only, as `a=1,b=2` or `a,1,b,2`.
pub(super) fn exploded_header(header: &mut Members, site: &mut Site<'_, '_>) {
    if header.shift_remove("explode") == Some(json!(true)) {
        let wrong = "`explode` is not supported in a header that is not a parameter";
        site.repaired_name(Kind::IgnoredHeader, "explode", wrong, "ignored");
    }
}
