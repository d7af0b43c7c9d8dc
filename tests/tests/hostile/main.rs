//! A document is hostile: whatever it says stays text. The payloads stand in each string that is the author's, which are found by
//! walking the document, so that a keyword more is a place more. Names that mean something in Rust are names of everything at once.

#[path = "../support/batch.rs"]
#[allow(dead_code, reason = "not every test makes use of all of it")]
mod batch;
#[path = "../support/generated.rs"]
#[allow(dead_code, reason = "not every test makes use of all of it")]
mod generated;
mod harmless;
mod named;
mod payloads;
mod words;
#[path = "../support/workspace.rs"]
#[allow(dead_code, reason = "not every test makes use of all of it")]
mod workspace;

use generated::Case;
use payloads::At;
use sailmaker::config::LoadedConfig;
use sailmaker::diagnostic::Style;
use sailmaker::diff::{Client, Side, compare};
use sailmaker::document::grammar::Version;
use sailmaker::document::grammar::strings;
use sailmaker::document::{LoadOptions, Selection};
use sailmaker::output::Tree;
use sailmaker::{Input, Outcome, generate};
use serde_json::Value;
use std::path::{Path, PathBuf};
use workspace::Workspace;

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/hostile")
}

fn document(name: &str) -> Value {
    let text = std::fs::read_to_string(folder().join(name)).unwrap();
    serde_yaml::from_str(&text).unwrap()
}

fn of_3_0() -> Value {
    document("everything.yaml")
}

/// What later versions have beyond that.
fn of_3_2() -> Value {
    document("everything_3_2.yaml")
}

/// What a document becomes, with the config of `everything.yaml`.
struct Generated {
    outcome: Outcome<Tree>,
    input: Input,
    _folder: tempfile::TempDir,
}

impl Generated {
    fn of(document: &Value) -> Self {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("everything.yaml"), document.to_string()).unwrap();
        let config = folder.path().join("everything.toml");
        std::fs::copy(self::folder().join("everything.toml"), &config).unwrap();
        let config = LoadedConfig::load(&config).unwrap();
        let input = Input { config, selection: Selection::default(), load: LoadOptions::default() };
        Self { outcome: generate(&input), input, _folder: folder }
    }

    fn said(&self) -> String {
        self.outcome.diagnostics.render(&self.outcome.sources, Style::Plain)
    }

    /// What is wrong with the files, and with what was printed.
    fn faults(&self) -> Vec<String> {
        let said = self.said();
        let hidden = said.chars().filter(|sign| harmless::is_hidden(*sign)).map(|sign| format!("{sign:?} is printed"));
        hidden.chain(self.outcome.result.iter().flat_map(harmless::faults)).collect()
    }

    #[track_caller]
    fn assert_harmless(&self, what: &str) {
        let faults = self.faults();
        assert!(faults.is_empty(), "{what}:\n{}\n{}", faults.join("\n"), self.said());
    }
}

/// A field of the grammar that neither document has fails the test: what is not there is not tried.
#[test]
fn the_documents_have_every_keyword() {
    assert_eq!(strings::absent(&of_3_0(), Version::V3_0), [""; 0]);
    let absent = strings::absent(&of_3_2(), Version::V3_2);
    let absent_of_both = strings::absent(&of_3_0(), Version::V3_2);
    let absent: Vec<_> = absent.into_iter().filter(|field| absent_of_both.contains(field)).collect();
    assert_eq!(absent, [""; 0]);
}

/// The document is read as it is meant, or the payloads might stand where nothing is made of them.
#[test]
fn the_documents_are_right() {
    for document in [of_3_0(), of_3_2()] {
        let generated = Generated::of(&document);
        assert!(generated.outcome.result.is_some(), "{}", generated.said());
        generated.assert_harmless("the document itself");
    }
    // Each has every keyword of its version, and none of a later one.
    assert!(!Generated::of(&of_3_0()).said().contains("newer-field"));
}

#[test]
fn each_payload_stays_text_in_each_string() {
    each_payload(&payloads::EACH[..payloads::EACH.len() / 2]);
}

