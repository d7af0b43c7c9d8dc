use super::WIDTH;
use proc_macro2::{Delimiter, Spacing, TokenStream, TokenTree};

/// The call of a macro as an item.
pub(super) struct Call {
    /// The segments of the macro's path.
    pub(super) path: Vec<String>,
    /// What stands around its tokens.
    pub(super) delimiter: Delimiter,
    tokens: Vec<TokenTree>,
}

impl Call {
    /// Reads an item; gives back one that is no call of a macro, or has attributes.
    pub(super) fn read(item: TokenStream) -> Result<Self, TokenStream> {
        let tokens: Vec<TokenTree> = item.into_iter().collect();
        Self::of(&tokens).ok_or_else(|| tokens.into_iter().collect())
    }

    fn of(tokens: &[TokenTree]) -> Option<Self> {
        let bang = tokens.iter().position(|token| is(token, '!'))?;
        let (path, rest) = (tokens.get(..bang)?, tokens.get(bang + 1..)?);
        let is_path = path.len() % 3 == 1
            && path.iter().enumerate().all(|(index, token)| match token {
                TokenTree::Ident(_) => index % 3 == 0,
                token => index % 3 != 0 && is(token, ':'),
            });
        let group = match rest {
            [TokenTree::Group(group)] if group.delimiter() == Delimiter::Brace => group,
            [TokenTree::Group(group), end] if group.delimiter() != Delimiter::Brace && is(end, ';') => group,
            _ => return None,
        };
        let path = path.iter().step_by(3).map(ToString::to_string).collect();
        is_path.then(|| Self { path, delimiter: group.delimiter(), tokens: group.stream().into_iter().collect() })
    }
}

fn is(token: &TokenTree, sign: char) -> bool {
    matches!(token, TokenTree::Punct(punct) if punct.as_char() == sign)
}

/// A call of one of the runtime's macros, on one line or with as many rows on a line as it takes. `prettyplease` cannot know
/// how they are meant to look.
pub(super) fn text(call: Call) -> String {
    let path = call.path.join("::");
    if call.delimiter == Delimiter::Brace {
        return format!("{path}! {{\n{}}}\n", block(&call.tokens));
    }
    let (head, rows) = split(&call.tokens);
    let Some(rows) = rows else { return format!("{path}!({head});\n") };
    if rows.is_empty() {
        return format!("{path}!({head} {{}});\n");
    }
    let line = format!("{path}!({head} {{ {} }});\n", rows.join(", "));
    if line.trim_end().chars().count() <= WIDTH {
        return line;
    }
    format!("{path}!({head} {{\n{}}});\n", filled(&rows))
}

/// What stands in the braces of a macro: rows, or documentation, a head, and rows in braces of their own.
fn block(tokens: &[TokenTree]) -> String {
    let (docs, tokens) = documentation(tokens);
    let docs: String = docs.iter().map(|line| format!("    ///{line}\n")).collect();
    if let Some((head, rows)) = documented(tokens) {
        return format!("{docs}    {head} {{\n{rows}    }}\n");
    }
    let (head, inner) = split(tokens);
    let Some(inner) = inner else { return docs + &filled(&rows(tokens)) };
    let line = format!("    {head} {{ {} }}\n", inner.join(", "));
    if line.trim_end().chars().count() <= WIDTH {
        return docs + &line;
    }
    let inner: String = filled(&inner).lines().map(|line| format!("    {line}\n")).collect();
    format!("{docs}    {head} {{\n{inner}    }}\n")
}

/// What stands before the braces, and the rows in them as lines, where one of them has documentation: each stands on a line of its own
/// then.
fn documented(tokens: &[TokenTree]) -> Option<(String, String)> {
    let (TokenTree::Group(group), head) = tokens.split_last()? else { return None };
    let inner: Vec<TokenTree> = group.stream().into_iter().collect();
    let is_documented = separated(&inner).any(|row| row.first().is_some_and(|first| is(first, '#')));
    if group.delimiter() != Delimiter::Brace || !is_documented {
        return None;
    }
    let rows = separated(&inner).map(|row| {
        let (docs, row) = documentation(row);
        let docs: String = docs.iter().map(|line| format!("        ///{line}\n")).collect();
        format!("{docs}        {},\n", spaced(row))
    });
    Some((spaced(head), rows.collect()))
}

