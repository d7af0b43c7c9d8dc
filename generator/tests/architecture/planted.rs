//! Violations that the rules must find, planted into small sources and held against the table of the real house.

use crate::house::planted;
use crate::resolve::Crate;
use crate::rules::{self, Violation};
use crate::table::{Confined, Exception, NEVER_OF_STD, ROOMS, Room};
use crate::{client, foreign, text};

/// Sources with the rooms that the plants below go into, and a plant.
fn sources(plant: (&str, &str)) -> Crate {
    let rooms = [
        ("lib.rs", "pub mod emit; pub mod ir; pub mod lower; pub mod names; pub mod render; pub mod surface;"),
        ("emit.rs", "pub use quote::quote as tokens; pub struct File; pub mod inner { pub struct Deep; }"),
        ("ir.rs", "pub struct Api; pub enum Kind { One }"),
        ("lower.rs", "pub use openapiv3::Schema as Read;"),
        ("names.rs", "pub struct Names; pub use crate::ir::Kind;"),
        ("render.rs", ""),
        ("surface.rs", "pub use crate::names::*; mod part; pub struct Surface;"),
        ("surface/part.rs", ""),
    ];
    let files: Vec<_> = rooms.into_iter().filter(|(file, _)| *file != plant.0).chain([plant]).collect();
    Crate::new(planted(&files), &foreign())
}

/// What the rules say of paths in a plant, and in nothing else.
#[track_caller]
fn paths(file: &str, code: &str, expected: &[&str]) {
    let found = rules::of_paths(&sources((file, code)), ROOMS);
    let found: Vec<_> = found.into_iter().filter(|found| found.file == file).map(|found| found.uses).collect();
    assert_eq!(found, expected, "{code}");
}

#[test]
fn an_inline_path_is_found() {
    paths("ir.rs", "fn a() { crate::emit::File; }", &["emit"]);
    paths("ir.rs", "fn a(_: &crate::emit::File) {}", &["emit"]);
    paths("ir.rs", "fn a() { match b { crate::emit::File => 1 } }", &["emit"]);
    paths("ir.rs", "impl From<crate::emit::File> for A {}", &["emit"]);
    paths("ir.rs", "fn a() { proc_macro2::Span::call_site(); }", &["proc_macro2"]);
    paths("ir.rs", "fn a() { ::syn::parse_str(b); }", &["syn"]);
}

#[test]
fn every_kind_of_use_is_found() {
    paths("ir.rs", "use crate::emit::File;", &["emit"]);
    paths("ir.rs", "use crate::{emit::{self, File}, ir};", &["emit", "emit"]);
    paths("ir.rs", "use crate::emit as other; fn a() { other::File; }", &["emit", "emit"]);
    paths("ir.rs", "use crate::emit::*;", &["emit"]);
    paths("ir.rs", "use super::emit::File as _;", &["emit"]);
    paths("ir.rs", "fn a() { use crate::emit; }", &["emit"]);
    paths("ir.rs", "use quote::quote;", &["quote"]);
    paths("ir.rs", "use ::quote::{quote as q};", &["quote"]);
    paths("ir.rs", "use quote;", &["quote"]);
    paths("ir.rs", "mod inner { use super::super::emit::File; }", &["emit"]);
    paths("surface/part.rs", "use super::super::emit::inner::Deep;", &["emit"]);
}

#[test]
fn a_path_in_a_macro_is_found() {
    paths("ir.rs", "fn a() { format!(\"{}\", crate::emit::file()); }", &["emit"]);
    paths("ir.rs", "fn a() { vec![Some(syn::b())]; }", &["syn"]);
    paths("ir.rs", "fn a() { quote::quote!(b); }", &["quote"]);
    paths("ir.rs", "#[derive(syn::Parse)] struct A;", &["syn"]);
    paths("ir.rs", "#[serde(with = \"crate::emit::inner\")] struct A;", &["emit"]);
}

#[test]
fn code_that_is_quoted_is_the_clients() {
    paths("emit.rs", "use quote::quote; fn a() { quote!(crate::render::B, syn::C); }", &[]);
}

#[test]
fn a_reexport_counts_as_where_the_item_lives() {
    paths("lower.rs", "use crate::surface::Names;", &["names", "surface"]);
    paths("lower.rs", "use crate::names::Kind; fn a() { Kind::One; }", &["names", "names"]);
    paths("surface.rs", "fn a() { crate::emit::tokens!(); }", &["emit", "quote"]);
    paths("ir.rs", "use crate::lower::Read;", &["lower", "openapiv3"]);
    paths("render.rs", "pub use crate::lower as open; fn a(_: open::Read) {}", &["lower", "lower", "openapiv3"]);
}

