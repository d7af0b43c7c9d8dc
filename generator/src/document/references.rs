//! The text of a `$ref`: a URI reference (RFC 3986) whose fragment is a JSON pointer (RFC 6901, section 6).

use std::borrow::Cow;
use std::path::{Component, Path, PathBuf};

use percent_encoding::percent_decode_str;

use crate::source::pointer;

/// How many references may lead from one to the next, or be met on the way to a node; more are taken for a circle. What
/// people write stays far below, and no stage follows a chain without an end.
pub(crate) const LONGEST_CHAIN: usize = 64;

/// The two halves of a `$ref`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Reference<'t> {
    /// The path to a file, as it is written; empty for the file that holds the reference.
    pub(crate) path: &'t str,
    /// The JSON pointer; empty for the whole file.
    pub(crate) pointer: String,
}

/// Why a `$ref` cannot be followed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ReferenceError {
    /// It names a host or a scheme.
    Network,
    /// It is a `file:` URI.
    FileUri,
    /// Its fragment is a name, not a pointer.
    Anchor,
    /// There is nothing in it.
    Empty,
}

/// Splits a `$ref` into the file and the pointer.
pub(crate) fn split(text: &str) -> Result<Reference<'_>, ReferenceError> {
    let (path, fragment) = text.split_once('#').unwrap_or((text, ""));
    if text.is_empty() {
        return Err(ReferenceError::Empty);
    }
    if path.get(..5).is_some_and(|scheme| scheme.eq_ignore_ascii_case("file:")) {
        return Err(ReferenceError::FileUri);
    }
    if path.starts_with("//") || has_scheme(path) {
        return Err(ReferenceError::Network);
    }
    let pointer = decode(fragment);
    if !pointer.is_empty() && !pointer.starts_with('/') {
        return Err(ReferenceError::Anchor);
    }
    Ok(Reference { path, pointer })
}

/// The JSON pointer of a reference to the document that holds it; `None` for a reference to anything else. The bundle writes
/// references without percent escapes.
pub(crate) fn local(reference: &str) -> Option<&str> {
    let pointer = reference.strip_prefix('#')?;
    (pointer.is_empty() || pointer.starts_with('/')).then_some(pointer)
}

/// The section and the name of the component that a reference of a bundle leads to: `parameters` and `limit` for
/// `#/components/parameters/limit`. `None` for a reference to anything else.
pub(crate) fn component(reference: &str) -> Option<(Cow<'_, str>, Cow<'_, str>)> {
    let mut tokens = pointer::tokens(local(reference)?);
    let component = (tokens.next()? == "components").then_some((tokens.next()?, tokens.next()?))?;
    tokens.next().is_none().then_some(component)
}

/// Whether a URI begins with a scheme (RFC 3986, section 3.1). One letter is the drive of a Windows path.
fn has_scheme(path: &str) -> bool {
    path.split_once(':').is_some_and(|(scheme, _)| {
        scheme.len() > 1
            && scheme.starts_with(|first: char| first.is_ascii_alphabetic())
            && scheme.chars().all(|other| other.is_ascii_alphanumeric() || matches!(other, '+' | '-' | '.'))
    })
}

/// `text` with its percent escapes decoded; bytes that are not UTF-8 become replacement characters.
pub(crate) fn decode(text: &str) -> String {
    percent_decode_str(text).decode_utf8_lossy().into_owned()
}

/// `path` without `.` and with as few `..` as can be, by its text alone: the file system is not asked.
pub(crate) fn normal(path: &Path) -> PathBuf {
    let mut parts: Vec<Component> = Vec::new();
    for part in path.components() {
        match (part, parts.last()) {
            (Component::CurDir, _) | (Component::ParentDir, Some(Component::RootDir | Component::Prefix(_))) => {}
            (Component::ParentDir, Some(Component::Normal(_))) => {
                parts.pop();
            }
            _ => parts.push(part),
        }
    }
    parts.into_iter().collect()
}

/// The way from `folder` down to `path`, both normal, with `/` between its parts; `None` when `path` is outside.
pub(crate) fn below(folder: &Path, path: &Path) -> Option<String> {
    let rest = path.strip_prefix(folder).ok()?;
    let parts: Option<Vec<_>> = rest
        .components()
        .map(|part| match part {
            Component::Normal(name) => Some(name.to_string_lossy()),
            _ => None,
        })
        .collect();
    Some(parts?.join("/"))
}

