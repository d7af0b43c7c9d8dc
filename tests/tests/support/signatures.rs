//! What programs can write of a generated crate: its items without prose, bodies of functions, and texts that go over the wire.

use proc_macro2::{TokenStream, TokenTree};
use quote::ToTokens;
use sailmaker::output::Tree;
use std::collections::BTreeSet;
use std::path::Path;
use syn::{Attribute, Fields, FnArg, ImplItem, Item, Signature, Visibility};

/// A line for each item, field, variant and method, in whichever file and order they are.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Signatures {
    lines: BTreeSet<String>,
    /// The variants of the enums of errors, which are named after their statuses: programs have the names that each operation
    /// has for them.
    errors: Vec<(String, String)>,
    aliases: Vec<(String, String)>,
}

/// Macros that declare nothing that a program can name, what is sent and how is read; and mocks, which have the methods that operations
/// have.
const PRIVATE: [&str; 7] = ["error_body", "mocks", "object", "operation", "pages", "success_body", "union"];

impl Signatures {
    /// Those of a crate. What the document advises against is told apart only where that is asked for.
    pub fn of(tree: &Tree, deprecation: bool) -> Self {
        let mut all = Self::default();
        for (path, text) in tree.iter().filter(|(path, _)| is_generated(path)) {
            let file = syn::parse_file(text).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
            file.items.iter().for_each(|item| all.item(item, deprecation));
        }
        for (alias, of) in &all.aliases {
            let variants = all.errors.iter().filter(|(name, _)| name == of);
            all.lines.extend(variants.map(|(_, variant)| format!("{alias}::{variant}")));
            all.lines.insert(format!("enum {alias}"));
        }
        all
    }

    /// The lines that another crate lacks.
    pub fn without(&self, other: &Self) -> Vec<String> {
        self.lines.difference(&other.lines).cloned().collect()
    }

    fn item(&mut self, item: &Item, deprecation: bool) {
        let mark = |attributes: &[Attribute]| match deprecation {
            true => attributes.iter().filter(|attribute| attribute.path().is_ident("deprecated")).count(),
            false => 0,
        };
        match item {
            Item::Struct(item) => {
                let name = &item.ident;
                self.line(mark(&item.attrs), &format!("struct {name}, {}", derives(&item.attrs)), &item.generics);
                if let Fields::Named(fields) = &item.fields {
                    fields.named.iter().for_each(|field| {
                        let field_name = field.ident.to_token_stream();
                        self.line(mark(&field.attrs), &format!("{name}.{field_name}:"), &field.ty);
                    });
                }
            }
            Item::Enum(item) if item.ident.to_string().starts_with("Errors") => {
                let name = item.ident.to_string();
                let variants =
                    item.variants.iter().map(|variant| without_literals(&variant.to_token_stream()).to_string());
                self.errors.extend(variants.map(|variant| (name.clone(), variant)));
            }
            Item::Enum(item) => {
                let name = &item.ident;
                self.line(mark(&item.attrs), &format!("enum {name}, {}", derives(&item.attrs)), &item.generics);
                item.variants.iter().for_each(|variant| self.line(mark(&variant.attrs), &format!("{name}::"), variant));
            }
            Item::Impl(item) => {
                let of = item.self_ty.to_token_stream();
                item.items.iter().for_each(|part| match part {
                    ImplItem::Fn(part) => self.line(mark(&part.attrs), &format!("{of}::"), &signature(&part.sig)),
                    ImplItem::Const(part) => self.line(mark(&part.attrs), &format!("{of}::{}:", part.ident), &part.ty),
                    part => self.line(0, &format!("{of}::"), part),
                });
            }
            Item::Macro(item) => {
                let name = item.mac.path.segments.last().map(|segment| segment.ident.to_string()).unwrap_or_default();
                match name.as_str() {
                    // A constructor has the types of what must be given.
                    "object" => self.object(&item.mac.tokens),
                    // `errors!(GetThing: GetThingError = Errors404)`
                    "errors" => self.aliases.extend(alias(&item.mac.tokens)),
                    name if PRIVATE.contains(&name) => {}
                    "string_enum" | "integer_enum" | "from_variants" | "same" => self.listing(&name, &item.mac.tokens),
                    // Both give a `JsonStream`.
                    "lines" | "sequence" => self.line(0, "json_stream", &without_literals(&item.mac.tokens)),
                    name => self.line(0, name, &without_literals(&item.mac.tokens)),
                }
            }
            Item::Mod(item) if matches!(item.vis, Visibility::Public(_)) => self.line(0, "mod", &item.ident),
            Item::Use(item) if matches!(item.vis, Visibility::Public(_)) => self.reexports(&item.tree),
            _ => {}
        }
    }

