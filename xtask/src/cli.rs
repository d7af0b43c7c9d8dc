mod bench;
mod diff;
mod generate;
mod release;

pub(crate) use bench::{Bench, BenchPart, Subject};
pub(crate) use diff::{Diff, Format};
pub(crate) use generate::Generate;
pub(crate) use release::Release;

use clap::{Args, Parser, Subcommand};
use std::path::PathBuf;

/// sailmaker reads an OpenAPI document and writes a Rust client crate.
///
/// Exit codes: 0 done; 1 the generated files are not up to date (`--check`), or something breaks (`diff`); 2 the input is wrong,
/// or a file cannot be read or written. All that is wrong is printed to stderr at once, and nothing is written then.
#[derive(Debug, Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask", arg_required_else_help = true, max_term_width = 100)]
pub(crate) struct Cli {
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Write the client crate, or check that it is up to date
    ///
    /// Without options, reads spec/source-usages.toml, which names the document and the output. Files that are up to date
    /// are left alone, and files that no longer belong to the crate are removed.
    Generate(Generate),
    /// Say what a new document changes in the client
    ///
    /// Reads two documents as `generate` does, and compares what users of the client see of them: in the source of their
    /// programs, and on the wire. The verdict ends in the version to release. Exits with 1 if something breaks.
    ///
    /// OLD and NEW are files, folders, or REVISION:PATH of git; a path of a revision starts from the root of the repository, or
    /// from the working directory if it begins with `./`. A .toml is a config, and is read with all that it names; anything
    /// else is a document, and is read with --config, else with the config that the other one is, else with
    /// spec/source-usages.toml if that is there. Of a folder, the one config in it is meant, else the one document.
    ///
    /// The version to go on from is that of OLD if it is a config, else that of the config with which it is read.
    Diff(Diff),
    /// Release what changed: version, changelog, lock, client
    ///
    /// Compares with the last release, whose document is read from the commit that last changed the lock beside the config
    /// (spec/source-usages.lock); the first release has nothing to be compared with. Then raises the version in the config,
    /// adds the release and what it changes to the lock, and writes the client with its changelog: everything or nothing. If
    /// it is killed in between, run it again. Prints first what it is about to do; --dry-run ends there.
    ///
    /// A version that is lower than the changes ask for is an error.
    Release(Release),
    /// Write one self-contained document of many files
    ///
    /// What other files hold becomes a component, named after its file. With --tag or --operation, only what those need is
    /// written. The result is the same on every run.
    Bundle(Bundle),
    /// Measure what a client costs: to generate, to read, to compile
    ///
    /// Prints the time and memory of every stage of the generator, the lines of Rust that come of it, and the time and memory
    /// of a clean `cargo check`, `cargo build` and `cargo build --release` of the crate itself, without its dependencies.
    ///
    /// Each run is a process of its own. `wall` is by the monotonic clock; `cpu` is user and system time of all threads
    /// (getrusage); `peak` is the largest resident set: of the generator so far, after each stage, and of the largest process
    /// that a command of cargo started, which is the compiler. Figures are medians of --runs.
    ///
    /// The generator is optimized: this program is built again by `cargo run --release` where it is not. Dependencies are
    /// built first, in target/bench/build; then the crate alone is removed and built, CARGO_INCREMENTAL=0 and without a
    /// wrapper of rustc. Lines are those of .rs files under src, comments and blank ones included; per operation they are
    /// without src/runtime, which is the same in every crate. The crate is called bench-client. Needs Unix.
    Bench(Bench),
    #[command(hide = true, subcommand)]
    BenchPart(BenchPart),
    /// Let an independent judge check what the client sends
    ///
    /// Prism (the npm package @stoplight/prism-cli) serves spec/source-usages.yaml and holds each request against it. The
    /// client sends it every operation with every combination of parameters, and asks for every documented error. Needs
    /// npm (<https://nodejs.org>); without it, says so and exits with 0. Prism is installed into target/conformance once.
    /// Exits with 1 if a request is refused or an answer cannot be read, and with 2 if the run cannot be made.
    Conformance,
    /// Print the intermediate model of a document as JSON
    ///
    /// It is what the generator knows once references are resolved and names are not yet made. Places read
    /// `FILE#POINTER`, FILE being an index into `files`.
    Ir(Ir),
    /// Let an independent judge say what updates of a document change in the source of programs
    ///
    /// Each case in tests/tests/updates is two documents. cargo-semver-checks (from crates.io, at an exact version) compares their
    /// crates, and the compiler tries the programs of the cases. What they say is kept in tests/tests/updates/semver-checks.toml;
    /// a case that has not changed since, and whose crates have not, is not judged again.
    ///
    /// Prints where cargo-semver-checks disagrees with a case, and who is right. The tool is installed into target/semver-oracle
    /// once, which takes minutes. Exits with 1 if a disagreement has no reason, or a reason no disagreement, and with 2 if the run
    /// cannot be made.
    SemverOracle(SemverOracle),
    /// Check the overlays that correct a document, or show what each of their actions changes
    ///
    /// Overlays are files of the OpenAPI Overlay Specification, which the config names under `overlays`, and --overlay. Prints a
    /// line an action. An action that selects nothing, or says what the document says by itself, is an error: it has outlived
    /// its reason.
    Overlay(Overlay),
}

