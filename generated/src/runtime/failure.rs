//! Responses of a success that are errors by what they say, as some services send them.

use std::collections::BTreeMap;

use serde_json::Value;
use serde_json::value::RawValue;

use super::decode::without_mark;

/// What a response says that is an error, whatever its status. One that is read as it comes says nothing before that, and is none.
#[derive(Debug)]
pub(crate) struct Failure {
    /// The property, by the names that lead to it.
    pub(crate) path: &'static [&'static str],
    /// What it then is, as JSON; any other value where `is_other` is set. A body without the property is no error.
    pub(crate) value: &'static str,
    pub(crate) is_other: bool,
}

impl Failure {
    /// Whether a body says so.
    pub(crate) fn is_told_by(&self, body: &[u8]) -> bool {
        let is = || {
            let mut rest: &RawValue = serde_json::from_slice(without_mark(body)).ok()?;
            for name in self.path {
                let properties: BTreeMap<String, &RawValue> = serde_json::from_str(rest.get()).ok()?;
                rest = properties.get(*name)?;
            }
            let [found, value] = [rest.get(), self.value].map(serde_json::from_str::<Value>);
            Some(found.ok()? == value.ok()?)
        };
        is().is_some_and(|is| is != self.is_other)
    }
}
