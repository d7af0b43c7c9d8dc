mod diff;
mod generate;
mod messages;
mod release;
mod update;

pub(crate) use diff::{Diff, Format};
pub(crate) use generate::{Check, Compared, Generate, Subject};
pub use messages::{Faults, MessageFormat, Messages, Warnings};
pub(crate) use release::Release;
pub(crate) use update::Update;

use crate::diagnostic::Kind;
use clap::{Args, Subcommand};
use generate::crate_name;
use std::path::PathBuf;

/// What a program is to do.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Write the config of a document, with what is found in it
    ///
    /// Reads the document, and writes `sailmaker.toml` into the working directory: what the crate is called and where it is written, and in
    /// comments what was found: credentials and their variables, pages, streams, what is wrong with the document. All commands read
    /// that config then, in this folder and those below it. A document that is fetched is written beside it.
    Init(Init),
    /// Write the client crate, or check that it is up to date
    ///
    /// Reads a config, which names the document and the output, or with --spec and --out a document without a config. Files that
    /// are up to date are left alone, and files that no longer belong to the crate are removed. Of a config with several clients all are
    /// written, or nothing is; --client takes one.
    Generate(Generate),
    /// Say whether the client crate is up to date
    ///
    /// The same as `generate --check`: writes nothing, compares with the disk, and exits with 1 if anything is missing, changed (by
    /// hand or not) or extra.
    Check(Check),
    /// Fetch the document again, and say what is new
    ///
    /// Fetches from the URL of `[source]` in the config, says what a new document changes as `diff` does, and writes it where the
    /// old one was. A document of several files becomes one. A new document of which no client can be made is an error, and so is an old one that was
    /// changed by hand; nothing is written then.
    Update(Update),
    /// Say what a new document changes in the client
    ///
    /// Reads two documents as `generate` does, and compares what users of the client see of them: in the source of their
    /// programs, and on the wire. The verdict ends in the version to release. Exits with 1 if something breaks.
    ///
    /// OLD and NEW are files, folders, or REVISION:PATH of git; a path of a revision starts from the root of the repository, or
    /// from the working directory if it begins with `./`. A .toml is a config, and is read with all that it names; anything
    /// else is a document, and is read with --config, else with the config that the other one is, else with
    /// the default of --config if there is one. Of a folder, the one config in it is meant, else the one document.
    ///
    /// The version to go on from is that of OLD if it is a config, else that of the config with which it is read.
    Diff(Diff),
    /// Release what changed: version, changelog, lock, client
    ///
    /// Compares with the last release, whose document is read from the commit that last changed the lock beside the config
    /// (things.lock beside things.toml); the first release has nothing to be compared with. Then raises the version in the config,
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
    /// Print the intermediate model of a document as JSON
    ///
    /// It is what the generator knows once references are resolved and names are not yet made. Places read
    /// `FILE#POINTER`, FILE being an index into `files`.
    Ir(Ir),
    /// List the names that the generator gives, the ugliest first
    ///
    /// A line a name: how many characters it has, what it is, the name where it stands in the client, and the place in the document. A
    /// number, an underscore or a word that says nothing makes a name ugly, and length does. `[names]` and `[operations]` of the
    /// config give others.
    Names(Names),
    /// Check the overlays that correct a document, or show what each action changes
    ///
    /// Overlays are files of the OpenAPI Overlay Specification, which the config names under `overlays`, and --overlay. Prints a
    /// line an action. An action that selects nothing, or says what the document says by itself, is an error: it has outlived
    /// its reason.
    Overlay(Overlay),
    /// Say what a kind of fault is, and what is done about it
    ///
    /// Says too how that is changed. Without ID, lists all kinds.
    Explain(Explain),
    /// Print the JSON Schema of a config, by which editors complete and check it
    ///
    /// `sailmaker schema > sailmaker.schema.json` beside the config, and `#:schema ./sailmaker.schema.json` as its first line: editors that
    /// know Taplo ("Even Better TOML" in Visual Studio Code) read it from there. It says what keys, types and words there are; what they must
    /// be to each other, and to the document, is said by `generate`.
    Schema,
    /// Write the crate of the runtime, for clients that share it
    ///
    /// Clients whose config says `runtime = "crate"` depend on `sailmaker-runtime`, in exactly the version of their generator. This is that
    /// crate: put it beside the clients, or publish it. `runtime-source` of the config says where clients find it.
    Runtime(Runtime),
}

