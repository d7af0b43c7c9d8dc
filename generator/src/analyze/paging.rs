//! Which operations have pages, and how: as the config says, else by the rules, where parameters and response leave no doubt.

mod configured;
mod counted;
mod envelope;
mod found;
mod rules;
mod tables;
mod totals;
mod view;

use crate::config::LoadedConfig;
use crate::diagnostic::Diagnostics;
use crate::ir::{Document, Paging};
use tables::Choice;
use view::View;

/// How the results of each operation come in pages. A config that is true of nothing is an error in `diagnostics`, unless it is that of
/// another document, or for a part that is not there.
pub(super) fn of(
    document: &Document,
    (config, is_whole): (&LoadedConfig, bool),
    diagnostics: &mut Diagnostics,
) -> Vec<Option<Paging>> {
    let tables = &config.config.pagination;
    if !config.borrowed && is_whole {
        tables::faults(document, tables, diagnostics);
    }
    let operations = document.operations.iter().zip(tables::choose(document, tables));
    let paging = operations.map(|(operation, choice)| match choice {
        Choice::Configured(paging) => Some(*paging),
        Choice::NoPages => None,
        Choice::Unsaid => View::of(document, operation).and_then(|view| found::paging(&view)),
    });
    paging.collect()
}

/// The header in which each operation that has pages or gives a list says how many items there are in all.
pub(super) fn total_counts(
    document: &Document,
    config: &LoadedConfig,
    paging: &[Option<Paging>],
) -> Vec<Option<String>> {
    let tables = &config.config.pagination;
    let header = |(operation, paging): (_, &Option<Paging>)| {
        let has_items = paging.is_some() || totals::gives_list(document, operation);
        has_items.then(|| totals::header(document, operation, tables)).flatten()
    };
    document.operations.iter().zip(paging).map(header).collect()
}
