//! The bundle of a vendor's document is that document.

use super::places::without_places;
use super::versions::{Version, Versions};
use sailmaker::diagnostic::Diagnostics;
use sailmaker::document::{LinkedDocument, LoadOptions, Selection, bundle, load_bytes, normalize, parse};
use sailmaker::lower::lower;
use sailmaker_tests::trials::{Found, Trial};
use serde_json::Value;
use std::path::Path;

/// The tests of this file.
pub fn trials(versions: &Found<Versions>) -> Vec<Trial> {
    sailmaker_tests::trials![versions; of_v2025, of_v2026]
}

fn of_v2025(versions: Versions) {
    a_bundle_gives_the_same_model(&versions.v2025);
}

fn of_v2026(versions: Versions) {
    a_bundle_gives_the_same_model(&versions.v2026);
}

/// The model of a whole document, though it has what is not supported yet.
fn whole(set: &LinkedDocument, diagnostics: &mut Diagnostics) -> Value {
    let bundled = bundle(set, &Selection::default(), diagnostics);
    let normalized = normalize(bundled, diagnostics).expect("the document is valid");
    let parsed = parse(normalized, diagnostics).expect("the document is valid");
    without_places(&lower(&parsed, diagnostics))
}

fn a_bundle_gives_the_same_model(version: &Version) {
    let (mut diagnostics, files) = (Diagnostics::new(), version.linked());
    let text = bundle(files, &Selection::default(), &mut diagnostics).to_yaml();
    let one = load_bytes(Path::new("bundle.yaml"), text.into_bytes(), &LoadOptions::default(), &mut diagnostics);
    let (of_files, of_bundle) = (whole(files, &mut diagnostics), whole(&one, &mut diagnostics));
    assert!(of_files["operations"].as_array().unwrap().len() > 700);
    for (key, value) in of_files.as_object().unwrap() {
        // Compared in parts, and not printed: each is many thousands of lines.
        assert!(of_bundle[key] == *value, "{key}");
    }
}
