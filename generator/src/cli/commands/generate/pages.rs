use crate::diff::Client;
use crate::ir::{KnownBy, Operation, Paging, PagingStyle};
use std::collections::BTreeMap;

/// Which operations have pages, a line each, and how many there are of each style.
pub(super) fn listed(client: &Client) -> String {
    let operations = &client.api.operations;
    let paged = operations.iter().filter_map(|operation| Some((operation, operation.paging.as_ref()?)));
    let paged: Vec<(&Operation, &Paging)> = paged.collect();
    let lines: String = paged.iter().map(|(operation, paging)| line(operation, paging)).collect();
    let mut styles: BTreeMap<&str, usize> = BTreeMap::new();
    for (_, paging) in &paged {
        *styles.entry(paging.style.id()).or_default() += 1;
    }
    let styles: Vec<String> = styles.into_iter().map(|(style, count)| format!("{count} by {style}")).collect();
    let styles = if styles.is_empty() { String::new() } else { format!(": {}", styles.join(", ")) };
    format!("{lines}{} of {} operations have pages{styles}", paged.len(), operations.len())
}

/// The style, the operation, what the next page is asked for by, and where the items are.
fn line(operation: &Operation, paging: &Paging) -> String {
    let items =
        if paging.items.is_empty() { String::new() } else { format!("; items in `{}`", paging.items.join(".")) };
    let known = match paging.known_by {
        KnownBy::Config => " (config)",
        KnownBy::Rule => "",
    };
    let ends = match (&paging.style, paging.more.is_empty()) {
        (PagingStyle::Link | PagingStyle::NextUrl(_), _) | (_, true) => String::new(),
        (_, false) => format!(" while `{}`", paging.more.join(".")),
    };
    format!("{:<8}  {}  by {paging}{ends}{items}{known}\n", paging.style.id(), operation.label())
}
