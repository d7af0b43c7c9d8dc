use crate::ir::Validation;
use crate::release::projection::facts::Facts;
use serde_json::Value;

/// What else a value must satisfy.
pub(super) fn of(validation: &Validation) -> Facts {
    let Validation {
        pattern,
        minimum_size,
        maximum_size,
        minimum,
        maximum,
        exclusive_minimum,
        exclusive_maximum,
        multiple_of,
        values,
        or,
    } = validation;
    Facts::new()
        .with("pattern", pattern.as_deref())
        .with("minimum size", *minimum_size)
        .with("maximum size", *maximum_size)
        .with("minimum", *minimum)
        .with("maximum", *maximum)
        .with("exclusive minimum", *exclusive_minimum)
        .with("exclusive maximum", *exclusive_maximum)
        .with("multiple of", *multiple_of)
        .with("values", values.as_slice())
        .with("or", or.iter().map(|own| of(own).into()).collect::<Vec<Value>>())
}
