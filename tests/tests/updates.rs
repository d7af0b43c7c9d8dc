//! Updates of a document: one change each, the verdict that is expected of it by hand, and what cargo-semver-checks says. Each is a
//! test, named after its file.

#[path = "support/mirrored.rs"]
mod mirrored;
#[path = "support/signatures.rs"]
mod signatures;
#[path = "support/snapshot.rs"]
mod snapshot;

use sailmaker::config::LoadedConfig;
use sailmaker::diagnostic::Style;
use sailmaker::diff::{Client, Side, Source, Verdict, Wire, compare};
use sailmaker::document::{LoadOptions, Selection};
use sailmaker::output::Tree;
use sailmaker::{Input, Outcome, client};
use sailmaker_tests::trials::{self, Trial, trial};
use sailmaker_tests::updates::{KEPT, Kept, Level, Update};
use signatures::Signatures;
use snapshot::assert_snapshot;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;

fn main() -> ExitCode {
    let kept = Arc::new(Kept::read(&folder().join(KEPT)).unwrap());
    let of_case = |update: Update| -> Trial {
        let kept = Arc::clone(&kept);
        trial(update.name.clone(), move || looked_at(Case::read(update), &kept))
    };
    let mut trials: Vec<Trial> = Update::all(&folder()).unwrap().into_iter().map(of_case).collect();
    trials.extend(sailmaker_tests::trials![
        a_case_is_both_documents_at_once,
        a_case_that_is_wrong_is_refused,
        nothing_is_kept_of_what_is_no_case,
    ]);
    trials::run(trials)
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/updates")
}

/// Looks at a case from all sides, and fails with everything that is wrong with it; then compares its report.
fn looked_at(case: Case, kept: &Kept) {
    let mut faults = kept.faults(&case.update);
    for look in [of_the_verdict, of_what_programs_can_name, of_the_way_back, of_a_document_beside_itself] {
        faults.extend(look(&case));
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    let report = case.verdict([0, 1]).to_text(None);
    assert_snapshot("updates", &case.update.name, &without_folders(&report, &case.update.name));
}

/// A case that has been read.
struct Case {
    update: Update,
    inputs: [Input; 2],
    clients: [Outcome<Client>; 2],
}

impl Case {
    fn read(update: Update) -> Self {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("sailmaker/updates").join(&update.name);
        let inputs = update.write(&folder).unwrap().map(|config| {
            let config = LoadedConfig::load(&config).unwrap();
            // A config may be true of only one of the documents.
            let config = config.borrowed_for(&config.document);
            Input { config, selection: Selection::default(), load: LoadOptions::default() }
        });
        let clients = inputs.each_ref().map(Client::read);
        for Outcome { diagnostics, sources, .. } in &clients {
            assert!(!diagnostics.has_errors(), "{}: {}", update.name, diagnostics.render(sources, Style::Plain));
        }
        Self { update, inputs, clients }
    }

    fn verdict(&self, [old, new]: [usize; 2]) -> Verdict {
        compare(side(&self.clients[old]), side(&self.clients[new]))
    }

    fn trees(&self) -> [Tree; 2] {
        let tree = |side: usize| {
            let read = self.clients[side].result.as_ref().unwrap();
            client(read, &self.inputs[side].config).unwrap_or_else(|fault| panic!("{fault:?}"))
        };
        [tree(0), tree(1)]
    }
}

fn side(outcome: &Outcome<Client>) -> Side<'_> {
    Side { client: outcome.result.as_ref().unwrap(), sources: &outcome.sources }
}

/// A report without the path of what a run writes: `old/things.yaml:9:5`.
fn without_folders(text: &str, name: &str) -> String {
    let folder = format!("updates/{name}/");
    let mut parts = text.split(&folder).peekable();
    let mut shown = String::new();
    while let Some(part) = parts.next() {
        let is_last = parts.peek().is_none();
        let end =
            if is_last { part.len() } else { part.rfind([' ', '`', '(', '\n', '"']).map_or(0, |place| place + 1) };
        shown.push_str(&part[..end]);
    }
    shown
}