#[test]
fn each_other_payload_stays_text_in_each_string() {
    each_payload(&payloads::EACH[payloads::EACH.len() / 2..]);
}

fn each_payload(payloads: &[&str]) {
    let documents = [(of_3_0(), Version::V3_0), (of_3_2(), Version::V3_2)];
    let mut faults = Vec::new();
    let places = documents.iter().flat_map(|own| [(own, At::Start), (own, At::End)]);
    let trials = payloads.iter().flat_map(|payload| places.clone().map(move |place| (payload, place)));
    for (payload, ((document, version), at)) in trials {
        let generated = Generated::of(&payloads::in_each_string(document, *version, at, payload));
        let said = generated.said();
        let errors = said.lines().filter(|line| line.starts_with("error")).collect::<Vec<_>>().join("\n");
        let refused = generated.outcome.result.is_none().then(|| format!("it is refused\n{errors}"));
        let found = refused.into_iter().chain(generated.faults());
        faults.extend(found.map(|fault| format!("{payload:?} at the {at:?}: {fault}")));
    }
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

/// A word that is none is told, and what is told is harmless as well.
#[test]
fn each_word_of_the_vocabulary_is_told() {
    let payload = "\n```\n</b>\"#\u{202e}\u{1b}[31m";
    for (document, version) in [(of_3_0(), Version::V3_0), (of_3_2(), Version::V3_2)] {
        let usual = Generated::of(&document).said();
        let words = (0..).map_while(|number| payloads::in_one_word(&document, version, number, payload));
        for (document, word) in words {
            let generated = Generated::of(&document);
            generated.assert_harmless(&word);
            assert!(is_open(&word) || generated.said() != usual, "{word} becomes another word, and nothing is said");
        }
    }
}

/// Words that may be others: the patch number of a version, and formats, of which anybody may make one.
fn is_open(word: &str) -> bool {
    word.starts_with("3.") || ["binary", "date", "date-time", "double", "int64", "password", "uuid"].contains(&word)
}

#[test]
fn reports_of_changes_are_harmless() {
    let old = Generated::of(&of_3_0());
    let new = Generated::of(&payloads::in_each_string(&of_3_0(), Version::V3_0, At::End, payloads::ALL_AT_ONCE));
    let [old, new] = [&old, &new].map(|generated| Client::read(&generated.input));
    let [old, new] = [&old, &new]
        .map(|outcome| Side { client: outcome.result.as_ref().expect("it is read"), sources: &outcome.sources });
    for (old, new) in [(old, new), (new, old)] {
        let verdict = compare(old, new);
        assert!(verdict.is_breaking(), "the names are others");
        assert_eq!(harmless::faults_of_report(&verdict.to_markdown(None, "program")), [""; 0]);
        let changelog = verdict.changelog().iter().map(|entry| format!("- {entry}\n")).collect::<String>();
        assert_eq!(harmless::faults_of_report(&changelog), [""; 0]);
    }
}

/// The compiler, the tests of the documentation and rustdoc find nothing of a payload: no file is made by it, and no tag, link or
/// fence comes through.
#[test]
fn the_client_compiles_and_its_documentation_is_harmless() {
    let documents = [("hostile", of_3_0(), Version::V3_0), ("hostile_later", of_3_2(), Version::V3_2)];
    for (name, document, version) in documents {
        let hostile = payloads::in_each_string(&document, version, At::End, payloads::ALL_AT_ONCE);
        let Generated { outcome, .. } = Generated::of(&hostile);
        let said = outcome.diagnostics.render(&outcome.sources, Style::Plain);
        let tree = outcome.result.unwrap_or_else(|| panic!("{said}"));
        let case = Case { name: "hostile".to_owned(), diagnostics: said, tree };
        let count = harmless_pages(&Workspace::with(name, &[case], &[]), "hostile");
        assert!(count > 50, "there are {count} pages of {name}");
    }
}

/// The pages of the documentation of a crate, each looked at.
fn harmless_pages(workspace: &Workspace, name: &str) -> usize {
    workspace.test_documentation(name, &["blocking", "test-util", "tracing"]);
    let pages = workspace.documentation(name, &["blocking", "test-util", "tracing"]);
    assert_eq!(made(&workspace.folder(name)), [""; 0]);
    let mut files = vec![pages];
    let mut count = 0;
    while let Some(path) = files.pop() {
        if path.is_dir() {
            files.extend(std::fs::read_dir(path).unwrap().map(|entry| entry.unwrap().path()));
        } else if path.extension().is_some_and(|end| end == "html") {
            let html = std::fs::read_to_string(&path).unwrap();
            for payload in
                ["<script>m()", "</script></p>", "href=\"javascript:", "\u{202e}", "\u{200b}", "\u{1b}", "\0"]
            {
                assert!(!html.contains(payload), "{}: {payload:?}", path.display());
            }
            count += 1;
        }
    }
    count
}

/// Files that a payload has made, by any name that it may have had.
fn made(folder: &Path) -> Vec<String> {
    let names =
        std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned());
    let own =
        ["CHANGELOG.md", "Cargo.toml", "LICENSE-APACHE", "LICENSE-MIT", "README.md", "docs", "rustfmt.toml", "src"];
    names.filter(|name| !own.contains(&name.as_str()) && name != sailmaker::output::MANIFEST).collect()
}

