//! The pages of reference, made from what the generator reads.

mod config;
mod kinds;
mod picture;

use sailmaker::cli::report::{self, Status};
use sailmaker::output::write_file;
use std::path::{Path, PathBuf};

/// The path of a page, and what makes it.
type Page = (&'static str, fn() -> String);

/// The pages, from the root of the repository.
const PAGES: [Page; 3] =
    [("docs/config.md", config::page), ("docs/diagnostics.md", kinds::page), ("docs/terminal.svg", picture::svg)];

pub(crate) fn run() -> Status {
    for (path, page) in PAGES {
        if let Err(error) = write_file(&at(path), &page()) {
            report::error(format!("error: {error}"));
            return Status::Failed;
        }
    }
    Status::Done
}

fn at(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(path)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_pages_are_those_of_the_code() {
        for (path, page) in PAGES {
            let written = std::fs::read_to_string(at(path)).unwrap_or_default();
            assert_eq!(written.replace("\r\n", "\n"), page(), "`cargo xtask reference` writes {path}");
        }
    }
}
