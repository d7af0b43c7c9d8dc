use crate::config::Config;
use crate::names::case::raw;
use crate::surface::{MappedTypes, RustType};
use std::collections::BTreeMap;

/// The types of other packages that strings of some formats have by the config.
pub(super) fn of(config: &Config) -> MappedTypes {
    let mut types: BTreeMap<Vec<String>, Option<String>> = BTreeMap::new();
    for own in config.formats.values() {
        let Some(segments) = own.segments() else { continue };
        // Two formats may have one type, and one of them the fallback.
        let fallback = types.entry(segments).or_default();
        *fallback = fallback.take().or_else(|| own.fallback.clone());
    }
    let types = types.into_iter().map(|(path, fallback)| (mapped(&path), fallback));
    let mut packages: Vec<String> =
        config.formats.values().flat_map(|own| own.packages()).map(|own| raw(&own)).collect();
    packages.sort_unstable();
    packages.dedup();
    MappedTypes { types: types.collect(), packages }
}

/// The type of a path.
pub(super) fn mapped(path: &[String]) -> RustType {
    RustType::Mapped(path.iter().map(|segment| raw(segment)).collect())
}
