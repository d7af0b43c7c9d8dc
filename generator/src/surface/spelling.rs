//! Types as text: on pages, in messages, and in code outside of the crate.

use super::{ArgumentType, ModelId, RustType, Surface};

/// Which paths a type is spelled with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Paths {
    /// As a page shows it: models and collections without paths.
    Page,
    /// As code of the crate names it: `models::Thing`.
    Crate,
    /// As code outside of the crate names it, by the crate: `things::models::Thing`.
    Library,
}

impl Surface {
    /// A type as Rust spells it.
    pub fn spelled(&self, rust: &RustType, paths: Paths) -> String {
        let inner = |own: &RustType| self.spelled(own, paths);
        match rust {
            RustType::Unit => "()".to_owned(),
            RustType::Bool => "bool".to_owned(),
            RustType::I32 => "i32".to_owned(),
            RustType::I64 => "i64".to_owned(),
            RustType::U32 => "u32".to_owned(),
            RustType::U64 => "u64".to_owned(),
            RustType::F64 => "f64".to_owned(),
            RustType::Decimal => format!("{}Decimal", self.root(paths)),
            RustType::String => "String".to_owned(),
            RustType::Str => "str".to_owned(),
            RustType::Date => format!("{}chrono::NaiveDate", self.root(paths)),
            RustType::DateTime => format!("{0}chrono::DateTime<{0}chrono::FixedOffset>", self.root(paths)),
            RustType::Mapped(path) => format!("{}{}", self.root(paths), path.join("::")),
            RustType::Json => format!("{}serde_json::Value", self.root(paths)),
            RustType::Option(own) => format!("Option<{}>", inner(own)),
            RustType::Vec(own) => format!("Vec<{}>", inner(own)),
            RustType::Tuple(own) => match own.iter().map(&inner).collect::<Vec<_>>().as_slice() {
                [single] => format!("({single},)"),
                several => format!("({})", several.join(", ")),
            },
            RustType::Slice(own) => format!("[{}]", inner(own)),
            RustType::Boxed(own) => format!("Box<{}>", inner(own)),
            RustType::Map(own) => match paths {
                Paths::Page => format!("BTreeMap<String, {}>", inner(own)),
                Paths::Crate => format!("std::collections::BTreeMap<String, {}>", inner(own)),
                Paths::Library => format!("std::collections::BTreeMap<String,{}>", inner(own)),
            },
            RustType::Model(id) => self.model_path(*id, paths),
            RustType::Success(name) => name.clone(),
            RustType::ByteStream => "ByteStream".to_owned(),
            RustType::Events(own) => format!("Events<{}>", inner(own)),
            RustType::JsonStream(own) => format!("JsonStream<{}>", inner(own)),
        }
    }

    fn model_path(&self, id: ModelId, paths: Paths) -> String {
        let name = &self.model(id).name;
        match paths {
            Paths::Page => name.clone(),
            Paths::Crate | Paths::Library => format!("{}models::{name}", self.root(paths)),
        }
    }

    /// What stands before the packages and modules at the root of the crate.
    fn root(&self, paths: Paths) -> String {
        match paths {
            Paths::Page | Paths::Crate => String::new(),
            Paths::Library => format!("{}::", self.library),
        }
    }

    /// The type of an argument or a setter as code of the crate declares it.
    pub fn spelled_argument(&self, own: &ArgumentType) -> String {
        let spelled = |rust: &RustType| self.spelled(rust, Paths::Crate);
        match own {
            ArgumentType::Text => "impl AsRef<str>".to_owned(),
            ArgumentType::OwnedText => "impl Into<String>".to_owned(),
            ArgumentType::Value(rust) => spelled(rust),
            ArgumentType::Reference(rust) => format!("&{}", spelled(rust)),
            ArgumentType::Texts => "impl IntoIterator<Item = impl Into<String>>".to_owned(),
            ArgumentType::Values(rust) => format!("impl IntoIterator<Item = {}>", spelled(rust)),
            ArgumentType::File | ArgumentType::NamedFile => "impl Into<crate::File>".to_owned(),
            ArgumentType::Files => "impl IntoIterator<Item = impl Into<crate::File>>".to_owned(),
            ArgumentType::NamedText => "impl AsRef<str>".to_owned(),
        }
    }
}
