//! What can panic in the code of a module.

use crate::house::{Module, is_for_tests};
use crate::{paths, tokens};
use syn::visit::{self, Visit};
use syn::{Expr, Item};

/// Methods that panic on `None`, `Err` and the like.
pub(crate) const METHODS: [&str; 5] = ["unwrap", "expect", "unwrap_err", "expect_err", "unwrap_unchecked"];

/// Macros that panic. `debug_assert!` is none of them in a release, and holds what no input reaches.
pub(crate) const MACROS: [&str; 7] =
    ["panic", "todo", "unimplemented", "unreachable", "assert", "assert_eq", "assert_ne"];

/// An index, or a range of them.
pub(crate) const INDEX: &str = "[…]";

/// What can panic in a module: `.unwrap()`, `panic!`, `[…]`.
pub(crate) fn of(module: &Module) -> Vec<String> {
    let mut panics = Panics(Vec::new());
    module.items.iter().for_each(|item| panics.visit_item(item));
    panics.0
}

struct Panics(Vec<String>);

impl Panics {
    fn tokens(&mut self, macro_: &syn::Macro) {
        let panics = |call: &String| {
            let name = call.trim_matches(['.', '(', ')', '!']);
            (call.starts_with('.') && METHODS.contains(&name))
                || (call.ends_with('!') && MACROS.contains(&name))
                || call == INDEX
        };
        self.0.extend(tokens::calls(macro_.tokens.clone()).into_iter().filter(panics));
        let given = tokens::ends(macro_.tokens.clone()).into_iter().filter(|name| METHODS.contains(&name.as_str()));
        self.0.extend(given.map(|method| format!("::{method}")));
    }
}

impl<'a> Visit<'a> for Panics {
    fn visit_item(&mut self, item: &'a Item) {
        if !is_for_tests(paths::attributes(item)) {
            visit::visit_item(self, item);
        }
    }

    fn visit_expr_method_call(&mut self, call: &'a syn::ExprMethodCall) {
        visit::visit_expr_method_call(self, call);
        if METHODS.iter().any(|method| call.method == method) {
            self.0.push(format!(".{}()", call.method));
        }
    }

    /// `Option::unwrap`, given as a function.
    fn visit_expr_path(&mut self, path: &'a syn::ExprPath) {
        visit::visit_expr_path(self, path);
        let last = path.path.segments.last().filter(|_| path.path.segments.len() > 1);
        if let Some(method) = last.and_then(|last| METHODS.iter().find(|method| last.ident == **method)) {
            self.0.push(format!("::{method}"));
        }
    }

    fn visit_expr(&mut self, expression: &'a Expr) {
        visit::visit_expr(self, expression);
        // `list[..]` is the whole list, whatever its length.
        if matches!(expression, Expr::Index(index) if !is_full(&index.index)) {
            self.0.push(INDEX.to_owned());
        }
    }

    fn visit_macro(&mut self, macro_: &'a syn::Macro) {
        visit::visit_macro(self, macro_);
        if paths::is_quote(&macro_.path) {
            return;
        }
        let name = macro_.path.segments.last().map(|last| last.ident.to_string());
        self.0.extend(name.filter(|name| MACROS.contains(&name.as_str())).map(|name| format!("{name}!")));
        self.tokens(macro_);
    }
}

fn is_full(index: &Expr) -> bool {
    matches!(index, Expr::Range(range) if range.start.is_none() && range.end.is_none())
}
