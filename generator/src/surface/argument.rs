use super::RustType;
use serde::Serialize;

/// Something that a caller can give to an operation: an argument of its methods, or a setter of its request.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Argument {
    /// The name of the argument or the setter.
    pub name: String,
    /// How it is declared.
    pub declared: ArgumentType,
    /// Whether the runtime takes a reference to what is given by value.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub by_reference: bool,
}

/// How a function declares what a caller gives.
///
/// `T` is how types are written; two declarations are the same where they are equal.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum ArgumentType<T = RustType> {
    /// Text, by reference: `impl AsRef<str>`.
    Text,
    /// Text, as a whole body: `impl Into<String>`.
    OwnedText,
    /// A small value.
    Value(T),
    /// A large value, by reference.
    Reference(T),
    /// A list of texts: `impl IntoIterator<Item = impl Into<String>>`.
    Texts,
    /// A list of small values.
    Values(T),
    /// A file: `impl Into<File>`.
    File,
    /// A list of files.
    Files,
    /// Text, with the name of its field.
    NamedText,
    /// A file, with the name of its field.
    NamedFile,
}

impl ArgumentType {
    /// The same declaration with other types.
    pub fn map<T>(&self, other: impl Fn(&RustType) -> T) -> ArgumentType<T> {
        match self {
            Self::Text => ArgumentType::Text,
            Self::OwnedText => ArgumentType::OwnedText,
            Self::Value(own) => ArgumentType::Value(other(own)),
            Self::Reference(own) => ArgumentType::Reference(other(own)),
            Self::Texts => ArgumentType::Texts,
            Self::Values(own) => ArgumentType::Values(other(own)),
            Self::File => ArgumentType::File,
            Self::Files => ArgumentType::Files,
            Self::NamedText => ArgumentType::NamedText,
            Self::NamedFile => ArgumentType::NamedFile,
        }
    }

    /// The type in the declaration, where the document decides about it.
    pub fn rust(&self) -> Option<&RustType> {
        match self {
            Self::Value(own) | Self::Reference(own) | Self::Values(own) => Some(own),
            _ => None,
        }
    }
}

impl From<RustType> for ArgumentType {
    fn from(own: RustType) -> Self {
        Self::Value(own)
    }
}
