use super::scope::{Candidate, resolve as resolve_scope};
use super::{TagNames, case, files, reserved};
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
    let mut features = features(&modules);
    let mut files = files::resolved(modules.iter().map(|(tag, module)| (tag.clone(), module)), files::of_module);
    let mut pages = files::resolved(modules.iter().map(|(tag, module)| (tag.clone(), module)), case::kebab);
    modules
        .into_iter()
        .map(|(tag, module)| {
            let handle = handles.remove(&tag).unwrap_or_default();
            let file = files.remove(&tag).unwrap_or_default();
            let page = pages.remove(&tag).unwrap_or_default();
            let feature = features.remove(&tag).unwrap_or_default();
            (tag, TagNames { module, handle, file, page, feature })
        })
        .collect()
}

/// The features, named like the modules. Cargo takes letters, digits, `-` and a few more.
fn features(modules: &BTreeMap<String, String>) -> BTreeMap<String, String> {
    let reserved = reserved::features();
    let plain = |name: &str| case::kebab(name).replace(|c: char| !(c.is_ascii_alphanumeric() || c == '-'), "");
    let candidates = modules.iter().map(|(tag, module)| Candidate {
        key: tag.clone(),
        spelling: module.clone(),
        name: match plain(module) {
            name if name.is_empty() || reserved.contains(&name.as_str()) => format!("tag-{name}"),
            name => name,
        },
    });
    resolve_scope(candidates.collect(), &reserved)
}
