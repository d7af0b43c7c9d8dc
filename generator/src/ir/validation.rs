use super::plain_text;
use serde::Serialize;
use serde_json::Value;

/// What a value must satisfy besides its type (OpenAPI 3.0.4, section 4.7.24.1). A service refuses what does not; no Rust type
/// shows it. The bounds of whole numbers are in [`IntegerFormat`](super::IntegerFormat) where there is one pair that it can hold.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Validation {
    /// A regular expression that a text matches.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pattern: Option<String>,
    /// The least number of characters of a text, of items of a list, or of properties of an object.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub minimum_size: Option<usize>,
    /// The greatest number of characters of a text, of items of a list, or of properties of an object.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub maximum_size: Option<usize>,
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
    /// The values that are allowed, where they are no [`Enumeration`](super::Enumeration): some are neither strings nor whole numbers.
    /// Empty where any is.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub values: Vec<Value>,
    /// What a value may satisfy instead: other schemas of a union, of the same type in Rust, for which this one stands.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub or: Vec<Validation>,
}

impl Validation {
    /// Whether nothing is asked for.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// Whether every value that satisfies the other satisfies this, as far as the keywords tell: two patterns are not looked
    /// into.
    pub fn covers(&self, other: &Self) -> bool {
        let is_covered = |other: &Self| self.alternatives().any(|own| own.covers_one(other));
        other.alternatives().all(is_covered) || other.is_listed() && other.values.iter().all(|value| self.allows(value))
    }

    /// Whether a value satisfies it, as far as the keywords tell: patterns are not looked into.
    pub fn allows(&self, value: &Value) -> bool {
        self.alternatives().any(|own| own.allows_one(value))
    }

    fn allows_one(&self, value: &Value) -> bool {
        let is_listed = self.values.is_empty() || is_among(value, &self.values);
        let is_valid = match value {
            Value::String(text) => {
                let count = text.chars().count();
                let is_in = self.minimum_size.is_none_or(|minimum| minimum <= count)
                    && self.maximum_size.is_none_or(|maximum| count <= maximum);
                is_in && self.pattern.is_none()
            }
            Value::Number(number) => number.as_f64().is_some_and(|number| {
                let just =
                    Self { minimum: Some(number), maximum: Some(number), multiple_of: Some(number), ..Self::default() };
                let bounds =
                    Self { values: Vec::new(), pattern: None, minimum_size: None, maximum_size: None, ..self.clone() };
                bounds.covers_one(&just)
            }),
            _ => true,
        };
        is_listed && is_valid
    }

    /// Whether only some values are allowed.
    fn is_listed(&self) -> bool {
        !self.values.is_empty() && self.or.is_empty()
    }

    /// The same of values that are written as text, as in a URL.
    #[must_use]
    pub fn as_text(&self) -> Self {
        let values = self.values.iter().map(|value| Value::from(plain_text(value))).collect();
        Self { values, or: self.or.iter().map(Self::as_text).collect(), ..self.clone() }
    }

    /// This and what may be satisfied instead.
    pub fn alternatives(&self) -> impl Iterator<Item = &Self> {
        std::iter::once(self).chain(&self.or)
    }

    /// The same without what may be satisfied instead.
    fn covers_one(&self, other: &Self) -> bool {
        (self.pattern.is_none() || self.pattern == other.pattern)
            && self.minimum_size.unwrap_or_default() <= other.minimum_size.unwrap_or_default()
            && self.maximum_size.is_none_or(|own| other.maximum_size.is_some_and(|theirs| own >= theirs))
            && self.minimum.is_none_or(|own| other.is_above(own, self.exclusive_minimum))
            && self.maximum.is_none_or(|own| other.is_below(own, self.exclusive_maximum))
            && self.multiple_of.is_none_or(|own| other.multiple_of.is_some_and(|theirs| is_multiple(theirs, own)))
            && (self.values.is_empty() || other.has_only(&self.values))
    }

    /// What a value satisfies that satisfies this or the other.
    #[must_use]
    pub fn or(mut self, other: &Self) -> Self {
        if self.covers(other) {
            return self;
        }
        if other.covers(&self) {
            return other.clone();
        }
        self.or.extend(other.alternatives().map(|own| Self { or: Vec::new(), ..own.clone() }));
        self
    }

    fn is_above(&self, bound: f64, exclusive: bool) -> bool {
        self.minimum.is_some_and(|own| own > bound || own == bound && (self.exclusive_minimum || !exclusive))
    }

    fn is_below(&self, bound: f64, exclusive: bool) -> bool {
        self.maximum.is_some_and(|own| own < bound || own == bound && (self.exclusive_maximum || !exclusive))
    }

    fn has_only(&self, values: &[Value]) -> bool {
        !self.values.is_empty() && self.values.iter().all(|value| is_among(value, values))
    }
}

/// Whether a value is one of some, however a number is written.
fn is_among(value: &Value, values: &[Value]) -> bool {
    values.contains(value) || value.as_f64().is_some_and(|number| values.iter().any(|own| own.as_f64() == Some(number)))
}

/// Whether a number is a multiple of another, as near as decimal fractions come to it.
fn is_multiple(number: f64, of: f64) -> bool {
    let times = number / of;
    // What is next to nothing is no multiple, unless it is nothing.
    let is_whole = (times - times.round()).abs() < 1e-9 && (times.round() != 0.0 || number == 0.0);
    number == of || is_whole
}
