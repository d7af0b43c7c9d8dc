use super::{Config, Messages, Reading};
use clap::Args;
use std::path::PathBuf;

#[derive(Args, Debug)]
pub struct Generate {
    /// Write nothing; compare with the disk, and exit with 1 if anything is missing, changed (by hand or not) or extra
    #[arg(long)]
    pub(crate) check: bool,
    /// Print what changed since the last release too, and exit with 1 if the version of the config is too low for it
    #[arg(long, requires = "check", conflicts_with = "spec")]
    pub(crate) verdict: bool,
    /// Compare with this, a file, a folder or REVISION:PATH, and not with the commit that last changed the lock
    #[arg(long, value_name = "OLD", requires = "verdict")]
    pub(crate) released: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) config: Config,
    /// Generate from this document, without a config
    #[arg(long, value_name = "FILE", requires = "out", conflicts_with_all = ["config", "client"])]
    pub(crate) spec: Option<PathBuf>,
    /// The folder of the generated crate; what it holds besides stays, and is an error where it is in the way
    #[arg(long, value_name = "DIR", requires = "spec")]
    pub(crate) out: Option<PathBuf>,
    /// The name of the generated crate [default: that of the document's file]
    #[arg(long, value_name = "CRATE", requires = "spec", value_parser = crate_name)]
    pub(crate) name: Option<String>,
    /// Print which operations have pages, a line each, with the style and what it was concluded from
    #[arg(long)]
    pub(crate) pages: bool,
    #[command(flatten)]
    pub(crate) reading: Reading,
    #[command(flatten)]
    pub(crate) messages: Messages,
}

pub(super) fn crate_name(text: &str) -> Result<String, String> {
    match crate::config::is_crate_name(text) {
        true => Ok(text.to_owned()),
        false => Err("start with a letter, and go on with letters, digits, `-` and `_`".to_owned()),
    }
}
