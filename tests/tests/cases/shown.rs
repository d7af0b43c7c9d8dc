//! What a snapshot has of a crate.

use super::generated::Case;
use std::fmt::Write;
use std::path::Path;

/// What differs from case to case: the warnings, and the Rust that is not the runtime's. A case that is about another file names
/// it in a comment at its top: `# shows: src/lib.rs, docs/methods/things.md`.
pub fn text(case: &Case, document: &str) -> Result<String, String> {
    let asked = asked(document);
    if let Some(other) = asked.iter().find(|asked| case.tree.iter().all(|(path, _)| path != Path::new(asked))) {
        let files: Vec<String> = case.tree.iter().map(|(path, _)| path.display().to_string()).collect();
        return Err(format!("`# shows:` names `{other}`, which is none of {}", files.join(", ")));
    }
    let mut text = case.diagnostics.clone();
    let is_shown = |path: &Path| is_shown_always(path) || asked.iter().any(|asked| path == Path::new(asked));
    for (path, content) in case.tree.iter().filter(|(path, _)| is_shown(path)) {
        let content = without_notice(content);
        writeln!(text, "==> {} <==\n{}\n", path.display(), content.trim_end()).expect("a string takes all");
    }
    Ok(text)
}

fn asked(document: &str) -> Vec<&str> {
    let comments = document.lines().take_while(|line| line.starts_with('#'));
    let lists = comments.filter_map(|line| line.strip_prefix("# shows:"));
    lists.flat_map(|list| list.split(',')).map(str::trim).collect()
}

fn is_shown_always(path: &Path) -> bool {
    let others = ["src/lib.rs", "src/settings.rs", "src/operations.rs"];
    path.starts_with("src") && !path.starts_with("src/runtime") && others.iter().all(|other| path != Path::new(other))
}

/// A text without the first lines, which say that it was generated.
fn without_notice(content: &str) -> String {
    let is_notice = content.lines().next().is_some_and(|line| line.contains("@generated"));
    content.lines().skip(if is_notice { 2 } else { 0 }).collect::<Vec<_>>().join("\n")
}
