//! Every case is a crate of one workspace. The compiler must have nothing to say of any; and what some of them send is looked at
//! on the wire, by `behaviour/`.

use super::batch::Batch;
use super::generated::Case;
use super::workspace::{Program, Workspace};
use super::{joined, name};
use sailmaker::config::{LoadedConfig, Runtime};
use sailmaker::document::Selection;
use sailmaker::output::Tree;
use sailmaker_tests::trials::{Shared, Trial, is_selected, shared, trial};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// The crate of a runtime that clients share.
const RUNTIME: &str = "sailmaker-runtime";

/// A crate with a call that the oldest Rust of clients does not have.
const LATER: &str = "later";

/// The crates that are no case of their own.
const SHARED: [&str; 2] = ["joined_sharing", RUNTIME];

/// The crates of all cases that are not refused, which is told of by the tests that compare.
struct Crates {
    names: Vec<String>,
    workspace: Workspace,
}

/// A test for each case of clippy, one of the documentation of all that can be joined and of each that cannot, one for each way to
/// choose among the features of a crate, one of how these are shown, one of the oldest Rust that crates say they need, one of samples that are compiled, and one for what is sent.
pub fn trials(documents: Vec<PathBuf>) -> Vec<Trial> {
    let names: Vec<String> = documents.iter().map(|document| name(document)).collect();
    let alone = documents.iter().filter(|document| !joined::is_joined(document)).map(|document| name(document));
    let documented: Vec<String> = alone.chain([joined::NAME, RUNTIME].map(str::to_owned)).collect();
    let crates = shared(move || Crates::of(documents));
    let checked: Vec<String> = names.iter().cloned().chain(SHARED.map(str::to_owned)).collect();
    let clippy = batched("clippy", &checked, &crates, Workspace::batch_of_clippy);
    let doc = batched("doc", &documented, &crates, Workspace::batch_of_doc);
    // Each of the features of `features.yaml` builds alone, and so does the crate without any; no link of its documentation leads to what
    // is not there then.
    let features = [("none", None), ("access_items", Some("access-items")), ("tag_http", Some("tag-http"))];
    let alone = features.map(|(name, feature)| {
        let crates = Arc::clone(&crates);
        trial(format!("features::{name}"), move || {
            crates.workspace.clippy_alone("features", feature);
            crates.workspace.documentation_alone("features", feature);
        })
    });
    let shared_runtime = trial("features::shared_runtime", {
        let crates = Arc::clone(&crates);
        move || {
            for feature in [None, Some("blocking"), Some("test-util")] {
                crates.workspace.clippy_alone("runtime_shared_too", feature);
            }
            crates.workspace.clippy_alone(RUNTIME, None);
            crates.workspace.test_documentation(RUNTIME, &["streams", "test-util"]);
        }
    });
    let shown = trial("features::shown", {
        let crates = Arc::clone(&crates);
        move || {
            let pages = crates.workspace.documentation_of_docs_rs("features");
            let text = std::fs::read_to_string(pages.join("operations/access_items/struct.AccessItems.html")).unwrap();
            assert!(text.contains("crate feature <code>access-items</code>"), "{text}");
        }
    });
    let rust_version = trial("rust_version", {
        let crates = Arc::clone(&crates);
        move || {
            for name in &crates.names {
                let manifest = std::fs::read_to_string(crates.workspace.folder(name).join("Cargo.toml")).unwrap();
                assert!(manifest.contains("\nrust-version = \"1.88\"\n"), "{name}: {manifest}");
            }
            let said = crates.workspace.refused_by_clippy(LATER);
            assert!(said.contains("current MSRV (Minimum Supported Rust Version) is `1.88.0`"), "{said}");
            assert!(said.contains("stable since `1.89.0`") && said.contains("could not compile `later`"), "{said}");
        }
    });
    let samples = trial("samples", {
        let crates = Arc::clone(&crates);
        move || crates.workspace.test_documentation("samples", &["blocking", "test-util"])
    });
    let behaviour = trial("behaviour", move || crates.workspace.test("behaviour"));
    clippy
        .into_iter()
        .chain(doc)
        .chain(alone)
        .chain([shared_runtime, shown, rust_version, samples, behaviour])
        .collect()
}

