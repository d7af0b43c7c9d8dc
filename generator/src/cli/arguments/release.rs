use super::{Config, Messages, Reading};
use chrono::NaiveDate;
use clap::Args;
use semver::Version;
use std::path::PathBuf;

#[derive(Args, Debug)]
pub struct Release {
    /// The version [default: that of the config if it was raised, else the least that the changes ask for]
    #[arg(long, value_name = "X.Y.Z")]
    pub(crate) version: Option<Version>,
    /// The day of the release [default: today, by UTC]
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = date)]
    pub(crate) date: Option<NaiveDate>,
    /// A line of Markdown for the changelog, before what changed; may be given several times
    ///
    /// For what a program must change and the document does not show: the behaviour of the client, say.
    #[arg(long = "note", value_name = "TEXT", value_parser = note)]
    pub(crate) notes: Vec<String>,
    /// Print what would be done, and write nothing
    #[arg(long)]
    pub(crate) dry_run: bool,
    /// Compare with this, a file, a folder or REVISION:PATH, and not with the commit that last changed the lock
    #[arg(long, value_name = "OLD")]
    pub(crate) released: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) config: Config,
    #[command(flatten)]
    pub(crate) reading: Reading,
    #[command(flatten)]
    pub(crate) messages: Messages,
}

fn date(text: &str) -> Result<NaiveDate, String> {
    text.parse().map_err(|_| "write a day as 2026-01-31".to_owned())
}

fn note(text: &str) -> Result<String, String> {
    let text = text.trim();
    if text.is_empty() || text.contains(char::is_control) {
        return Err("a note is one line; give each by a `--note` of its own".to_owned());
    }
    Ok(text.to_owned())
}
