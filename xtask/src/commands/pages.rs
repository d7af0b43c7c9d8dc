//! Which operations of documents have pages, beside those that list things by another judge.

mod judge;

use crate::arguments::Pages;
use judge::Judged;
use sailmaker::cli::report::{self, Status};
use sailmaker::config::LoadedConfig;
use sailmaker::document::{LoadOptions, Selection};
use sailmaker::ir::{Api, Operation};
use sailmaker::{Input, model};
use std::collections::BTreeMap;
use std::path::Path;

pub(crate) fn run(arguments: &Pages) -> Status {
    let mut lines = vec![HEAD.to_owned()];
    let mut details = Vec::new();
    for document in &arguments.documents {
        let (name, path) = document.split_once('=').unwrap_or(("", document));
        let name = if name.is_empty() { path } else { name };
        let Some(api) = read(Path::new(path)) else {
            report::error(format!("error: {path} cannot be read"));
            return Status::Failed;
        };
        lines.push(row(name, &api));
        if arguments.list {
            details.extend(listed(name, &api));
        }
    }
    report::result(lines.into_iter().chain(details).collect::<Vec<_>>().join("\n"));
    Status::Done
}

const HEAD: &str = "\
| document | operations | list things | and speak of pages | found | by style | not found | found, and no list |
|---|---|---|---|---|---|---|---|";

/// The model of a document without a config.
fn read(path: &Path) -> Option<Api> {
    let config = LoadedConfig::of_document(path, Path::new("out"), Some("api"));
    model(&Input { config, selection: Selection::default(), load: LoadOptions::default() }).result
}

fn row(name: &str, api: &Api) -> String {
    let judged: Vec<Judged> = api.operations.iter().map(|operation| judge::of(api, operation)).collect();
    let count = |is: &dyn Fn(&Operation, Judged) -> bool| {
        api.operations.iter().zip(&judged).filter(|(operation, judged)| is(operation, **judged)).count()
    };
    let mut styles: BTreeMap<&str, usize> = BTreeMap::new();
    for paging in api.operations.iter().filter_map(|operation| operation.paging.as_ref()) {
        *styles.entry(paging.style.id()).or_default() += 1;
    }
    let styles: Vec<String> = styles.into_iter().map(|(style, count)| format!("{count} `{style}`")).collect();
    format!(
        "| {name} | {} | {} | {} | {} | {} | {} | {} |",
        api.operations.len(),
        count(&|_, judged| judged != Judged::NoList),
        count(&|_, judged| judged == Judged::Pages),
        count(&|operation, _| operation.paging.is_some()),
        styles.join(", "),
        count(&|operation, judged| operation.paging.is_none() && judged == Judged::Pages),
        count(&|operation, judged| operation.paging.is_some() && judged == Judged::NoList),
    )
}

/// Operations about which the two do not agree, and those that are found at the path of one thing, which lists are seldom at.
fn listed(name: &str, api: &Api) -> Vec<String> {
    let line = |operation: &Operation| {
        let at_one = operation.path.as_str().ends_with('}');
        let what = match (&operation.paging, judge::of(api, operation)) {
            (None, Judged::Pages) => "not found",
            (Some(_), Judged::NoList) => "no list",
            (Some(_), _) if at_one => "of one thing",
            _ => return None,
        };
        let paging = operation.paging.as_ref().map(|paging| format!("  by {paging}")).unwrap_or_default();
        let (path, method) = operation.place();
        Some(format!("{name}: {what}: {} {path} ({}){paging}", method.as_str(), operation.label()))
    };
    api.operations.iter().filter_map(line).collect()
}

#[cfg(test)]
mod tests {
    use super::{listed, read, row};
    use std::path::Path;

    #[test]
    fn a_document_is_a_row() {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/tests/cases/paging_styles.yaml");
        let api = read(&path).unwrap();
        let styles = "2 `cursor`, 2 `last-id`, 1 `link`, 1 `next-url`, 1 `offset`, 2 `page`";
        assert_eq!(row("Styles", &api), format!("| Styles | 10 | 10 | 9 | 9 | {styles} | 0 | 0 |"));
        let one = "Styles: of one thing: GET /required/{of} (byRequiredPage)  by the page number `page` and `per_page`";
        assert_eq!(listed("Styles", &api), [one]);
    }
}
