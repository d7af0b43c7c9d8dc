//! The versions of OpenAPI that are read.

/// A version of OpenAPI, without its patch number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Version {
    /// OpenAPI 3.0.x.
    V3_0,
    /// OpenAPI 3.1.x.
    V3_1,
    /// OpenAPI 3.2.x.
    V3_2,
    /// What `normalize` makes of each: OpenAPI 3.0, and what only a later version can say.
    Normal,
}

impl Version {
    /// Those that are read, the oldest first.
    pub const ALL: [Self; 3] = [Self::V3_0, Self::V3_1, Self::V3_2];

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
            Self::V3_0 | Self::Normal => "3.0",
            Self::V3_1 => "3.1",
            Self::V3_2 => "3.2",
        }
    }

    /// Those that are read, in a sentence: "3.0, 3.1 `word` 3.2".
    pub fn list(word: &str) -> String {
        let [others @ .., last] = Self::ALL.map(Self::name);
        format!("{} {word} {last}", others.join(", "))
    }

    /// Whether it has what is new in 3.1.
    pub fn has_3_1(self) -> bool {
        matches!(self, Self::V3_1 | Self::V3_2)
    }

    /// A set of this one.
    pub(super) const fn bit(self) -> u8 {
        1 << self as u8
    }
}
