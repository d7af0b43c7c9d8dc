use clap::{Args, Subcommand};
use sailmaker::cli::Reading;
use std::ffi::OsString;
use std::path::PathBuf;

/// What is measured; the rest of the help is at [`Command::Bench`](super::Command::Bench).
#[derive(Args, Debug)]
pub(crate) struct Bench {
    /// The document
    #[arg(long, value_name = "FILE")]
    pub(crate) spec: PathBuf,
    /// The folder of the generated crate [default: bench/clients/NAME in the target folder, NAME being that of the document]
    #[arg(long, value_name = "DIR")]
    pub(crate) out: Option<PathBuf>,
    /// Leave out what the compiler takes
    #[arg(long)]
    pub(crate) skip_compile: bool,
    /// Measure the document as one file, then one of twice the size, and print the ratios
    ///
    /// The second file has every path and every component once more under other names, and names of properties and values of
    /// enumerations are others too, so that the two halves can share nothing. The files are DIR.yaml and DIR-twice.yaml.
    #[arg(long)]
    pub(crate) twice: bool,
    /// Measure another command on the document as well, in turns with the generator, and print the ratios
    ///
    /// In COMMAND `{spec}` stands for the document and `{out}` for a folder that is not there yet. Both programs have the document
    /// to read and files to write; nothing is compiled. May be given several times.
    #[arg(long, value_name = "COMMAND", conflicts_with_all = ["twice", "out"])]
    pub(crate) beside: Vec<String>,
    /// How often each figure is taken; the median is printed
    #[arg(long, value_name = "N", default_value_t = 3, value_parser = clap::value_parser!(u16).range(1..))]
    pub(crate) runs: u16,
    /// Print the figures as JSON: times in seconds, memory in bytes
    #[arg(long)]
    pub(crate) json: bool,
    /// Measure this build of the generator even where it is not optimized: for tests
    #[arg(long, hide = true)]
    pub(crate) unoptimized: bool,
    #[command(flatten)]
    pub(crate) reading: Reading,
}

impl Bench {
    /// The document, with a folder to write to.
    pub(crate) fn subject(&self, out: PathBuf) -> Subject {
        Subject { spec: self.spec.clone(), out, reading: self.reading.clone() }
    }
}

/// What `bench` starts processes of its own for, so that the peak memory of each is that of its task. They print JSON.
#[derive(Debug, Subcommand)]
pub(crate) enum BenchPart {
    /// Generates a crate.
    Generate(Subject),
    /// Writes DIR.yaml and DIR-twice.yaml.
    Double(Subject),
    /// Runs a command.
    Run {
        #[arg(required = true, trailing_var_arg = true, allow_hyphen_values = true)]
        command: Vec<OsString>,
    },
}

/// A document, and where the crate that is made of it goes.
#[derive(Args, Clone, Debug)]
pub(crate) struct Subject {
    #[arg(long)]
    pub(crate) spec: PathBuf,
    #[arg(long)]
    pub(crate) out: PathBuf,
    #[command(flatten)]
    pub(crate) reading: Reading,
}
