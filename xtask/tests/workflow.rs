//! The steps of the reusable workflow, run as the service runs them, on local files: what they do needs no network, but for the
//! pull request itself, which a stand-in takes note of.

#![cfg(unix)]

#[path = "support/folder.rs"]
#[allow(dead_code, reason = "not every test makes use of all of it")]
mod folder;
#[path = "workflow/steps.rs"]
mod steps;

use folder::DOCUMENT;
use std::fs;
use steps::Service;

/// The document with one operation more.
fn extended() -> String {
    DOCUMENT.replace(
        "components:",
        "  /things/{id}:
    get:
      operationId: getThing
      tags: [things]
      parameters: [{name: id, in: path, required: true, schema: {type: string}}]
      responses: {'204': {description: It is there.}}
components:",
    )
}

/// The document with a property that is gone.
fn broken() -> String {
    DOCUMENT.replace("properties: {id: {type: string}}", "properties: {name: {type: string}}")
}

#[test]
fn a_push_is_held_against_the_document() {
    let service = Service::new();
    service.step("drift", "Drift").assert_code(0);
    fs::write(service.path("generated/src/models.rs"), "").unwrap();
    let run = service.step("drift", "Drift");
    run.assert_code(1);
    assert!(run.err.contains("cargo xtask generate"), "{}", run.err);
}

#[test]
fn a_pull_request_that_breaks_something_is_commented_and_not_refused_for_it() {
    let service = Service::new();
    service.write_document(&broken());
    service.step("verdict", "Touched").assert_code(0);
    assert_eq!(service.output(), "spec=true\n");
    service.step("verdict", "Verdict").assert_code(0);
    let verdict = fs::read_to_string(service.path("runner/verdict.md")).unwrap();
    assert!(verdict.contains("breaks programs") && verdict.contains("release 0.2.0 after 0.1.0"), "{verdict}");
    assert!(verdict.contains("`spec/things.yaml:14:"), "{verdict}");
    assert_eq!(service.summary(), verdict);
    service.step("verdict", "Comment").assert_code(0);
    let asked = service.asked_of_gh();
    assert!(asked[0].starts_with("api --paginate repos/owner/things/issues/7/comments"), "{asked:?}");
    let comment = service.path("runner/comment.md");
    assert_eq!(asked[1], format!("pr comment 7 --body-file {}", comment.display()));
    let text = fs::read_to_string(comment).unwrap();
    assert_eq!(text.split_once('\n').unwrap().1.trim_end(), verdict.trim_end());
}

#[test]
fn a_comment_that_is_there_is_written_anew() {
    let service = Service::new();
    service.write_document(&broken());
    service.step("verdict", "Verdict").assert_code(0);
    service.comment_is_there("42");
    service.step("verdict", "Comment").assert_code(0);
    let asked = service.asked_of_gh();
    assert!(
        asked[1].starts_with("api --method PATCH repos/owner/things/issues/comments/42 --field body=@"),
        "{asked:?}"
    );
}

#[test]
fn a_pull_request_without_a_new_document_is_left_alone() {
    let service = Service::new();
    fs::write(service.path("README.md"), "More.").unwrap();
    service.step("verdict", "Touched").assert_code(0);
    assert_eq!(service.output(), "spec=false\n");
}

#[test]
fn a_document_that_cannot_be_read_fails_the_step() {
    let service = Service::new();
    service.write_document("openapi: [\n");
    service.step("verdict", "Verdict").assert_code(2);
}

#[test]
fn a_new_document_is_fetched_and_offered() {
    let service = Service::new();
    fs::write(service.path("vendor.yaml"), extended()).unwrap();
    service.publish("vendor.yaml", "");
    service.update();
    assert!(fs::read_to_string(service.path("spec/things.yaml")).unwrap().contains("getThing"));
    assert!(service.git(&["show", "--stat", "document-update"]).contains("generated/src/operations/things.rs"));
    let asked = service.asked_of_gh();
    assert_eq!(asked[0], "pr list --head document-update --state open --json number --jq .[].number");
    assert!(asked[1].starts_with("pr create --head document-update"), "{asked:?}");
    assert!(service.summary().contains("the operation `getThing`"), "{}", service.summary());
    assert_eq!(service.git(&["ls-remote", "--heads", "origin", "document-update"]).lines().count(), 1);
}

#[test]
fn a_new_document_of_many_files_comes_in_an_archive() {
    let service = Service::new();
    fs::create_dir_all(service.path("published/api")).unwrap();
    let whole = extended()
        .replace("'#/components/schemas/Thing'", "'thing.yaml'")
        .replace("    Thing: {type: object, properties: {id: {type: string}}}\n", "    Thing: {$ref: thing.yaml}\n");
    fs::write(service.path("published/api/root.yaml"), whole).unwrap();
    fs::write(service.path("published/api/thing.yaml"), "type: object\nproperties: {id: {type: string}}\n").unwrap();
    service.archive("published", "vendor.tar.gz");
    service.publish("vendor.tar.gz", "published/api/root.yaml");
    service.update();
    let document = fs::read_to_string(service.path("spec/things.yaml")).unwrap();
    assert!(document.contains("getThing") && !document.contains("thing.yaml"), "{document}");
}

#[test]
fn what_is_here_already_is_not_offered_again() {
    let service = Service::new();
    fs::write(service.path("vendor.yaml"), DOCUMENT).unwrap();
    service.publish("vendor.yaml", "");
    service.step("update", "Fetch").assert_code(0);
    service.step("update", "Bundle").assert_code(0);
    // The layout of the bundle is its own: it is committed once, and is the same from then on.
    service.commit_all("The document as it is bundled");
    for step in ["Bundle", "Generate", "Verdict", "Open a pull request"] {
        service.step("update", step).assert_code(0);
    }
    assert_eq!(service.asked_of_gh(), [""; 0]);
}

#[test]
fn an_address_without_a_document_fails_the_step() {
    let service = Service::new();
    service.publish("nowhere.yaml", "");
    let run = service.step("update", "Fetch");
    assert!(run.code != Some(0), "{}", run.err);
}
