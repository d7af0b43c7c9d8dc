//! Values that are not what the tables say, in words.

use serde_json::Value;

use super::Conform;
use super::fault::Faults;
use crate::diagnostic::{Diagnostic, Kind, suggest};
use crate::document::grammar::Object;
use crate::document::grammar::Shape;
use crate::document::normalize::path::Path;
use crate::document::normalize::value;

impl Conform<'_, '_> {
    /// A value without a structure of its own.
    pub(super) fn scalar(&self, shape: &Shape, node: &Value, path: &Path<'_>) -> Result<(), Faults> {
        let fits = match (shape, node) {
            (Shape::Text | Shape::SchemaName, Value::String(_)) => true,
            (Shape::Flag, Value::Bool(_)) => true,
            (Shape::Number, Value::Number(_)) => true,
            (Shape::Count, Value::Number(number)) => {
                number.as_u64().is_some_and(|number| usize::try_from(number).is_ok())
            }
            (Shape::Word(words), Value::String(text)) => return self.word(words, text, path),
            _ => false,
        };
        if fits { Ok(()) } else { Err(self.wrong_type(shape, node, path)) }
    }

    /// A value of the wrong type.
    pub(super) fn wrong_type(&self, shape: &Shape, node: &Value, path: &Path<'_>) -> Faults {
        let found = match node {
            Value::Number(number) => number.to_string(),
            _ => value::described(node).to_owned(),
        };
        let at = self.context.value(&path.pointer());
        let wrong = format!("{} must be {}, found {found}", path.described(), shape.described());
        vec![Diagnostic::of(Kind::WrongType, wrong).at(at)]
    }

    /// A string that must be one of several.
    fn word(&self, words: &[&str], text: &str, path: &Path<'_>) -> Result<(), Faults> {
        if words.contains(&text) {
            return Ok(());
        }
        let described = suggest::alternatives(words);
        let wrong = format!("{} must be {described}, found `{text}`", path.described());
        let fault = Diagnostic::of(Kind::UnknownWord, wrong).at(self.context.value(&path.pointer()));
        Err(vec![match text {
            "body" | "formData" => fault.help("OpenAPI 3.0 describes a body by `requestBody`"),
            _ => fault,
        }])
    }
}

impl Shape {
    /// The shape in words, with an article.
    pub(in super::super) fn described(&self) -> String {
        match self {
            Self::Text | Self::SchemaName => "a string".to_owned(),
            Self::Flag => "`true` or `false`".to_owned(),
            Self::Number => "a number".to_owned(),
            Self::Count => "a whole number from 0".to_owned(),
            Self::Any => "a value".to_owned(),
            Self::Word(words) => suggest::alternatives(words),
            Self::List(inner) => format!("a list of {}", inner.plural()),
            Self::Map(_, inner) => format!("a map of {}", inner.plural()),
            Self::Object(_) | Self::OrReference(_) => "an object".to_owned(),
            Self::FlagOr(_) => "`true`, `false` or an object".to_owned(),
        }
    }

    fn plural(&self) -> &'static str {
        match self {
            Self::Text | Self::SchemaName | Self::Word(_) => "strings",
            Self::Object(object) | Self::OrReference(object) => object.plural(),
            _ => "values",
        }
    }
}

impl Object {
    /// Several of them, in a sentence.
    fn plural(self) -> &'static str {
        match self {
            Self::Schema => "schemas",
            Self::Parameter => "parameters",
            Self::Response => "responses",
            Self::Header => "headers",
            Self::MediaType => "media types",
            Self::Server => "servers",
            Self::Tag => "tags",
            Self::SecurityRequirement => "security requirements",
            Self::SecurityScheme => "security schemes",
            _ => "objects",
        }
    }
}
