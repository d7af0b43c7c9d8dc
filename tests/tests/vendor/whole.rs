//! The vendor's whole documents: nothing of them is left out of what is generated. What is there is counted in the document's
//! files, by code that does not know the generator.

use super::generated::Case;
use super::versions::Versions;
use super::workspace::Workspace;
use sailmaker::ir::{Api, Operation, ParameterIn, Schema};
use sailmaker::source::SourceSet;
use sailmaker_tests::oracle::{self, Document, Place};
use sailmaker_tests::trials::{Found, Trial, shared, trial_of};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// The parameters of each operation, by place and name.
type Operations = BTreeMap<(String, String), BTreeSet<(&'static str, String)>>;

/// A test of what the documents have; then of the last version one of clippy and one of the documentation, and of the first, which
/// is built and called by `calls`, one of some features, each tried alone. What each lacks of these is the same in the other.
pub fn trials(versions: &Found<Versions>) -> Vec<Trial> {
    let mut trials = sailmaker_tests::trials![versions; nothing_of_the_documents_is_left_out];
    let written = versions.clone().map(|versions| shared(move || Crates::of(&versions)));
    let mut ask = |name: &str, question: fn(&Crates)| {
        trials.push(trial_of(&format!("whole::{name}"), &written, move |crates| question(&crates)));
    };
    ask("clippy", |crates| crates.workspace.clippy(&[crates.last()]));
    ask("doc", |crates| crates.workspace.batch_of_doc(&[crates.last()]).assert_silent(crates.last()));
    ask("features", |crates| {
        for feature in &crates.features {
            crates.workspace.clippy_alone(crates.names[0], Some(feature));
        }
    });
    trials
}

/// The crates of both documents.
struct Crates {
    workspace: Workspace,
    names: [&'static str; 2],
    /// Some tags of the first document: each builds alone.
    features: Vec<String>,
}

impl Crates {
    fn of(versions: &Versions) -> Self {
        let cases = versions.all().map(|version| version.case());
        let workspace = Workspace::with("whole", cases, &[]);
        Self { workspace, names: versions.all().map(|version| version.name), features: sample_of_features(cases[0]) }
    }

    fn last(&self) -> &'static str {
        let [.., last] = self.names;
        last
    }
}

fn nothing_of_the_documents_is_left_out(versions: Versions) {
    for version in versions.all() {
        let (read, document, name) = (version.read(), version.declared(), version.name);
        let api = version.api();
        assert_eq!(operations(api), declared(document), "{name}");
        let differing: Vec<_> =
            models(api, &read.sources).symmetric_difference(&oracle::models(document)).cloned().collect();
        assert_eq!(differing, [""; 0], "{name}: these are types on one side alone");
        assert_eq!(counts(version.case(), document), expected_counts(document), "{name}: operations, tags, features");
    }
}

/// The feature of a tag that a line of a manifest has. That of mocks is every crate's.
fn feature_of_tag(line: &str) -> Option<&str> {
    line.strip_suffix(" = []").filter(|feature| *feature != "test-util")
}

fn sample_of_features(case: &Case) -> Vec<String> {
    let manifest = case.tree.iter().find(|(path, _)| *path == Path::new("Cargo.toml")).unwrap().1;
    let features: Vec<&str> = manifest.lines().filter_map(feature_of_tag).collect();
    let sample = features.iter().step_by(features.len() / 2);
    sample.map(|feature| (*feature).to_owned()).collect()
}

fn operations(api: &Api) -> Operations {
    let place = |place| match place {
        ParameterIn::Path => "path",
        ParameterIn::Query => "query",
        ParameterIn::Header => "header",
        ParameterIn::Cookie => "cookie",
    };
    let operation = |operation: &Operation| {
        let parameters = operation.parameters.iter();
        let parameters = parameters.map(|parameter| (place(parameter.parameter_in), parameter.name.clone())).collect();
        ((operation.method.as_str().to_owned(), operation.path.as_str().to_owned()), parameters)
    };
    api.operations.iter().map(operation).collect()
}

fn declared(document: &Document) -> Operations {
    let place = |place| match place {
        Place::Path => "path",
        Place::Query => "query",
        Place::Header => "header",
        Place::Cookie => "cookie",
    };
    let operation = |operation: oracle::Operation<'_>| {
        let parameters = operation.parameters.iter();
        let parameters = parameters.map(|parameter| (place(parameter.place), parameter.name.clone())).collect();
        ((operation.method, operation.path), parameters)
    };
    oracle::operations(document).into_iter().map(operation).collect()
}

/// Where the document has the schemas that become types with a name of their own, and are used.
fn models(api: &Api, sources: &SourceSet) -> BTreeSet<String> {
    let used = api.schemas.iter().filter(|schema| schema.direction.request || schema.direction.response);
    let models = used.filter(|schema| schema.name.is_some() && schema.becomes_a_type());
    let place = |schema: &Schema| {
        let file = sources.file(schema.location.file).unwrap();
        format!("{}#{}", file.path().display(), schema.location.pointer)
    };
    models.map(place).collect()
}

/// Operations, modules of tags, and features of tags, as the generated files have them.
fn counts(case: &Case, document: &Document) -> [usize; 3] {
    let files = || case.tree.iter().map(|(path, text)| (path.to_string_lossy().replace('\\', "/"), text));
    let modules = || files().filter(|(path, _)| path.starts_with("src/operations/"));
    let text: String = modules().map(|(_, text)| text).collect();
    // The documentation of a method says what it sends.
    let is_there = |(method, path): &&(String, String)| text.contains(&format!("`{method} {path}`"));
    let operations = declared(document).keys().filter(is_there).count();
    let manifest = files().find(|(path, _)| path == "Cargo.toml").unwrap().1;
    let of_tag = |line: &&str| feature_of_tag(line).is_some();
    [operations, modules().count(), manifest.lines().filter(of_tag).count()]
}

fn expected_counts(document: &Document) -> [usize; 3] {
    let operations = oracle::operations(document);
    let tags: BTreeSet<&String> = operations.iter().filter_map(|operation| operation.tags.first()).collect();
    [operations.len(), tags.len(), tags.len()]
}
