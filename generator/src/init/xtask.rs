//! A crate that generates by the library: for those who want no program installed, but what their repository builds itself.

use super::{VERSION, github::OWNER};

/// Where cargo has the aliases of a repository.
pub const CARGO_CONFIG: &str = ".cargo/config.toml";

/// The manifest of the crate, from the folder of the config.
pub const MANIFEST: &str = "xtask/Cargo.toml";

/// The line by which cargo knows the crate. It is a workspace of its own, so that it can stand in any.
pub const ALIAS: &str = "xtask = \"run --manifest-path xtask/Cargo.toml --target-dir target/xtask --\"";

/// The files of the crate: the path from the folder of the config, and the text.
pub fn xtask() -> [(&'static str, String); 2] {
    let manifest = format!(
        "[package]
name = \"xtask\"
version = \"0.0.0\"
edition = \"2024\"
publish = false

[dependencies]
# One version, since another one may write another client. From the repository of sailmaker in place of crates.io:
# sailmaker = {{ git = \"https://github.com/{OWNER}/sailmaker\", tag = \"v{VERSION}\", default-features = false }}
sailmaker = {{ version = \"={VERSION}\", default-features = false }}

# It belongs to no other workspace.
[workspace]
"
    );
    [(MANIFEST, manifest), ("xtask/src/main.rs", include_str!("../../examples/generate.rs").to_owned())]
}

/// The config of cargo that has nothing but the alias.
pub fn cargo_config() -> String {
    format!("[alias]\n{ALIAS}\n")
}
