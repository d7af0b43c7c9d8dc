use clap::Args;

/// What is measured; the rest of the help is at [`Command::Growth`](super::Command::Growth).
#[derive(Args, Debug)]
pub(crate) struct Growth {
    /// Only the kinds whose names have one of these words in them
    #[arg(value_name = "WORD")]
    pub(crate) words: Vec<String>,
    /// Begin with documents of N things in place of the size that takes long enough to be measured
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..))]
    pub(crate) size: Option<u32>,
    /// How many times longer twice the size may take
    #[arg(long, value_name = "RATIO", default_value_t = 2.8)]
    pub(crate) limit: f64,
    /// Print the kinds, and what grows in each
    #[arg(long)]
    pub(crate) list: bool,
    /// Measure this build of the generator even where it is not optimized: for tests
    #[arg(long, hide = true)]
    pub(crate) unoptimized: bool,
}
