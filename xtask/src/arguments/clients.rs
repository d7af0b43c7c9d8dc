use clap::Args;
use std::path::PathBuf;

/// Which clients stand side by side; the rest of the help is at [`Command::Clients`](super::Command::Clients).
#[derive(Args, Debug)]
pub(crate) struct Clients {
    /// The documents, each of which becomes a client; one that is named twice becomes two
    #[arg(value_name = "DOCUMENT", required = true)]
    pub(crate) documents: Vec<PathBuf>,
    /// The folder of the two workspaces [default: clients in the target folder]
    #[arg(long, value_name = "DIR")]
    pub(crate) out: Option<PathBuf>,
    /// How often each figure is taken; the median is printed. With 0 nothing is measured
    #[arg(long, value_name = "N", default_value_t = 3)]
    pub(crate) runs: u16,
}
