use super::{Config, Format, Reading};
use clap::Args;

#[derive(Args, Debug)]
pub struct Update {
    /// Write nothing; exit with 1 if the published document is another
    #[arg(long)]
    pub(crate) check: bool,
    /// Lose what was changed by hand in the document since it was fetched
    #[arg(long, conflicts_with = "check")]
    pub(crate) force: bool,
    /// How the verdict is printed; markdown is fit for a comment on a pull request
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub(crate) format: Format,
    #[command(flatten)]
    pub(crate) config: Config,
    #[command(flatten)]
    pub(crate) reading: Reading,
}