/// The lines of the documentation at the beginning, and what follows.
fn documentation(tokens: &[TokenTree]) -> (Vec<String>, &[TokenTree]) {
    let (mut lines, mut rest) = (Vec::new(), tokens);
    while let [sign, TokenTree::Group(attribute), after @ ..] = rest
        && is(sign, '#')
    {
        lines.extend(line_of_documentation(attribute));
        rest = after;
    }
    (lines, rest)
}

/// The text of `[doc = "…"]`; none of another attribute.
fn line_of_documentation(attribute: &proc_macro2::Group) -> Option<String> {
    let tokens: Vec<TokenTree> = attribute.stream().into_iter().collect();
    let [TokenTree::Ident(_), equals, TokenTree::Literal(literal)] = tokens.as_slice() else { return None };
    match syn::Lit::new(literal.clone()) {
        syn::Lit::Str(text) if is(equals, '=') => Some(text.value()),
        _ => None,
    }
}

/// As many rows on a line as it takes; one where a row has a condition.
fn filled(rows: &[String]) -> String {
    if rows.iter().any(|row| row.contains(") if ")) {
        return rows.iter().map(|row| format!("    {row},\n")).collect();
    }
    let mut lines: Vec<String> = Vec::new();
    for row in rows {
        match lines.last_mut().filter(|line| line.chars().count() + row.chars().count() + 2 <= WIDTH) {
            Some(line) => line.extend([" ", row, ","]),
            None => lines.push(format!("    {row},")),
        }
    }
    lines.iter().map(|line| format!("{line}\n")).collect()
}

/// What stands before the braces, and the rows in them; no rows where there are no braces.
fn split(tokens: &[TokenTree]) -> (String, Option<Vec<String>>) {
    for (index, token) in tokens.iter().enumerate() {
        if let TokenTree::Group(group) = token
            && group.delimiter() == Delimiter::Brace
        {
            let inner: Vec<TokenTree> = group.stream().into_iter().collect();
            return (spaced(tokens.get(..index).unwrap_or_default()), Some(rows(&inner)));
        }
    }
    (spaced(tokens), None)
}

fn rows(tokens: &[TokenTree]) -> Vec<String> {
    separated(tokens).map(spaced).collect()
}

/// What stands between commas.
fn separated(tokens: &[TokenTree]) -> impl Iterator<Item = &[TokenTree]> {
    let is_comma = |token: &TokenTree| matches!(token, TokenTree::Punct(punct) if punct.as_char() == ',');
    tokens.split(is_comma).filter(|row| !row.is_empty())
}

/// Tokens as one would type them: spaces between words and around arrows and signs, none inside of types and paths.
fn spaced(tokens: &[TokenTree]) -> String {
    let mut line = Line { text: String::new(), tight: true };
    for (index, token) in tokens.iter().enumerate() {
        match token {
            TokenTree::Punct(punct) => line.punct(punct.as_char(), punct.spacing()),
            TokenTree::Group(group) => {
                let inner: Vec<TokenTree> = group.stream().into_iter().collect();
                // What a literal is behind is no call.
                if let Some(TokenTree::Literal(_)) = index.checked_sub(1).and_then(|before| tokens.get(before)) {
                    line.text.push(' ');
                }
                line.text.push_str(&bracketed(group.delimiter(), &spaced(&inner)));
                line.tight = false;
            }
            word => line.word(&word.to_string()),
        }
    }
    line.text
}

/// A line that is being written.
struct Line {
    text: String,
    /// Whether the next word follows without a space.
    tight: bool,
}

impl Line {
    fn word(&mut self, word: &str) {
        if !self.tight {
            self.text.push(' ');
        }
        self.text.push_str(word);
        self.tight = false;
    }

    fn punct(&mut self, sign: char, spacing: Spacing) {
        let after = |end: &[char]| self.text.ends_with(end);
        let written = match (sign, spacing) {
            (',', _) => ", ".to_owned(),
            // Paths and types; the end of an arrow looks the same.
            (':', Spacing::Joint) | ('<', _) => sign.to_string(),
            ('>', _) if !after(&['-', '=']) => sign.to_string(),
            (':', _) if after(&[':']) => sign.to_string(),
            (':', _) => ": ".to_owned(),
            ('>', _) => "> ".to_owned(),
            // Ranges, and the sign of a number.
            ('.', _) => sign.to_string(),
            ('=', _) if after(&['.']) => sign.to_string(),
            ('-', Spacing::Alone) if self.text.ends_with("= ") => sign.to_string(),
            // A comparison, and a conjunction.
            ('=', _) if self.text.ends_with(" =") => "= ".to_owned(),
            ('&', Spacing::Alone) if self.text.ends_with(" &") => "& ".to_owned(),
            // A reference.
            ('&', _) if self.tight || after(&[' ']) => sign.to_string(),
            ('&', _) => format!(" {sign}"),
            (_, Spacing::Joint) => format!(" {sign}"),
            _ => format!(" {sign} "),
        };
        self.text.push_str(&written);
        self.tight = true;
    }
}

