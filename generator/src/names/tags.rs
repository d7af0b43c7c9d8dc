use super::scope::{Candidate, resolve as resolve_scope};
use super::{TagNames, case, reserved};
use crate::ir::Api;
use std::collections::BTreeMap;

pub(super) fn resolve(api: &Api) -> BTreeMap<String, TagNames> {
    let candidates = |case: fn(&str) -> String| {
        let named = api.tags.iter().map(|tag| Candidate {
            key: tag.name.clone(),
            spelling: tag.name.clone(),
            name: case(&tag.name),
        });
        named.collect::<Vec<_>>()
    };
    let modules = resolve_scope(candidates(case::snake), reserved::TAG_MODULES);
    let mut handles = resolve_scope(candidates(case::camel), reserved::OPERATION_TYPES);
    modules
        .into_iter()
        .enumerate()
        .map(|(index, (tag, module))| {
            let handle = handles.remove(&tag).unwrap_or_default();
            let plain = module.trim_start_matches("r#");
            let file = if plain.is_ascii() { plain.to_owned() } else { format!("tag_{index}") };
            let page = case::kebab(&module);
            (tag, TagNames { module, handle, file, page })
        })
        .collect()
}