#[derive(Args, Debug)]
pub(crate) struct Bundle {
    /// The root document
    #[arg(value_name = "FILE")]
    pub(crate) document: PathBuf,
    /// The file to write, in YAML
    #[arg(short = 'o', long, value_name = "OUT.yaml")]
    pub(crate) out: PathBuf,
    #[command(flatten)]
    pub(crate) reading: Reading,
}

#[derive(Args, Debug)]
pub(crate) struct Ir {
    #[command(flatten)]
    pub(crate) config: Config,
    /// Read this document, without a config
    #[arg(long, value_name = "FILE", conflicts_with = "config")]
    pub(crate) spec: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) reading: Reading,
}

#[derive(Args, Debug)]
pub(crate) struct SemverOracle {
    /// Judge all cases again
    #[arg(long)]
    pub(crate) all: bool,
}

#[derive(Args, Debug)]
pub(crate) struct Overlay {
    /// Print each node that an action selects: where it stands, what it was and what it becomes
    #[arg(long)]
    pub(crate) explain: bool,
    #[command(flatten)]
    pub(crate) config: Config,
    /// Correct this document, without a config
    #[arg(long, value_name = "FILE", requires = "overlays", conflicts_with = "config")]
    pub(crate) spec: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) files: Files,
}

#[derive(Args, Debug)]
pub(crate) struct Config {
    /// The generation config [default: spec/source-usages.toml]
    #[arg(long, value_name = "FILE")]
    pub(crate) config: Option<PathBuf>,
}

/// How a document is read, and how much of it.
#[derive(Args, Clone, Debug, Default)]
pub(crate) struct Reading {
    /// Take only the operations with this tag; may be given several times
    #[arg(long = "tag", value_name = "TAG")]
    pub(crate) tags: Vec<String>,
    /// Take only the operation with this operationId; may be given several times, and beside --tag
    #[arg(long = "operation", value_name = "ID")]
    pub(crate) operations: Vec<String>,
    #[command(flatten)]
    pub(crate) files: Files,
}

/// Which files a document is read from.
#[derive(Args, Clone, Debug, Default)]
pub(crate) struct Files {
    /// Correct the document by this overlay first; may be given several times, and beside those of the config
    #[arg(long = "overlay", value_name = "FILE")]
    pub(crate) overlays: Vec<PathBuf>,
    /// Let references leave the folder of the document
    #[arg(long)]
    pub(crate) allow_outside: bool,
}
