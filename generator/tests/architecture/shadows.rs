//! Names that one of a document might take the place of. A schema may be called `From`, `Some` or `D`: so macros of the runtime name what
//! they use by whole paths, and what `emit` writes without one is a name that `names` gives to nothing.

use crate::tokens::flat;
use crate::{house, paths, text};
use proc_macro2::{Delimiter, Spacing, TokenStream, TokenTree};
use std::collections::BTreeSet;
use std::path::Path;
use syn::visit::{self, Visit};

/// Macros that are the compiler's own. A document names no macro, but these are all that the runtime's need.
const MACROS: [&str; 4] = ["concat", "env", "include_str", "stringify"];

/// Words that begin a path which leads to one place only.
const BEGINNINGS: [&str; 4] = ["Self", "crate", "self", "super"];

/// Words before a path from the root.
const KEYWORDS: [&str; 7] = ["as", "dyn", "for", "impl", "in", "mut", "use"];

/// The files and folders of `emit`, each with the lists of what no name of a document is where it writes.
const EMITTED: [(&str, &[&str]); 16] = [
    ("docs", &[]),
    ("enumeration", &["MODEL_TYPES"]),
    ("errors", &[]),
    ("example", &[]),
    ("file", &[]),
    ("identifier", &[]),
    ("library", &[]),
    ("models", &["MODEL_TYPES"]),
    ("modules", &[]),
    ("object", &["MODEL_TYPES"]),
    ("operations", &[]),
    ("request", &["OPERATION_TYPES"]),
    ("rust_type", &["MODEL_TYPES", "OPERATION_TYPES"]),
    ("status", &[]),
    ("tag", &["OPERATION_TYPES"]),
    ("union", &["MODEL_TYPES"]),
];

/// Files that write where a document names constants and methods alone, which are like no type, or nothing.
const WITHOUT_TYPES: [&str; 2] = ["security", "settings"];

/// What is told of the runtime's macros, by file.
pub(crate) fn of_the_runtime() -> Vec<String> {
    house::copied().iter().flat_map(|folder| told(folder, |_, source| in_macros(source))).collect()
}

/// What is told of `emit`, by file.
pub(crate) fn of_emit() -> Vec<String> {
    let sources = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let reserved = std::fs::read_to_string(sources.join("names/reserved.rs")).expect("a source is text");
    let folder = sources.join("emit");
    let gone = EMITTED.iter().filter(|(file, _)| !folder.join(file).with_extension("rs").exists());
    let gone: Vec<String> = gone.map(|(file, _)| format!("{file} is no file of `emit`")).collect();
    let told = told(&folder, |path, source| {
        let path = path.strip_prefix(&folder).unwrap_or(path).with_extension("").display().to_string();
        let room = path.split('/').next().unwrap_or_default();
        if WITHOUT_TYPES.contains(&room) {
            return Vec::new();
        }
        let Some((_, lists)) = EMITTED.iter().find(|(file, _)| *file == room) else {
            return vec!["what it must not name is not listed".to_owned()];
        };
        let names = in_quotes(source);
        let free = |list: &&str| {
            let taken = list_of(&reserved, list);
            let free = names.iter().filter(|name| !taken.contains(*name));
            free.map(|name| format!("{name} of {list}")).collect::<Vec<_>>()
        };
        match lists {
            [] => names,
            lists => lists.iter().flat_map(free).collect(),
        }
    });
    [gone, told].concat()
}

fn told(folder: &Path, found: impl Fn(&Path, &str) -> Vec<String>) -> Vec<String> {
    let read = |path: &Path| std::fs::read_to_string(path).expect("a source is text");
    let of_file = |path: std::path::PathBuf| {
        let told = found(&path, &read(&path)).into_iter();
        told.map(|name| format!("{}: {name}", path.display())).collect::<Vec<_>>()
    };
    text::files(folder).into_iter().flat_map(of_file).collect()
}

/// The names in a list of `names/reserved.rs`.
fn list_of(source: &str, list: &str) -> BTreeSet<String> {
    let file = syn::parse_file(source).expect("the source is Rust");
    let own = file.items.into_iter().find_map(|item| match item {
        syn::Item::Const(item) if item.ident == list => Some(*item.expr),
        _ => None,
    });
    let mut texts = Texts(BTreeSet::new());
    texts.visit_expr(&own.unwrap_or_else(|| panic!("there is no list {list}")));
    texts.0
}

struct Texts(BTreeSet<String>);

impl Visit<'_> for Texts {
    fn visit_lit_str(&mut self, text: &syn::LitStr) {
        self.0.insert(text.value());
    }
}