#[derive(Args, Debug)]
pub struct Init {
    /// The document: a file, or the URL where it is published (https, or http of this machine), which is saved here
    #[arg(value_name = "FILE|URL", required_unless_present_any = ["github", "xtask"])]
    pub(crate) document: Option<PathBuf>,
    /// The name of the crate [default: that of the document's file or, where that says nothing, its title]
    #[arg(long, value_name = "CRATE", value_parser = crate_name, requires = "document")]
    pub(crate) name: Option<String>,
    /// The folder of the crate [default: its name]
    #[arg(long, value_name = "DIR", requires = "document")]
    pub(crate) out: Option<PathBuf>,
    /// Write a workflow of GitHub Actions too, `.github/workflows/sailmaker.yml`; without FILE, for the config that is here or above
    ///
    /// It holds the client against the document on every push, comments on pull requests what a new document changes, and looks once a
    /// week for a new one.
    #[arg(long)]
    pub(crate) github: bool,
    /// Write a crate that generates as `cargo xtask` too, in `xtask` beside the config; without FILE, for the config that is here or above
    #[arg(long)]
    pub(crate) xtask: bool,
    #[command(flatten)]
    pub(crate) messages: Messages,
}

#[derive(Args, Debug)]
pub struct Explain {
    /// The kind, by the id that messages show: `unknown-format`
    #[arg(value_name = "ID")]
    pub(crate) kind: Option<Kind>,
}

#[derive(Args, Debug)]
pub struct Runtime {
    /// The folder of the crate; what it holds besides stays, and is an error where it is in the way
    #[arg(long, value_name = "DIR")]
    pub(crate) out: PathBuf,
    /// Write nothing; compare with the disk, and exit with 1 if anything is missing, changed (by hand or not) or extra
    #[arg(long)]
    pub(crate) check: bool,
}

#[derive(Args, Debug)]
pub struct Bundle {
    /// The root document
    #[arg(value_name = "FILE")]
    pub(crate) document: PathBuf,
    /// The file to write, in YAML
    #[arg(short = 'o', long, value_name = "OUT.yaml")]
    pub(crate) out: PathBuf,
    #[command(flatten)]
    pub(crate) reading: Reading,
    #[command(flatten)]
    pub(crate) messages: Messages,
}

#[derive(Args, Debug)]
pub struct Ir {
    #[command(flatten)]
    pub(crate) config: Config,
    /// Read this document, without a config
    #[arg(long, value_name = "FILE", conflicts_with_all = ["config", "client"])]
    pub(crate) spec: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) reading: Reading,
    #[command(flatten)]
    pub(crate) messages: Messages,
}

#[derive(Args, Debug)]
pub struct Names {
    /// The document, without a config
    #[arg(value_name = "FILE", conflicts_with_all = ["config", "client"])]
    pub(crate) document: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) config: Config,
    #[command(flatten)]
    pub(crate) reading: Reading,
    #[command(flatten)]
    pub(crate) messages: Messages,
}

#[derive(Args, Debug)]
pub struct Overlay {
    /// Print each node that an action selects: where it stands, what it was and what it becomes
    #[arg(long)]
    pub(crate) explain: bool,
    #[command(flatten)]
    pub(crate) config: Config,
    /// Correct this document, without a config
    #[arg(long, value_name = "FILE", requires = "overlays", conflicts_with_all = ["config", "client"])]
    pub(crate) spec: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) files: Files,
    #[command(flatten)]
    pub(crate) messages: Messages,
}

/// Which config is read.
#[derive(Args, Clone, Debug, Default)]
pub struct Config {
    /// The generation config
    #[arg(long, value_name = "FILE")]
    pub config: Option<PathBuf>,
    /// The client, by the name of its crate, where the config has several (`[[client]]`)
    #[arg(long, value_name = "NAME")]
    pub client: Option<String>,
}

/// How a document is read, and how much of it.
#[derive(Args, Clone, Debug, Default)]
pub struct Reading {
    /// Take only the operations with this tag; may be given several times
    #[arg(long = "tag", value_name = "TAG")]
    pub tags: Vec<String>,
    /// Take only the operation with this operationId, or of this method and path (`GET /things`); may be given several times, and
    /// beside --tag
    #[arg(long = "operation", value_name = "ID")]
    pub operations: Vec<String>,
    #[command(flatten)]
    /// Which files it is read from.
    pub files: Files,
    #[command(flatten)]
    /// What is wrong with it, and is an error.
    pub faults: Faults,
}

/// Which files a document is read from.
#[derive(Args, Clone, Debug, Default)]
pub struct Files {
    /// Correct the document by this overlay first; may be given several times, and beside those of the config
    #[arg(long = "overlay", value_name = "FILE")]
    pub overlays: Vec<PathBuf>,
    /// Let references leave the folder of the document
    #[arg(long)]
    pub allow_outside: bool,
}