/// A test for each case, of which the first to run starts one command for all of those that are selected.
fn batched(
    lint: &'static str,
    names: &[String],
    crates: &Shared<Crates>,
    start: fn(&Workspace, &[&str]) -> Batch,
) -> Vec<Trial> {
    let (of_crates, tried) = (Arc::clone(crates), names.to_vec());
    let batch = shared(move || {
        let is_asked = |name: &&&str| is_selected(&format!("{lint}::{name}"));
        let there: Vec<&str> = tried.iter().map(String::as_str).filter(|name| of_crates.has(name)).collect();
        let asked: Vec<&str> = there.iter().filter(is_asked).copied().collect();
        start(&of_crates.workspace, &asked)
    });
    let of_case = |name: &String| {
        let (name, batch, crates) = (name.clone(), Arc::clone(&batch), Arc::clone(crates));
        trial(format!("{lint}::{name}"), move || {
            assert!(crates.has(&name), "there is no crate, since the document is refused");
            batch.assert_silent(&name);
        })
    };
    names.iter().map(of_case).collect()
}

impl Crates {
    /// Writes the crates, and beside them the crate `behaviour`, which depends on those that its tests name.
    fn of(mut documents: Vec<PathBuf>) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let all = folder.path().join(joined::NAME).with_extension("json");
        let parts: Vec<PathBuf> = documents.iter().filter(|document| joined::is_joined(document)).cloned().collect();
        std::fs::write(&all, joined::document(&parts).to_string()).unwrap();
        documents.push(all.clone());
        let cases = documents.iter().filter_map(|document| Case::generate(document).ok());
        let cases: Vec<Case> = cases.chain(sharing(&all)).chain([later(&documents[0])]).collect();
        let tests = behaviour();
        let is_named = |case: &&Case| tests.iter().any(|(_, text)| text.contains(&format!("{}::", case.name)));
        let needed: Vec<&Case> = cases.iter().filter(is_named).collect();
        let tests = tests.iter().map(|(path, text)| (path.as_str(), text.as_str()));
        let files: Vec<(&str, &str)> = tests.chain([("src/lib.rs", "")]).collect();
        let program = Program { package: "behaviour", needed: &needed, dependencies: "", files: &files };
        let workspace = Workspace::with("cases", &cases, &[program]);
        Self { names: cases.into_iter().map(|case| case.name).collect(), workspace }
    }

    fn has(&self, name: &str) -> bool {
        self.names.iter().any(|there| there == name)
    }
}

/// All cases that can be joined, as a client that shares the runtime; and the crate of that.
fn sharing(document: &Path) -> [Case; 2] {
    let [name, _] = SHARED.map(str::to_owned);
    let mut config = LoadedConfig::of_document(document, Path::new("out"), Some(&name));
    config.config.runtime = Runtime::Crate;
    let source = [("path".to_owned(), format!("../{RUNTIME}").into())];
    config.config.package.runtime_source = toml::Table::from_iter(source);
    let client = Case::of(name, config, Selection::default()).unwrap_or_else(|fault| panic!("{fault}"));
    let runtime = Case { name: RUNTIME.to_owned(), diagnostics: String::new(), tree: sailmaker::shared_runtime() };
    [client, runtime]
}

/// The client of a document, as if a template had a call that the oldest Rust of clients does not have.
fn later(document: &Path) -> Case {
    let config = LoadedConfig::of_document(document, Path::new("out"), Some(LATER));
    let client = Case::of(LATER.to_owned(), config, Selection::default()).unwrap_or_else(|fault| panic!("{fault}"));
    let call = "\n/// Stable since Rust 1.89.\npub fn later(of: Result<Result<(), ()>, ()>) -> Result<(), ()> {\n    of.flatten()\n}\n";
    let planted = |(path, text): (&Path, &str)| {
        let call = if path == Path::new("src/lib.rs") { call } else { "" };
        (path.to_owned(), format!("{text}{call}"))
    };
    Case { tree: Tree::new(client.tree.iter().map(planted)), ..client }
}

/// The tests in `behaviour/`, by their paths in the crate that runs them.
fn behaviour() -> Vec<(String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/behaviour");
    let text = |path: &Path| std::fs::read_to_string(path).unwrap();
    let parts = std::fs::read_dir(folder.join("wire")).unwrap().map(|entry| entry.unwrap().path());
    let part = |path: PathBuf| (format!("tests/wire/{}", path.file_name().unwrap().display()), text(&path));
    parts.map(part).chain([("tests/wire.rs".to_owned(), text(&folder.join("wire.rs")))]).collect()
}
