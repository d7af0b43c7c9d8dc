use serde::Serialize;
use serde_json::Value;

/// What a value must satisfy besides its type (OpenAPI 3.0.4, section 4.8.24.1). A service refuses what does not; no Rust type
/// shows it. The bounds of whole numbers are in [`IntegerFormat`](super::IntegerFormat).
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Validation {
    /// A regular expression that a text matches.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pattern: Option<String>,
    /// The least number of characters of a text, of items of a list, or of properties of an object.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub least: Option<usize>,
    /// The greatest number of characters of a text, of items of a list, or of properties of an object.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub most: Option<usize>,
    /// The least number, where it need not be whole.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub minimum: Option<f64>,
    /// The greatest number, where it need not be whole.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub maximum: Option<f64>,
    /// Whether the least number itself is left out.
    pub exclusive_minimum: bool,
    /// Whether the greatest number itself is left out.
    pub exclusive_maximum: bool,
    /// What a number is a multiple of.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub multiple_of: Option<f64>,
    /// The values that are allowed, where they are no [`Enumeration`](super::Enumeration): neither strings nor whole numbers.
    /// Empty where any is.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub values: Vec<Value>,
}

impl Validation {
    /// Whether nothing is asked for.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// Whether every value that satisfies the other satisfies this, as far as the keywords tell: two patterns are not looked
    /// into.
    pub fn covers(&self, other: &Self) -> bool {
        (self.pattern.is_none() || self.pattern == other.pattern)
            && self.least.unwrap_or_default() <= other.least.unwrap_or_default()
            && self.most.is_none_or(|own| other.most.is_some_and(|theirs| own >= theirs))
            && self.minimum.is_none_or(|own| other.is_above(own, self.exclusive_minimum))
            && self.maximum.is_none_or(|own| other.is_below(own, self.exclusive_maximum))
            && self
                .multiple_of
                .is_none_or(|own| other.multiple_of.is_some_and(|theirs| own == theirs || theirs % own == 0.0))
            && (self.values.is_empty() || other.has_only(&self.values))
    }

    fn is_above(&self, bound: f64, exclusive: bool) -> bool {
        self.minimum.is_some_and(|own| own > bound || own == bound && (self.exclusive_minimum || !exclusive))
    }

    fn is_below(&self, bound: f64, exclusive: bool) -> bool {
        self.maximum.is_some_and(|own| own < bound || own == bound && (self.exclusive_maximum || !exclusive))
    }

    fn has_only(&self, values: &[Value]) -> bool {
        !self.values.is_empty() && self.values.iter().all(|value| values.contains(value))
    }
}
