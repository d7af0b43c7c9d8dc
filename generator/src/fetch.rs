//! Fetches a document by its URL: over HTTPS, or over HTTP where the server is on this machine.
//!
//! References to files are followed as they are on the disk, relative to the URL that the document came from at last, and to no other
//! origin (RFC 6454). What is fetched is bounded: one file and all of them as on the disk, and [`FILES`] files in [`TIME`].

mod address;
mod files;
mod request;

use crate::Outcome;
use crate::config::DEVICES;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::document::{self, LoadOptions, Selection};
use address::Address;
use files::Fetching;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

/// The most files that a document may be made of.
pub const FILES: usize = 1000;

/// How long all of it may take.
pub const TIME: Duration = Duration::from_secs(120);

/// A document that was fetched.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fetched {
    /// What it is to be called on the disk: `openapi.yaml`.
    pub name: String,
    /// Its text: as it was sent, or of a document of several files the one that is made of them.
    pub text: String,
}

/// Fetches a document and all files that it refers to. Whether it is a good one is not looked at beyond that; of several files, what
/// becomes of references that lead nowhere is told.
pub fn fetch(url: &str) -> Outcome<Fetched> {
    match Address::parse(url).and_then(|address| Fetching::start(address, TIME)) {
        Ok(fetching) => whole(fetching),
        Err(fault) => {
            let mut diagnostics = Diagnostics::new();
            diagnostics.push(*fault);
            Outcome { result: None, diagnostics, sources: Default::default() }
        }
    }
}

fn whole(fetching: Fetching) -> Outcome<Fetched> {
    let fetching = Arc::new(fetching);
    let root = fetching.root().to_owned();
    let mut load = LoadOptions { allow_outside: true, ..LoadOptions::default() };
    load.limits.files = FILES;
    load.files = Some(fetching.clone());
    let mut diagnostics = Diagnostics::new();
    let linked = document::load(&root, &load, &mut diagnostics);
    if diagnostics.has_errors() {
        return Outcome { result: None, diagnostics, sources: linked.into_sources() };
    }
    if !fetching.has_more() {
        let text = linked.sources().file(linked.root()).map_or("", |file| file.text());
        // What is wrong with it is told when a client is made of it.
        let (result, diagnostics) =
            (Some(Fetched { name: name(&root, text), text: text.to_owned() }), Diagnostics::new());
        return Outcome { result, diagnostics, sources: linked.into_sources() };
    }
    let bundle = document::bundle(&linked, &Selection::default(), &mut diagnostics);
    let result = (!diagnostics.has_errors()).then(|| {
        let text = bundle.with_stand_ins().to_yaml();
        Fetched { name: name(&root.with_extension("yaml"), &text), text }
    });
    Outcome { result, diagnostics, sources: linked.into_sources() }
}

/// The name of a file that holds a text and is called like `path`: of letters, digits, `.`, `-` and `_`, that of no device of Windows, and
/// by its end YAML or JSON.
fn name(path: &Path, text: &str) -> String {
    let is_usual = |other: &char| other.is_ascii_alphanumeric() || matches!(other, '.' | '-' | '_');
    let usual = |part: Option<&std::ffi::OsStr>| -> String {
        part.map(|part| part.to_string_lossy().chars().filter(is_usual).collect()).unwrap_or_default()
    };
    let stem = usual(path.file_stem());
    let is_device = DEVICES.contains(&stem.to_ascii_lowercase().as_str());
    let is_name = stem.starts_with(|first: char| first.is_ascii_alphanumeric()) && !is_device;
    let stem = if is_name { stem.as_str() } else { "openapi" };
    let extension = usual(path.extension()).to_ascii_lowercase();
    let extension = match extension.as_str() {
        known @ ("yaml" | "yml" | "json") => known,
        _ if text.trim_start().starts_with('{') => "json",
        _ => "yaml",
    };
    format!("{stem}.{extension}")
}

/// A fault of a URL, or of what a server does.
fn fault(message: impl Into<String>, help: impl Into<String>) -> Box<Diagnostic> {
    Box::new(Diagnostic::error(message).help(help))
}

#[cfg(test)]
mod tests {
    use super::name;
    use std::path::Path;

    #[test]
    fn a_file_is_called_like_the_last_part_of_the_url() {
        let cases = [
            ("/v1/openapi.yaml", "a: 1", "openapi.yaml"),
            ("/Petstore.JSON", "{}", "Petstore.json"),
            ("/spec", " {}", "spec.json"),
            ("/spec.php", "a: 1", "spec.yaml"),
            ("/", "a: 1", "openapi.yaml"),
            ("/..", "a: 1", "openapi.yaml"),
            ("/.git", "a: 1", "openapi.yaml"),
            ("/CON.json", "{}", "openapi.json"),
            ("/a b$(x)\u{202e}.yml", "a: 1", "abx.yml"),
        ];
        for (path, text, expected) in cases {
            assert_eq!(name(Path::new(path), text), expected, "{path}");
        }
    }
}
