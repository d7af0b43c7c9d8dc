//! Text of tokens that is compared: a decision that is won back from what was printed.

use crate::house::{Module, is_for_tests};
use crate::{paths, tokens};
use syn::visit::{self, Visit};
use syn::{BinOp, Expr, Item};

/// Methods that judge a text by what is in it.
pub(crate) const JUDGES: [&str; 10] =
    ["contains", "ends_with", "eq", "find", "is_empty", "matches", "rfind", "split", "starts_with", "strip_prefix"];

/// The comparisons of a module in which one side is made by `to_string()` or is text that is read back.
pub(crate) fn of(module: &Module) -> Vec<String> {
    let mut compared = Compared(Vec::new());
    module.items.iter().for_each(|item| compared.visit_item(item));
    compared.0
}

struct Compared(Vec<String>);

impl<'a> Visit<'a> for Compared {
    fn visit_item(&mut self, item: &'a Item) {
        if !is_for_tests(paths::attributes(item)) {
            visit::visit_item(self, item);
        }
    }

    fn visit_expr_binary(&mut self, binary: &'a syn::ExprBinary) {
        visit::visit_expr_binary(self, binary);
        let compares = matches!(binary.op, BinOp::Eq(_) | BinOp::Ne(_) | BinOp::Lt(_) | BinOp::Gt(_));
        if compares && (is_printed(&binary.left) || is_printed(&binary.right)) {
            self.0.push("to_string() compared".to_owned());
        }
    }

    fn visit_expr_match(&mut self, match_: &'a syn::ExprMatch) {
        visit::visit_expr_match(self, match_);
        if is_printed(&match_.expr) {
            self.0.push("to_string() matched".to_owned());
        }
    }

    fn visit_expr_method_call(&mut self, call: &'a syn::ExprMethodCall) {
        visit::visit_expr_method_call(self, call);
        if JUDGES.iter().any(|judge| call.method == judge) && is_printed(&call.receiver) {
            self.0.push(format!("to_string().{}", call.method));
        }
    }
}

/// What makes a text of something in a module, by `to_string()` or `stringify!`, whatever becomes of the text: it may be compared
/// elsewhere. `format!` makes names and documentation too, and only its comparison is told apart.
pub(crate) fn printed(module: &Module) -> Vec<String> {
    let mut printed = Printed(Vec::new());
    module.items.iter().for_each(|item| printed.visit_item(item));
    printed.0
}

struct Printed(Vec<String>);

impl<'a> Visit<'a> for Printed {
    fn visit_item(&mut self, item: &'a Item) {
        if !is_for_tests(paths::attributes(item)) {
            visit::visit_item(self, item);
        }
    }

    fn visit_expr_method_call(&mut self, call: &'a syn::ExprMethodCall) {
        visit::visit_expr_method_call(self, call);
        if call.method == "to_string" {
            self.0.push(".to_string()".to_owned());
        }
    }

    /// `ToString::to_string`, called or given as a function.
    fn visit_expr_path(&mut self, path: &'a syn::ExprPath) {
        visit::visit_expr_path(self, path);
        let last = path.path.segments.last().filter(|_| path.path.segments.len() > 1);
        if last.is_some_and(|last| last.ident == "to_string") {
            self.0.push("::to_string".to_owned());
        }
    }

    fn visit_macro(&mut self, macro_: &'a syn::Macro) {
        visit::visit_macro(self, macro_);
        if paths::is_quote(&macro_.path) {
            return;
        }
        let own = is_named(macro_, "stringify").then(|| "stringify!".to_owned());
        let calls = tokens::calls(macro_.tokens.clone()).into_iter();
        let calls = calls.filter(|call| [".to_string()", "stringify!"].contains(&call.as_str()));
        let given = tokens::ends(macro_.tokens.clone()).into_iter().filter(|name| name == "to_string");
        self.0.extend(own.into_iter().chain(calls).chain(given.map(|_| "::to_string".to_owned())));
    }
}

/// Whether an expression is what `to_string()` or `format!` gave, perhaps by `as_str()`, `&` and the like.
fn is_printed(expression: &Expr) -> bool {
    match expression {
        Expr::MethodCall(call) if call.method == "to_string" => true,
        Expr::MethodCall(call) => {
            ["as_str", "as_ref", "trim", "as_bytes", "replace"].iter().any(|name| call.method == name)
                && is_printed(&call.receiver)
        }
        Expr::Reference(reference) => is_printed(&reference.expr),
        Expr::Paren(inner) => is_printed(&inner.expr),
        Expr::Unary(unary) => is_printed(&unary.expr),
        Expr::Macro(macro_) => is_named(&macro_.mac, "format") || is_named(&macro_.mac, "stringify"),
        _ => false,
    }
}

/// Whether a macro is called so, perhaps by a longer path.
fn is_named(macro_: &syn::Macro, name: &str) -> bool {
    macro_.path.segments.last().is_some_and(|last| last.ident == name)
}
