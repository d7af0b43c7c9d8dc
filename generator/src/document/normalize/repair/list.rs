//! Lists in which something is there twice.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::diagnostic::{Diagnostic, Kind};
use crate::document::normalize::context::{Context, Members, Site};
use crate::document::normalize::tree;
use crate::source::pointer;

/// Headers that are set from other parts of the document: OpenAPI ignores parameters of these names (section
/// 4.7.12.2.1).
const RESERVED: [&str; 3] = ["accept", "authorization", "content-type"];

/// Tags, by name.
pub(super) fn tags(document: &mut Members, site: &mut Site<'_, '_>) {
    once(document, "tags", site, |tag| {
        let name = tag.get("name")?.as_str()?;
        Some((format!("tag `{name}`"), name.to_owned()))
    });
}

/// Parameters of a path item or of an operation, by location and name; of a header, the case does not matter.
pub(super) fn parameters(tree: &mut Value, context: &mut Context<'_>) {
    tree::path_items(tree, context, &mut |tree, item, site| {
        parameters_of(tree, item, site);
    });
    tree::operations(tree, context, &mut |tree, operation, site| {
        parameters_of(tree, operation, site);
    });
}

/// Tags of an operation.
pub(super) fn tags_of_operation(operation: &mut Members, site: &mut Site<'_, '_>) {
    site.deduplicate(operation, "tags", |site, at, tag| {
        let wrong = format!("the operation has the tag {tag} twice");
        site.context.repaired(Kind::Duplicate, at, wrong, "read once");
    });
}

fn parameters_of(tree: &Value, holder: &mut Members, site: &mut Site<'_, '_>) {
    let list = pointer::child(&site.pointer(), "parameters");
    site.retain(holder, "parameters", |site, index, parameter| {
        let Some((location, name)) = identity(tree, parameter) else {
            return false;
        };
        let reserved = location == "header" && RESERVED.contains(&&*name.to_lowercase());
        if reserved {
            let at = pointer::child(&list, &index.to_string());
            let wrong = format!("OpenAPI ignores a header parameter of the name `{name}`");
            let at = site.context.value(&at);
            site.context.repaired(Kind::IgnoredHeader, at, wrong, "ignored");
        }
        reserved
    });
    once(holder, "parameters", site, |parameter| {
        let (location, name) = identity(tree, parameter)?;
        let what = format!("{location} parameter `{name}`");
        let name = if location == "header" { name.to_lowercase() } else { name };
        Some((what, format!("{location} {name}")))
    });
}

fn identity(tree: &Value, parameter: &Value) -> Option<(String, String)> {
    let (_, parameter) = tree::resolved(tree, parameter, "")?;
    let text = |name| parameter.get(name).and_then(Value::as_str);
    Some((text("in")?.to_owned(), text("name")?.to_owned()))
}

/// Keeps the first of the items that `what` gives the same key, which is the second half of what it gives; the first
/// half is the item in words.
fn once(holder: &mut Members, field: &str, site: &mut Site<'_, '_>, what: impl Fn(&Value) -> Option<(String, String)>) {
    let list = pointer::child(&site.pointer(), field);
    let mut first: BTreeMap<String, usize> = BTreeMap::new();
    let mut second = Vec::new();
    let items = holder.get(field).and_then(Value::as_array);
    for (index, item) in items.into_iter().flatten().enumerate() {
        let Some((words, key)) = what(item) else {
            continue;
        };
        let Some(earlier) = first.insert(key.clone(), index) else {
            continue;
        };
        first.insert(key, earlier);
        let place = |index: usize| site.context.value(&pointer::child(&list, &index.to_string()));
        let warning = Diagnostic::of(Kind::Duplicate, format!("the {words} is declared twice"))
            .at(place(index))
            .label("ignored")
            .related(place(earlier), "this declaration counts");
        site.context.push(warning);
        second.push(index);
    }
    if !second.is_empty() {
        site.retain(holder, field, |_, index, _| second.binary_search(&index).is_ok());
    }
}
