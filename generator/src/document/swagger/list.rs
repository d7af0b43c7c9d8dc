//! `collectionFormat`: how the items of a list are joined.

use serde_json::Value;

use super::Members;
use super::converter::Converter;
use crate::diagnostic::Kind;

/// Where a list is written, by what OpenAPI 3.0 lets stand there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Holder {
    /// In a query, or as a field of a form, which know some styles.
    Query,
    /// As a part of a body of several, where items are joined by commas or stand alone.
    Multipart,
    /// In a path or a header, where items are joined by commas.
    Simple,
}

/// How a value is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Layout {
    /// It is no list.
    Plain,
    /// A list in this style, the usual one if none is given, with a pair for each item or not.
    List { style: Option<&'static str>, explode: bool },
    /// A list in a way that OpenAPI 3.0 has no word for: what goes out is given as text.
    Text,
}

/// Whether the items of a list are lists, which OpenAPI 3.0 has no layout for outside of JSON.
pub(super) fn is_list_of_lists(holder: &Members) -> bool {
    holder.get("items").and_then(Value::as_object).is_some_and(is_list)
}

fn is_list(holder: &Members) -> bool {
    holder.get("type").and_then(Value::as_str) == Some("array") || holder.contains_key("items")
}

impl Converter<'_, '_> {
    /// How the value of the present object is written, in that place.
    pub(super) fn layout(&mut self, holder: &Members, place: Holder) -> Layout {
        if !is_list(holder) || holder.contains_key("schema") {
            return Layout::Plain;
        }
        let format = holder.get("collectionFormat").and_then(Value::as_str).unwrap_or("csv");
        match (format, place) {
            ("csv", _) => joined(None),
            ("multi", Holder::Query | Holder::Multipart) => Layout::List { style: None, explode: true },
            ("ssv", Holder::Query) => joined(Some("spaceDelimited")),
            ("pipes", Holder::Query) => joined(Some("pipeDelimited")),
            ("ssv", _) => self.without_style("spaces"),
            ("pipes", _) => self.without_style("pipes"),
            ("tsv", _) => self.without_style("tabs"),
            ("multi", Holder::Simple) => {
                let wrong = "`multi` is for lists in a query or a form";
                self.warn(Kind::ParameterStyle, "collectionFormat", wrong, "read as `csv`");
                joined(None)
            }
            (other, _) => {
                let wrong = format!("`{other}` is not a format of lists in Swagger 2.0");
                self.warn(Kind::UnknownWord, "collectionFormat", wrong, "read as `csv`");
                joined(None)
            }
        }
    }

    fn without_style(&mut self, separators: &str) -> Layout {
        let wrong = format!("OpenAPI 3.0 has no style for a list that is joined by {separators} here");
        self.warn(Kind::SwaggerList, "collectionFormat", wrong, "read as text: callers join the items");
        Layout::Text
    }
}

fn joined(style: Option<&'static str>) -> Layout {
    Layout::List { style, explode: false }
}
