//! The Rust client of `spec/` as data: what every public item is, before it is printed.

use super::snapshot::assert_snapshot;
use sailmaker::config::LoadedConfig;
use sailmaker::document::{LoadOptions, Selection};
use sailmaker::names::Names;
use sailmaker::surface::Surface;
use sailmaker::{Input, model};
use std::path::Path;

#[test]
fn the_surface_is_as_reviewed() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../spec/source-usages.toml");
    let config = LoadedConfig::load(&path).unwrap();
    let input = Input { config, selection: Selection::default(), load: LoadOptions::default() };
    let api = model(&input).result.unwrap();
    let names = Names::resolve(&api, &input.config.config);
    let surface = Surface::build(&api, &names, &input.config);
    assert_snapshot("generator", "source_usages_surface", &serde_json::to_string_pretty(&surface).unwrap());
}
