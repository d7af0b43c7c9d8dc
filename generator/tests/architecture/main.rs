//! The rules between the rooms of the generator, which `ARCHITECTURE.md` tells, held against every path of the sources.
//!
//! [`table`] says what each room may use. [`house`] reads the sources, [`paths`] collects the paths in them, [`resolve`] follows
//! each through `use` and `pub use` to where it leads, and [`rules`] compares that with the table. `planted` holds the rules
//! themselves: each has a violation that it must find, and so has each row of the tables.

mod client;
mod gateway;
mod house;
mod panics;
mod paths;
mod planted;
mod resolve;
mod rules;
mod scope;
mod shadows;
mod table;
mod text;
mod token_text;
mod tokens;

use resolve::Crate;
use rules::Found;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

/// What the rules find in the sources of the generator, which are read once for all tests.
static FOUND: LazyLock<Found> = LazyLock::new(|| {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    rules::found(&Crate::new(house::on_disk(&folder, "lib.rs"), &foreign()), table::ROOMS)
});

/// The crates that the generator depends on, as code names them.
fn foreign() -> Vec<String> {
    let manifest: toml::Table = include_str!("../../Cargo.toml").parse().expect("the manifest is TOML");
    let dependencies = manifest["dependencies"].as_table().expect("the generator has dependencies");
    dependencies.keys().map(|name| name.replace('-', "_")).collect()
}

#[track_caller]
fn holds(broken: &[String]) {
    assert!(
        broken.is_empty(),
        "\n{}\n\ngenerator/tests/architecture/table.rs says what is allowed.",
        broken.join("\n")
    );
}

#[test]
fn every_room_is_in_the_table() {
    holds(&FOUND.unlisted);
}

#[test]
fn no_room_uses_one_that_uses_it() {
    holds(&rules::forward(table::ROOMS));
}

#[test]
fn rooms_use_what_the_table_allows() {
    holds(&rules::judged(&FOUND.uses, table::USES));
}

#[test]
fn a_crate_that_has_an_adapter_is_named_in_it_alone() {
    holds(&rules::judged(&FOUND.confined, &[]));
}

#[test]
fn nothing_depends_on_the_machine_and_one_file_writes() {
    holds(&rules::judged(&FOUND.std, table::STD));
}

#[test]
fn nothing_panics() {
    holds(&rules::judged(&FOUND.panics, table::PANICS));
}

/// The programs of the generator and of this repository, and what is copied into each client.
#[test]
fn nothing_panics_beside_the_generator() {
    let programs =
        ["src", "../xtask/src"].map(|folder| (Path::new(env!("CARGO_MANIFEST_DIR")).join(folder), "main.rs"));
    let copied = house::copied().into_iter().map(|folder| (folder, "mod.rs"));
    let beside = programs.into_iter().chain(copied);
    let found = beside.flat_map(|(folder, root)| rules::of_panics(&Crate::new(house::on_disk(&folder, root), &[])));
    holds(&rules::judged(&found.collect(), &[]));
}

/// A file that no rule reads might hold anything. Those that only tests are compiled with may.
#[test]
fn every_file_is_read() {
    let here = |folder: &str| Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let programs: [(PathBuf, &[&str]); 2] =
        [(here("src"), &["lib.rs", "main.rs"]), (here("../xtask/src"), &["main.rs"])];
    let copied = house::copied().into_iter().map(|folder| (folder, &["mod.rs"][..]));
    let unread = programs.into_iter().chain(copied).flat_map(|(folder, roots)| house::unread_on_disk(&folder, roots));
    holds(&unread.map(|file| format!("{file}: no `mod` leads to it")).collect::<Vec<_>>());
}

#[test]
fn no_text_of_tokens_is_compared() {
    holds(&rules::judged(&FOUND.token_text, &[]));
}

#[test]
fn tokens_are_printed_in_one_room() {
    holds(&rules::judged(&FOUND.printed_tokens, &[]));
}

#[test]
fn no_vendor_is_named() {
    holds(&text::naming_a_vendor(&FOUND.files));
}

#[test]
fn views_hold_finished_texts() {
    holds(&gateway::open_views());
}

#[test]
fn few_files_vouch_for_a_text() {
    holds(&gateway::vouching(&FOUND.files));
}

#[test]
fn macros_of_the_runtime_get_finished_documentation() {
    holds(&gateway::joined_documentation());
}

#[test]
fn no_name_of_a_document_shadows_what_macros_name() {
    holds(&shadows::of_the_runtime());
}

#[test]
fn no_name_of_a_document_shadows_what_is_emitted() {
    holds(&shadows::of_emit());
}

#[test]
fn templates_only_place_values() {
    holds(&text::deciding_templates());
}

#[test]
fn the_generated_crate_has_no_macro_from_outside_std() {
    holds(&text::foreign_macros());
}

#[test]
fn every_exception_has_a_reason() {
    holds(&rules::unexplained(&[table::USES, table::STD, table::PANICS, table::VENDORS].concat()));
}