    fn line(&mut self, marks: usize, before: &str, tokens: &impl ToTokens) {
        let mut text = format!("{before} {}", without_literals(&tokens.to_token_stream()));
        // The modules are flat, so that the same type is called by other paths in another file.
        ["super :: ", "models :: ", "crate :: "].iter().for_each(|path| text = text.replace(path, ""));
        self.lines.insert(format!("{}{text}", "deprecated ".repeat(marks)));
    }

    /// `new Name { required a: "a" => String, optional b: "b" }` as the types of the arguments.
    fn object(&mut self, tokens: &TokenStream) {
        let text = without_literals(tokens).to_string();
        let Some(text) = text.strip_prefix("new ") else { return };
        let name = text.split(' ').next().unwrap_or_default();
        let types: Vec<&str> =
            text.split("=> ").skip(1).map(|rest| rest.split(" ,").next().unwrap_or_default()).collect();
        self.lines.insert(format!("{name}::new({types:?})"));
    }

    /// `Name { A, B }` as a line for each of what is in the braces, and one for what is before them.
    fn listing(&mut self, name: &str, tokens: &TokenStream) {
        let mut before = String::new();
        for token in without_literals(tokens) {
            match token {
                TokenTree::Group(group) if group.delimiter() == proc_macro2::Delimiter::Brace => {
                    let parts = group.stream().to_string();
                    parts.split(',').for_each(|part| self.line(0, &format!("{name} {before}: {}", part.trim()), &""));
                }
                TokenTree::Group(_) | TokenTree::Punct(_) => {}
                token => before = format!("{before} {token}"),
            }
        }
    }

    fn reexports(&mut self, tree: &syn::UseTree) {
        match tree {
            syn::UseTree::Path(path) => self.reexports(&path.tree),
            syn::UseTree::Group(group) => group.items.iter().for_each(|tree| self.reexports(tree)),
            syn::UseTree::Glob(_) => {}
            tree => self.line(0, "use", tree),
        }
    }
}

fn alias(tokens: &TokenStream) -> Option<(String, String)> {
    let text = tokens.to_string();
    let (alias, of) = text.split_once(':')?.1.split_once('=')?;
    Some((alias.trim().to_owned(), of.trim().to_owned()))
}

fn is_generated(path: &Path) -> bool {
    let path = path.to_string_lossy();
    let is_rust = path.starts_with("src/") && path.ends_with(".rs");
    is_rust && !["src/runtime", "src/pages.rs", "src/settings.rs"].iter().any(|other| path.starts_with(other))
}

fn derives(attributes: &[Attribute]) -> String {
    let derives = attributes.iter().filter(|attribute| attribute.path().is_ident("derive"));
    derives.map(|attribute| attribute.meta.to_token_stream().to_string()).collect()
}

/// A method without the names of its arguments, which callers do not write.
fn signature(signature: &Signature) -> TokenStream {
    let inputs = signature.inputs.iter().map(|input| match input {
        FnArg::Typed(typed) => typed.ty.to_token_stream(),
        receiver => receiver.to_token_stream(),
    });
    let (name, generics, output) = (&signature.ident, &signature.generics, &signature.output);
    quote::quote!(#name #generics (#(#inputs),*) #output)
}

/// Without literals, and without attributes that hold prose.
fn without_literals(tokens: &TokenStream) -> TokenStream {
    let tokens = tokens.clone().into_iter().filter(|token| !matches!(token, TokenTree::Literal(_)));
    let mut kept: Vec<TokenTree> = Vec::new();
    for token in tokens {
        let is_attribute = matches!(kept.last(), Some(TokenTree::Punct(mark)) if mark.as_char() == '#');
        match token {
            TokenTree::Group(_) if is_attribute => drop(kept.pop()),
            TokenTree::Group(group) => {
                let inner = without_literals(&group.stream());
                kept.push(TokenTree::Group(proc_macro2::Group::new(group.delimiter(), inner)));
            }
            token => kept.push(token),
        }
    }
    kept.into_iter().collect()
}
