//! Documents to crates, and crates to the compiler.

use sailmaker::config::LoadedConfig;
use sailmaker::diagnostic::Style;
use sailmaker::document::{LoadOptions, Selection};
use sailmaker::output::Tree;
use sailmaker::{Input, generate};
use std::path::{Path, PathBuf};
use std::process::Command;

/// A document, and the crate that was made of it.
pub struct Case {
    /// The document's file without its ending, which is the crate's name too.
    pub name: String,
    /// The warnings as they are printed; empty where there is none.
    pub diagnostics: String,
    /// The files of the crate.
    pub tree: Tree,
}

impl Case {
    /// Generates a crate of a document without errors. A config of the same name, beside the document, is used.
    pub fn generate(document: &Path) -> Self {
        let name = document.file_stem().unwrap().to_string_lossy().into_owned();
        let config = match document.with_extension("toml") {
            config if config.exists() => LoadedConfig::load(&config).unwrap(),
            _ => LoadedConfig::of_document(document, Path::new("out"), Some(&name)),
        };
        Self::of(name, config, Selection::default())
    }

    /// Generates a crate of a part of a config's document, without errors.
    pub fn of(name: String, config: LoadedConfig, selection: Selection) -> Self {
        let input = Input { config, selection, load: LoadOptions::default() };
        let outcome = generate(&input);
        let diagnostics = outcome.diagnostics.render(&outcome.sources, Style::Plain);
        let diagnostics = relative(&diagnostics);
        let document = input.config.document.display();
        let tree = outcome.result.unwrap_or_else(|| panic!("{document} is refused:\n{diagnostics}"));
        Self { name, diagnostics, tree }
    }
}

/// A text without the path of this repository.
pub fn relative(text: &str) -> String {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
    text.replace(&format!("{}/", root.display()), "").replace("../", "")
}

/// Generated crates, and one that tests some of them, as a workspace. What was built before is used again.
pub struct Workspace(PathBuf);

impl Workspace {
    /// Writes the crates, and beside them the crate `behaviour`, which depends on those that its tests name.
    pub fn new(name: &str, cases: &[Case]) -> Self {
        let tests = behaviour();
        let is_named = |case: &&Case| tests.iter().any(|(_, text)| text.contains(&format!("{}::", case.name)));
        let named: Vec<&Case> = cases.iter().filter(is_named).collect();
        let tests = tests.iter().map(|(path, text)| (path.as_str(), text.as_str()));
        let files: Vec<(&str, &str)> = tests.chain([("src/lib.rs", "")]).collect();
        Self::with(name, cases, Some(Program { package: "behaviour", needed: &named, files: &files }))
    }

    /// Writes the crates, and beside them one that depends on some of them.
    pub fn with(name: &str, cases: &[Case], program: Option<Program<'_>>) -> Self {
        let folder = target().join(name);
        for case in cases {
            case.tree.write(&folder.join(&case.name)).unwrap();
        }
        let packages =
            cases.iter().map(|case| case.name.as_str()).chain(program.as_ref().map(|program| program.package));
        // Names and lines of variables take more time than all else where there is much code.
        let manifest = format!(
            "[workspace]\nresolver = \"3\"\nmembers = {:?}\n\n[profile.dev]\ndebug = false\n",
            packages.collect::<Vec<_>>()
        );
        write(&folder.join("Cargo.toml"), &manifest);
        // The versions are those of this repository, so that nothing has to be looked up or built twice.
        let lock = Path::new(env!("CARGO_MANIFEST_DIR")).join("../Cargo.lock");
        std::fs::copy(lock, folder.join("Cargo.lock")).unwrap();
        program.iter().for_each(|program| program.write(&folder));
        Self(folder)
    }

    /// Runs a command of cargo, with warnings denied; fails with what it printed.
    pub fn cargo(&self, arguments: &[&str]) {
        let output = Command::new(env!("CARGO"))
            .args(arguments)
            .arg("--quiet")
            .env("CARGO_TARGET_DIR", Self::target())
            .env("RUSTFLAGS", "-D warnings")
            .env("RUSTDOCFLAGS", "-D warnings")
            .current_dir(&self.0)
            .output()
            .unwrap();
        let printed = |bytes| String::from_utf8_lossy(bytes).into_owned();
        assert!(output.status.success(), "{}{}", printed(&output.stdout), printed(&output.stderr));
    }

    /// The folder of what is built, for all workspaces.
    pub fn target() -> PathBuf {
        target().join("generated-target")
    }
}

/// The tests in `behaviour/`, by their paths in the crate that runs them.
fn behaviour() -> Vec<(String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/behaviour");
    let text = |path: &Path| std::fs::read_to_string(path).unwrap();
    let parts = std::fs::read_dir(folder.join("wire")).unwrap().map(|entry| entry.unwrap().path());
    let part = |path: PathBuf| (format!("tests/wire/{}", path.file_name().unwrap().display()), text(&path));
    parts.map(part).chain([("tests/wire.rs".to_owned(), text(&folder.join("wire.rs")))]).collect()
}

/// A package that makes use of generated crates.
pub struct Program<'p> {
    pub package: &'p str,
    /// The crates, which it has with the feature `blocking`.
    pub needed: &'p [&'p Case],
    /// Paths and texts.
    pub files: &'p [(&'p str, &'p str)],
}

impl Program<'_> {
    fn write(&self, folder: &Path) {
        let dependency = |case: &&Case| format!("{} = {{ path = \"../{0}\", features = [\"blocking\"] }}\n", case.name);
        let dependencies: String = self.needed.iter().map(dependency).collect();
        let manifest = format!(
            "[package]\nname = {:?}\nedition = \"2024\"\n\n[dependencies]\nserde_json = \"1\"\n{dependencies}",
            self.package
        );
        let folder = folder.join(self.package);
        write(&folder.join("Cargo.toml"), &manifest);
        self.files.iter().for_each(|(path, text)| write(&folder.join(path), text));
    }
}

/// Writes a file that is not what it should be, so that nothing is built again without a reason.
fn write(path: &Path, text: &str) {
    if std::fs::read_to_string(path).is_ok_and(|there| there == text) {
        return;
    }
    std::fs::create_dir_all(path.parent().unwrap()).unwrap();
    std::fs::write(path, text).unwrap();
}

/// The folder for what tests build: it outlives them, so that the next run has less to do.
fn target() -> PathBuf {
    Path::new(env!("CARGO_TARGET_TMPDIR")).join("sailmaker")
}
