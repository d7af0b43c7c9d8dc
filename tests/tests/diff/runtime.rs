//! A runtime that is shared from then on, or no more: names stay, and what they mean does not.

use super::support::{Read, assert_mirrored, read, verdict};
use sailmaker::diff::{Source, Wire};

const EMBEDDED: &str = "";
const SHARED: &str = "runtime = \"crate\"\n";

/// A client whose config says this of the runtime, and of where its crate is.
fn client(runtime: &str, source: &str) -> Read {
    let folder = tempfile::tempdir().unwrap();
    let document = folder.path().join("things.yaml");
    let text = "openapi: 3.0.3\ninfo: {title: T, version: '1'}\npaths:\n  /a:\n    get: {operationId: getA, tags: [a], responses: {'204': {description: A.}}}\n";
    std::fs::write(&document, text).unwrap();
    let config = format!(
        "document = \"things.yaml\"\noutput = \"out\"\n{runtime}[crate]\nname = \"things\"\nversion = \"0.1.0\"\n{source}"
    );
    std::fs::write(folder.path().join("things.toml"), config).unwrap();
    read(&document)
}

#[test]
fn a_program_may_have_seen_whose_types_they_are() {
    let (embedded, shared) = (client(EMBEDDED, ""), client(SHARED, ""));
    for (old, new, said) in [
        (&embedded, &shared, "the runtime is shared with other clients, and was the crate's own"),
        (&shared, &embedded, "the runtime is the crate's own, and was shared with other clients"),
    ] {
        let verdict = verdict(old, new);
        assert_eq!((verdict.source(), verdict.wire()), (Source::Major, Wire::Same));
        assert_eq!(verdict.changes.iter().map(|change| change.message.as_str()).collect::<Vec<_>>(), [said]);
    }
    assert_mirrored(&embedded, &shared);
}

#[test]
fn where_it_comes_from_is_nothing_to_a_program() {
    let elsewhere = client(SHARED, "runtime-source = { path = \"../runtime\" }\n");
    let verdict = verdict(&client(SHARED, ""), &elsewhere);
    assert_eq!((verdict.source(), verdict.wire()), (Source::None, Wire::Same), "{}", verdict.to_text(None));
}
