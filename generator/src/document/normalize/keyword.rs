//! What the keywords of a schema are about (OpenAPI 3.0.4, section 4.7.24).

/// Keywords that say something of values of one type, and the types.
const TYPED: [(&str, &[&str]); 20] = [
    ("additionalProperties", &["object"]),
    ("dependentSchemas", &["object"]),
    ("exclusiveMaximum", NUMERIC),
    ("exclusiveMinimum", NUMERIC),
    ("format", &["integer", "number", "string"]),
    ("items", &["array"]),
    ("maxItems", &["array"]),
    ("maxLength", &["string"]),
    ("maxProperties", &["object"]),
    ("maximum", NUMERIC),
    ("minItems", &["array"]),
    ("minLength", &["string"]),
    ("minProperties", &["object"]),
    ("minimum", NUMERIC),
    ("multipleOf", NUMERIC),
    ("pattern", &["string"]),
    ("prefixItems", &["array"]),
    ("properties", &["object"]),
    ("required", &["object"]),
    ("uniqueItems", &["array"]),
];

const NUMERIC: &[&str] = &["integer", "number"];

/// Keywords that describe a schema and leave the set of valid values as it is, `nullable` apart: that one is about
/// the whole wherever it stands.
const ANNOTATIONS: [&str; 9] =
    ["default", "deprecated", "description", "example", "externalDocs", "nullable", "readOnly", "title", "writeOnly"];

/// The extensions that name the values of `enum`, in a list beside it, the first one that is there.
pub(super) const VALUE_NAMES: [&str; 2] = ["x-enum-varnames", "x-enumNames"];

/// The extension that describes the values of `enum`, in a list beside it.
pub(super) const VALUE_DESCRIPTIONS: &str = "x-enum-descriptions";

/// The extensions that say something of each value of `enum`, in a list beside it.
pub(super) fn of_values() -> impl Iterator<Item = &'static str> {
    VALUE_NAMES.into_iter().chain([VALUE_DESCRIPTIONS])
}

/// The types that a keyword is for; `None` for one that is for all.
fn types(keyword: &str) -> Option<&'static [&'static str]> {
    TYPED.iter().find(|(name, _)| *name == keyword).map(|(_, types)| *types)
}

/// Whether a keyword is for values of some types only, so that it goes where its type goes.
pub(super) fn is_typed(keyword: &str) -> bool {
    types(keyword).is_some() || is_about_values(keyword)
}

/// Whether a typed keyword is for values of that type.
pub(super) fn is_for(keyword: &str, name: &str) -> bool {
    is_about_values(keyword) || types(keyword).is_some_and(|types| types.contains(&name))
}

/// Whether a keyword lists something for each value, of whatever type.
fn is_about_values(keyword: &str) -> bool {
    keyword == "enum" || of_values().any(|own| own == keyword)
}

/// Whether a keyword only describes.
pub(super) fn is_annotation(keyword: &str) -> bool {
    ANNOTATIONS.contains(&keyword) || keyword.starts_with("x-")
}

/// The keywords among `present` that have no effect on values of the type `name`.
pub(super) fn without_effect<'k>(present: impl Iterator<Item = &'k String>, name: &str) -> Vec<String> {
    present.filter(|keyword| types(keyword).is_some_and(|types| !types.contains(&name))).cloned().collect()
}
