//! What no path leads to: how code, templates and the generated crate are written.

use super::sources;
use crate::rules;
use crate::table::ROOMS;
use crate::{client, text};

#[track_caller]
fn panics(code: &str, expected: &[&str]) {
    let found = rules::of_panics(&sources(("ir.rs", code)));
    assert_eq!(found.into_iter().map(|found| found.uses).collect::<Vec<_>>(), expected, "{code}");
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
    panics("fn a() { format!(\"{:?}\", b.map(Option::unwrap)); }", &["::unwrap"]);
    panics("fn a() { format!(\"{:?}\", <Option<B>>::unwrap(b)); }", &["::unwrap"]);
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
    compares("fn a() { \"token\" != std::format!(\"{b}\"); }");
    compares("fn a() { \"token\" == std::stringify!(b); }");
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
    prints("emit.rs", "fn a() { let text = std::stringify!(token); }", &["stringify!"]);
    prints("emit.rs", "fn a() { vec![std::stringify!(token)]; }", &["stringify!"]);
    prints("emit.rs", "fn a() { vec![ToString::to_string(&token)]; }", &["::to_string"]);
    prints("emit.rs", "fn a() { vec![tokens.map(ToString::to_string)]; }", &["::to_string"]);
    prints("emit.rs", "fn a() { vec![<Token as ToString>::to_string(&token)]; }", &["::to_string"]);
    prints("emit.rs", "fn a() { let text = <Token as ToString>::to_string(&token); }", &["::to_string"]);
}

#[test]
fn text_that_is_printed_where_it_may_be_is_none() {
    prints("render.rs", "fn a() { let text = tokens.to_string(); }", &[]);
    prints("names.rs", "fn a() { let text = name.to_string(); }", &[]);
    prints("emit.rs", "fn a() { quote::quote!(b.to_string()); }", &[]);
}

#[test]
fn a_vendor_is_found() {
    assert_eq!(text::vendors_in("// as SailPoint has it"), ["sailpoint"]);
}

#[test]
fn a_macro_from_outside_std_is_found() {
    assert_eq!(client::foreign_macros("#[derive(Clone, serde::Serialize)] struct A;"), ["derive(serde :: Serialize)"]);
    assert_eq!(client::foreign_macros("macro_rules! a { () => { #[tokio::main] fn b() {} } }"), ["tokio :: main"]);
    let conditional = "#[cfg_attr(all(b, c), derive(Clone, serde::Serialize), must_use, serde(default),)] struct A;";
    assert_eq!(client::foreign_macros(conditional), ["derive(serde :: Serialize)", "serde (default)"]);
    assert_eq!(client::foreign_macros("#[cfg_attr(b, cfg_attr(c, tokio::main))] fn a() {}"), ["tokio :: main"]);
    assert_eq!(client::foreign_macros("#[cfg_attr(not(b), path = \"c.rs\")] mod a;"), [""; 0]);
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
        "{{ a if kind is eq(\"model\") else b }}",
        "{% if count is odd %}a{% endif %}",
        "{% if a is not sequence %}a{% endif %}",
        "{% if a in b %}c{% endif %}",
        "{% if a not in b %}c{% endif %}",
        "{% for a in b if a.c %}d{% endfor %}",
        "{% for a in b[1:] %}d{% endfor %}",
        "{{ a ~ \"b\" }}",
        "{{ a - 1 }}",
        "{{ a -b }}",
        "{{ -a }}",
        "{{ 'a' + 'b' }}",
    ] {
        assert_eq!(text::decisions(template).len(), 1, "{template}");
    }
    let texts =
        "{{ \"a - b\" if c is none else 'd in e == ~' }}{{- in_order -}}{%+ for is_a in ends -%}{{ is_a }}{% endfor %}";
    assert_eq!(text::decisions(texts), [""; 0]);
    let placing = "{% if a is not none and b %}{{ a.b | join(c) }}{% for c in d %}{{ e(c) }}{% endfor %}{% else %}==\n{%- endif -%}";
    assert_eq!(text::decisions(placing), [""; 0]);
}
