//! The names of everything in a document.

use sailmaker::config::Config;
use sailmaker::ir::{Api, OperationId, SchemaId};
use sailmaker::names::Names;
use std::collections::BTreeMap;

/// Everything in a document that has a name, by where it stands, with its names.
pub type Named = BTreeMap<String, String>;

/// The names of what is in a model.
pub fn names(api: &Api, config: &Config) -> Named {
    let names = Names::resolve(api, config);
    of_operations(api, &names).chain(of_types(api, &names)).collect()
}

fn of_operations<'a>(api: &'a Api, names: &'a Names) -> impl Iterator<Item = (String, String)> {
    api.operations.iter().enumerate().map(|(index, operation)| {
        let place = format!("{} {}", operation.method.as_str(), operation.path.as_str());
        (place, format!("{:?}", names.of_operation(OperationId(index))))
    })
}

/// Types by the component they are, or by what leads to them; each name that a shared type has counts.
fn of_types<'a>(api: &'a Api, names: &'a Names) -> impl Iterator<Item = (String, String)> {
    api.schemas.iter().enumerate().filter(|(_, schema)| !schema.tags.is_empty()).filter_map(|(index, schema)| {
        let place = schema.name.clone().unwrap_or_else(|| schema.context.join(" "));
        let names = names.of_type(SchemaId::new(index))?;
        Some((format!("type {place}"), format!("{} {:?} {}", names.name, names.members, names.rest)))
    })
}

/// What is named in both is named the same.
pub fn assert_kept(before: &Named, after: &Named, what: &str) {
    for (place, name) in before {
        assert_eq!(Some(name), after.get(place), "{what}: {place}");
    }
}
