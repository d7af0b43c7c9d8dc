use crate::diagnostic::{Detail, Kind, Level, Policy};
use clap::{Args, ValueEnum};

/// Which faults of a document are errors.
#[derive(Args, Clone, Debug, Default)]
pub struct Faults {
    /// Make faults of this kind errors; may be given several times, and wins over the config
    #[arg(long = "deny", value_name = "ID", value_parser = kind)]
    pub deny: Vec<Kind>,
    /// Say nothing of faults of this kind; may be given several times, and wins over the config
    #[arg(long = "allow", value_name = "ID", value_parser = kind)]
    pub allow: Vec<Kind>,
    /// Make every warning an error, but for those of kinds that are allowed
    #[arg(long)]
    pub strict: bool,
}

/// How what is found is shown.
#[derive(Args, Clone, Copy, Debug, Default)]
pub struct Messages {
    /// Which warnings are shown: all of them, of each kind the first places, or how many there are
    #[arg(long, value_enum, value_name = "WHICH", default_value_t)]
    pub warnings: Warnings,
    /// How messages are written to stderr: for people, as JSON, or as annotations of GitHub Actions
    #[arg(long = "format", value_enum, value_name = "FORMAT", default_value_t)]
    pub format: MessageFormat,
}

/// Which warnings are shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum Warnings {
    /// All of them, in full
    All,
    /// Of each kind how many there are and the first three places
    #[default]
    Summary,
    /// Only how many there are
    None,
}

/// How messages are written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum MessageFormat {
    /// For people
    #[default]
    Text,
    /// One JSON object
    Json,
    /// Annotations of GitHub Actions
    Github,
}

impl Faults {
    pub(crate) fn policy(&self) -> Policy {
        let level = |level: Level| move |kind: &Kind| (*kind, level);
        let allowed = self.allow.iter().map(level(Level::Allow));
        Policy { strict: self.strict, levels: allowed.chain(self.deny.iter().map(level(Level::Deny))).collect() }
    }
}

impl Messages {
    pub(crate) fn detail(self) -> Detail {
        match self.warnings {
            Warnings::All => Detail::All,
            Warnings::Summary => Detail::Summary,
            Warnings::None => Detail::None,
        }
    }
}

fn kind(text: &str) -> Result<Kind, String> {
    text.parse()
}
