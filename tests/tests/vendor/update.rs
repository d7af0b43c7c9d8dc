//! The vendor's next version: every operation and model of both documents is accounted for. What is there is counted in the
//! documents' files, by code that does not know the generator.

use super::compared::{assert_mirrored, verdict};
use super::versions::Versions;
use sailmaker_tests::oracle::{self, Document};
use sailmaker_tests::trials::{Found, Trial};
use std::collections::BTreeSet;

/// The tests of this file.
pub fn trials(versions: &Found<Versions>) -> Vec<Trial> {
    sailmaker_tests::trials![versions; every_operation_and_model_of_both_versions_is_accounted_for]
}

fn every_operation_and_model_of_both_versions_is_accounted_for(versions: Versions) {
    let (old, new) = (versions.v2025.read(), versions.v2026.read());
    let verdict = verdict(old, new);
    let (was, is) = (versions.v2025.declared(), versions.v2026.declared());
    let routes = |document: &Document| -> BTreeSet<(String, String)> {
        oracle::operations(document).into_iter().map(|operation| (operation.method, operation.path)).collect()
    };
    let (ours, theirs) = (routes(was), routes(is));
    assert_eq!((verdict.operations.before(), verdict.operations.after()), (ours.len(), theirs.len()));
    // An operation that has another route and the same id is one operation.
    let moved = verdict.changes.iter().filter(|change| change.kind.to_string() == "operation-sent").count();
    let shared = ours.intersection(&theirs).count() + moved;
    assert!(verdict.operations.same + verdict.operations.changed >= shared);
    let models = (oracle::models(was).len(), oracle::models(is).len());
    assert_eq!((verdict.models.before(), verdict.models.after()), models);
    assert_mirrored(old, new);
}
