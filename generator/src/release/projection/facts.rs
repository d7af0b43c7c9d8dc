use serde_json::{Map, Value};
use sha2::{Digest, Sha256};

/// What is known of something, by keys that are written by hand.
///
/// What is not there is not written: a fact that a later form adds leaves those alone of which it does not hold.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Facts(Map<String, Value>);

impl Facts {
    pub(super) fn new() -> Self {
        Self::default()
    }

    /// The same with one fact more; `null`, `false` and what is empty are no facts.
    pub(super) fn with(mut self, key: impl Into<String>, value: impl Into<Value>) -> Self {
        let value = value.into();
        if !is_nothing(&value) {
            self.0.insert(key.into(), value);
        }
        self
    }

    /// The same with the JSON of a document, in which `null` and `false` are values like others.
    pub(super) fn with_json(self, key: &str, value: Option<&Value>) -> Self {
        self.with(key, value.map(|value| Value::Array(vec![value.clone()])))
    }

    /// The facts as JSON, whose members are in the order of their names.
    pub(super) fn sorted(&self) -> Value {
        let mut value = Value::from(self.clone());
        value.sort_all_objects();
        value
    }

    /// The text that is the same for the same facts, with nothing in between.
    fn canonical(&self) -> String {
        self.sorted().to_string()
    }

    /// A digest of all of it: `sha256:` and 64 digits.
    pub(super) fn digest(&self) -> String {
        let digest = Sha256::digest(self.canonical());
        let digits: String = digest.iter().map(|byte| format!("{byte:02x}")).collect();
        format!("sha256:{digits}")
    }
}

fn is_nothing(value: &Value) -> bool {
    match value {
        Value::Null | Value::Bool(false) => true,
        Value::Array(items) => items.is_empty(),
        Value::Object(members) => members.is_empty(),
        _ => false,
    }
}

impl From<Facts> for Value {
    fn from(facts: Facts) -> Self {
        Self::Object(facts.0)
    }
}

impl<K: Into<String>, V: Into<Value>> FromIterator<(K, V)> for Facts {
    fn from_iter<T: IntoIterator<Item = (K, V)>>(members: T) -> Self {
        Self(members.into_iter().map(|(key, value)| (key.into(), value.into())).collect())
    }
}
