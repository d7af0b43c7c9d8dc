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

use crate::surface::Context;
use crate::text::Toml;
use std::collections::BTreeMap;
use std::path::PathBuf;

/// The name of the config that commands look for: in the working directory, then in the folders above it.
pub const FILE: &str = "sailmaker.toml";

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
///
/// `document` and `output` are paths from the folder of the config, and `faults` are the warnings of the document, by their kinds.
pub fn config(context: Context<'_>, document: &str, output: &str, faults: &BTreeMap<&str, usize>) -> String {
    let package = &context.config.config.package;
    let prefix = context.surface.security.environment.base_url.strip_suffix("_BASE_URL");
    let sections = [
        format!(
            "{}document = {}\noutput = {}\n",
            comments::head(document, &package.name),
            Toml::text(document),
            Toml::text(output)
        ),
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
