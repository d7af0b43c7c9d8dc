//! The library, as programs of others use it.

use sailmaker::{Error, Generator};
use std::error::Error as _;
use std::fs;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

const DOCUMENT: &str = "openapi: 3.0.3
info: {title: Things, version: '1'}
paths:
  /things:
    get:
      operationId: listThings
      tags: [things]
      responses:
        '200':
          description: All of them.
          content: {application/json: {schema: {$ref: '#/components/schemas/Thing'}}}
  /parts:
    get:
      operationId: listParts
      tags: [parts]
      responses: {'204': {description: There are none.}}
components:
  schemas:
    Thing: {type: object, properties: {id: {type: string}}}
";

const CONFIG: &str = "document = \"things.yaml\"\noutput = \"out\"\n[crate]\nname = \"things\"\nversion = \"0.1.0\"\n";

/// A folder with `things.yaml` and `sailmaker.toml`.
struct Folder(TempDir);

impl Folder {
    fn new() -> Self {
        let folder = Self(TempDir::new().unwrap());
        fs::write(folder.path("things.yaml"), DOCUMENT).unwrap();
        fs::write(folder.path("sailmaker.toml"), CONFIG).unwrap();
        folder
    }

    fn path(&self, relative: &str) -> PathBuf {
        self.0.path().join(relative)
    }

    fn generator(&self) -> Generator {
        Generator::from_config(self.path("sailmaker.toml")).unwrap()
    }

    /// Replaces a part of the document.
    fn change(&self, from: &str, to: &str) {
        assert!(DOCUMENT.contains(from), "{from}");
        fs::write(self.path("things.yaml"), DOCUMENT.replace(from, to)).unwrap();
    }
}

#[test]
fn a_client_is_written_and_held_against_the_disk() {
    let folder = Folder::new();
    let client = folder.generator().generate().unwrap();
    assert!(client.report().is_empty() && client.folder() == folder.path("out"));
    assert!(client.files().any(|(path, text)| path == Path::new("src/lib.rs") && text.contains("pub mod models")));
    let drift = client.check().unwrap();
    assert!(!drift.is_empty() && drift.to_string().contains("missing: src/lib.rs\n"), "{drift}");
    assert!(drift.to_string().ends_with(" of the files are not as they would be generated"), "{drift}");
    assert!(drift.files().any(|path| path == Path::new("src/lib.rs")));
    let written = client.write().unwrap();
    assert!(written.is_changed() && written.to_string().ends_with(" written, 0 unchanged, 0 removed"), "{written}");
    assert!(written.files().any(|path| path == Path::new("src/lib.rs")));
    let drift = client.check().unwrap();
    assert!(drift.is_empty() && drift.to_string().ends_with(" files, all up to date"), "{drift}");
    assert!(!client.write().unwrap().is_changed());
}

#[test]
fn a_document_needs_no_config_and_may_be_taken_in_part() {
    let folder = Folder::new();
    let files = |generator: Generator| {
        let client = generator.generate().unwrap();
        client.files().map(|(_, text)| text).collect::<String>()
    };
    let whole = Generator::from_document(folder.path("things.yaml"), folder.path("out"));
    let all = files(whole.clone());
    assert!(all.contains("listThings") && all.contains("listParts"));
    for part in [whole.clone().tag("things"), whole.operation("listThings")] {
        let part = files(part);
        assert!(part.contains("listThings") && !part.contains("listParts"));
    }
}

#[test]
fn an_overlay_corrects_the_document() {
    let folder = Folder::new();
    let overlay = "overlay: 1.0.0\ninfo: {title: One, version: '1'}\nactions:\n  - {target: '$.paths[\"/parts\"]', remove: true}\n";
    fs::write(folder.path("one.overlay.yaml"), overlay).unwrap();
    let client = folder.generator().overlay(folder.path("one.overlay.yaml")).generate().unwrap();
    assert!(!client.files().any(|(_, text)| text.contains("listParts")));
}