/// The names that macros of a source have without a path, be it in what they expand to or in a pattern.
pub(crate) fn in_macros(source: &str) -> Vec<String> {
    let mut found = Macros(Vec::new());
    found.visit_file(&syn::parse_file(source).expect("the source is Rust"));
    found.0
}

struct Macros(Vec<String>);

impl<'a> Visit<'a> for Macros {
    fn visit_item_macro(&mut self, item: &'a syn::ItemMacro) {
        if item.mac.path.is_ident("macro_rules") {
            let rules: Vec<TokenTree> = item.mac.tokens.clone().into_iter().collect();
            // A rule is a group, an arrow, and the group that it becomes.
            let bodies = rules.windows(3).filter_map(|rule| match rule {
                [TokenTree::Punct(_), TokenTree::Punct(arrow), TokenTree::Group(body)] if arrow.as_char() == '>' => {
                    Some(body)
                }
                _ => None,
            });
            bodies.for_each(|body| self.0.extend(bare(body.stream())));
        }
    }
}

/// The names that `quote!` of a source has without a path.
pub(crate) fn in_quotes(source: &str) -> Vec<String> {
    let mut found = Quotes(Vec::new());
    found.visit_file(&syn::parse_file(source).expect("the source is Rust"));
    // Names of macros are those of the runtime, which the file imports.
    found.0.into_iter().filter(|name| name.starts_with(char::is_uppercase)).collect()
}

struct Quotes(Vec<String>);

impl<'a> Visit<'a> for Quotes {
    fn visit_macro(&mut self, macro_: &'a syn::Macro) {
        visit::visit_macro(self, macro_);
        if paths::is_quote(&macro_.path) {
            self.0.extend(bare(macro_.tokens.clone()));
        }
    }
}

/// Among tokens, the types, traits and values that stand without a path; paths that begin with a name; and macros by their names.
/// A generic parameter of a macro begins with `__`, as nothing does that is named by a document.
fn bare(tokens: TokenStream) -> Vec<String> {
    let tokens = flat(without_attributes(tokens));
    let sign = |index: Option<usize>| match index.and_then(|index| tokens.get(index)) {
        Some(TokenTree::Punct(sign)) => Some(sign.as_char()),
        _ => None,
    };
    let word = |index: Option<usize>| match index.and_then(|index| tokens.get(index)) {
        Some(TokenTree::Ident(word)) => word.to_string(),
        _ => String::new(),
    };
    let is_path = |token: Option<&TokenTree>| matches!(token, Some(TokenTree::Punct(sign)) if sign.as_char() == ':' && sign.spacing() == Spacing::Joint);
    let mut found = Vec::new();
    for (index, token) in tokens.iter().enumerate() {
        let TokenTree::Ident(name) = token else { continue };
        let name = name.to_string();
        let (before, after) = (sign(index.checked_sub(1)), sign(Some(index + 1)));
        let before_that = sign(index.checked_sub(2));
        let is_part = matches!(before, Some('$' | '#' | '\''))
            // A field or a method, and no end of a range.
            || (before == Some('.') && before_that != Some('.'))
            || (before == Some(':') && before_that == Some(':'))
            || BEGINNINGS.contains(&name.as_str());
        if is_part {
            continue;
        }
        let is_type = name.starts_with(|first: char| first.is_uppercase()) && word(index.checked_sub(1)) != "type";
        // `IntoIterator<Item = …>`
        let is_bound = matches!(before, Some('<' | ','))
            && matches!(tokens.get(index + 1), Some(TokenTree::Punct(sign)) if sign.as_char() == '=' && sign.spacing() == Spacing::Alone);
        let begins = is_path(tokens.get(index + 1)) && !name.starts_with("__") && !KEYWORDS.contains(&name.as_str());
        let is_macro = after == Some('!') && !MACROS.contains(&name.as_str());
        if (is_type && !is_bound) || begins || is_macro {
            found.push(name);
        }
    }
    found
}

/// Tokens without what stands in attributes: derives and lints are names of their own kinds.
fn without_attributes(tokens: TokenStream) -> TokenStream {
    let mut kept: Vec<TokenTree> = Vec::new();
    for token in tokens {
        match token {
            TokenTree::Group(group) => {
                let sign = |index: usize| match kept.iter().rev().nth(index) {
                    Some(TokenTree::Punct(sign)) => Some(sign.as_char()),
                    _ => None,
                };
                let is_attribute = group.delimiter() == Delimiter::Bracket
                    && (sign(0) == Some('#') || (sign(0) == Some('!') && sign(1) == Some('#')));
                if !is_attribute {
                    let inner = without_attributes(group.stream());
                    kept.push(TokenTree::Group(proc_macro2::Group::new(group.delimiter(), inner)));
                }
            }
            other => kept.push(other),
        }
    }
    kept.into_iter().collect()
}