/// The way from the folder of the file `from` to the file `to`, both relative to the same folder: what a `$ref` in
/// `from` has to say.
pub(crate) fn relative(from: &str, to: &str) -> String {
    let from: Vec<&str> = from.split('/').collect();
    let to: Vec<&str> = to.split('/').collect();
    let folders = from.len().saturating_sub(1);
    let common = from.iter().take(folders).zip(&to).take_while(|(a, b)| a == b).count();
    let up = std::iter::repeat_n("..", folders - common);
    up.chain(to.into_iter().skip(common)).collect::<Vec<_>>().join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reference_is_a_file_a_fragment_or_both() {
        let parts = |text| split(text).map(|reference| (reference.path.to_owned(), reference.pointer));
        assert_eq!(parts("a/b.yaml"), Ok(("a/b.yaml".into(), "".into())));
        assert_eq!(parts("#/a/b"), Ok(("".into(), "/a/b".into())));
        assert_eq!(parts("x.yaml#/paths/~1a~1%7Bid%7D"), Ok(("x.yaml".into(), "/paths/~1a~1{id}".into())));
        assert_eq!(parts("x.yaml#"), Ok(("x.yaml".into(), "".into())));
        for path in [r"C:\x.yaml", "C:/x.yaml", r"\\host\share\x.yaml", r"\\?\C:\x.yaml", r"a\b.yaml"] {
            assert_eq!(parts(path).map(|parts| parts.0), Ok(path.into()));
        }
    }

    #[test]
    fn what_is_not_a_file_is_said() {
        assert_eq!(split("https://example.com/x.yaml"), Err(ReferenceError::Network));
        assert_eq!(split("//example.com/x.yaml#/a"), Err(ReferenceError::Network));
        assert_eq!(split("urn:example:x"), Err(ReferenceError::Network));
        assert_eq!(split("file:///etc/passwd"), Err(ReferenceError::FileUri));
        assert_eq!(split("#Pet"), Err(ReferenceError::Anchor));
        assert_eq!(split(""), Err(ReferenceError::Empty));
    }

    #[test]
    fn a_component_has_a_section_and_a_name() {
        let parts = |text| component(text).map(|(section, name)| (section.into_owned(), name.into_owned()));
        assert_eq!(parts("#/components/schemas/Pet"), Some(("schemas".into(), "Pet".into())));
        assert_eq!(parts("#/components/schemas/a~1b~0c"), Some(("schemas".into(), "a/b~c".into())));
        let others = ["", "#", "#/components", "#/components/schemas", "#/components/schemas/A/items"];
        for other in others.into_iter().chain(["#/paths/schemas/A", "x.yaml#/components/schemas/A", "A"]) {
            assert_eq!(parts(other), None, "{other}");
        }
    }

    #[test]
    fn paths_are_compared_by_their_normal_form() {
        let shown = |path: &str| normal(Path::new(path)).display().to_string();
        assert_eq!(shown("./a/../b/./c.yaml"), "b/c.yaml");
        assert_eq!(shown("../../a/../c.yaml"), "../../c.yaml");
        assert_eq!(shown("/../a"), "/a");
        let inside = |folder: &str, path: &str| below(Path::new(folder), Path::new(path));
        assert_eq!(inside("", "a/b.yaml").as_deref(), Some("a/b.yaml"));
        assert_eq!(inside("", "../b.yaml"), None);
        assert_eq!(inside("..", "../../b.yaml"), None);
        assert_eq!(inside("x", "xy/b.yaml"), None);
        assert_eq!(inside("", "/b.yaml"), None);
    }

    #[test]
    fn the_way_between_two_files_is_written_as_a_reference() {
        assert_eq!(relative("paths/a.yaml", "schemas/b.yaml"), "../schemas/b.yaml");
        assert_eq!(relative("paths/a.yaml", "paths/x/b.yaml"), "x/b.yaml");
        assert_eq!(relative("root.yaml", "b.yaml"), "b.yaml");
    }
}
