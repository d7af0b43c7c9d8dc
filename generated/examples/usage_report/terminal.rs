//! What is known about the place that the report is written to.

use std::env;
use std::io::{IsTerminal, stdout};

#[derive(Clone, Copy)]
pub struct Terminal {
    /// Characters in a line.
    pub width: usize,
    pub coloured: bool,
}

impl Terminal {
    /// The width is that of `COLUMNS`, else of the terminal, else 80. Colours are for terminals that can show
    /// them, unless `NO_COLOR` is set (<https://no-color.org>).
    pub fn of_stdout() -> Self {
        let set = |name| env::var_os(name).is_some_and(|value| !value.is_empty());
        let dumb = env::var_os("TERM").is_some_and(|term| term == "dumb");
        Self {
            width: asked_width().or_else(terminal_width).unwrap_or(80),
            coloured: stdout().is_terminal() && !set("NO_COLOR") && !dumb,
        }
    }

    pub fn paint(self, colour: Colour, text: &str) -> String {
        match self.coloured && !text.is_empty() {
            true => format!("\u{1b}[{}m{text}\u{1b}[0m", colour as u8),
            false => text.to_owned(),
        }
    }
}

/// Colours by their number in an SGR escape sequence (ECMA-48, section 8.3.117).
#[derive(Clone, Copy)]
pub enum Colour {
    Faint = 2,
    Green = 32,
    Yellow = 33,
    Cyan = 36,
}

fn asked_width() -> Option<usize> {
    let columns: usize = env::var("COLUMNS").ok()?.parse().ok()?;
    (1..=1000).contains(&columns).then_some(columns)
}

fn terminal_width() -> Option<usize> {
    let (width, _) = terminal_size::terminal_size_of(stdout())?;
    Some(usize::from(width.0))
}

/// The text without control characters: what a server sends must neither break a line nor steer the terminal.
pub fn printable(text: &str) -> String {
    text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect()
}
