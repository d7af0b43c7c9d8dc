//! What can be told of tokens that are not parsed, as those of a macro.

use crate::panics::INDEX;
use proc_macro2::{Delimiter, TokenStream, TokenTree};

/// Words after which a bracket begins a list or a type, and no index.
const KEYWORDS: [&str; 16] = [
    "as", "break", "const", "dyn", "else", "for", "if", "impl", "in", "let", "match", "move", "mut", "ref", "return",
    "where",
];

/// The paths among tokens: names with `::` between them, and single names.
pub(crate) fn paths(tokens: TokenStream) -> Vec<Vec<String>> {
    let mut paths = Vec::new();
    let mut path: Vec<String> = Vec::new();
    let mut colons = 0;
    for token in flat(tokens) {
        match token {
            TokenTree::Punct(sign) if sign.as_char() == ':' => colons += 1,
            TokenTree::Ident(name) => {
                if colons != 2 {
                    paths.extend(taken(&mut path));
                } else if path.is_empty() {
                    path.push("::".to_owned());
                }
                path.push(name.to_string());
                colons = 0;
            }
            _ => {
                paths.extend(taken(&mut path));
                colons = 0;
            }
        }
    }
    paths.extend(taken(&mut path));
    paths
}

/// The last names of paths among tokens, but for single names.
pub(crate) fn ends(tokens: TokenStream) -> Vec<String> {
    paths(tokens).into_iter().filter(|path| path.len() > 1).filter_map(|mut path| path.pop()).collect()
}

fn taken(path: &mut Vec<String>) -> Option<Vec<String>> {
    (!path.is_empty()).then(|| std::mem::take(path))
}

/// The texts among tokens, without their quotes.
pub(crate) fn texts(tokens: TokenStream) -> Vec<String> {
    let text = |token| match token {
        TokenTree::Literal(literal) => Some(literal.to_string().trim_matches('"').to_owned()),
        _ => None,
    };
    flat(tokens).into_iter().filter_map(text).collect()
}

/// The macros and methods that are called, and `[…]` for an index.
pub(crate) fn calls(tokens: TokenStream) -> Vec<String> {
    let mut calls = Vec::new();
    let mut before: Vec<TokenTree> = Vec::new();
    for token in tokens {
        if let TokenTree::Group(group) = &token {
            calls.extend(call(&before, group.delimiter()));
            calls.extend(self::calls(group.stream()));
        }
        before.push(token);
    }
    calls
}

fn call(before: &[TokenTree], delimiter: Delimiter) -> Option<String> {
    match (before, delimiter) {
        ([.., TokenTree::Ident(name), TokenTree::Punct(sign)], _) if sign.as_char() == '!' => Some(format!("{name}!")),
        ([.., TokenTree::Punct(dot), TokenTree::Ident(name)], Delimiter::Parenthesis) if dot.as_char() == '.' => {
            Some(format!(".{name}()"))
        }
        ([.., TokenTree::Punct(quote), TokenTree::Ident(_)], Delimiter::Bracket) if quote.as_char() == '\'' => None,
        ([.., TokenTree::Ident(name)], Delimiter::Bracket) => {
            (!KEYWORDS.iter().any(|word| name == word)).then(|| INDEX.to_owned())
        }
        ([.., TokenTree::Group(group)], Delimiter::Bracket) => {
            (group.delimiter() != Delimiter::Brace).then(|| INDEX.to_owned())
        }
        _ => None,
    }
}

/// Tokens without their brackets; where one stood is a comma, over which no path goes.
pub(crate) fn flat(tokens: TokenStream) -> Vec<TokenTree> {
    let comma = || TokenTree::Punct(proc_macro2::Punct::new(',', proc_macro2::Spacing::Alone));
    let mut list = Vec::new();
    for token in tokens {
        match token {
            TokenTree::Group(group) => {
                list.push(comma());
                list.extend(flat(group.stream()));
                list.push(comma());
            }
            other => list.push(other),
        }
    }
    list
}