fn bracketed(delimiter: Delimiter, inner: &str) -> String {
    match delimiter {
        Delimiter::Parenthesis => format!("({inner})"),
        Delimiter::Bracket => format!("[{inner}]"),
        Delimiter::Brace => format!(" {{ {inner} }}"),
        Delimiter::None => inner.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use quote::quote;

    /// A macro call as tokens, and as it is written.
    fn check(tokens: proc_macro2::TokenStream, expected: &str) {
        assert_eq!(super::text(super::Call::read(tokens).unwrap()), expected);
    }

    #[test]
    fn short_calls_are_one_line() {
        check(
            quote!(json::object!(A { optional b: "b", rest c });),
            "json::object!(A { optional b: \"b\", rest c });\n",
        );
        check(quote!(json::string_enum!(A { B = "b" });), "json::string_enum!(A { B = \"b\" });\n");
        check(quote!(error_body!(A { 400 => B, 500..=599 => C });), "error_body!(A { 400 => B, 500..=599 => C });\n");
    }

    #[test]
    fn documentation_stands_before_what_it_is_of() {
        check(
            quote!(json::string_enum! { #[doc = " One."] #[doc = ""] #[doc = " Two."] pub enum A else B { C = "c" } }),
            "json::string_enum! {\n    /// One.\n    ///\n    /// Two.\n    pub enum A else B { C = \"c\" }\n}\n",
        );
    }

    #[test]
    fn documented_rows_have_lines_of_their_own() {
        check(
            quote!(
                json::string_enum! { #[doc = " One."] pub enum A else B { #[doc = " `c`"] C = "c", #[doc = " `d`"] D = "d" } }
            ),
            "json::string_enum! {\n    /// One.\n    pub enum A else B {\n        /// `c`\n        C = \"c\",\n        /// `d`\n        \
             D = \"d\",\n    }\n}\n",
        );
    }

    #[test]
    fn rows_with_conditions_have_lines_of_their_own() {
        let long = "the kind of what is in here, and there, and everywhere else";
        check(
            quote!(json::union!(A else B { C(D) if "a" == "b" | "c" && #long == true, E(F) });),
            &format!(
                "json::union!(A else B {{\n    C(D) if \"a\" == \"b\" | \"c\" && \"{long}\" == true,\n    E(F),\n}});\n"
            ),
        );
    }

    #[test]
    fn numbers_have_their_signs() {
        check(quote!(json::integer_enum!(A else B { C = -1 });), "json::integer_enum!(A else B { C = -1 });\n");
    }

    #[test]
    fn types_are_tight() {
        check(
            quote!(request::json!(Get -> Vec<Option<models::A>>);),
            "request::json!(Get -> Vec<Option<models::A>>);\n",
        );
        check(
            quote!(request::json!(Get -> std::collections::BTreeMap<String, chrono::NaiveDate>);),
            "request::json!(Get -> std::collections::BTreeMap<String, chrono::NaiveDate>);\n",
        );
        check(quote!(request::json!(Get -> ());), "request::json!(Get -> ());\n");
        check(
            quote!(operation!(A = GET "/" { security: &[&[B], &[C, D]], headers: &[("a", "b")] });),
            "operation!(A = GET \"/\" { security: &[&[B], &[C, D]], headers: &[(\"a\", \"b\")] });\n",
        );
    }

    #[test]
    fn long_calls_have_as_many_rows_on_a_line_as_it_takes() {
        let (a, b) = ("a".repeat(80), "b".repeat(80));
        check(
            quote!(json::object!(A { optional w: "w", optional x: #a, optional y: #b });),
            &format!(
                "json::object!(A {{\n    optional w: \"w\", optional x: \"{a}\",\n    optional y: \"{b}\",\n}});\n"
            ),
        );
    }
}
