//! The picture of a terminal in the README: what the first commands of the tutorial print, which a test holds, and a fault of its
//! document.

use anstyle_svg::Term;
use sailmaker::Input;
use sailmaker::config::LoadedConfig;
use sailmaker::diagnostic::{Style, View};
use sailmaker::diff::Client;
use sailmaker::document::{KnownFile, LoadOptions, Selection};
use std::path::Path;
use std::sync::Arc;

const TUTORIAL: &str = include_str!("../../../../docs/tutorial.md");

/// How many columns the terminal has.
const COLUMNS: u16 = 100;

/// Where the fault is, and what it is.
const FAULT: (&str, &str) =
    ("items: {$ref: '#/components/schemas/Order'}", "items: {$ref: '#/components/schemas/Oder'}");

pub(super) fn svg() -> String {
    let commands: Vec<&str> = blocks("console").take(2).collect();
    let commands = commands.join("\n").replace("$ ", "\u{1b}[1;32m$\u{1b}[0m ");
    let strict = "\u{1b}[1;32m$\u{1b}[0m sailmaker generate --strict   # with a slip in acme.yaml\n";
    let text = format!("{commands}\n{strict}{}", fault());
    Term::new().min_width_px(840).render_svg(&text) + "\n"
}

/// The blocks of code of the tutorial that are of one kind.
fn blocks(kind: &str) -> impl Iterator<Item = &'static str> {
    let start = format!("{kind}\n");
    let blocks = TUTORIAL.split("\n```").skip(1).step_by(2);
    blocks.filter_map(move |block| block.strip_prefix(&start))
}

/// What is said of the document of the tutorial with a fault in it.
fn fault() -> String {
    let document = Path::new("acme.yaml");
    let text = blocks("yaml").next().unwrap_or_default().replace(FAULT.0, FAULT.1);
    let mut config = LoadedConfig::of_document(document, Path::new("acme"), None);
    config.config.diagnostics.strict = true;
    let load = LoadOptions { files: Some(Arc::new(KnownFile::new(document, text))), ..LoadOptions::default() };
    let read = Client::read(&Input { config, selection: Selection::default(), load });
    let view = View { style: Style::Ansi, width: COLUMNS, ..View::default() };
    read.diagnostics.view(&read.sources, &view)
}
