//! Rules about text of a document, which gets anywhere by the gateway alone.

use crate::table::VOUCHING;
use crate::{house, text};
use proc_macro2::{TokenStream, TokenTree};
use std::path::Path;
use syn::visit::{self, Visit};

/// What a macro of the runtime may put into documentation: names that the generator has made, and finished texts.
const FINISHED: [&str; 6] = ["call", "method", "page", "parameters", "route", "shown"];

/// Fields of views that hold a text that may be any: templates place it as it is.
pub(crate) fn open_views() -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/pages");
    let views = text::files(&folder.join("views")).into_iter().chain([folder.join("views.rs")]);
    views
        .flat_map(|path| {
            let text = std::fs::read_to_string(&path).expect("a source is text");
            open_fields(&text).into_iter().map(move |field| format!("{}: {field}", path.display()))
        })
        .collect()
}

/// The fields of a source that hold such a text. One of the program itself is none.
pub(crate) fn open_fields(source: &str) -> Vec<String> {
    let mut fields = Fields(Vec::new());
    fields.visit_file(&syn::parse_file(source).expect("the source is Rust"));
    fields.0
}

struct Fields(Vec<String>);

impl Visit<'_> for Fields {
    fn visit_field(&mut self, field: &syn::Field) {
        let mut open = Open(None);
        open.visit_type(&field.ty);
        let name = field.ident.as_ref().map(ToString::to_string).unwrap_or_default();
        self.0.extend(open.0.map(|held| format!("{name} holds {held}")));
    }
}

/// What of a type may be any text.
struct Open(Option<String>);

impl Visit<'_> for Open {
    fn visit_ident(&mut self, ident: &syn::Ident) {
        let is_open = ["Cow", "String", "Value", "char", "str"].iter().any(|open| ident == open);
        self.0 = self.0.take().or_else(|| is_open.then(|| ident.to_string()));
    }

    fn visit_type_reference(&mut self, reference: &syn::TypeReference) {
        let is_of_the_program = reference.lifetime.as_ref().is_some_and(|lifetime| lifetime.ident == "static");
        if !is_of_the_program {
            visit::visit_type(self, &reference.elem);
        }
    }
}

/// Files that say of a text that it is finished, beside those that may.
pub(crate) fn vouching(sources: &[String]) -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let others = sources.iter().filter(|file| !VOUCHING.iter().any(|own| file.starts_with(own)));
    let read = |file: &String| std::fs::read_to_string(folder.join(file)).expect("a source is text");
    others.filter(|file| vouches(&read(file))).map(|file| format!("{file} vouches for a text")).collect()
}

/// Whether a source says so anywhere.
pub(crate) fn vouches(source: &str) -> bool {
    let mut found = Vouched(false);
    found.visit_file(&syn::parse_file(source).expect("the source is Rust"));
    found.0
}

struct Vouched(bool);

impl Visit<'_> for Vouched {
    fn visit_path(&mut self, path: &syn::Path) {
        self.0 |= path.segments.last().is_some_and(|last| last.ident == "vouched");
        visit::visit_path(self, path);
    }

    fn visit_macro(&mut self, mac: &syn::Macro) {
        self.0 |= names(mac.tokens.clone(), "vouched");
    }
}

fn names(tokens: TokenStream, name: &str) -> bool {
    tokens.into_iter().any(|token| match token {
        TokenTree::Ident(ident) => ident == name,
        TokenTree::Group(group) => names(group.stream(), name),
        _ => false,
    })
}

/// What the macros of the runtime join with others to documentation, and is no finished text.
pub(crate) fn joined_documentation() -> Vec<String> {
    let sources: Vec<_> = house::copied().iter().flat_map(|folder| text::files(folder)).collect();
    sources
        .iter()
        .flat_map(|path| {
            let text = std::fs::read_to_string(path).expect("a source is text");
            joined(&text).into_iter().map(|name| format!("{}: ${name} in `concat!`", path.display()))
        })
        .collect()
}

/// The variables that a source hands to `concat!`, but for those of finished texts.
pub(crate) fn joined(source: &str) -> Vec<String> {
    let mut found = Vec::new();
    collect(source.parse().expect("the source is Rust"), &mut found);
    found
}

fn collect(tokens: TokenStream, found: &mut Vec<String>) {
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    for (index, token) in tokens.iter().enumerate() {
        let TokenTree::Group(group) = token else { continue };
        let called = index.checked_sub(2).and_then(|name| tokens.get(name));
        match matches!(called, Some(TokenTree::Ident(name)) if name == "concat") {
            true => variables(group.stream(), found),
            false => collect(group.stream(), found),
        }
    }
}

fn variables(tokens: TokenStream, found: &mut Vec<String>) {
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    for (index, token) in tokens.iter().enumerate() {
        let before =
            |steps: usize| index.checked_sub(steps).and_then(|before| tokens.get(before)).map(ToString::to_string);
        match token {
            TokenTree::Ident(name) if before(1).as_deref() == Some("$") && !FINISHED.iter().any(|own| name == own) => {
                found.push(name.to_string());
            }
            // What is text of tokens is an identifier.
            TokenTree::Group(group) if before(2).as_deref() != Some("stringify") => variables(group.stream(), found),
            _ => {}
        }
    }
}
