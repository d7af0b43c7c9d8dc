//! Path templates and the parameters that fill them (OpenAPI 3.0.4, section 4.7.8.2).

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Value, json};

use crate::diagnostic::{Instead, Kind};
use crate::document::normalize::context::{Context, Members, Site};
use crate::document::normalize::path_key::PathKey;
use crate::document::normalize::tree;
use crate::source::{Location, pointer};

/// A variable of the template and a path parameter that does not fit any are one and the same when their names are
/// spelled alike, or when there is nothing else that they could be. A variable that is left over is declared as a
/// string; a parameter that is left over has no place in the path, and is left out.
pub(super) fn templates(tree: &mut Value, context: &mut Context<'_>) {
    tree::path_items(tree, context, &mut |tree, item, site| {
        let template = Template::of(site.path.name().unwrap_or_default());
        of_path_item(tree, &template, item, site);
        let shared = declared(tree, item);
        tree::operations_of(item, site, &mut |operation, site| of_operation(tree, &template, &shared, operation, site));
    });
}

/// A path template and its variables.
struct Template<'t> {
    text: &'t str,
    variables: BTreeSet<&'t str>,
}

impl<'t> Template<'t> {
    fn of(text: &'t str) -> Self {
        let parts = PathKey::of(text).path.split('{').skip(1);
        let variables = parts.filter_map(|part| Some(part.split_once('}')?.0));
        Self { text, variables: variables.collect() }
    }

    /// The variables that none of these names fills.
    fn unfilled(&self, names: &[&BTreeSet<String>]) -> BTreeSet<String> {
        let filled = |variable: &str| names.iter().any(|names| names.contains(variable));
        let unfilled = self.variables.iter().filter(|variable| !filled(variable));
        unfilled.map(|variable| (*variable).to_owned()).collect()
    }
}

/// What all operations of a path share: a variable counts as unfilled when none of them fills it by itself.
fn of_path_item(tree: &Value, template: &Template<'_>, item: &mut Members, site: &mut Site<'_, '_>) {
    let mut own = BTreeSet::new();
    tree::operations_of(item, site, &mut |operation, _| own.extend(declared(tree, operation)));
    let shared = declared(tree, item);
    let unfilled = template.unfilled(&[&own, &shared]);
    settle(tree, template, unfilled, item, site);
}

fn of_operation(
    tree: &Value,
    template: &Template<'_>,
    shared: &BTreeSet<String>,
    operation: &mut Members,
    site: &mut Site<'_, '_>,
) {
    let unfilled = template.unfilled(&[&declared(tree, operation), shared]);
    for name in settle(tree, template, unfilled, operation, site) {
        let at = site.name();
        let wrong = format!("the variable `{name}` of the path `{}` has no parameter", template.text);
        site.context.repaired(Kind::PathParameters, at, wrong, "read as a required string");
        let parameter = json!({ "name": name, "in": "path", "required": true, "schema": { "type": "string" } });
        if let Value::Array(list) = operation.entry("parameters").or_insert_with(|| json!([])) {
            list.push(parameter);
        }
    }
}

/// The names of the path parameters in the list of a path item or an operation.
fn declared(tree: &Value, holder: &Members) -> BTreeSet<String> {
    let list = holder.get("parameters").and_then(Value::as_array);
    list.into_iter().flatten().filter_map(|parameter| path_name(tree, parameter)).collect()
}

/// The name of a path parameter; `None` for other ones.
fn path_name(tree: &Value, parameter: &Value) -> Option<String> {
    let (_, parameter) = tree::resolved(tree, parameter, "")?;
    let name = parameter.get("name")?.as_str()?;
    (parameter.get("in")? == "path").then(|| name.to_owned())
}

/// Pairs the path parameters of a list that fit no variable with the variables that nothing fills, and leaves out
/// the others. Gives the variables that are left.
fn settle(
    tree: &Value,
    template: &Template<'_>,
    mut unfilled: BTreeSet<String>,
    holder: &mut Members,
    site: &mut Site<'_, '_>,
) -> BTreeSet<String> {
    let mut misfits = declared(tree, holder);
    misfits.retain(|name| !template.variables.contains(&**name));
    if misfits.is_empty() {
        return unfilled;
    }
    let pairs = pairs(&misfits, &unfilled);
    unfilled.retain(|variable| !pairs.values().any(|other| other == variable));
    misfits.retain(|name| !pairs.contains_key(name));
    rename(tree, template, &pairs, holder, site);
    leave_out(tree, template, &misfits, holder, site);
    unfilled
}

/// The variable for each parameter that belongs to one: those that are spelled alike, and the last of each.
fn pairs(misfits: &BTreeSet<String>, unfilled: &BTreeSet<String>) -> BTreeMap<String, String> {
    let mut alike: BTreeMap<String, &String> = unfilled.iter().map(|variable| (bare(variable), variable)).collect();
    let mut pairs = BTreeMap::new();
    for name in misfits {
        if let Some(variable) = alike.remove(&bare(name)) {
            pairs.insert(name.clone(), variable.clone());
        }
    }
    let mut names = misfits.iter().filter(|name| !pairs.contains_key(*name));
    let mut variables = alike.into_values();
    if let (Some(name), None, Some(variable), None) = (names.next(), names.next(), variables.next(), variables.next()) {
        pairs.insert(name.clone(), variable.clone());
    }
    pairs
}

/// A name without what differs between styles of writing.
fn bare(name: &str) -> String {
    let letters = name.chars().filter(|letter| letter.is_alphanumeric());
    letters.flat_map(char::to_lowercase).collect()
}

fn rename(
    tree: &Value,
    template: &Template<'_>,
    pairs: &BTreeMap<String, String>,
    holder: &mut Members,
    site: &mut Site<'_, '_>,
) {
    let list = pointer::child(&site.pointer(), "parameters");
    let items = holder.get_mut("parameters").and_then(Value::as_array_mut);
    for (index, parameter) in items.into_iter().flatten().enumerate() {
        let Some((name, variable)) = path_name(tree, parameter).and_then(|name| pairs.get_key_value(&name)) else {
            continue;
        };
        let at = pointer::child(&list, &index.to_string());
        let place = place(parameter, &at, site);
        let wrong = no_variable(template, name);
        site.context.repaired(Kind::PathParameters, place, wrong, format!("read as `{variable}`"));
        // Other paths may use what a reference leads to under its own name.
        tree::own(tree, parameter, &at, site.context);
        if let Value::Object(members) = parameter {
            members.insert("name".into(), json!(variable));
        }
    }
}

fn leave_out(
    tree: &Value,
    template: &Template<'_>,
    misfits: &BTreeSet<String>,
    holder: &mut Members,
    site: &mut Site<'_, '_>,
) {
    if misfits.is_empty() {
        return;
    }
    let list = pointer::child(&site.pointer(), "parameters");
    site.retain(holder, "parameters", |site, index, parameter| {
        let Some(name) = path_name(tree, parameter).filter(|name| misfits.contains(name)) else {
            return false;
        };
        let at = pointer::child(&list, &index.to_string());
        let place = place(parameter, &at, site);
        site.context.repaired(Kind::PathParameters, place, no_variable(template, &name), Instead::Nothing);
        true
    });
}

fn no_variable(template: &Template<'_>, name: &str) -> String {
    format!("the path `{}` has no variable `{name}`", template.text)
}

/// Where a parameter's name is written, or the reference to it.
fn place(parameter: &Value, at: &str, site: &Site<'_, '_>) -> Location {
    let field = if tree::reference(parameter).is_some() { "$ref" } else { "name" };
    site.context.value(&pointer::child(at, field))
}
