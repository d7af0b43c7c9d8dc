//! What a snapshot has of a crate.

use super::generated::Case;
use sailmaker_tests::trials::Trial;
use std::fmt::Write;
use std::path::Path;

/// The tests of this file.
pub fn trials() -> Vec<Trial> {
    sailmaker_tests::trials![what_is_shown_is_named_at_the_top, what_is_named_below_the_top_is_told]
}

/// What differs from case to case: the warnings, and the Rust that is not the runtime's, nor that of every client without security schemes. A case that is about another file names
/// it in a comment at its top: `# shows: src/lib.rs, docs/methods/things.md`.
pub fn text(case: &Case, document: &str) -> Result<String, String> {
    let asked = asked(document)?;
    if let Some(other) = asked.iter().find(|asked| case.tree.iter().all(|(path, _)| path != Path::new(asked))) {
        let files: Vec<String> = case.tree.iter().map(|(path, _)| path.display().to_string()).collect();
        return Err(format!("`# shows:` names `{other}`, which is none of {}", files.join(", ")));
    }
    let mut text = case.diagnostics.clone();
    let is_shown = |path: &Path| is_shown_always(path) || asked.iter().any(|asked| path == Path::new(asked));
    for (path, content) in case.tree.iter().filter(|(path, _)| is_shown(path)) {
        let content = without_notice(content);
        if path == Path::new("src/security.rs") && content.trim() == TAKES_A_TOKEN {
            continue;
        }
        writeln!(text, "==> {} <==\n{}\n", path.display(), content.trim_end()).expect("a string takes all");
    }
    Ok(text)
}

/// What a client of a document without security schemes is given.
const TAKES_A_TOKEN: &str =
    "//! What a client is given besides a base URL.\n\nuse crate::client::takes_token;\n\ntakes_token!();";

/// The files that the comment at the top names. `Err` where one is named anywhere else, or in another spelling.
fn asked(document: &str) -> Result<Vec<&str>, String> {
    let top = document.lines().take_while(|line| line.starts_with('#')).count();
    let mut asked = Vec::new();
    for (index, line) in document.lines().enumerate() {
        match line.strip_prefix("# shows:").filter(|_| index < top) {
            Some(list) => asked.extend(list.split(',').map(str::trim)),
            None if is_meant(line) => {
                return Err(format!("line {}: `# shows:` is not in the comment at the top", index + 1));
            }
            None => {}
        }
    }
    Ok(asked)
}

/// Whether a line is a comment that begins with `shows:`.
fn is_meant(line: &str) -> bool {
    line.trim_start().strip_prefix('#').is_some_and(|comment| comment.trim_start().starts_with("shows:"))
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

fn what_is_shown_is_named_at_the_top() {
    assert_eq!(
        asked("# A case.\n# shows: a.rs, b.md\n# shows: c.toml\nopenapi: 3.0.3\n"),
        Ok(vec!["a.rs", "b.md", "c.toml"])
    );
    assert_eq!(asked("openapi: 3.0.3 # shows: a.rs\ninfo: {title: '# shows:'}\n"), Ok(vec![]));
}

fn what_is_named_below_the_top_is_told() {
    let told = |line: usize| Err(format!("line {line}: `# shows:` is not in the comment at the top"));
    assert_eq!(asked("openapi: 3.0.3\n# shows: a.rs\n"), told(2));
    assert_eq!(asked("# A case.\n\n# shows: a.rs\n"), told(3));
    assert_eq!(asked("openapi: 3.0.3\ninfo:\n  # shows: a.rs\n"), told(3));
    assert_eq!(asked("#shows: a.rs\n"), told(1));
}
