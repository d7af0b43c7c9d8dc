//! Paths that cannot be called.

use serde_json::Value;

use crate::diagnostic::{Diagnostic, Instead, Kind};
use crate::document::normalize::context::Context;
use crate::source::pointer;

/// How long a path may be, in bytes. Servers refuse longer URLs, and everything below a path is named by it: what there is to say
/// would be as long as the square of the path.
const LONGEST: usize = 2_000;

/// How much of a path is shown.
const SHOWN: usize = 40;

pub(super) fn leave_out(tree: &mut Value, context: &mut Context<'_>) {
    let Some(Value::Object(paths)) = tree.get_mut("paths") else { return };
    let long: Vec<String> = paths.keys().filter(|path| path.len() > LONGEST).cloned().collect();
    if long.is_empty() {
        return;
    }
    paths.retain(|path, _| path.len() <= LONGEST);
    for path in long {
        let start: String = path.chars().take(SHOWN).collect();
        let wrong = format!("the path that begins with `{start}` is longer than {LONGEST} bytes");
        let at = context.value(&pointer::child("/paths", &path)).key();
        let warning = Diagnostic::of(Kind::LongPath, wrong).at(at).instead(Instead::NoOperations);
        context.push(warning.help("no server takes a URL of that length"));
    }
}
