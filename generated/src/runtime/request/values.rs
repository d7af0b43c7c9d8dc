//! Values by name.

use std::fmt;

/// Values of parameters, in the order in which they were first set: as they go over the wire, or
/// why they cannot.
#[derive(Clone, Default)]
pub(super) struct Values(Vec<(&'static str, Result<String, String>)>);

impl Values {
    /// Sets a value; one that is set already is replaced.
    pub(super) fn set(&mut self, name: &'static str, value: Result<String, String>) {
        match self.0.iter_mut().find(|(set, _)| *set == name) {
            Some((_, set)) => *set = value,
            None => self.0.push((name, value)),
        }
    }

    /// Removes a value.
    pub(super) fn remove(&mut self, name: &str) {
        self.0.retain(|(set, _)| *set != name);
    }

    /// Removes the value of a header, whose name is the same in capitals (RFC 9110, section 5.1).
    pub(super) fn remove_header(&mut self, name: &str) {
        self.0.retain(|(set, _)| !set.eq_ignore_ascii_case(name));
    }

    /// The value of a name, where one is set that can be sent.
    pub(super) fn get(&self, name: &str) -> Option<&str> {
        let (_, value) = self.0.iter().find(|(set, _)| *set == name)?;
        value.as_deref().ok()
    }

    /// The values, of which the first that cannot be sent is an error.
    pub(super) fn all(&self, kind: &str) -> Result<Vec<(&'static str, &str)>, String> {
        let fault = |name, fault| format!("the {kind} {name} cannot be sent: {fault}");
        self.0.iter().map(|(name, value)| Ok((*name, value.as_deref().map_err(|error| fault(name, error))?))).collect()
    }
}

impl fmt::Debug for Values {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let texts = self.0.iter().map(|(name, value)| (name, value.as_deref().unwrap_or_else(|fault| fault)));
        f.debug_map().entries(texts).finish()
    }
}
