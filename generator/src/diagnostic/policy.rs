//! How much each kind of fault matters to one user.

use super::{Diagnostics, Kind, Severity};
use serde::de::{self, Deserializer, MapAccess, Visitor};
use serde::ser::{SerializeMap, Serializer};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::fmt;

/// What is done with faults of a kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Level {
    /// Nothing is said of them.
    Allow,
    /// They are warnings, also where they are notes by default.
    Warn,
    /// They are errors: nothing is written.
    Deny,
}

impl Level {
    /// All of them, from the least to the most severe.
    pub const ALL: [Self; 3] = [Self::Allow, Self::Warn, Self::Deny];

    /// How it is written in a config.
    pub fn id(self) -> &'static str {
        match self {
            Self::Allow => "allow",
            Self::Warn => "warn",
            Self::Deny => "deny",
        }
    }
}

/// What is done with which kind. A kind that is not named matters as much as the table of kinds says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Policy {
    /// Whether every warning is an error, but for those of kinds that are allowed or warned of by name. Notes are not.
    pub strict: bool,
    /// What is done with kinds that are named.
    pub levels: BTreeMap<Kind, Level>,
}

impl Policy {
    /// The same, with what another policy says where it says something.
    pub fn overridden_by(&self, other: &Self) -> Self {
        let levels = self.levels.iter().chain(&other.levels).map(|(kind, level)| (*kind, *level));
        Self { strict: self.strict || other.strict, levels: levels.collect() }
    }

    /// How much a fault of a kind matters; none where nothing is said of it.
    pub fn severity(&self, kind: Kind) -> Option<Severity> {
        match self.levels.get(&kind) {
            Some(Level::Allow) => None,
            Some(Level::Warn) => Some(Severity::Warning),
            Some(Level::Deny) => Some(Severity::Error),
            None if self.strict && kind.severity() == Severity::Warning => Some(Severity::Error),
            None => Some(kind.severity()),
        }
    }
}

impl Diagnostics {
    /// Lets each fault matter as much as a policy says.
    pub fn judge(&mut self, policy: &Policy) {
        let allowed = self.listed.extract_if(.., |diagnostic| {
            let Some(kind) = diagnostic.kind else { return false };
            let severity = policy.severity(kind);
            diagnostic.severity = severity.unwrap_or(diagnostic.severity);
            severity.is_none()
        });
        self.allowed.extend(allowed);
    }
}

/// As a table: `strict = true`, and the level of each kind by its id.
impl<'de> Deserialize<'de> for Policy {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(Table)
    }
}

struct Table;

impl<'de> Visitor<'de> for Table {
    type Value = Policy;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("`strict`, and kinds of faults by their ids")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Policy, A::Error> {
        let mut policy = Policy::default();
        while let Some(key) = map.next_key::<String>()? {
            if key == "strict" {
                policy.strict = map.next_value()?;
                continue;
            }
            let kind: Kind = key.parse().map_err(de::Error::custom)?;
            policy.levels.insert(kind, map.next_value()?);
        }
        Ok(policy)
    }
}

impl Serialize for Policy {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        if self.strict {
            map.serialize_entry("strict", &true)?;
        }
        for (kind, level) in &self.levels {
            map.serialize_entry(kind.id(), level)?;
        }
        map.end()
    }
}
