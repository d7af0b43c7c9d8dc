use super::figures::{Cost, Step};
use super::generation::CRATE;
use super::part::{self, Stop};
use super::progress;
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::{env, fs};

const COMMANDS: [(&str, &[&str]); 3] = [("check", &[]), ("build", &[]), ("build", &["--release"])];

/// Measures the compiler on the crate in `client`, in the folder `build`.
pub(super) fn measure(client: &Path, build: &Path, runs: u16) -> Result<Vec<Step>, Stop> {
    let build = Build::new(client, build)?;
    let mut steps = Vec::new();
    for (subcommand, options) in COMMANDS {
        steps.push(build.step(subcommand, options, runs)?);
    }
    steps.push(build.nothing(runs)?);
    Ok(steps)
}

/// A package that depends on the crate and on nothing else. So the crate may stand anywhere, in the folder of another
/// workspace too, and is left as it is.
struct Build {
    manifest: PathBuf,
    target: PathBuf,
}

impl Build {
    fn new(client: &Path, folder: &Path) -> Result<Self, Stop> {
        let client = client.canonicalize().map_err(Stop::at(client.display()))?;
        let path = toml_text(&client)?;
        let manifest = format!(
            "[package]\nname = \"bench-build\"\nedition = \"2024\"\n\n[workspace]\n\n[dependencies]\n{CRATE} = {{ path = {path} }}\n"
        );
        let written = || {
            fs::create_dir_all(folder.join("src"))?;
            fs::write(folder.join("src/lib.rs"), "")?;
            fs::write(folder.join("Cargo.toml"), manifest)?;
            keep_versions(folder)
        };
        written().map_err(Stop::at(folder.display()))?;
        Ok(Self { manifest: folder.join("Cargo.toml"), target: folder.join("target") })
    }

    /// Builds everything, then measures `runs` times what it takes to build the crate alone once more.
    fn step(&self, subcommand: &str, options: &[&str], runs: u16) -> Result<Step, Stop> {
        let name = [&["cargo", subcommand], options].concat().join(" ");
        progress(&format!("{name}: dependencies"));
        self.run(subcommand, options)?;
        let mut costs = Vec::new();
        for run in 1..=runs {
            progress(&format!("{name}: run {run} of {runs}"));
            self.run("clean", options)?;
            costs.push(self.cost(subcommand, options)?);
        }
        Ok(Step { name, cost: Cost::median(costs) })
    }

    /// What cargo itself takes, which is a part of every other figure.
    fn nothing(&self, runs: u16) -> Result<Step, Stop> {
        // To clean up before `cargo build` has removed what `cargo check` made.
        self.run("check", &[])?;
        let costs = (0..runs).map(|_| self.cost("check", &[])).collect::<Result<_, _>>()?;
        Ok(Step { name: "cargo check, nothing to do".to_owned(), cost: Cost::median(costs) })
    }

    fn cost(&self, subcommand: &str, options: &[&str]) -> Result<Cost, Stop> {
        let mut command = vec![OsString::from("--"), cargo()];
        command.extend(self.arguments(subcommand, options));
        part::start("run", &command, true)
    }

    fn run(&self, subcommand: &str, options: &[&str]) -> Result<(), Stop> {
        let mut command = Command::new(cargo());
        command.args(self.arguments(subcommand, options)).envs(part::ENVIRONMENT).stdout(Stdio::null());
        match command.status().map_err(Stop::at("cargo cannot be started"))? {
            status if status.success() => Ok(()),
            _ => Err(Stop::Because(format!("cargo {subcommand} fails on the generated crate"))),
        }
    }

    fn arguments(&self, subcommand: &str, options: &[&str]) -> Vec<OsString> {
        let mut arguments: Vec<OsString> = [subcommand, "--quiet", "--package", CRATE].map(OsString::from).to_vec();
        arguments.extend(options.iter().map(OsString::from));
        arguments.extend(["--manifest-path".into(), self.manifest.clone().into()]);
        arguments.extend(["--target-dir".into(), self.target.clone().into()]);
        arguments
    }
}

fn cargo() -> OsString {
    env::var_os("CARGO").unwrap_or_else(|| "cargo".into())
}

/// The versions of this repository, where it is known, so that a run can be compared with an earlier one.
fn keep_versions(folder: &Path) -> std::io::Result<()> {
    let package = env::var_os("CARGO_MANIFEST_DIR").map(PathBuf::from);
    match package.map(|package| package.join("../Cargo.lock")).filter(|lock| lock.exists()) {
        Some(lock) => fs::copy(lock, folder.join("Cargo.lock")).map(drop),
        None => Ok(()),
    }
}

/// A path as a string of TOML, which takes what JSON takes.
fn toml_text(path: &Path) -> Result<String, Stop> {
    let text = path.to_str().ok_or(Stop::Because(format!("{}: the path is not UTF-8", path.display())))?;
    serde_json::to_string(text).map_err(Stop::at(path.display()))
}
