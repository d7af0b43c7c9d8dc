use std::path::{Path, PathBuf};

/// What an argument that names a document or a config says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Argument {
    /// A file or a folder.
    Path(PathBuf),
    /// A file or a folder of a revision of git.
    Revision {
        /// The revision, as git understands it.
        revision: String,
        /// The path; from the root of the repository, or from the working directory if it starts with `.`.
        path: String,
    },
}

impl Argument {
    /// Tells one from the other. A file of that very name goes before a revision, and so does the drive of a Windows path.
    pub(super) fn of(text: &Path) -> Self {
        let is_url = text.to_string_lossy().contains("://");
        let revision = text.to_str().and_then(split).filter(|_| !is_url && !text.exists());
        match revision {
            Some((revision, path)) => Self::Revision { revision: revision.to_owned(), path: path.to_owned() },
            None => Self::Path(text.to_owned()),
        }
    }
}

/// The revision and the path, which are parted by the first colon that is in no braces: those are git's (`HEAD^{/fix: it}`).
fn split(text: &str) -> Option<(&str, &str)> {
    let mut depth = 0_usize;
    for (at, character) in text.char_indices() {
        match character {
            '{' => depth += 1,
            '}' => depth = depth.saturating_sub(1),
            ':' if depth == 0 => {
                let (revision, path) = (text.get(..at)?, text.get(at + 1..)?);
                return (!revision.is_empty() && !is_drive(revision, path)).then_some((revision, path));
            }
            _ => {}
        }
    }
    None
}

fn is_drive(revision: &str, path: &str) -> bool {
    let letter = matches!(revision.as_bytes(), [letter] if letter.is_ascii_alphabetic());
    letter && (cfg!(windows) || path.starts_with(['/', '\\']))
}

/// A path of a revision from the root of the repository: `./` and `../` at its start are those of the working directory, which
/// `from` leads to. None where it leads out of the repository.
pub(super) fn from_root(path: &str, from: &str) -> Option<String> {
    let relative = path == "." || path == ".." || path.starts_with("./") || path.starts_with("../");
    let whole = if relative { format!("{from}{path}") } else { path.to_owned() };
    let mut parts = Vec::new();
    for part in whole.split('/') {
        match part {
            "" | "." => {}
            ".." => drop(parts.pop()?),
            part => parts.push(part),
        }
    }
    Some(parts.join("/"))
}

#[cfg(test)]
mod tests {
    use super::{from_root, split};

    #[test]
    fn revisions_are_told_from_paths() {
        let cases = [
            ("HEAD:spec/a.yaml", Some(("HEAD", "spec/a.yaml"))),
            ("origin/main~2:spec", Some(("origin/main~2", "spec"))),
            ("HEAD^{/fix: it}:a.yaml", Some(("HEAD^{/fix: it}", "a.yaml"))),
            ("v1:", Some(("v1", ""))),
            ("v:a.yaml", if cfg!(windows) { None } else { Some(("v", "a.yaml")) }),
            ("C:\\spec\\a.yaml", None),
            ("C:/spec/a.yaml", None),
            (":a.yaml", None),
            ("spec/a.yaml", None),
        ];
        for (text, expected) in cases {
            assert_eq!(split(text), expected, "{text}");
        }
    }

    #[test]
    fn paths_start_from_the_root_or_from_here() {
        let cases = [
            ("a.yaml", "spec/", Some("a.yaml")),
            ("./a.yaml", "spec/", Some("spec/a.yaml")),
            ("../a.yaml", "spec/", Some("a.yaml")),
            (".", "spec/", Some("spec")),
            ("spec/", "", Some("spec")),
            ("", "spec/", Some("")),
            ("../a.yaml", "", None),
        ];
        for (path, from, expected) in cases {
            assert_eq!(from_root(path, from).as_deref(), expected, "{path} from {from}");
        }
    }
}
