//! What a vendor publishes, as far as it is there to compare with. Where it is not, the tests of it are ignored.

#[path = "../support/batch.rs"]
mod batch;
mod bundle;
#[path = "../support/calls.rs"]
mod called;
mod calls;
#[path = "../diff/support.rs"]
#[allow(dead_code, reason = "not every test makes use of all of it")]
mod compared;
mod document;
#[path = "../support/generated.rs"]
#[allow(dead_code, reason = "not every test makes use of all of it")]
mod generated;
#[path = "../support/mirrored.rs"]
mod mirrored;
#[path = "../support/named.rs"]
mod named;
mod names;
mod paths;
#[path = "../support/places.rs"]
mod places;
mod reading;
mod update;
mod versions;
mod whole;
#[path = "../support/workspace.rs"]
#[allow(dead_code, reason = "not every test makes use of all of it")]
mod workspace;

use sailmaker_tests::{trials, vendor};
use std::process::ExitCode;
use versions::Versions;

fn main() -> ExitCode {
    let versions = vendor::documents().map(|folder| Versions::of(&folder));
    let of_versions =
        [bundle::trials, calls::trials, names::trials, paths::trials, reading::trials, update::trials, whole::trials];
    let mut trials: Vec<_> = of_versions.iter().flat_map(|trials| trials(&versions)).collect();
    trials.extend(document::trials(&versions, &vendor::reference_page()));
    trials::run(trials)
}
