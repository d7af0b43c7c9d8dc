//! Generated crates to the compiler.

use super::batch::Batch;
use super::generated::Case;
use sailmaker::output::OutputError;
use sailmaker_tests::compiled::{self, SAME};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::LazyLock;

/// What makes a warning of clippy an error. That one is a warning by default as well; a crate that uses what its `rust-version` does not have is
/// an error here whatever clippy makes of it.
const DENIED: [&str; 5] = ["--", "-D", "warnings", "-D", "clippy::incompatible_msrv"];

/// Generated crates, and one that makes use of some of them, as a workspace. What was built before is used again.
pub struct Workspace(PathBuf);

impl Workspace {
    /// Writes the crates, and beside them those that depend on some of them.
    pub fn with<'c>(name: &str, cases: impl IntoIterator<Item = &'c Case>, programs: &[Program<'_>]) -> Self {
        let (folder, cases) = (target().join(name), Vec::from_iter(cases));
        for case in &cases {
            let folder = folder.join(&case.name);
            let written = case.tree.write(&folder).or_else(|error| match error {
                // An earlier generator wrote it, without a list of what it wrote.
                OutputError::InTheWay(..) => {
                    std::fs::remove_dir_all(&folder).unwrap();
                    case.tree.write(&folder)
                }
                error => Err(error),
            });
            written.unwrap();
        }
        let names = cases.iter().map(|case| case.name.as_str());
        let packages: Vec<&str> = names.chain(programs.iter().map(|program| program.package)).collect();
        compiled::write_workspace(&folder, &packages, &SAME_DEPENDENCIES, root()).unwrap();
        programs.iter().for_each(|program| program.write(&folder));
        Self(folder)
    }

    /// Checks packages as [`Self::batch_of_clippy`] does. Fails with what was printed.
    pub fn clippy(&self, packages: &[&str]) {
        self.run(self.command_of_clippy(packages).args(DENIED));
    }

    /// Checks a package, warnings denied, with features that are not its defaults.
    pub fn clippy_with(&self, package: &str, features: &[&str]) {
        let mut command = self.command("clippy", &[package]);
        command.args(features.iter().map(|feature| format!("--features={package}/{feature}")));
        self.run(command.args(DENIED));
    }

    /// Checks a package, warnings denied, with one feature of it or none. No other package is selected, since all that are selected
    /// share the features of what they depend on: what this one lacks would be there by another.
    pub fn clippy_alone(&self, package: &str, feature: Option<&str>) {
        let mut command = self.command_of_cargo("clippy", &[package]);
        command.arg("--no-default-features").args(feature.map(|feature| format!("--features={package}/{feature}")));
        self.run(command.args(DENIED));
    }

    /// What clippy says of a package that it must refuse, checked as [`Self::clippy_alone`] checks it.
    pub fn refused_by_clippy(&self, package: &str) -> String {
        let mut command = self.command_of_cargo("clippy", &[package]);
        let (is_done, printed) = output_of(command.arg("--no-default-features").args(DENIED));
        assert!(!is_done, "clippy has nothing to say of {package}");
        printed
    }

    /// Writes the documentation of a package, warnings denied, with one feature of it or none.
    pub fn documentation_alone(&self, package: &str, feature: Option<&str>) {
        let mut command = self.command_of_cargo("doc", &[package]);
        command.args(["--no-deps", "--no-default-features"]);
        command.args(feature.map(|feature| format!("--features={package}/{feature}")));
        self.run(command.env("RUSTDOCFLAGS", "-D warnings"));
    }

    /// Writes the documentation of a package as docs.rs does, which has features that are not stable, and gives the folder of it.
    pub fn documentation_of_docs_rs(&self, package: &str) -> PathBuf {
        let mut command = self.command_of_cargo("doc", &[package]);
        command.args(["--no-deps", "--all-features"]);
        // The target of a folder of its own: what is shown differs.
        let folder = target().join("docs-rs");
        command.env("CARGO_TARGET_DIR", &folder).env("RUSTC_BOOTSTRAP", "1");
        self.run(command.env("RUSTDOCFLAGS", "--cfg docsrs -D warnings"));
        folder.join("doc").join(package.replace('-', "_"))
    }

    /// Builds a package with an executable, and gives the path of it.
    pub fn build(&self, package: &str) -> PathBuf {
        self.run(&mut self.command("build", &[package]));
        self.executable(package)
    }

    /// The path of an executable of a package that is built.
    pub fn executable(&self, name: &str) -> PathBuf {
        target().join("built/debug").join(format!("{name}{}", std::env::consts::EXE_SUFFIX))
    }

    /// Runs the tests of a package.
    pub fn test(&self, package: &str) {
        self.run(&mut self.command("test", &[package]));
    }

    /// Runs the tests of a package's documentation.
    pub fn test_documentation(&self, package: &str, features: &[&str]) {
        let mut command = self.command("test", &[package]);
        self.run(command.arg("--doc").args(features.iter().map(|feature| format!("--features={package}/{feature}"))));
    }