/// Each way out that the other tests look for is one that they would find.
#[test]
fn what_leaves_its_place_is_found() {
    let planted = [
        ("a.rs", "/// a <script>b()</script>\nstruct A;"),
        ("a.rs", "/// a\n///\n/// ```rust\n/// b();\n/// ```\nstruct A;"),
        ("a.rs", "/// a\n///\n///     b();\nstruct A;"),
        ("a.rs", "/// [a](javascript:b)\nstruct A;"),
        ("a.rs", "a! { #[doc = \" a <b>\"] B = \"b\" }"),
        ("a.rs", "#[doc = request::sample!(\"`a\\n\\n    b();\", \"c()\")] struct A;"),
        ("a.rs", "#[doc = request::sample!(\"`a`\", \"c(); d()\")] struct A;"),
        ("a.rs", "const A: &str = \"b\"; escaped!();"),
        ("a.rs", "// a\u{202e}\n"),
        ("a.rs", "const A: &str = \""),
        ("a.md", "a <img src=x>"),
        ("a.md", "[a](javascript:b)"),
        ("a.md", "```rust\nfn a() { escaped!(); }\n```"),
        ("a.md", "```rust\nfn a() {\n```"),
        ("a.md", "```\na\n```"),
        ("a.md", "a {b}"),
        ("a.md", "a \u{200b}"),
        ("a.md", "---\nescaped: true\n---\n"),
        ("a.toml", "[dependencies]\nescaped = \"1\""),
        ("a.toml", "a = \"b\" c\""),
    ];
    for (path, text) in planted {
        assert!(!harmless::of_file(Path::new(path), text).is_empty(), "{path}: {text}");
    }
}

/// Names that mean something in Rust, in `std` or in the runtime take the place of nothing that the client makes use of. There is no
/// config.
#[test]
fn each_name_of_rust_and_of_the_runtime_compiles() {
    let workspace = without_config("named", &named::document(&words::all()));
    workspace.clippy_with("named", &["blocking", "test-util", "tracing"]);
}

/// The samples of a client without a config are compiled with what its manifest has: those of the README, of the pages and of the
/// methods. Names that samples make use of themselves are those of parameters.
#[test]
fn samples_compile_without_a_config() {
    let words: Vec<String> = words::METHODS.split_whitespace().map(str::to_owned).collect();
    without_config("sampled", &named::document(&words))
        .test_documentation("sampled", &["blocking", "test-util", "tracing"]);
}

/// The client of a document for which there is no config, in a workspace of its own.
fn without_config(name: &str, document: &Value) -> Workspace {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(format!("{name}.json"));
    std::fs::write(&path, document.to_string()).unwrap();
    let case = Case::generate(&path).unwrap_or_else(|errors| panic!("{errors}"));
    Workspace::with(name, &[case], &[])
}
