use super::{Config, Messages, Reading};
use crate::config::crate_name_help;
use clap::Args;
use std::path::{Path, PathBuf};

#[derive(Args, Debug)]
pub struct Generate {
    /// Write nothing; compare with the disk, and exit with 1 if anything is missing, changed (by hand or not) or extra
    #[arg(long)]
    pub(crate) check: bool,
    /// Print what changed since the last release too, and exit with 1 if the version of the config is too low for it
    #[arg(long, requires = "check", conflicts_with = "spec")]
    verdict: bool,
    /// Compare with this, a file, a folder or REVISION:PATH, and not with the commit that last changed the lock
    #[arg(long, value_name = "OLD", requires = "verdict")]
    released: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) subject: Subject,
}

#[derive(Args, Debug)]
pub struct Check {
    /// Print what changed since the last release too, and exit with 1 if the version of the config is too low for it
    #[arg(long, conflicts_with = "spec")]
    verdict: bool,
    /// Compare with this, a file, a folder or REVISION:PATH, and not with the commit that last changed the lock
    #[arg(long, value_name = "OLD", requires = "verdict")]
    released: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) subject: Subject,
}

/// What is generated, and how it is shown.
#[derive(Args, Debug)]
pub(crate) struct Subject {
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

/// What the disk is compared with besides the document.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Compared<'a> {
    /// Whether the last release is one of it.
    pub(crate) verdict: bool,
    /// The release, where it is named.
    pub(crate) released: Option<&'a Path>,
}

impl Generate {
    /// What is compared, if nothing is to be written.
    pub(crate) fn compared(&self) -> Option<Compared<'_>> {
        self.check.then_some(Compared { verdict: self.verdict, released: self.released.as_deref() })
    }
}

impl Check {
    pub(crate) fn compared(&self) -> Compared<'_> {
        Compared { verdict: self.verdict, released: self.released.as_deref() }
    }
}

pub(super) fn crate_name(text: &str) -> Result<String, String> {
    match crate::config::is_crate_name(text) {
        true => Ok(text.to_owned()),
        false => Err(crate_name_help(text, "it")),
    }
}
