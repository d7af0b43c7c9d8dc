//! JSON pointers (RFC 6901): the form that the whole generator uses to name a node.

use std::borrow::Cow;

/// The pointer of the member or item `token` (not escaped) of the node at `pointer`.
pub fn child(pointer: &str, token: &str) -> String {
    let mut result = String::with_capacity(pointer.len() + token.len() + 1);
    result.push_str(pointer);
    push(&mut result, token);
    result
}

/// Appends `token` (not escaped) to `pointer` in place.
pub fn push(pointer: &mut String, token: &str) {
    pointer.push('/');
    for character in token.chars() {
        match character {
            '~' => pointer.push_str("~0"),
            '/' => pointer.push_str("~1"),
            other => pointer.push(other),
        }
    }
}

/// The pointer made of `tokens` (not escaped).
pub fn join<'a>(tokens: impl IntoIterator<Item = &'a str>) -> String {
    tokens.into_iter().fold(String::new(), |mut pointer, token| {
        push(&mut pointer, token);
        pointer
    })
}

/// The tokens of `pointer`, unescaped, from the root down. The empty pointer has none.
pub fn tokens(pointer: &str) -> impl DoubleEndedIterator<Item = Cow<'_, str>> {
    let rest = pointer.strip_prefix('/');
    rest.into_iter().flat_map(|rest| rest.split('/')).map(unescape)
}

/// The pointer of the node that holds the node at `pointer`; `None` for the root.
pub fn parent(pointer: &str) -> Option<&str> {
    pointer.rsplit_once('/').map(|(parent, _)| parent)
}

/// The last token of `pointer`, unescaped; `None` for the root.
pub fn last(pointer: &str) -> Option<Cow<'_, str>> {
    pointer.rsplit_once('/').map(|(_, token)| unescape(token))
}

fn unescape(token: &str) -> Cow<'_, str> {
    if token.contains('~') { Cow::Owned(token.replace("~1", "/").replace("~0", "~")) } else { Cow::Borrowed(token) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_survives_the_way_there_and_back() {
        for token in ["", "a", "a/b", "m~n", "~1", "/", "~", "200", "größe"] {
            let pointer = child("/paths", token);
            assert_eq!(tokens(&pointer).collect::<Vec<_>>(), ["paths", token], "{pointer}");
            assert_eq!(parent(&pointer), Some("/paths"));
            assert_eq!(last(&pointer).as_deref(), Some(token));
        }
    }

    #[test]
    fn the_root_has_no_tokens() {
        assert_eq!(tokens("").count(), 0);
        assert_eq!(parent(""), None);
        assert_eq!(tokens("/").collect::<Vec<_>>(), [""]);
    }
}
