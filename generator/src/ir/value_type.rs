use super::{NumberFormat, SchemaId, SchemaKind, StringFormat};

/// A Rust type, as far as it can be told from another before anything has a name.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ValueType {
    /// Any JSON.
    Any,
    /// `true` or `false`.
    Boolean,
    /// A whole number.
    Integer {
        /// The width: 32 or 64.
        bits: u8,
        /// Whether it is never negative.
        unsigned: bool,
    },
    /// A number.
    Number,
    /// A number of which each digit counts.
    Decimal,
    /// A full-date (RFC 3339, section 5.6).
    Date,
    /// A date-time (RFC 3339, section 5.6).
    DateTime,
    /// A type of another package, by its path.
    Mapped(Vec<String>),
    /// Text of any format. Base64 stays text: a client would need a library to decode it, and its callers may not.
    Text,
    /// A list.
    List(Box<ValueType>),
    /// A list of so many items, each of a type of its own.
    Tuple(Vec<ValueType>),
    /// An object whose properties have any name.
    Map(Box<ValueType>),
    /// A type of its own.
    Model(SchemaId),
    /// A value that may be `null`.
    Nullable(Box<ValueType>),
}

impl ValueType {
    /// The type of values that are no lists, maps or types of their own.
    pub fn of_scalar(kind: &SchemaKind) -> Option<Self> {
        match kind {
            SchemaKind::Any => Some(Self::Any),
            SchemaKind::Boolean => Some(Self::Boolean),
            SchemaKind::Integer(format) => Some(Self::Integer { bits: format.bits, unsigned: format.unsigned }),
            SchemaKind::Number(NumberFormat::Double) => Some(Self::Number),
            SchemaKind::Number(NumberFormat::Decimal) => Some(Self::Decimal),
            SchemaKind::String(StringFormat::Date) => Some(Self::Date),
            SchemaKind::String(StringFormat::DateTime) => Some(Self::DateTime),
            SchemaKind::String(StringFormat::Mapped(own)) => Some(Self::Mapped(own.path.clone())),
            SchemaKind::String(_) => Some(Self::Text),
            _ => None,
        }
    }
}
