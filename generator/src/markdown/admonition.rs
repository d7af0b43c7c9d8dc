//! Admonitions, as Docusaurus and others have them: `:::info`, text, `:::`.

use super::tree::{Inline, Mark};

/// Turns the lines around an admonition into what every reader shows: the first into its title in bold, the last into
/// nothing.
pub(super) fn labelled(list: Vec<Inline>) -> Vec<Inline> {
    let mut out = Vec::with_capacity(list.len());
    let mut rest = list.into_iter().peekable();
    let mut starts_line = true;
    while let Some(inline) = rest.next() {
        let ends_line = matches!(rest.peek(), None | Some(Inline::SoftBreak | Inline::HardBreak));
        let fence = match &inline {
            Inline::Text(text) if starts_line && ends_line => fence(text),
            _ => None,
        };
        starts_line = matches!(inline, Inline::SoftBreak | Inline::HardBreak);
        match fence {
            Some("") => {}
            Some(title) => out.push(Inline::Marked(Mark::Strong, vec![Inline::Text(capitalized(title))])),
            None => out.push(inline),
        }
    }
    out
}

/// The title of the admonition that a line opens; empty for the line that closes one.
fn fence(line: &str) -> Option<&str> {
    let rest = line.strip_prefix(":::")?.trim_start_matches(':').trim();
    let (kind, title) = rest.split_once(' ').unwrap_or((rest, ""));
    let is_name = kind.chars().all(|c| c.is_ascii_alphabetic());
    is_name.then(|| if title.is_empty() { kind } else { title.trim() })
}

/// A title with a capital at its start and a colon at its end: `Info:`.
fn capitalized(title: &str) -> String {
    let mut characters = title.chars();
    let first: String = characters.next().into_iter().flat_map(char::to_uppercase).collect();
    format!("{first}{}:", characters.as_str().trim_end_matches(':'))
}
