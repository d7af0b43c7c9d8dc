//! Names in maps.

use crate::diagnostic::{Diagnostic, Kind};
use crate::document::grammar::Keys;
use crate::document::normalize::path_key::PathKey;

/// What is wrong with the name of a member of a map.
pub(super) fn check(keys: Keys, name: &str) -> Option<Diagnostic> {
    match keys {
        Keys::Any => None,
        Keys::Component => component(name),
        Keys::Path => path(name),
        Keys::Status => status(name),
        Keys::Method => method(name),
        Keys::MediaType => media_type(name),
    }
}

/// OpenAPI 3.0.4, section 4.7.7.1. Nothing depends on it here: names are made for Rust anyway.
fn component(name: &str) -> Option<Diagnostic> {
    let allowed = |letter: char| letter.is_ascii_alphanumeric() || matches!(letter, '.' | '-' | '_');
    if name.is_empty() {
        return Some(Diagnostic::of(Kind::ComponentName, "a component must have a name"));
    }
    (!name.chars().all(allowed)).then(|| {
        Diagnostic::of(Kind::ComponentName, format!("`{name}` is not a valid name of a component"))
            .label("read as it is")
            .help("names consist of the letters A to Z and a to z, digits, `.`, `-` and `_`")
    })
}

/// OpenAPI 3.0.4, sections 4.7.8.1 and 4.7.8.2.
fn path(name: &str) -> Option<Diagnostic> {
    if !name.starts_with('/') {
        return Some(
            Diagnostic::of(Kind::PathSlash, format!("the path `{name}` must begin with a slash"))
                .help(format!("write it as `/{name}`")),
        );
    }
    let name = PathKey::of(name).path;
    if let Some(part) = name.split('/').find(|segment| matches!(*segment, "." | "..")) {
        return Some(
            Diagnostic::of(Kind::PathSegments, format!("the path `{name}` must not contain the segment `{part}`"))
                .help("write the path that it leads to: clients and servers take such segments out"),
        );
    }
    (!balanced(name)).then(|| {
        Diagnostic::of(Kind::PathVariables, format!("the variables of the path `{name}` cannot be made out"))
            .help("a variable is written as `{name}`")
    })
}

/// Whether every brace has its other half, and something in between.
fn balanced(name: &str) -> bool {
    let mut parts = name.split('{');
    let before = parts.next().unwrap_or_default();
    !before.contains('}')
        && parts.all(|part| {
            part.split_once('}').is_some_and(|(variable, after)| !variable.is_empty() && !after.contains('}'))
        })
}

/// OpenAPI 3.0.4, section 4.7.16; RFC 9110, section 15.
fn status(name: &str) -> Option<Diagnostic> {
    let valid =
        matches!(name.as_bytes(), b"default" | [b'1'..=b'5', b'X', b'X'] | [b'1'..=b'9', b'0'..=b'9', b'0'..=b'9']);
    (!valid).then(|| {
        Diagnostic::of(Kind::StatusCode, format!("`{name}` is not a status code"))
            .help("a status code has three digits; `4XX` stands for a range, and `default` for all others")
    })
}

/// RFC 9110, section 9.1, without the signs that no registered method has.
fn method(name: &str) -> Option<Diagnostic> {
    let is_letter = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_');
    (name.is_empty() || !name.bytes().all(is_letter)).then(|| {
        Diagnostic::of(Kind::Method, format!("`{name}` is not a method of HTTP"))
            .help("a method consists of letters, as `COPY`")
    })
}

/// Whether a text is a token (RFC 9110, section 5.6.2), as names of headers are.
pub(crate) fn is_token(text: &str) -> bool {
    let allowed = |byte: u8| byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte);
    !text.is_empty() && text.bytes().all(allowed)
}

/// Whether a cookie can have a name: it is read back as it was written, and nothing of it becomes another cookie. RFC 6265 wants a token, and servers take
/// brackets as well.
pub(crate) fn is_cookie_name(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_graphic() && !b";=,\"".contains(&byte))
}

/// RFC 9110, section 8.3.1, with `*` for ranges.
fn media_type(name: &str) -> Option<Diagnostic> {
    let essence = name.split(';').next().unwrap_or_default().trim();
    let valid = essence.split_once('/').is_some_and(|(kind, subtype)| is_token(kind) && is_token(subtype));
    (!valid).then(|| {
        Diagnostic::of(Kind::MediaType, format!("`{name}` is not a media type"))
            .help("a media type is written as `application/json`")
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_headers_and_cookies() {
        let names = ["X-Key", "session[id]", "a.b~", "X Key", "a=b", "a;b", "gr\u{f6}\u{df}e", "a\nb", ""];
        assert_eq!(names.map(is_token), [true, false, true, false, false, false, false, false, false]);
        assert_eq!(names.map(is_cookie_name), [true, true, true, false, false, false, false, false, false]);
    }

    #[test]
    fn names_in_maps_are_what_the_specification_says() {
        for name in ["/", "/a/{b}", "/a/{b}.{c}", "/a:b", "/a?b={", "/a#/../{"] {
            assert_eq!(path(name), None, "{name}");
        }
        for name in ["a", "?b", "/../a", "/{", "/}", "/{a", "/a}", "/{}", "/{a{b}}"] {
            assert!(path(name).is_some(), "{name}");
        }
        for name in ["200", "599", "999", "2XX", "default"] {
            assert_eq!(status(name), None, "{name}");
        }
        for name in ["", "20", "2000", "2xx", "6XX", "099", "+20", "ok", "2é"] {
            assert!(status(name).is_some(), "{name}");
        }
        for name in ["text/csv", "*/*", "text/*", "application/json; charset=utf-8", "application/a+json"] {
            assert_eq!(media_type(name), None, "{name}");
        }
        for name in ["", "json", "/", "a/", "a b/c", "a/b/c"] {
            assert!(media_type(name).is_some(), "{name}");
        }
        for name in ["COPY", "M-SEARCH", "get"] {
            assert_eq!(method(name), None, "{name}");
        }
        for name in ["", "A B", "GÉT", "a|b"] {
            assert!(method(name).is_some(), "{name}");
        }
        for name in ["Pet", "a.b-c_d9"] {
            assert_eq!(component(name), None, "{name}");
        }
        for name in ["", "a b", "a/b", "größe"] {
            assert!(component(name).is_some(), "{name}");
        }
    }
}
