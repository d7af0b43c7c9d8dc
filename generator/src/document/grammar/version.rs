//! The versions of OpenAPI that are read.

/// A version of OpenAPI, without its patch number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Version {
    /// OpenAPI 3.0.x.
    V3_0,
    /// OpenAPI 3.1.x.
    V3_1,
}

impl Version {
    /// Those that are read, the oldest first.
    pub const ALL: [Self; 2] = [Self::V3_0, Self::V3_1];

    /// The version that `openapi: stated` names, with or without a patch number; `None` for one that is not read.
    pub fn stated(stated: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|version| {
            let patch = stated.strip_prefix(version.name());
            patch.is_some_and(|patch| patch.is_empty() || patch.starts_with('.'))
        })
    }

    /// The version as a document states it.
    pub fn name(self) -> &'static str {
        match self {
            Self::V3_0 => "3.0",
            Self::V3_1 => "3.1",
        }
    }

    /// Those that are read, in a sentence: "3.0 `word` 3.1".
    pub fn list(word: &str) -> String {
        Self::ALL.map(Self::name).join(&format!(" {word} "))
    }
}
