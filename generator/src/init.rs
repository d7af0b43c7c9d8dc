//! The first config of a document, with what was found in it.
//!
//! Whoever begins has a file to read and to change, and need not know a key of it: what is found is said in comments, and what can be said
//! otherwise stands beside it, out of effect.

mod comments;
mod crate_name;
mod github;
mod xtask;

pub use crate_name::crate_name;
pub use github::{OWNER, WORKFLOW, workflow};
pub use xtask::{ALIAS, CARGO_CONFIG, MANIFEST as XTASK_MANIFEST, cargo_config, xtask};

use crate::config::Source;
use crate::surface::Context;
use crate::text::Toml;
use std::collections::BTreeMap;
use std::path::PathBuf;

/// The name of the config that commands look for: in the working directory, then in the folders above it.
pub const FILE: &str = "sailmaker.toml";

/// The variables of the environment that the client of a document reads, a line each.
pub fn variables(context: Context<'_>) -> Vec<String> {
    comments::variables(context)
}

/// What a config is written for.
#[derive(Clone, Copy, Debug)]
pub struct Begun<'a> {
    /// The path of the document, from the folder of the config.
    pub document: &'a str,
    /// Where the document was fetched from, if it was.
    pub source: Option<&'a Source>,
    /// The path of the crate's folder, from that of the config.
    pub output: &'a str,
    /// The warnings of the document, by their kinds.
    pub faults: &'a BTreeMap<&'static str, usize>,
}

/// The version of the generator, which what is written for others to build names.
pub const VERSION: &str = env!("CARGO_PKG_VERSION");

/// The most folders above the working directory in which a config is looked for; above the root of a file system is the root.
const DEEPEST: usize = 64;

/// The config in the working directory, or in the nearest folder above it.
pub fn nearest() -> Option<PathBuf> {
    let folders = std::iter::successors(Some(PathBuf::new()), |folder| Some(folder.join("..")));
    folders.take(DEEPEST).map(|folder| folder.join(FILE)).find(|path| path.is_file())
}

/// The text of a config, in TOML.
pub fn config(context: Context<'_>, begun: Begun<'_>) -> String {
    let Begun { document, source, output, faults } = begun;
    let package = &context.config.config.package;
    let prefix = context.surface.security.environment.base_url.strip_suffix("_BASE_URL");
    let sections = [
        format!(
            "{}document = {}\noutput = {}\n",
            comments::head(document, &package.name),
            Toml::text(document),
            Toml::text(output)
        ),
        source.map(self::source).unwrap_or_default(),
        format!(
            "[crate]\nname = {}\nversion = {}\n{}",
            Toml::text(&package.name),
            Toml::text(&package.version),
            comments::package(context)
        ),
        comments::server(context),
        format!(
            "{}[environment]\n{}",
            comments::environment(context),
            prefix.map(|prefix| format!("prefix = {}\n", Toml::text(prefix))).unwrap_or_default()
        ),
        comments::pages(context),
        comments::streams(context),
        comments::faults(faults),
    ];
    sections.into_iter().filter(|section| !section.is_empty()).collect::<Vec<_>>().join("\n")
}

fn source(source: &Source) -> String {
    let Source { url, sha256 } = source;
    let about = "# Where the document came from; `sailmaker update` fetches it again, and says what is new.";
    format!("{about}\n[source]\nurl = {}\nsha256 = {}\n", Toml::text(url), Toml::text(sha256))
}
