//! Violations that the rules must find, planted into small sources and held against the table of the real house.

mod rows;
mod written;

use crate::foreign;
use crate::gateway;
use crate::house::{planted, unread_of_planted};
use crate::resolve::Crate;
use crate::rules::{self, Violation};
use crate::shadows;
use crate::table::{Confined, Exception, NEVER_OF_STD, ROOMS, Room};

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
fn a_file_that_a_condition_chooses_is_read() {
    let chosen = "#[cfg_attr(b, path = \"c.rs\")] #[cfg_attr(not(b), path = \"d.rs\")] mod e;";
    let files = [
        ("lib.rs", "mod a;"),
        ("a/mod.rs", chosen),
        ("a/c.rs", "fn f() { g[0]; }"),
        ("a/d.rs", "fn f() { g.unwrap(); }"),
        ("a/e.rs", "fn f() { todo!() }"),
    ];
    let found = rules::of_panics(&Crate::new(planted(&files), &foreign()));
    let found: Vec<_> = found.iter().map(|found| (found.file.as_str(), found.uses.as_str())).collect();
    assert_eq!(found, [("a/c.rs", "[…]"), ("a/d.rs", ".unwrap()"), ("a/e.rs", "todo!")]);
}

#[test]
fn a_file_that_is_not_read_is_found() {
    let files =
        [("lib.rs", "mod a; #[cfg(test)] mod tests;"), ("a.rs", ""), ("tests.rs", "mod b;"), ("tests/b.rs", "")];
    assert_eq!(unread_of_planted(&files), [""; 0]);
    assert_eq!(unread_of_planted(&[files.as_slice(), &[("c.rs", ""), ("a/d.rs", "")]].concat()), ["a/d.rs", "c.rs"]);
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
        ("use std::fs::File; fn a() { File::options().write(true); }", "std::fs::File::options"),
        ("fn a() { std::fs::DirBuilder::new(); }", "std::fs::DirBuilder"),
        ("use std::os::unix::fs::symlink;", "std::os"),
        ("use std::os::windows::fs as links;", "std::os"),
        ("use core::hash::Hash;", "std::hash"),
        ("use std::collections::{BTreeMap, HashMap};", "std::collections::HashMap"),
        ("use std::collections; fn a(_: collections::HashSet<u8>) {}", "std::collections::HashSet"),
        ("use std::collections::hash_map::Entry;", "std::collections::hash_map"),
        ("use std::collections::*;", "std::collections::*"),
        ("use std::fs::*;", "std::fs::*"),
        ("use std::*;", "std::*"),
        ("use std::env::*;", "std::env"),
    ] {
        let found = rules::of_std(&sources(("ir.rs", code)), NEVER_OF_STD);
        assert_eq!(found.into_iter().map(|found| found.uses).collect::<Vec<_>>(), [uses], "{code}");
    }
    let read = "use std::fs::{self, File}; use std::collections::btree_map::*; fn a() { fs::read(b); File::open(b); std::time::Duration::ZERO }";
    assert!(rules::of_std(&sources(("ir.rs", read)), NEVER_OF_STD).is_empty());
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
fn an_open_field_of_a_view_is_found() {
    let fields =
        "struct A { a: String, b: Vec<Option<String>>, c: &'static str, d: Cell, e: &'a str } enum B { F(Value) }";
    let expected = ["a holds String", "b holds String", "e holds str", " holds Value"];
    assert_eq!(gateway::open_fields(fields), expected);
}

#[test]
fn a_text_that_anybody_vouches_for_is_found() {
    for code in ["text::Page::vouched(a)", "a.map(Rustdoc::vouched)", "format!(\"{}\", Cell::vouched(a))"] {
        assert!(gateway::vouches(&format!("fn a() {{ {code}; }}")), "{code}");
    }
    assert!(!gateway::vouches("fn a() { Page::text(vouched_for) }"));
}

#[test]
fn documentation_of_values_is_found() {
    let source = "macro_rules! a { ($b:literal) => { #[doc = concat!(\"`\", $b, stringify!($c), $shown, f($d))] e } }";
    assert_eq!(gateway::joined(source), ["b", "d"]);
}

#[test]
fn a_name_that_a_document_may_shadow_is_found() {
    let macros = |body: &str| shadows::in_macros(&format!("macro_rules! a {{ ($b:ty) => {{ {body} }} }}"));
    for (body, name) in [
        ("impl From<$b> for c {}", "From"),
        ("fn c() -> ::std::result::Result<String, ()> {}", "String"),
        ("match c { None => {} }", "None"),
        ("fn c<D: ::serde::Deserializer>(d: D) {}", "D"),
        ("std::mem::drop(c)", "std"),
        ("vec![c]", "vec"),
        ("request::sending!(c)", "request"),
    ] {
        assert_eq!(macros(body).first().map(String::as_str), Some(name), "{body}");
    }
    let whole = "#[derive(Clone)] impl ::std::convert::From<$b> for $c { type Err = (); fn d<__D: $crate::E>(_: __D::F) -> Self { Self::G } }";
    assert_eq!(macros(whole), [""; 0]);
    assert_eq!(
        shadows::in_quotes("fn a() { quote!(Rc<#b>); quote!(::std::rc::Rc<#b>); quote!(c: impl D<Item = #b>) }"),
        ["Rc", "D"]
    );
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
fn an_exception_without_a_reason_is_found() {
    let exception = |why| Exception { file: "ir.rs", uses: "emit", why };
    assert_eq!(
        rules::unexplained(&[exception("it is moved"), exception(" ")]),
        ["ir.rs: nothing says why emit is allowed"]
    );
}
