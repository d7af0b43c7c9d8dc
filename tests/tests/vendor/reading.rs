//! The files of the vendor's documents, held against what `serde_yaml` reads.

#[path = "../../../generator/src/document/read/tests/peer/node.rs"]
mod node;

use super::versions::Versions;
use sailmaker_tests::trials::{Found, Trial};
use serde::de::DeserializeSeed;
use serde_json::Value;

/// The tests of this file.
pub fn trials(versions: &Found<Versions>) -> Vec<Trial> {
    sailmaker_tests::trials![versions; all_files_read_the_same]
}

/// Without merge keys, which neither version has.
fn all_files_read_the_same(versions: Versions) {
    let mut compared = 0;
    for linked in versions.all().map(|version| version.linked()) {
        for (id, file) in linked.sources().files() {
            let text = serde_yaml::Deserializer::from_str(file.text()).next().unwrap();
            let theirs: Result<Value, _> = node::Node.deserialize(text);
            // Compared as a whole, since thousands of lines would be printed of a difference.
            assert!(linked.tree(id) == theirs.as_ref().ok(), "{}: {:?}", file.path().display(), theirs.err());
            compared += 1;
        }
    }
    assert!(compared > 1_000, "{compared}");
}
