//! The steps of the reusable workflow, run as the service runs them, on local files: what they do needs no network, but for the
//! pull request itself, which a stand-in takes note of. The repository that calls the workflow has nothing of this one.

#![cfg(unix)]

#[path = "workflow/steps.rs"]
mod steps;

use std::fs;
use steps::{DOCUMENT, Layout, Service};

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
    for layout in Layout::ALL {
        let service = Service::new(layout);
        service.step("drift", "Drift").assert_code(0);
        fs::write(service.path(layout.output).join("src/models.rs"), "").unwrap();
        let run = service.step("drift", "Drift");
        run.assert_code(1);
        let help = format!("help: run `sailmaker generate --config {}`", layout.config);
        assert!(run.err.contains(&help), "{}", run.err);
    }
}

#[test]
fn a_pull_request_that_breaks_something_is_commented_and_not_refused_for_it() {
    for layout in Layout::ALL {
        let service = Service::new(layout);
        service.write_document(&broken());
        service.step("verdict", "Touched").assert_code(0);
        assert_eq!(service.output(), "spec=true\n");
        service.step("verdict", "Verdict").assert_code(0);
        let verdict = fs::read_to_string(service.path("runner/verdict.md")).unwrap();
        assert!(verdict.contains("breaks programs") && verdict.contains("release 0.2.0 after 0.1.0"), "{verdict}");
        assert!(verdict.contains(&format!("`{}:14:", layout.document)), "{verdict}");
        assert_eq!(service.summary(), verdict);
        service.step("verdict", "Version").assert_code(0);
        service.step("verdict", "Comment").assert_code(0);
        let asked = service.asked_of_gh();
        assert!(asked[0].starts_with("api --paginate repos/owner/things/issues/7/comments"), "{asked:?}");
        let comment = service.path("runner/comment.md");
        assert_eq!(asked[1], format!("pr comment 7 --body-file {}", comment.display()));
        let text = fs::read_to_string(comment).unwrap();
        assert_eq!(text.split_once('\n').unwrap().1.trim_end(), verdict.trim_end());
    }
}

#[test]
fn a_comment_that_is_there_is_written_anew() {
    let service = Service::foreign();
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
    for layout in Layout::ALL {
        let service = Service::new(layout);
        fs::create_dir(service.path("src")).unwrap();
        for file in ["README.md", "src/main.rs", "Cargo.toml", "Cargo.lock"] {
            fs::write(service.path(file), "# More.").unwrap();
        }
        fs::create_dir_all(service.path(".github/workflows")).unwrap();
        fs::write(service.path(".github/workflows/ci.yml"), "on: push").unwrap();
        service.commit_all("More");
        service.step("verdict", "Touched").assert_code(0);
        assert_eq!(service.output(), "spec=false\n");
    }
}

#[test]
fn the_first_client_is_compared_with_nothing() {
    let service = Service::foreign();
    service.set("BASE", service.git(&["commit-tree", "-m", "Nothing", "4b825dc642cb6eb9a060e54bf8d69288fbee4904"]));
    service.step("verdict", "Touched").assert_code(0);
    assert_eq!(service.output(), "spec=false\n");
    service.step("verdict", "Version").assert_code(0);
}

#[test]
fn a_document_that_cannot_be_read_fails_the_step() {
    let service = Service::foreign();
    service.write_document("openapi: [\n");
    service.step("verdict", "Verdict").assert_code(2);
}

#[test]
fn a_new_document_is_fetched_and_offered() {
    for (layout, branch) in
        [(Layout::FOREIGN, "document-update-sailmaker"), (Layout::FORK, "document-update-spec-things")]
    {
        let service = Service::new(layout);
        let published = format!("# As it is published.\n{}", extended());
        fs::write(service.path("vendor.yaml"), &published).unwrap();
        service.publish("vendor.yaml", "");
        service.update();
        assert_eq!(fs::read_to_string(service.path(layout.document)).unwrap(), published);
        let operations = format!("{}/src/operations/things.rs", layout.output);
        assert!(service.git(&["show", "--stat", branch]).contains(&operations));
        let asked = service.asked_of_gh();
        assert_eq!(asked[0], format!("pr list --head {branch} --state open --json number --jq .[].number"));
        assert!(asked[1].starts_with(&format!("pr create --head {branch} ")), "{asked:?}");
        assert!(service.summary().contains("the operation `getThing`"), "{}", service.summary());
        assert_eq!(service.git(&["ls-remote", "--heads", "origin", branch]).lines().count(), 1);
    }
}

