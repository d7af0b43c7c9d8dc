//! The key of a path, which documents write with what is none of a path.

/// A key of `paths` in its parts, without `?` and `#`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct PathKey<'k> {
    /// The template of the path.
    pub(super) path: &'k str,
    /// The query, which OpenAPI describes by parameters (section 4.7.8.1).
    pub(super) query: Option<&'k str>,
    /// The fragment, by which documents tell operations of one path apart.
    pub(super) fragment: Option<&'k str>,
}

impl<'k> PathKey<'k> {
    pub(super) fn of(key: &'k str) -> Self {
        let (rest, fragment) = match key.split_once('#') {
            Some((rest, fragment)) => (rest, Some(fragment)),
            None => (key, None),
        };
        let (path, query) = match rest.split_once('?') {
            Some((path, query)) => (path, Some(query)),
            None => (rest, None),
        };
        Self { path, query, fragment }
    }

    /// The pairs of the query, each as it is sent, before it is encoded.
    pub(super) fn pairs(&self) -> impl Iterator<Item = (String, String)> {
        let pairs = self.query.unwrap_or_default().split('&').filter(|pair| !pair.is_empty());
        pairs.map(|pair| {
            let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
            (decoded(name), decoded(value))
        })
    }
}

fn decoded(text: &str) -> String {
    percent_encoding::percent_decode_str(text).decode_utf8_lossy().into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_taken_apart() {
        let of = |path, query, fragment| PathKey { path, query, fragment };
        assert_eq!(PathKey::of("/a/{b}"), of("/a/{b}", None, None));
        assert_eq!(PathKey::of("/a?b=1&c#d?e"), of("/a", Some("b=1&c"), Some("d?e")));
        let pairs: Vec<_> = PathKey::of("/a?b=1%2B2&&c#d").pairs().collect();
        assert_eq!(pairs, [("b".to_owned(), "1+2".to_owned()), ("c".to_owned(), String::new())]);
    }
}
