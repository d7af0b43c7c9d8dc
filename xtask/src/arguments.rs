mod bench;
mod clients;
mod fuzz;
mod growth;
mod pages;
mod reach;

pub(crate) use bench::{Bench, BenchPart, Subject};
pub(crate) use clients::Clients;
pub(crate) use fuzz::Fuzz;
pub(crate) use growth::Growth;
pub(crate) use pages::Pages;
pub(crate) use reach::Reach;

use clap::{Args, Parser, Subcommand};
use sailmaker::cli;

#[derive(Debug, Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask", about = cli::ABOUT, after_long_help = cli::EXIT_CODES)]
#[command(arg_required_else_help = true, max_term_width = 100)]
pub(crate) struct Arguments {
    #[command(subcommand)]
    pub(crate) command: Command,
}

/// The commands of `sailmaker`, with the config of this repository where none is named, and those of its maintainers.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    #[command(flatten)]
    Sailmaker(cli::Command),
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
    /// Generate clients of several documents side by side, check and use them in one program, and measure what they cost
    ///
    /// Writes two workspaces: in `shared` the clients have one runtime (`runtime = "crate"`), in `embedded` each has its own. Both are
    /// checked by clippy, warnings and what `rust-version` does not have denied, with the features `blocking` and `test-util`. A program in
    /// each calls a mocked service by all clients: it is checked too, and built and run.
    ///
    /// Then it prints the time of processors (getrusage) that `cargo check` takes for the clients alone, the runtime that they share
    /// among them: for the first of them, for the first two, and so on, in both workspaces by turns. Dependencies are compiled before, with
    /// the versions of this repository, CARGO_INCREMENTAL=0 and without a wrapper of rustc. Figures are medians of --runs.
    ///
    /// A client is called like its document, with `-client`. Its warnings are not shown: `cargo xtask generate --spec DOCUMENT --out DIR`
    /// has them. Exits with 2 if a document is refused, or if anything does not compile without a warning. Needs Unix to measure.
    Clients(Clients),
    /// Measure whether the time of the generator grows with the size of a document, and no faster
    ///
    /// Makes documents in which one thing grows, of a size and of twice the size, generates from both in memory, and prints the
    /// times of processors (getrusage) and their ratio: about 2 where the time grows with the size, and 4 where it grows with its
    /// square. Where it is above
    /// the limit, the time of every stage is printed too. Messages about the document are made and not shown. A document that is
    /// refused is measured as far as it is read. Comparing the document with itself (`same`), with one of one thing more (`more`)
    /// and with one of other names (`other`), and what a release keeps of it (`lock`), have ratios of their own.
    ///
    /// The generator is optimized: this program is built again by `cargo run --release` where it is not. Exits with 1 if a ratio
    /// is above the limit. Needs Unix.
    Growth(Growth),
    /// Take documents apart, put them together again, and try the generator on what comes of it
    ///
    /// Nodes of a document change their places with nodes of others that the grammar lets stand there, and names, numbers and
    /// texts become odd ones. The whole pipeline runs on each case, in processes of their own with a bound on time, stack and
    /// memory; of each fourth case it also makes the bundle, the same crate again, and the comparison with the document that the
    /// case began as. A case fails where the generator panics or does not end, where what it writes is no Rust or differs from
    /// run to run, and where an error has no place.
    ///
    /// What fails is kept with its message: as it was (NAME.whole.yaml), and made as small as it can be while it fails in the same way
    /// (NAME.yaml). With the same seed and documents the cases are the same on every machine. Exits with 2 if a case fails. Elsewhere
    /// than on Unix, time is limited by the clock alone, and memory is not.
    Fuzz(Fuzz),
    #[command(hide = true)]
    FuzzWorker,
    /// Write what docs has of the code: config.md, diagnostics.md and terminal.svg
    ///
    /// They are made from the structs that a config is read into, with the examples in generator/src/config/reference/, and from the
    /// table in generator/src/diagnostic/kind.rs; the picture of a terminal from the tutorial. A test compares.
    Reference,
    /// Count the operations of documents that have pages, beside those that list things
    ///
    /// Without a config, by the rules alone. What lists things is judged by any list in the answer to GET, and what speaks of pages by
    /// any word for them in a parameter or a property, so that what the rules do not find is counted. Prints a table; --list the
    /// operations that are not found, those that are found and have no list, and those at the path of one thing.
    Pages(Pages),
    /// Generate from many documents of others, and say how many of them work
    ///
    /// Each document is read in a process of its own, with a bound on time (120 seconds of processors) and memory (4 GiB of
    /// addresses). It is generated, or refused with what is wrong with it, or it fails: the generator panics, or goes over a bound.
    /// Warnings are counted by kind. The typed share says how many of the fields, items, parameters and bodies are any value in
    /// Rust though the document says more of them.
    ///
    /// What became of each document is kept in a file as it comes, so that a run of hours can be stopped and gone on with (--resume).
    /// Exits with 2 if a document fails, if a crate does not compile without a warning, or if a call is not made or not right.
    Reach(Reach),
    #[command(hide = true)]
    ReachWorker,
    /// Let Prism check what the client sends
    ///
    /// Prism (the npm package @stoplight/prism-cli) serves spec/source-usages.yaml and holds each request against it. The
    /// client sends it every operation with every combination of parameters, and asks for every documented error. Needs
    /// npm (<https://nodejs.org>); without it, says so and exits with 0. Prism is installed into target/conformance once.
    /// Exits with 1 if a request is refused or a response cannot be read, and with 2 if the run cannot be made.
    Conformance,
    /// Let cargo-semver-checks say what updates of a document change in the source of programs
    ///
    /// Each case in tests/tests/updates is two documents. cargo-semver-checks (from crates.io, at an exact version) compares their
    /// crates, and the compiler tries the programs of the cases. What they say is kept in tests/tests/updates/semver-checks.toml;
    /// a case that has not changed since, and whose crates have not, is not judged again.
    ///
    /// Prints where cargo-semver-checks disagrees with a case, and who is right. The tool is installed into target/semver-oracle
    /// once, which takes minutes. Exits with 1 if a disagreement has no reason, or a reason no disagreement, and with 2 if the run
    /// cannot be made.
    SemverOracle(SemverOracle),
}

#[derive(Args, Debug)]
pub(crate) struct SemverOracle {
    /// Judge all cases again
    #[arg(long)]
    pub(crate) all: bool,
}