#[test]
fn a_part_of_a_new_document_is_bundled() {
    let service = Service::foreign();
    let other = "  /parts: {get: {operationId: listParts, tags: [parts], responses: {'204': {description: None.}}}}\ncomponents:";
    fs::write(service.path("vendor.yaml"), extended().replace("components:", other)).unwrap();
    service.publish("vendor.yaml", "");
    service.set("TAGS", "things\n".to_owned());
    service.update();
    let document = fs::read_to_string(service.path("openapi.yaml")).unwrap();
    assert!(document.contains("getThing") && !document.contains("listParts"), "{document}");
}

#[test]
fn a_new_document_of_many_files_comes_in_an_archive() {
    let service = Service::foreign();
    fs::create_dir_all(service.path("published/api")).unwrap();
    let whole = extended()
        .replace("'#/components/schemas/Thing'", "'thing.yaml'")
        .replace("    Thing: {type: object, properties: {id: {type: string}}}\n", "    Thing: {$ref: thing.yaml}\n");
    fs::write(service.path("published/api/root.yaml"), whole).unwrap();
    fs::write(service.path("published/api/thing.yaml"), "type: object\nproperties: {id: {type: string}}\n").unwrap();
    service.archive("published", "vendor.tar.gz");
    service.publish("vendor.tar.gz", "published/api/root.yaml");
    service.update();
    let document = fs::read_to_string(service.path("openapi.yaml")).unwrap();
    assert!(document.contains("getThing") && !document.contains("thing.yaml"), "{document}");
}

#[test]
fn what_is_here_already_is_not_offered_again() {
    let service = Service::foreign();
    fs::write(service.path("vendor.yaml"), DOCUMENT).unwrap();
    service.publish("vendor.yaml", "");
    service.update();
    assert_eq!(service.asked_of_gh(), [""; 0]);
}

#[test]
fn a_document_that_the_config_does_not_name_in_a_line_is_named_by_the_input() {
    let service = Service::foreign();
    let config = fs::read_to_string(service.path("sailmaker.toml")).unwrap();
    fs::write(
        service.path("sailmaker.toml"),
        config.replace("document = \"openapi.yaml\"", "document = 'openapi.yaml'"),
    )
    .unwrap();
    fs::write(service.path("vendor.yaml"), extended()).unwrap();
    service.publish("vendor.yaml", "");
    service.step("update", "Fetch").assert_code(0);
    let run = service.step("update", "Document");
    assert!(run.code == Some(1) && run.out.contains("::error file=sailmaker.toml::which document"), "{}", run.out);
    service.set("DOCUMENT", "openapi.yaml".to_owned());
    service.step("update", "Document").assert_code(0);
    assert_eq!(fs::read_to_string(service.path("openapi.yaml")).unwrap(), extended());
}

#[test]
fn an_address_without_a_document_fails_the_step() {
    let service = Service::foreign();
    service.publish("nowhere.yaml", "");
    let run = service.step("update", "Fetch");
    assert!(run.code != Some(0), "{}", run.err);
}

/// The checkout is the repository that calls the workflow, and the program is that of the one that the workflow comes from.
#[test]
fn the_program_comes_from_where_the_workflow_comes_from() {
    let always = "install --locked --profile xtask";
    for (source, version, expected) in [
        ("vendor/sailmaker", "", "--git https://github.example/vendor/sailmaker --rev 0123abcd sailmaker"),
        ("vendor/sailmaker", "1.2.3", "--git https://github.example/vendor/sailmaker --tag v1.2.3 sailmaker"),
        ("vendor/sailmaker", "v1.2.3", "--git https://github.example/vendor/sailmaker --tag v1.2.3 sailmaker"),
        // A fork of the repository calls its own workflow.
        ("owner/things", "", "--path generator"),
        ("owner/things", "1.2.3", "--git https://github.example/owner/things --tag v1.2.3 sailmaker"),
    ] {
        let service = Service::foreign();
        service.set("SOURCE", source.to_owned());
        service.set("VERSION", version.to_owned());
        service.step("drift", "Install").assert_code(0);
        assert_eq!(service.asked_of_cargo(), [format!("{always} {expected}")], "{source} {version}");
    }
    let service = Service::foreign();
    service.set("SOURCE", String::new());
    service.step("drift", "Install").assert_code(1);
    assert_eq!(service.asked_of_cargo(), [""; 0]);
}

/// Each job has what it runs.
#[test]
fn each_job_checks_out_and_installs_first() {
    for job in ["drift", "verdict", "update"] {
        let steps = Service::steps_of(job);
        let at = |name: &str| steps.iter().position(|step| step == name).unwrap_or_else(|| panic!("{job}: {name}"));
        assert_eq!(at("actions/checkout@v4"), 0, "{job}");
        assert_eq!(at("Install"), at("actions/cache@v4") + 1, "{job}");
    }
}
