//! What sailmaker copies or renders into a client crate, and the runtime as a crate of its own.

mod shared;

pub use shared::{STREAMS, VERSION, shared};

use include_dir::{Dir, include_dir};

static RUNTIME: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/runtime");
/// What stands beside the runtime in a crate, by name: the client, which each crate has of its own, and what only some documents have a use for.
static PARTS: [(&str, Dir<'static>); 3] = [
    ("authorization_code", include_dir!("$CARGO_MANIFEST_DIR/authorization_code")),
    ("client", include_dir!("$CARGO_MANIFEST_DIR/client")),
    ("streams", include_dir!("$CARGO_MANIFEST_DIR/streams")),
];
static CRATE: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/crate");

/// The files of the runtime: real Rust, copied as it stands. Each is its path under `src/runtime/`, and its text.
pub fn runtime() -> impl Iterator<Item = (&'static str, &'static str)> {
    files(&RUNTIME)
}

/// The files of a part beside the runtime, copied as they stand: `authorization_code`, `client` or `streams`; none of a part that there is not.
/// Each is its path under `src/runtime/NAME/`, and its text.
pub fn part(name: &str) -> impl Iterator<Item = (&'static str, &'static str)> {
    let part = PARTS.iter().find(|(own, _)| *own == name);
    part.into_iter().flat_map(|(_, folder)| files(folder))
}

/// The extension of a template; a file without it is copied as it stands.
pub const EXTENSION: &str = ".j2";

/// The files of client crates that are the same in each one that has them, each with its path: texts of licences.
pub fn copied() -> impl Iterator<Item = (&'static str, &'static str)> {
    templates().filter(|(name, _)| !name.ends_with(EXTENSION))
}

/// The templates of everything that is not Rust. Each is its path, which mirrors the output's, and its text.
pub fn templates() -> impl Iterator<Item = (&'static str, &'static str)> {
    files(&CRATE)
}

/// All files of an embedded folder, by path. What is not UTF-8 is no template and no Rust, and is left out.
fn files(folder: &'static Dir<'static>) -> impl Iterator<Item = (&'static str, &'static str)> {
    let mut files = Vec::new();
    let mut open = vec![folder];
    while let Some(folder) = open.pop() {
        open.extend(folder.dirs());
        files.extend(folder.files().filter_map(|file| Some((file.path().to_str()?, file.contents_utf8()?))));
    }
    files.sort_unstable();
    files.into_iter()
}
