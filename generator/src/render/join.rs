//! `prettyplease` breaks lines at 89 columns; this joins what fits on one of [`WIDTH`], as `rustfmt` would.

use super::WIDTH;

/// The beginning of documentation that a macro makes. It stands on one line, as all documentation does.
const DOCUMENTATION: &str = "#[doc = ";

/// Joins argument lists, parameter lists, struct literals and functions of one expression that fit on one line.
pub(super) fn join(text: &str) -> String {
    let mut joiner = Joiner { open: vec![Group::default()] };
    text.lines().for_each(|line| joiner.line(line.to_owned()));
    while joiner.open.len() > 1 {
        joiner.give_up();
    }
    joiner.open.pop().map(|group| group.lines.concat()).unwrap_or_default()
}

/// What stands between a line that ends with an opening bracket, which is its first line, and the bracket's partner.
#[derive(Default)]
struct Group {
    /// Lines with their ends.
    lines: Vec<String>,
    /// Whether a line or a group in it must stay as it is.
    is_fixed: bool,
}

struct Joiner {
    /// The groups that are open; the first is the file.
    open: Vec<Group>,
}

impl Joiner {
    fn line(&mut self, line: String) {
        let line = if self.is_close(&line) { self.close(line) } else { line };
        let is_documentation = line.trim_start().starts_with(DOCUMENTATION);
        let is_comment = line.trim_start().starts_with(['#', '/']) && !is_documentation;
        if !is_comment && line.ends_with(['(', '[', '{', '<']) {
            self.open.push(Group { lines: vec![line + "\n"], is_fixed: false });
        } else {
            self.push(line, is_comment);
        }
    }

    /// Whether a line ends the last group. An arrow or a comparison may begin with the sign that closes generics.
    fn is_close(&self, line: &str) -> bool {
        let opened_by = self.open.last().and_then(|group| group.lines.first()?.trim_end().chars().last());
        match line.trim_start().chars().next() {
            Some(')' | ']' | '}') => true,
            Some('>') => opened_by == Some('<'),
            _ => false,
        }
    }

    fn push(&mut self, line: String, is_fixed: bool) {
        if let Some(group) = self.open.last_mut() {
            group.lines.push(line + "\n");
            group.is_fixed |= is_fixed;
        }
    }

    /// The line that the last group and its closing line make; where they make none, the closing line alone.
    fn close(&mut self, line: String) -> String {
        if self.open.len() < 2 {
            return line;
        }
        match self.open.last().and_then(|group| group.joined(&line)) {
            Some(joined) => {
                self.open.pop();
                joined
            }
            None => {
                self.give_up();
                line
            }
        }
    }

    /// Leaves the lines of the last group as they are.
    fn give_up(&mut self) {
        let Some(group) = self.open.pop() else { return };
        if let Some(outer) = self.open.last_mut() {
            outer.lines.extend(group.lines);
            outer.is_fixed = true;
        }
    }
}

impl Group {
    fn joined(&self, last: &str) -> Option<String> {
        let (first, inner) = self.lines.split_first()?;
        let first = first.trim_end();
        let is_list = first.ends_with(['(', '[', '<']);
        let is_short_function = first.trim_start().starts_with("pub fn ") && inner.len() == 1;
        if self.is_fixed || !(is_list || is_short_function || is_struct_literal(first)) {
            return None;
        }
        let space = if is_list { "" } else { " " };
        let inner = inner.iter().map(|line| line.trim()).fold(String::new(), |text, line| match line {
            line if text.is_empty() || line.starts_with('.') && !line.starts_with("..") => text + line,
            line => text + " " + line,
        });
        let joined = format!("{first}{space}{}{space}{}", inner.trim_end_matches(','), last.trim_start());
        let is_documentation = first.trim_start().starts_with(DOCUMENTATION);
        (joined.chars().count() <= WIDTH || is_documentation).then_some(joined)
    }
}

/// Whether the brace at the end of a line opens the fields of a value, and not a block or the fields of a type.
fn is_struct_literal(line: &str) -> bool {
    const ITEMS: [&str; 9] = ["enum", "fn", "for", "if", "impl", "match", "mod", "struct", "trait"];
    let words: Vec<&str> = line.split_whitespace().collect();
    let name = words.iter().rev().nth(1).and_then(|word| word.rsplit(['(', ':', '&']).next()).unwrap_or_default();
    name.starts_with(char::is_uppercase) && !words.iter().any(|word| ITEMS.contains(word))
}

#[cfg(test)]
mod tests {
    #[track_caller]
    fn check(text: &str, expected: &str) {
        assert_eq!(super::join(text), expected);
    }

    #[test]
    fn parameters_and_arguments() {
        check(
            "pub fn a(\n    &self,\n    b: B,\n) -> C {\n    C(\n        D::new()\n            .e(f),\n    )\n}\n",
            "pub fn a(&self, b: B) -> C { C(D::new().e(f)) }\n",
        );
    }

    #[test]
    fn struct_literals_but_not_types() {
        check("    A {\n        b: c,\n    }\n", "    A { b: c }\n");
        check("pub struct A {\n    b: c,\n}\n", "pub struct A {\n    b: c,\n}\n");
        check("impl A {\n    b();\n}\n", "impl A {\n    b();\n}\n");
    }

    #[test]
    fn what_does_not_fit_stays() {
        let long = "x".repeat(120);
        check(&format!("a(\n    {long},\n)\n"), &format!("a(\n    {long},\n)\n"));
        check("a(\n    // b\n    c,\n)\n", "a(\n    // b\n    c,\n)\n");
    }
}