fn a_case_is_both_documents_at_once() {
    let text = "# A title\n# is another.\n# verdict: none, compatible\n# semver-checks: minor; because.\n# config:\n#  [a]\n# -b = 1\n\
                # program:\n#  let a = 1;\n a: 1\n-b: 2\n+b: 3\n\n";
    let update = Update::parse("title", text).unwrap();
    assert_eq!((update.about.as_str(), update.source, update.is_breaking), ("A title is another.", Level::None, false));
    assert_eq!([update.old.document.as_str(), &update.new.document], ["a: 1\nb: 2\n\n", "a: 1\nb: 3\n\n"]);
    assert_eq!([update.old.config.as_str(), &update.new.config], ["[a]\nb = 1\n", "[a]\n"]);
    assert_eq!(update.program.as_ref().unwrap().body, "let a = 1;\n");
    assert_eq!(update.dissent.unwrap().reason, "because.");
}

fn a_case_that_is_wrong_is_refused() {
    let refused = |text| Update::parse("wrong", text).unwrap_err();
    assert_eq!(refused("# A.\n# verdict: none, compatible\n a: 1\n"), "nothing changes");
    assert_eq!(refused("# A.\n+a: 1\n"), "the head has no `verdict:`");
    assert_eq!(refused("# A.\n# verdict: much, breaking\n+a: 1\n"), "`much` is none of `none`, `minor` and `major`");
    assert_eq!(refused("# A.\n# verdict: none, bad\n+a: 1\n"), "`bad` is neither `breaking` nor `compatible`");
    assert_eq!(refused("# A.\na: 1\n"), "a line has none of ` `, `-` and `+` before it: a: 1");
}

/// Where the verdict is not the one by hand.
fn of_the_verdict(case: &Case) -> Vec<String> {
    let verdict = case.verdict([0, 1]);
    let source = match verdict.source() {
        Source::None => Level::None,
        Source::Minor => Level::Minor,
        Source::Major => Level::Major,
    };
    let is_breaking = verdict.wire() == Wire::Breaking;
    let Update { source: expected, is_breaking: expected_breaking, .. } = case.update;
    let wire = |is_breaking| if is_breaking { "breaking" } else { "compatible" };
    let same = source == expected && is_breaking == expected_breaking;
    let fault = || {
        let (is, should) = (wire(is_breaking), wire(expected_breaking));
        format!("it is `{source}, {is}`, and should be `{expected}, {should}`")
    };
    (!same).then(fault).into_iter().collect()
}

/// The generated code itself says whether anything that a program can name is another, is gone, or is new: it does so exactly
/// where the verdict says so.
fn of_what_programs_can_name(case: &Case) -> Vec<String> {
    let trees = case.trees();
    let signatures = |deprecation| trees.each_ref().map(|tree| Signatures::of(tree, deprecation));
    let [old, new] = signatures(false);
    let (gone, come) = (old.without(&new), new.without(&old));
    let fault = match case.update.source {
        Level::None if !gone.is_empty() || !come.is_empty() => "programs see a difference",
        Level::Minor if !gone.is_empty() => "programs lose something",
        Level::Minor if come.is_empty() && signatures(true)[0] == signatures(true)[1] => "programs gain nothing",
        // What no line shows, a program does.
        Level::Major if gone.is_empty() && case.update.program.is_none() => "programs lose nothing",
        _ => return Vec::new(),
    };
    vec![format!("{fault}:\n  - {}\n  + {}", gone.join("\n    "), come.join("\n    "))]
}

/// What is added one way is removed the other way.
fn of_the_way_back(case: &Case) -> Vec<String> {
    mirrored::faults(&case.verdict([0, 1]), &case.verdict([1, 0]))
}

/// Either document beside itself has no change.
fn of_a_document_beside_itself(case: &Case) -> Vec<String> {
    let verdicts = [case.verdict([0, 0]), case.verdict([1, 1])];
    let changes = verdicts.iter().flat_map(|verdict| verdict.changes.iter().chain(&verdict.silent));
    changes.map(|change| format!("a document beside itself: {} {}", change.kind, change.message)).collect()
}

fn nothing_is_kept_of_what_is_no_case() {
    let kept = Kept::read(&folder().join(KEPT)).unwrap();
    let cases = Update::all(&folder()).unwrap();
    let stale = kept.cases.keys().filter(|name| cases.iter().all(|case| case.name != **name));
    assert_eq!(stale.collect::<Vec<_>>(), Vec::<&String>::new(), "run `cargo xtask semver-oracle`");
}
