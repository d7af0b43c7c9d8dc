//! A rule about the generated crate: no derive and no attribute macro from outside `std` is in it.

use proc_macro2::{TokenStream, TokenTree};

/// Traits of `std` that can be derived.
const DERIVED: [&str; 9] = ["Clone", "Copy", "Debug", "Default", "Eq", "Hash", "Ord", "PartialEq", "PartialOrd"];

/// Attributes that the compiler knows.
const BUILT_IN: [&str; 19] = [
    "allow",
    "cfg",
    "cold",
    "default",
    "deny",
    "deprecated",
    "derive",
    "doc",
    "expect",
    "feature",
    "forbid",
    "inline",
    "macro_export",
    "macro_use",
    "must_use",
    "non_exhaustive",
    "path",
    "test",
    "warn",
];

/// The attributes and derives of a source that are not of `std`, those in its macros too.
pub(crate) fn foreign_macros(source: &str) -> Vec<String> {
    let tokens: TokenStream = source.parse().expect("the source is Rust");
    let mut found = Vec::new();
    collect(tokens, &mut found);
    found
}

fn collect(tokens: TokenStream, found: &mut Vec<String>) {
    let mut after_hash = false;
    for token in tokens {
        match token {
            TokenTree::Punct(sign) => after_hash = sign.as_char() == '#' || (after_hash && sign.as_char() == '!'),
            TokenTree::Group(group) => {
                if after_hash {
                    attribute(group.stream(), found);
                }
                after_hash = false;
                collect(group.stream(), found);
            }
            _ => after_hash = false,
        }
    }
}

fn attribute(tokens: TokenStream, found: &mut Vec<String>) {
    let list: Vec<TokenTree> = tokens.clone().into_iter().collect();
    match list.as_slice() {
        [TokenTree::Ident(name), TokenTree::Group(derived)] if name == "derive" => {
            let derived = derived.stream().to_string();
            let names = derived.split(',').map(str::trim).filter(|name| !name.is_empty() && !DERIVED.contains(name));
            found.extend(names.map(|name| format!("derive({name})")));
        }
        // What follows the condition are attributes.
        [TokenTree::Ident(name), TokenTree::Group(parts)] if name == "cfg_attr" => {
            let parts: Vec<TokenTree> = parts.stream().into_iter().collect();
            let is_comma = |part: &TokenTree| matches!(part, TokenTree::Punct(sign) if sign.as_char() == ',');
            let attributes = parts.split(is_comma).skip(1).filter(|part| !part.is_empty());
            attributes.for_each(|part| attribute(part.iter().cloned().collect(), found));
        }
        [TokenTree::Ident(name), rest @ ..] if BUILT_IN.iter().any(|known| name == known) && !is_path(rest) => {}
        // `$(#[$attribute])*` hands on what a macro is given.
        [TokenTree::Punct(dollar), ..] if dollar.as_char() == '$' => {}
        _ => found.push(tokens.to_string()),
    }
}

fn is_path(rest: &[TokenTree]) -> bool {
    matches!(rest.first(), Some(TokenTree::Punct(sign)) if sign.as_char() == ':')
}
