//! Every tag alone has the names that it has in the whole.

use super::named::{assert_kept, names};
use super::versions::Versions;
use sailmaker::names::Names;
use sailmaker_tests::trials::{Found, Trial};

/// The tests of this file.
pub fn trials(versions: &Found<Versions>) -> Vec<Trial> {
    sailmaker_tests::trials![versions; the_same_alone]
}

/// But where two schemas of the whole want one name: that is a warning, and a config pins the names.
fn the_same_alone(versions: Versions) {
    let version = &versions.v2025;
    let (api, config) = (version.api(), &version.config.config);
    let mut whole = names(api, config);
    let clashes = Names::type_clashes(api, config);
    let clashing: Vec<String> =
        clashes.iter().flat_map(|(_, schemas)| schemas).map(|(spelling, _)| spelling.replace('.', " ")).collect();
    assert!(clashing.len() * 100 < whole.len(), "{clashing:?}");
    whole.retain(|place, _| !clashing.iter().any(|clash| *place == format!("type {clash}")));
    for tag in &api.tags {
        let mut alone = names(&version.model(std::slice::from_ref(&tag.name)), config);
        assert!(!alone.is_empty());
        alone.retain(|place, _| !clashing.iter().any(|clash| *place == format!("type {clash}")));
        assert_kept(&alone, &whole, &tag.name);
    }
}
