//! Tables that there may be several of, as `[[pagination]]`.

use serde::{Deserialize, Deserializer};
use toml::de::{DeTable, DeValue};

/// The text of a config, and the tables of a client of it.
pub(super) type Text<'a> = (&'a str, &'a DeTable<'a>);

/// One table, or several.
pub(super) fn one_or_many<'de, D: Deserializer<'de>, T: Deserialize<'de>>(deserializer: D) -> Result<Vec<T>, D::Error> {
    #[derive(Deserialize)]
    #[serde(untagged)]
    enum OneOrMany<T> {
        One(Box<T>),
        Many(Vec<T>),
    }
    Ok(match OneOrMany::deserialize(deserializer)? {
        OneOrMany::One(one) => vec![*one],
        OneOrMany::Many(many) => many,
    })
}

/// Where each table of a name begins in a config.
pub(super) fn starts(config: &DeTable<'_>, name: &str) -> Vec<usize> {
    match config.get(name) {
        Some(value) => match value.get_ref() {
            DeValue::Array(tables) => tables.iter().map(|table| table.span().start).collect(),
            _ => vec![value.span().start],
        },
        None => Vec::new(),
    }
}
