//! What only later versions of OpenAPI have. [`openapiv3`] keeps extensions, and so it is carried as such.

use std::collections::BTreeMap;

use openapiv3::{OpenAPI, Operation, PathItem};
use serde::Deserialize;
use serde_json::{Map, Value};

use crate::document::grammar::{ADDITIONAL, Object, Version};
use crate::source::pointer;

/// What the name of a field is carried under. An extension of the document that is called so is none that matters.
const PREFIX: &str = "x-carried-";

/// The value of a field that is carried.
pub(crate) fn carried<'v>(
    extensions: impl IntoIterator<Item = (&'v String, &'v Value)>,
    name: &str,
) -> Option<&'v Value> {
    extensions.into_iter().find(|(key, _)| key.strip_prefix(PREFIX) == Some(name)).map(|(_, value)| value)
}

/// Renames the fields of an object that OpenAPI 3.0 does not have.
pub(super) fn carry(members: &mut Map<String, Value>, object: Object) {
    // What has no references is looked at from where it stands.
    if let (Object::SecurityScheme, Some(Value::Object(flows))) = (object, members.get_mut("flows")) {
        carry(flows, Object::OAuthFlows);
    }
    let table = object.table();
    let is_later =
        |name: &str| table.field(Version::V3_0, name).is_none() && table.field(Version::Normal, name).is_some();
    if !members.keys().any(|name| is_later(name) || name.starts_with(PREFIX)) {
        return;
    }
    for (name, value) in std::mem::take(members) {
        if is_later(&name) {
            members.insert(format!("{PREFIX}{name}"), value);
        } else if !name.starts_with(PREFIX) {
            members.insert(name, value);
        }
    }
}

/// An operation of a path item, by the keys that lead to it from there.
pub(crate) type FurtherOperation = (Vec<String>, Operation);

/// The operations of methods that OpenAPI 3.0 does not have, by path.
pub(super) fn operations(document: &OpenAPI) -> Result<BTreeMap<String, Vec<FurtherOperation>>, (String, String)> {
    let mut found = BTreeMap::new();
    for (path, item) in &document.paths.paths {
        let item = item.as_item().map(|item| of_item(item, &pointer::join(["paths", path]))).transpose()?;
        found.extend(item.filter(|operations| !operations.is_empty()).map(|operations| (path.clone(), operations)));
    }
    Ok(found)
}

fn of_item(item: &PathItem, at: &str) -> Result<Vec<FurtherOperation>, (String, String)> {
    let query = carried(&item.extensions, "query").map(|operation| (vec!["query".to_owned()], operation));
    let others = carried(&item.extensions, ADDITIONAL).and_then(Value::as_object).into_iter().flatten();
    let others = others.map(|(method, operation)| (vec![ADDITIONAL.to_owned(), method.clone()], operation));
    let read = |(keys, operation): (Vec<String>, &Value)| {
        let at = || at.to_owned() + &pointer::join(keys.iter().map(String::as_str));
        let operation = Operation::deserialize(operation).map_err(|error| (at(), error.to_string()))?;
        Ok((keys, operation))
    };
    query.into_iter().chain(others).map(read).collect()
}

/// The requests that the service itself sends, by name.
pub(super) fn webhooks(document: &OpenAPI) -> Result<Vec<(String, PathItem)>, (String, String)> {
    let webhooks = carried(&document.extensions, "webhooks").and_then(Value::as_object).into_iter().flatten();
    let read = |(name, item): (&String, &Value)| {
        let item = PathItem::deserialize(item);
        let item = item.map_err(|error| (pointer::join(["webhooks", name]), error.to_string()))?;
        Ok((name.clone(), item))
    };
    webhooks.map(read).collect()
}
