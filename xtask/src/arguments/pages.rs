use clap::Args;

#[derive(Args, Debug)]
pub(crate) struct Pages {
    /// The documents, each with a name for its row if that is not its path: `GitHub=github.json`
    #[arg(required = true, value_name = "[NAME=]FILE")]
    pub(crate) documents: Vec<String>,
    /// Print the operations that are not found, and those that one may doubt, too
    #[arg(long)]
    pub(crate) list: bool,
}
