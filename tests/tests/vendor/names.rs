//! Every tag alone has the names that it has in the whole.

use super::named::{assert_kept, names};
use sailmaker::config::LoadedConfig;
use sailmaker::names::Names;
use sailmaker_tests::trials::{Found, Trial};
use sailmaker_tests::vendor;
use std::path::{Path, PathBuf};

/// The tests of this file.
pub fn trials(documents: &Found<PathBuf>) -> Vec<Trial> {
    sailmaker_tests::trials![documents; the_same_alone]
}

/// But where two schemas of the whole want one name: that is a warning, and a config pins the names.
fn the_same_alone(folder: PathBuf) {
    let document = vendor::document(&folder, "v2025");
    let (api, mut whole) = names(&document, &[]);
    let config = LoadedConfig::of_document(&document, Path::new("out"), None).config;
    let clashes = Names::type_clashes(&api, &config);
    let clashing: Vec<String> =
        clashes.iter().flat_map(|(_, schemas)| schemas).map(|(spelling, _)| spelling.replace('.', " ")).collect();
    assert!(clashing.len() * 100 < whole.len(), "{clashing:?}");
    whole.retain(|place, _| !clashing.iter().any(|clash| *place == format!("type {clash}")));
    for tag in &api.tags {
        let (_, mut alone) = names(&document, std::slice::from_ref(&tag.name));
        assert!(!alone.is_empty());
        alone.retain(|place, _| !clashing.iter().any(|clash| *place == format!("type {clash}")));
        assert_kept(&alone, &whole, &tag.name);
    }
}
