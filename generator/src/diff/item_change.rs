use super::Source;
use crate::diff::code;
use serde::{Serialize, Serializer, ser::SerializeMap};

/// An item of the crate that a generator makes otherwise than the one before it, of the same document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ItemChange {
    /// What it is of the document: `property count of schema SourceUsage`.
    pub of: String,
    /// How Rust had it; none for what is new.
    pub before: Option<String>,
    /// How Rust has it now; none for what is gone.
    pub after: Option<String>,
}

impl ItemChange {
    /// Something that only the new generator makes.
    pub fn added(of: String, after: String) -> Self {
        Self { of, before: None, after: Some(after) }
    }

    /// Something that only the old generator made.
    pub fn gone(of: String, before: String) -> Self {
        Self { of, before: Some(before), after: None }
    }

    /// Something that both make, otherwise.
    pub fn changed(of: String, before: String, after: String) -> Self {
        Self { of, before: Some(before), after: Some(after) }
    }

    /// Whether some programs do not compile any more.
    pub fn is_breaking(&self) -> bool {
        self.before.is_some()
    }

    /// What it asks of the source of programs.
    pub fn source(&self) -> Source {
        if self.is_breaking() { Source::Major } else { Source::Minor }
    }

    /// What changed, as one line of Markdown without a full stop.
    pub fn message(&self) -> String {
        let of = code(&self.of);
        match (&self.before, &self.after) {
            (Some(was), Some(is)) => format!("the generator writes {} where it wrote {} ({of})", code(is), code(was)),
            (Some(was), None) => format!("the generator writes {} no more ({of})", code(was)),
            (None, Some(is)) => format!("the generator writes {} as well ({of})", code(is)),
            (None, None) => of,
        }
    }

    /// What a user of the client must do, as one sentence of Markdown.
    pub fn action(&self) -> String {
        match (&self.before, &self.after) {
            (Some(was), Some(is)) => format!("Use {} in place of {}.", code(is), code(was)),
            (Some(was), None) => format!("Do without {}.", code(was)),
            _ => "Nothing.".to_owned(),
        }
    }
}

impl Serialize for ItemChange {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("of", &self.of)?;
        map.serialize_entry("source", &self.source())?;
        map.serialize_entry("before", &self.before)?;
        map.serialize_entry("after", &self.after)?;
        map.serialize_entry("message", &self.message())?;
        map.serialize_entry("action", &self.action())?;
        map.end()
    }
}
