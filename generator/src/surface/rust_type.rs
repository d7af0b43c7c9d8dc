use super::ModelId;
use serde::Serialize;

/// A Rust type in the API of a client. Two are the same type where they are equal (`==`), as long as no model in them is a
/// alias of another: [`Surface::defined`](super::Surface::defined) says which.
///
/// `M` is what stands for a model.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum RustType<M = ModelId> {
    /// `()`.
    Unit,
    /// `bool`.
    Bool,
    /// `i32`.
    I32,
    /// `i64`.
    I64,
    /// `u32`.
    U32,
    /// `u64`.
    U64,
    /// `f64`.
    F64,
    /// `Decimal`.
    Decimal,
    /// `String`.
    String,
    /// `str`, behind a reference.
    Str,
    /// `chrono::NaiveDate`.
    Date,
    /// `chrono::DateTime<chrono::FixedOffset>`.
    DateTime,
    /// A type of another package, by its path.
    Mapped(Vec<String>),
    /// `serde_json::Value`.
    Json,
    /// `Option<…>`.
    Option(Box<Self>),
    /// `Vec<…>`.
    Vec(Box<Self>),
    /// `(…, …)`.
    Tuple(Vec<Self>),
    /// `[…]`, behind a reference.
    Slice(Box<Self>),
    /// `BTreeMap<String, …>`.
    Map(Box<Self>),
    /// `Box<…>`.
    Boxed(Box<Self>),
    /// A struct, an enum, or an alias of one, in `models`.
    Model(M),
    /// The enum of an operation's successes, by its name.
    Success(String),
    /// `ByteStream`.
    ByteStream,
    /// `Events<…>`.
    Events(Box<Self>),
    /// `JsonStream<…>`.
    JsonStream(Box<Self>),
}

impl<M> RustType<M> {
    /// `Option` of the type.
    pub fn optional(self) -> Self {
        Self::Option(Box::new(self))
    }

    /// The same type with something else in place of each model.
    pub fn map<N>(&self, model: &impl Fn(&M) -> N) -> RustType<N> {
        let inner = |own: &Self| Box::new(own.map(model));
        match self {
            Self::Unit => RustType::Unit,
            Self::Bool => RustType::Bool,
            Self::I32 => RustType::I32,
            Self::I64 => RustType::I64,
            Self::U32 => RustType::U32,
            Self::U64 => RustType::U64,
            Self::F64 => RustType::F64,
            Self::Decimal => RustType::Decimal,
            Self::String => RustType::String,
            Self::Str => RustType::Str,
            Self::Date => RustType::Date,
            Self::DateTime => RustType::DateTime,
            Self::Mapped(path) => RustType::Mapped(path.clone()),
            Self::Json => RustType::Json,
            Self::Option(own) => RustType::Option(inner(own)),
            Self::Vec(own) => RustType::Vec(inner(own)),
            Self::Tuple(own) => RustType::Tuple(own.iter().map(|own| own.map(model)).collect()),
            Self::Slice(own) => RustType::Slice(inner(own)),
            Self::Map(own) => RustType::Map(inner(own)),
            Self::Boxed(own) => RustType::Boxed(inner(own)),
            Self::Model(own) => RustType::Model(model(own)),
            Self::Success(name) => RustType::Success(name.clone()),
            Self::ByteStream => RustType::ByteStream,
            Self::Events(own) => RustType::Events(inner(own)),
            Self::JsonStream(own) => RustType::JsonStream(inner(own)),
        }
    }

    /// The models in the type: several where it is a tuple.
    pub fn models(&self) -> Vec<&M> {
        match self {
            Self::Option(own)
            | Self::Vec(own)
            | Self::Slice(own)
            | Self::Map(own)
            | Self::Boxed(own)
            | Self::Events(own)
            | Self::JsonStream(own) => own.models(),
            Self::Tuple(own) => own.iter().flat_map(Self::models).collect(),
            Self::Model(model) => vec![model],
            _ => Vec::new(),
        }
    }

    /// The type of the items, where it is a list.
    pub fn items(&self) -> Option<&Self> {
        match self {
            Self::Vec(items) | Self::Slice(items) => Some(items),
            _ => None,
        }
    }
}