#[test]
fn what_is_only_tested_or_only_called_alike_is_none() {
    paths("ir.rs", "#[cfg(test)] mod tests { use crate::emit::File; }", &[]);
    paths("ir.rs", "#[cfg(test)] use crate::emit::File;", &[]);
    paths("ir.rs", "fn a(syn: u8) -> u8 { let quote = syn; quote }", &[]);
    paths("ir.rs", "use std::collections::BTreeMap; fn a() { Self::emit(); b.emit(); }", &[]);
}

#[test]
fn the_nevers_are_in_the_table() {
    for (file, code, uses) in [
        ("surface.rs", "use proc_macro2::TokenStream;", "proc_macro2"),
        ("surface.rs", "fn a() { quote::format_ident!(\"b\"); }", "quote"),
        ("surface.rs", "fn a() -> syn::Path {}", "syn"),
        ("emit.rs", "use crate::names::Names;", "names"),
        ("emit.rs", "use openapiv3::Schema;", "openapiv3"),
        ("ir.rs", "use openapiv3::Schema;", "openapiv3"),
        ("names.rs", "use minijinja::Environment;", "minijinja"),
        ("lower.rs", "use crate::surface::Surface;", "surface"),
    ] {
        paths(file, code, &[uses]);
    }
}

#[test]
fn a_room_that_no_one_listed_is_found() {
    let sources = Crate::new(planted(&[("lib.rs", "mod attic;"), ("attic.rs", "")]), &foreign());
    assert_eq!(rules::unlisted(&sources, ROOMS), ["attic"]);
}

#[test]
fn a_circle_is_found() {
    let room = |name, rooms| Room { name, rooms, crates: &[] };
    assert_eq!(rules::forward(&[room("a", &["b"]), room("b", &["a"])]), ["a → b"]);
}

#[test]
fn what_writes_or_differs_from_run_to_run_is_found() {
    for (code, uses) in [
        ("fn a() { std::fs::write(b, c); }", "std::fs::write"),
        ("use std::fs; fn a() { fs::rename(b, c); }", "std::fs::rename"),
        ("use std::fs::File; fn a() { File::create(b); }", "std::fs::File::create"),
        ("use std::time::{Duration, SystemTime};", "std::time::SystemTime"),
        ("fn a() { std::env::var(b); }", "std::env"),
    ] {
        let found = rules::of_std(&sources(("ir.rs", code)), NEVER_OF_STD);
        assert_eq!(found.into_iter().map(|found| found.uses).collect::<Vec<_>>(), [uses], "{code}");
    }
    let read = "use std::fs::{self, File}; fn a() { fs::read(b); File::open(b); std::time::Duration::ZERO }";
    assert!(rules::of_std(&sources(("ir.rs", read)), NEVER_OF_STD).is_empty());
}

#[track_caller]
fn panics(code: &str, expected: &[&str]) {
    let found = rules::of_panics(&sources(("ir.rs", code)));
    assert_eq!(found.into_iter().map(|found| found.uses).collect::<Vec<_>>(), expected, "{code}");
}

#[test]
fn a_crate_outside_of_its_adapter_is_found() {
    let uses = |code: &str, files: &'static [&'static str]| {
        let confined = [Confined { name: "openapiv3", files }];
        let found = rules::of_confined(&sources(("ir.rs", code)), &confined);
        found.into_iter().filter(|found| found.file == "ir.rs").count()
    };
    assert_eq!(uses("use openapiv3::Schema;", &["lower"]), 1);
    assert_eq!(uses("fn a(_: &openapiv3::Schema) {}", &["lower"]), 1);
    assert_eq!(uses("use crate::lower::Read;", &["lower"]), 1);
    assert_eq!(uses("use quote::quote;", &["lower"]), 0);
    assert_eq!(uses("use openapiv3::Schema;", &["ir"]), 0);
}

#[test]
fn what_can_panic_is_found() {
    panics("fn a() { b.unwrap(); }", &[".unwrap()"]);
    panics("fn a() { b.expect(\"c\"); }", &[".expect()"]);
    panics("fn a() { b.map(Option::unwrap); }", &["::unwrap"]);
    panics("fn a() { todo!() }", &["todo!"]);
    panics("fn a() { std::unreachable!() }", &["unreachable!"]);
    panics("fn a() { b[0]; }", &["[…]"]);
    panics("impl A { fn a() { &b[1..]; } }", &["[…]"]);
    panics("fn a() { format!(\"{}\", b.unwrap()); }", &[".unwrap()"]);
    panics("fn a() { format!(\"{}\", b(c)[0]); }", &["[…]"]);
    panics("macro_rules! a { () => { panic!() } }", &["panic!"]);
}

