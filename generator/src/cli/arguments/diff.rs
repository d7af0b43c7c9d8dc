use super::{Config, Reading};
use clap::{Args, ValueEnum};
use std::path::PathBuf;

#[derive(Args, Debug)]
pub struct Diff {
    /// What there was: a file, a folder, or REVISION:PATH of git
    #[arg(value_name = "OLD")]
    pub(crate) old: PathBuf,
    /// What there is: a file, a folder, or REVISION:PATH of git
    #[arg(value_name = "NEW")]
    pub(crate) new: PathBuf,
    /// How the verdict is printed; markdown is fit for a comment on a pull request
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub(crate) format: Format,
    #[command(flatten)]
    pub(crate) config: Config,
    #[command(flatten)]
    pub(crate) reading: Reading,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    Text,
    Markdown,
    Json,
}
