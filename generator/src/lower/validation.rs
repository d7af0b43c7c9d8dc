use super::adapter::Keywords;
use crate::ir::{IntegerFormat, SchemaKind, Validation};

/// The keywords that only a service looks at. What the kind says already is left out.
pub(super) fn validation(keywords: Keywords<'_>, kind: &SchemaKind) -> Validation {
    let is_in_kind = matches!(kind, SchemaKind::Enumeration(_) | SchemaKind::Union(_));
    let values = keywords.values.iter().filter(|value| !value.is_null() && !is_in_kind);
    let own = Validation {
        values: values.cloned().collect(),
        pattern: keywords.pattern.map(str::to_owned),
        minimum_size: keywords.minimum_size,
        maximum_size: keywords.maximum_size,
        minimum: keywords.minimum,
        maximum: keywords.maximum,
        exclusive_minimum: keywords.exclusive_minimum,
        exclusive_maximum: keywords.exclusive_maximum,
        multiple_of: keywords.multiple_of,
        or: Vec::new(),
    };
    if let SchemaKind::Integer(format) = kind { without_bounds(own, *format) } else { own }
}

/// The bounds of a whole number are in its format, as far as that can hold them.
fn without_bounds(own: Validation, format: IntegerFormat) -> Validation {
    let minimum = own.minimum.filter(|_| format.minimum.is_none());
    let maximum = own.maximum.filter(|_| format.maximum.is_none());
    Validation {
        exclusive_minimum: own.exclusive_minimum && minimum.is_some(),
        exclusive_maximum: own.exclusive_maximum && maximum.is_some(),
        minimum,
        maximum,
        ..own
    }
}
