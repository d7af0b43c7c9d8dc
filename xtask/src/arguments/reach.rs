use clap::Args;
use std::path::PathBuf;

/// Which documents are tried; the rest of the help is at [`Command::Reach`](super::Command::Reach).
#[derive(Args, Debug)]
pub(crate) struct Reach {
    /// A folder, of which all documents are tried, or a text file with the path of a document a line
    ///
    /// A path of a list that is relative is so to the folder of the list. A document itself is a list of one.
    #[arg(value_name = "FOLDER|LIST")]
    pub(crate) documents: PathBuf,
    /// How many documents are tried at once [default: one a processor]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..))]
    pub(crate) jobs: Option<u16>,
    /// Try N of the documents, from the whole of the list; the same ones each time
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..))]
    pub(crate) sample: Option<u32>,
    /// Compile the crates, with the features `blocking` and `tracing`
    #[arg(long)]
    pub(crate) compile: bool,
    /// Compile them, and call every operation twice: with what is required, and with all that can be sent
    ///
    /// A service on a loopback port answers with samples of the document. What comes is judged by code of the tests that shares nothing
    /// with the generator. An operation that is left out counts as not called.
    #[arg(long)]
    pub(crate) call: bool,
    /// Go on where a run was stopped: keep what is known of documents by this build of the generator
    #[arg(long)]
    pub(crate) resume: bool,
    /// Print the results as JSON: times in seconds, memory in bytes
    #[arg(long)]
    pub(crate) json: bool,
    /// The file of what became of each document, a line each [default: reach/results.jsonl in the target folder]
    #[arg(long, value_name = "FILE")]
    pub(crate) results: Option<PathBuf>,
}
