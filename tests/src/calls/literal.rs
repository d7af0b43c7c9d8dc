//! Sample values as Rust expressions, for arguments and setters of generated code.

use sailmaker::surface::{ArgumentType, RustType};
use serde_json::Value;

/// A value as an argument that is declared in some way. What has a type is read from JSON, so that what the type loses is lost here.
pub(super) fn argument(declared: &ArgumentType, value: &Value, media_types: Option<&str>) -> String {
    match declared {
        ArgumentType::Text | ArgumentType::OwnedText => quoted(&plain(value)),
        ArgumentType::Value(own) => read(own, value),
        ArgumentType::Reference(own) => format!("&{}", read(own, value)),
        ArgumentType::Texts => match items(value) {
            [] => "[\"\"; 0]".to_owned(),
            items => list(items.iter().map(|item| quoted(&plain(item)))),
        },
        ArgumentType::Values(own) => list(items(value).iter().map(|item| read(own, item))),
        ArgumentType::File => file(value, media_types),
        ArgumentType::Files => match items(value) {
            [] => "[library::File::from_bytes(\"\"); 0]".to_owned(),
            items => list(items.iter().map(|item| file(item, media_types))),
        },
        ArgumentType::NamedText | ArgumentType::NamedFile => format!("\"name\", {}", quoted(&plain(value))),
    }
}

/// What is borrowed as something else than the type itself, slices and `str`, is named; other types are those of the argument.
fn read(own: &RustType, value: &Value) -> String {
    let json = quoted(&value.to_string());
    match own {
        RustType::Slice(_) => format!("read::<Vec<_>>({json})?"),
        RustType::Str => format!("read::<String>({json})?"),
        RustType::Date | RustType::DateTime => format!("{}.parse().map_err(fault)?", quoted(&plain(value))),
        _ => format!("read({json})?"),
    }
}

/// Bytes as a file of the first of several media types; one that is alone goes without saying.
fn file(value: &Value, media_types: Option<&str>) -> String {
    let bytes = format!("library::File::from_bytes({}.as_bytes().to_vec())", quoted(&plain(value)));
    match media_types.and_then(|media_types| media_types.split_once(',')) {
        Some((first, _)) => format!("{bytes}.media_type({})", quoted(first.trim())),
        None => bytes,
    }
}

/// The items of a list; one value is a list of it.
fn items(value: &Value) -> &[Value] {
    value.as_array().map_or(std::slice::from_ref(value), Vec::as_slice)
}

fn list(items: impl Iterator<Item = String>) -> String {
    format!("[{}]", items.collect::<Vec<_>>().join(", "))
}

fn plain(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

/// A string literal.
pub(super) fn quoted(text: &str) -> String {
    format!("{text:?}")
}
