//! Redirects that come, go, or take the place of a success.

use super::support::{read, verdict};
use sailmaker::diff::{Source, Verdict, Wire};

const BYTES: &str = "'200': {description: A., content: {application/zip: {}}}";

/// What changes from the responses of one document to those of the other.
fn judged(method: &str, old: &str, new: &str) -> Verdict {
    let folder = tempfile::tempdir().unwrap();
    let [old, new] = [("old.yaml", old), ("new.yaml", new)].map(|(name, responses)| {
        let path = folder.path().join(name);
        let text = format!(
            "openapi: 3.0.3\ninfo: {{title: T, version: '1'}}\npaths:\n  /a:\n    {method}:\n      operationId: callA\n      \
             tags: [a]\n      responses: {{{responses}}}\n"
        );
        std::fs::write(&path, text).unwrap();
        read(&path)
    });
    verdict(&old, &new)
}

#[test]
fn the_address_can_be_asked_for_or_not() {
    let both = format!("{BYTES}, '302': {{description: B.}}");
    let verdict = judged("get", BYTES, &both);
    assert_eq!((verdict.source(), verdict.wire()), (Source::Minor, Wire::Compatible));
    assert!(verdict.changes.iter().any(|change| change.message.ends_with("leads to can be asked for")));
    let verdict = judged("get", &both, BYTES);
    assert_eq!((verdict.source(), verdict.wire()), (Source::Major, Wire::Breaking));
    assert!(verdict.changes.iter().any(|change| change.message.ends_with("cannot be asked for any more")));
    // Where a thing has moved for good, that is no address of another thing.
    let verdict = judged("get", BYTES, &format!("{BYTES}, '301': {{description: B.}}"));
    assert!(!verdict.changes.iter().any(|change| change.message.contains("asked for")));
}

/// What is asked for is no less than before: a redirect leads to whatever there is.
#[test]
fn a_redirect_in_place_of_bytes_gives_bytes() {
    let verdict = judged("get", BYTES, "'302': {description: B.}");
    assert_eq!((verdict.source(), verdict.wire()), (Source::Minor, Wire::Compatible));
}

/// Who does not know of a redirect that is not followed takes it for an error.
#[test]
fn a_redirect_in_place_of_a_success_of_a_post() {
    let (done, elsewhere) = ("'204': {description: A.}", "'303': {description: B.}");
    for (old, new) in [(done, elsewhere), (elsewhere, done)] {
        let verdict = judged("post", old, new);
        assert_eq!((verdict.source(), verdict.wire()), (Source::Major, Wire::Breaking), "{old}");
    }
}