#[test]
fn faults_are_told_with_their_places() {
    let folder = Folder::new();
    folder.change("id: {type: string}", "id: {$ref: '#/components/schemas/Thign'}");
    let report = folder.generator().generate().unwrap().report().clone();
    assert_eq!((report.errors(), report.warnings(), report.is_empty()), (0, 1, false));
    let text = report.to_string();
    assert!(text.starts_with("warning[reference-to-nowhere]: ") && text.contains("things.yaml:19:51"), "{text}");
    assert!(report.to_github().starts_with("::warning file="), "{}", report.to_github());
    assert!(report.to_json().contains("\"kind\": \"reference-to-nowhere\""), "{}", report.to_json());
    let error = folder.generator().strict().generate().unwrap_err();
    let report = error.report().unwrap();
    assert_eq!((report.errors(), report.warnings()), (1, 0));
    assert!(error.to_string().starts_with("error[reference-to-nowhere]: "), "{error}");
}

#[test]
fn what_is_wrong_with_a_config_or_a_folder_is_an_error() {
    let folder = Folder::new();
    fs::write(folder.path("bad.toml"), CONFIG.replace("output", "ouptut")).unwrap();
    let error = Generator::from_config(folder.path("bad.toml")).unwrap_err();
    assert!(error.report().is_some_and(|report| report.errors() > 0), "{error}");
    assert!(error.to_string().contains("did you mean `output`?"), "{error}");
    fs::create_dir(folder.path("out")).unwrap();
    fs::write(folder.path("out/Cargo.toml"), "# somebody's").unwrap();
    let error: Error = folder.generator().generate().unwrap().write().unwrap_err();
    assert!(error.report().is_none() && error.source().is_none());
    let text = error.to_string();
    assert!(text.starts_with("error: `") && text.contains("in the way: Cargo.toml\nhelp: move them"), "{text}");
}

#[test]
fn a_new_document_has_a_verdict() {
    let folder = Folder::new();
    let old = folder.path("old.yaml");
    fs::write(&old, DOCUMENT).unwrap();
    folder.change("id: {type: string}", "id: {type: integer}");
    let new = folder.generator();
    let verdict = new.changes_since(&new.clone().with_document(&old)).unwrap();
    assert!(verdict.is_breaking() && verdict.version().as_deref() == Some("0.2.0"));
    assert!(verdict.to_string().contains("the property `id` of `Thing` was `String` and is now `i64`"), "{verdict}");
    assert!(verdict.to_markdown().starts_with("### This update breaks programs: "), "{}", verdict.to_markdown());
    assert!(verdict.to_json().starts_with('{'));
    let none = new.changes_since(&new).unwrap();
    assert!(!none.is_breaking() && none.version().as_deref() == Some("0.1.0"), "{:?}", none.version());
}

/// Whatever else is `pub` is hidden, so that nobody takes it for the library.
#[test]
fn the_library_alone_is_documented() {
    let file = syn::parse_file(include_str!("../src/lib.rs")).unwrap();
    let is_hidden = |attributes: &[syn::Attribute]| {
        let is_hidden = |one: &syn::Attribute| one.parse_args::<syn::Ident>().is_ok_and(|word| word == "hidden");
        attributes.iter().any(|one| one.path().is_ident("doc") && is_hidden(one))
    };
    let mut shown = Vec::new();
    for item in file.items {
        match item {
            syn::Item::Mod(item) if matches!(item.vis, syn::Visibility::Public(_)) && !is_hidden(&item.attrs) => {
                shown.push(format!("mod {}", item.ident));
            }
            syn::Item::Use(item) if !is_hidden(&item.attrs) => match item.tree {
                syn::UseTree::Path(path) => shown.push(format!("use {}", path.ident)),
                _ => shown.push("use".to_owned()),
            },
            syn::Item::Mod(_) | syn::Item::Use(_) => {}
            _ => shown.push("an item".to_owned()),
        }
    }
    assert_eq!(shown, ["use library"]);
}
