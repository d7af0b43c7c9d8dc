use serde::Serialize;

/// What a value must satisfy besides its type (OpenAPI 3.0.4, section 4.8.24.1). A service refuses what does not; no Rust type
/// shows it. The bounds of whole numbers are in [`IntegerFormat`](super::IntegerFormat).
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Validation {
    /// A regular expression that a text matches.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pattern: Option<String>,
    /// The least number of characters of a text, or of items of a list.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub least: Option<usize>,
    /// The greatest number of characters of a text, or of items of a list.
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
}

impl Validation {
    /// Whether nothing is asked for.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// Whether every value that satisfies the other satisfies this, as far as the keywords tell: two patterns are not looked
    /// into.
    pub fn covers(&self, other: &Self) -> bool {
        let at_least =
            |own: Option<f64>, theirs: Option<f64>| own.is_none_or(|own| theirs.is_some_and(|theirs| own <= theirs));
        let at_most =
            |own: Option<f64>, theirs: Option<f64>| own.is_none_or(|own| theirs.is_some_and(|theirs| own >= theirs));
        (self.pattern.is_none() || self.pattern == other.pattern)
            && self.least.unwrap_or_default() <= other.least.unwrap_or_default()
            && self.most.is_none_or(|own| other.most.is_some_and(|theirs| own >= theirs))
            && at_least(self.minimum, other.minimum)
            && at_most(self.maximum, other.maximum)
            && (!self.exclusive_minimum || other.exclusive_minimum)
            && (!self.exclusive_maximum || other.exclusive_maximum)
            && (self.multiple_of.is_none() || self.multiple_of == other.multiple_of)
    }
}