#[test]
fn what_cannot_panic_is_none() {
    panics("#[cfg(test)] mod tests { fn a() { b.unwrap(); } }", &[]);
    panics("fn a(b: &'static [u8]) -> [u8; 1] { let [c] = b; b.unwrap_or_default() }", &[]);
    panics("fn a() { matches!(b, [c, ..]); vec![vec![1], [2].to_vec()]; json!({ \"d\": [3] }); }", &[]);
}

#[track_caller]
fn compares(code: &str) {
    let found = rules::of_token_text(&sources(("emit.rs", code)), ROOMS);
    assert_eq!(found.len(), 1, "{code}");
}

#[test]
fn text_of_tokens_that_is_compared_is_found() {
    compares("fn a() { b.to_string() == \"token\"; }");
    compares("fn a() { \"token\" != format!(\"{b}\"); }");
    compares("fn a() { b.to_string().contains(\"models\"); }");
    compares("fn a() { match b.to_string().as_str() { \"token\" => 1 } }");
}

#[track_caller]
fn prints(file: &str, code: &str, expected: &[&str]) {
    let found = rules::of_printed_tokens(&sources((file, code)), ROOMS);
    assert_eq!(found.into_iter().map(|found| found.uses).collect::<Vec<_>>(), expected, "{code}");
}

#[test]
fn text_of_tokens_that_is_compared_elsewhere_is_found() {
    prints("emit.rs", "fn a() { let text = tokens.to_string(); if text == \"token\" {} }", &[".to_string()"]);
    prints("emit.rs", "fn a() { tokens.map(ToString::to_string); }", &["::to_string"]);
    prints("emit.rs", "fn a() { format!(\"{}\", tokens.to_string()); }", &[".to_string()"]);
    prints("emit.rs", "fn a() { let text = stringify!(token); }", &["stringify!"]);
}

#[test]
fn text_that_is_printed_where_it_may_be_is_none() {
    prints("render.rs", "fn a() { let text = tokens.to_string(); }", &[]);
    prints("names.rs", "fn a() { let text = name.to_string(); }", &[]);
    prints("emit.rs", "fn a() { quote::quote!(b.to_string()); }", &[]);
}

#[test]
fn an_exception_that_nothing_needs_is_found() {
    let violation = |uses: &str| Violation { file: "ir.rs".into(), uses: uses.into(), written: "crate::emit".into() };
    let excepted = [Exception { file: "ir.rs", uses: "emit", why: "it is moved" }];
    assert_eq!(rules::judged(&[violation("emit")].into(), &excepted), [""; 0]);
    assert_eq!(rules::judged(&[violation("diff")].into(), &[]), ["ir.rs: diff by `crate::emit`"]);
    let unneeded = "ir.rs: the exception for emit is not needed any more and is to be deleted";
    assert_eq!(rules::judged(&[].into(), &excepted), [unneeded]);
}

#[test]
fn a_vendor_is_found() {
    assert_eq!(text::vendors_in("// as SailPoint has it"), ["sailpoint"]);
}

#[test]
fn a_macro_from_outside_std_is_found() {
    assert_eq!(client::foreign_macros("#[derive(Clone, serde::Serialize)] struct A;"), ["derive(serde :: Serialize)"]);
    assert_eq!(client::foreign_macros("macro_rules! a { () => { #[tokio::main] fn b() {} } }"), ["tokio :: main"]);
    assert_eq!(client::foreign_macros("#![allow(b)] #[cfg(c)] #[derive(Clone, Debug)] struct A;"), [""; 0]);
}

#[test]
fn a_template_that_decides_is_found() {
    for template in [
        "{% if kind == \"model\" %}a{% endif %}",
        "{% set a = b %}",
        "{{ name | upper }}",
        "{{ count + 1 }}",
        "{{ list[0] }}",
    ] {
        assert_eq!(text::decisions(template).len(), 1, "{template}");
    }
    let placing =
        "{% if a is not none and b %}{{ a.b | toml }}{% for c in d %}{{ e(c) }}{% endfor %}{% else %}==\n{%- endif -%}";
    assert_eq!(text::decisions(placing), [""; 0]);
}
