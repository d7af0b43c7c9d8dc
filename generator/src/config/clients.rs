//! Several clients in one config: `[[client]]`.

use std::ops::Range;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// The key of the tables of clients.
pub(super) const KEY: &str = "client";

/// A config of one client: the keys that it has, and where it begins.
pub(super) struct Part<'t> {
    pub(super) table: DeTable<'t>,
    pub(super) span: Range<usize>,
    /// Whether it is one of `[[client]]`, and no config by itself.
    pub(super) is_named: bool,
}

/// The clients of a config, each with what it says itself and, where it does not say it, with what is said at the top for all. A config
/// without such tables is that of one client.
pub(super) fn parts<'t>(config: &DeTable<'t>) -> Vec<Part<'t>> {
    let own = |own: &Spanned<DeValue<'t>>| Some(part(config, own.get_ref().as_table()?, own.span()));
    let parts: Option<Vec<Part<'t>>> = values(config).into_iter().map(own).collect();
    parts.filter(|parts| !parts.is_empty()).unwrap_or_else(|| vec![whole(config)])
}

/// The tables of clients, with what they say themselves.
pub(super) fn tables<'c, 't>(config: &'c DeTable<'t>) -> impl Iterator<Item = &'c DeTable<'t>> {
    values(config).into_iter().filter_map(|client| client.get_ref().as_table())
}

/// What stands under the key: one table alone is as good as a list of one.
fn values<'c, 't>(config: &'c DeTable<'t>) -> Vec<&'c Spanned<DeValue<'t>>> {
    let clients = config.get(KEY);
    match clients.map(Spanned::get_ref) {
        Some(DeValue::Array(tables)) => tables.iter().collect(),
        _ => clients.into_iter().collect(),
    }
}

fn whole<'t>(config: &DeTable<'t>) -> Part<'t> {
    Part { table: config.clone(), span: 0..0, is_named: false }
}

fn part<'t>(config: &DeTable<'t>, own: &DeTable<'t>, span: Range<usize>) -> Part<'t> {
    let mut table = config.clone();
    table.remove(KEY);
    merge(&mut table, own);
    Part { table, span, is_named: true }
}

/// Puts what a client says in the place of what is said for all; of tables, key by key.
fn merge<'t>(table: &mut DeTable<'t>, own: &DeTable<'t>) {
    for (key, value) in own {
        if let (Some(DeValue::Table(shared)), DeValue::Table(own)) =
            (table.get_mut(key.get_ref().as_ref()).map(Spanned::get_mut), value.get_ref())
        {
            merge(shared, own);
            continue;
        }
        // So that a fault of it is shown where the client says it.
        table.remove(key.get_ref().as_ref());
        table.insert(key.clone(), value.clone());
    }
}
