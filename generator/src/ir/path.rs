use serde::Serialize;

/// The path of an operation, relative to the server (OpenAPI 3.0.4, section 4.7.8).
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(into = "String")]
pub struct PathTemplate(String);

/// A stretch of a [`PathTemplate`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PathSegment<'a> {
    /// Text that stands in the path as it is.
    Literal(&'a str),
    /// The name of the path parameter whose value stands here.
    Parameter(&'a str),
}

impl PathTemplate {
    /// Takes a template as a document has it: `/source-usages/{sourceId}/status`.
    pub fn new(template: impl Into<String>) -> Self {
        Self(template.into())
    }

    /// The template as the document has it, with a query or a fragment that tells it from others.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The template of the path that is sent: without a query, which is made of parameters, and without a fragment. What parsers of URLs
    /// take out of them, or cut off at their end, is percent-encoded: control characters and spaces (WHATWG URL, section 4.4).
    pub fn sent(&self) -> String {
        let segment = |segment: PathSegment<'_>| match segment {
            PathSegment::Literal(text) => text.chars().map(encoded).collect(),
            PathSegment::Parameter(name) => format!("{{{name}}}"),
        };
        self.segments().into_iter().map(segment).collect()
    }

    /// Literals and parameters in the order in which they stand. A brace without its partner is literal text.
    pub fn segments(&self) -> Vec<PathSegment<'_>> {
        let mut segments = Vec::new();
        let mut rest = self.0.split(['?', '#']).next().unwrap_or_default();
        while let Some((literal, name, tail)) = split_parameter(rest) {
            if !literal.is_empty() {
                segments.push(PathSegment::Literal(literal));
            }
            segments.push(PathSegment::Parameter(name));
            rest = tail;
        }
        if !rest.is_empty() {
            segments.push(PathSegment::Literal(rest));
        }
        segments
    }

    /// The names of the parameters in the order in which they stand.
    pub fn parameters(&self) -> impl Iterator<Item = &str> {
        self.segments().into_iter().filter_map(|segment| match segment {
            PathSegment::Parameter(name) => Some(name),
            PathSegment::Literal(_) => None,
        })
    }
}

fn encoded(letter: char) -> String {
    match letter {
        ' ' | '\0'..='\u{1f}' | '\u{7f}' => format!("%{:02X}", u32::from(letter)),
        _ => letter.to_string(),
    }
}

/// What stands before the first parameter, its name, and what stands after it.
fn split_parameter(text: &str) -> Option<(&str, &str, &str)> {
    let (literal, rest) = text.split_once('{')?;
    let (name, tail) = rest.split_once('}')?;
    Some((literal, name, tail))
}

impl From<PathTemplate> for String {
    fn from(template: PathTemplate) -> Self {
        template.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_parsers_of_urls_take_out_is_encoded() {
        let sent = |template: &str| PathTemplate::new(template).sent();
        assert_eq!(sent("/a\tb\n/{c d}/\u{e9}{/e ?f=g"), "/a%09b%0A/{c d}/\u{e9}{/e%20");
        assert_eq!(sent("/a{b}c#d"), "/a{b}c");
    }
}