    /// Writes the documentation of a package, and gives the folder of it.
    pub fn documentation(&self, package: &str, features: &[&str]) -> PathBuf {
        let mut command = self.command("doc", &[package]);
        command.arg("--no-deps").args(features.iter().map(|feature| format!("--features={package}/{feature}")));
        self.run(command.env("RUSTDOCFLAGS", "-D warnings"));
        target().join("built/doc").join(package.replace('-', "_"))
    }

    /// The folder of a package.
    pub fn folder(&self, package: &str) -> PathBuf {
        self.0.join(package)
    }

    /// Checks packages, warnings denied, each of which is asked after by itself.
    pub fn batch_of_clippy(&self, packages: &[&str]) -> Batch {
        let mut command = self.command_of_clippy(packages);
        command.args(["--keep-going", "--message-format=json"]).args(DENIED);
        Batch::start(command)
    }

    /// Writes the documentation of packages, warnings denied, each of which is asked after by itself.
    pub fn batch_of_doc(&self, packages: &[&str]) -> Batch {
        let mut command = self.command("doc", packages);
        command.args(["--no-deps", "--keep-going", "--message-format=json"]).env("RUSTDOCFLAGS", "-D warnings");
        Batch::start(command)
    }

    /// Builds packages with executables, each of which is asked after by itself.
    pub fn batch_of_build(&self, packages: &[&str]) -> Batch {
        let mut command = self.command("build", packages);
        command.args(["--keep-going", "--message-format=json"]);
        Batch::start(command)
    }

    /// The code behind the features `blocking` and `test-util` is checked too: `build` and `test` compile it, and deny no warnings. Without the feature
    /// only `clippy_alone` checks, and nothing of a crate is there only without it.
    fn command_of_clippy(&self, packages: &[&str]) -> Command {
        let mut command = self.command("clippy", packages);
        let features =
            |package: &&str| ["blocking", "test-util"].map(|feature| format!("--features={package}/{feature}"));
        command.args(packages.iter().flat_map(features));
        command
    }

    /// A command for packages, with what is compiled for them already.
    fn command(&self, subcommand: &str, packages: &[&str]) -> Command {
        self.command_of_cargo(subcommand, &[&[SAME], packages].concat())
    }

    fn command_of_cargo(&self, subcommand: &str, packages: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO"));
        command.args([subcommand, "--quiet"]);
        command.args(packages.iter().flat_map(|package| ["--package", package]));
        // What is in between is shared with this repository, what comes of it is not.
        command.env("CARGO_BUILD_BUILD_DIR", Path::new(env!("CARGO_TARGET_TMPDIR")).parent().unwrap());
        command.env("CARGO_TARGET_DIR", target().join("built")).current_dir(&self.0);
        command
    }

    fn run(&self, command: &mut Command) {
        let (is_done, printed) = output_of(command);
        assert!(is_done, "{printed}");
    }
}

/// Runs a command: whether it succeeds, and what it prints.
fn output_of(command: &mut Command) -> (bool, String) {
    let output = command.output().unwrap();
    let text = |bytes| String::from_utf8_lossy(bytes).into_owned();
    (output.status.success(), text(&output.stdout) + &text(&output.stderr))
}

/// A package that makes use of generated crates.
pub struct Program<'p> {
    pub package: &'p str,
    /// The crates, which it has with the features `blocking` and `test-util`.
    pub needed: &'p [&'p Case],
    /// What it depends on besides, a line each.
    pub dependencies: &'p str,
    /// Paths and texts.
    pub files: &'p [(&'p str, &'p str)],
}

impl Program<'_> {
    fn write(&self, folder: &Path) {
        let dependency = |case: &&Case| {
            format!("{} = {{ path = \"../{0}\", features = [\"blocking\", \"test-util\"] }}\n", case.name)
        };
        let dependencies: String = self.needed.iter().map(dependency).collect();
        let manifest = format!(
            "[package]\nname = {:?}\nedition = \"2024\"\n\n[dependencies]\nserde = \"1\"\nserde_json = \"1\"\n{dependencies}{}",
            self.package, self.dependencies
        );
        let folder = folder.join(self.package);
        write(&folder.join("Cargo.toml"), &manifest);
        self.files.iter().for_each(|(path, text)| write(&folder.join(path), text));
    }
}

/// The manifest of [`SAME`].
static SAME_DEPENDENCIES: LazyLock<String> =
    LazyLock::new(|| compiled::same_dependencies(root(), env!("CARGO").as_ref()).unwrap());

fn write(path: &Path, text: &str) {
    compiled::write(path, text).unwrap();
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap()
}

/// The folder for what tests build: it outlives them, so that the next run has less to do.
fn target() -> PathBuf {
    Path::new(env!("CARGO_TARGET_TMPDIR")).join("sailmaker")
}
