use clap::Args;
use std::path::PathBuf;

/// Which cases are tried; the rest of the help is at [`Command::Fuzz`](super::Command::Fuzz).
#[derive(Args, Debug)]
pub(crate) struct Fuzz {
    /// How many cases are tried [default: 1000, or as many as there is time for]
    #[arg(long, value_name = "N")]
    pub(crate) cases: Option<u64>,
    /// Begin no case after so many minutes
    #[arg(long, value_name = "N")]
    pub(crate) minutes: Option<u64>,
    /// What the cases are made from: another seed, other cases
    #[arg(long, value_name = "S", default_value_t = 1)]
    pub(crate) seed: u64,
    /// Take this document apart, or those of this folder, in place of those of the repository
    #[arg(long, value_name = "PATH")]
    pub(crate) corpus: Vec<PathBuf>,
    /// Compile so many of the crates that are generated
    #[arg(long, value_name = "N", default_value_t = 0)]
    pub(crate) compile: usize,
    /// Where cases that fail are kept [default: fuzz/failures in the target folder]
    #[arg(long, value_name = "DIR")]
    pub(crate) keep: Option<PathBuf>,
    /// Try one case alone and keep it: its name, SEED-NUMBER, or a document that was kept
    #[arg(long, value_name = "CASE", conflicts_with_all = ["cases", "minutes", "seed", "compile"])]
    pub(crate) case: Option<String>,
}
