use super::ChangeKind;
use crate::diagnostic::Kind;
use serde::{Serialize, Serializer};

/// One thing that differs between the clients of two documents.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Change {
    /// What it is about, and what became of it.
    pub kind: ChangeKind,
    /// What a program that uses the client must do to compile again.
    pub source: Source,
    /// What becomes of a program that was built with the old client, and now meets the service of the new document.
    pub wire: Wire,
    /// What changed, as one line of Markdown without a full stop.
    pub message: String,
    /// What a user of the client must do, as one sentence of Markdown.
    pub action: String,
    /// The kind of fault for which one of the documents has it and leaves it out; none where that document does not have it.
    #[serde(rename = "leftOut", skip_serializing_if = "Option::is_none", serialize_with = "written")]
    pub left_out: Option<Kind>,
    /// Where it is in the old document; none for what is new.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub before: Option<Position>,
    /// Where it is in the new document; none for what is gone.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub after: Option<Position>,
}

/// Where a [`Change`] is on one side.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Position {
    /// The file, as it is shown to the user.
    pub file: String,
    /// The line, from 1.
    pub line: u32,
    /// The column in characters, from 1.
    pub column: u32,
    /// The item of the generated crate, as a path below it, with its type where that is what changed:
    /// `models::SourceUsage::count: Option<f64>`. None for what no item shows.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub item: Option<String>,
}

/// What a change asks of the source of programs, in the words of Semantic Versioning 2.0.0.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Source {
    /// Nothing: no item of the crate is another.
    #[default]
    None,
    /// Nothing, but there is something more to use.
    Minor,
    /// Some programs do not compile any more.
    Major,
}

/// What a change does between a program that was built before it and the service after it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Wire {
    /// Requests are taken and responses are read as before; nothing in them differs.
    #[default]
    #[serde(rename = "compatible")]
    Same,
    /// Requests are taken and responses are read as before, though something in them differs.
    Compatible,
    /// Some requests are refused or understood otherwise, or some responses cannot be read, or a new client sends something else.
    Breaking,
}

fn written<S: Serializer>(kind: &Option<Kind>, serializer: S) -> Result<S::Ok, S::Error> {
    kind.map(Kind::id).serialize(serializer)
}

impl Change {
    /// Whether neither the source nor the wire shows it: such changes are counted, and not listed.
    pub fn is_silent(&self) -> bool {
        self.source == Source::None && self.wire == Wire::Same
    }

    /// Whether a program does not compile, or does not work.
    pub fn is_breaking(&self) -> bool {
        self.source == Source::Major || self.wire == Wire::Breaking
    }
}
