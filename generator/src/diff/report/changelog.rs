use super::Part;
use crate::diff::{ItemChange, Verdict};

/// How many changes of one part a changelog lists before it counts.
const SHOWN: usize = 40;

impl Verdict {
    /// The entries of a changelog, a line each, in Markdown: what breaks is marked, and says what to do. None where nothing is
    /// listed.
    pub fn changelog(&self) -> Vec<String> {
        let mut lines = Vec::new();
        for part in Part::ALL {
            let changes: Vec<_> = self.part(part).collect();
            for change in changes.iter().take(SHOWN) {
                let message = sentence(&change.message);
                lines.push(match part {
                    Part::Breaking => format!("**Breaking:** {message} {}", change.action),
                    _ => message,
                });
            }
            lines.extend(further(changes.len()));
        }
        lines.extend(self.generator.iter().take(SHOWN).map(entry));
        lines.extend(further(self.generator.len()));
        lines
    }
}

/// How many changes are not listed.
fn further(count: usize) -> Option<String> {
    let more = count.checked_sub(SHOWN).filter(|more| *more > 0)?;
    Some(format!("{more} further changes of this kind."))
}

fn entry(change: &ItemChange) -> String {
    let message = sentence(&change.message());
    if change.is_breaking() { format!("**Breaking:** {message} {}", change.action()) } else { message }
}

/// A message as a sentence.
fn sentence(message: &str) -> String {
    let mut characters = message.chars();
    let first = characters.next().map(|first| first.to_uppercase().to_string()).unwrap_or_default();
    format!("{first}{}.", characters.as_str())
}
