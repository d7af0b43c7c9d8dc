//! The front matter of pages: metadata in YAML at their heads, for the program that makes a site of them.

use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::{Deserialize, Serialize};
use std::borrow::Cow;

/// The front matter of the pages under `docs/`. Pages whose table is left out have none.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, JsonSchema, Serialize)]
#[serde(deny_unknown_fields, default)]
pub struct FrontMatter {
    /// That of `docs/methods/*.md`, a page a tag.
    pub methods: PageMetadata,
    /// That of `docs/models/*.md`, a page a model.
    pub models: PageMetadata,
}

/// The front matter of one kind of page, by the keys of Docusaurus. What is left out is not written.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, JsonSchema, Serialize)]
#[serde(deny_unknown_fields, default)]
pub struct PageMetadata {
    /// The id of the page, one of its own among all pages of the site.
    pub id: Option<PageText>,
    /// The title of the page.
    pub title: Option<PageText>,
    /// How the pages before and after name this one.
    pub pagination_label: Option<PageText>,
    /// How the sidebar names it.
    pub sidebar_label: Option<PageText>,
    /// The CSS class of its entry in the sidebar.
    pub sidebar_class_name: Option<PageText>,
    /// The words that it is found by.
    pub keywords: Vec<PageText>,
    /// The path of the page on the site.
    pub slug: Option<PageText>,
    /// The groups of pages that it belongs to.
    pub tags: Vec<PageText>,
}

/// A text in which these stand for what differs from page to page:
///
/// - `{page}`: the name of the page's file without its ending, `source-usage`;
/// - `{title}`: the name of the tag or model, each space in it as `_`, `SourceUsage`;
/// - `{version}` and `{Version}`: the version that the document has, as `v2025` and as `V2025`.
///
/// Anything else in braces is an error.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(try_from = "String", into = "String")]
pub struct PageText(Vec<Part>);

#[derive(Clone, Debug, PartialEq, Eq)]
enum Part {
    Text(String),
    Placeholder(Placeholder),
}

/// What stands in braces in a [`PageText`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Placeholder {
    Page,
    Title,
    Version,
    CamelVersion,
}

impl Placeholder {
    const ALL: [Self; 4] = [Self::Page, Self::Title, Self::Version, Self::CamelVersion];

    /// How it is written.
    fn written(self) -> &'static str {
        match self {
            Self::Page => "{page}",
            Self::Title => "{title}",
            Self::Version => "{version}",
            Self::CamelVersion => "{Version}",
        }
    }

    /// The one that a text begins with, and what comes after it.
    fn at_start(text: &str) -> Option<(Self, &str)> {
        Self::ALL.into_iter().find_map(|one| Some((one, text.strip_prefix(one.written())?)))
    }
}

impl PageText {
    /// The text of one page.
    pub(crate) fn filled(&self, value: impl Fn(Placeholder) -> String) -> String {
        let part = |part: &Part| match part {
            Part::Text(text) => text.clone(),
            Part::Placeholder(placeholder) => value(*placeholder),
        };
        self.0.iter().map(part).collect()
    }
}

impl TryFrom<String> for PageText {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        let mut parts = Vec::new();
        let mut rest = text.as_str();
        while let Some(brace) = rest.find(['{', '}']) {
            let (before, after) = rest.split_at(brace);
            let Some((placeholder, after)) = Placeholder::at_start(after) else {
                let known = Placeholder::ALL.map(|one| format!("`{}`", one.written()));
                return Err(format!("a brace in `{text}` begins none of {}", known.join(", ")));
            };
            parts.extend([Part::Text(before.to_owned()), Part::Placeholder(placeholder)]);
            rest = after;
        }
        parts.push(Part::Text(rest.to_owned()));
        Ok(Self(parts))
    }
}

impl JsonSchema for PageText {
    fn schema_name() -> Cow<'static, str> {
        "PageText".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        super::schema::text(super::faults::Format::PageText)
    }
}

impl From<PageText> for String {
    fn from(text: PageText) -> Self {
        text.filled(|placeholder| placeholder.written().to_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::{FrontMatter, PageText, Placeholder};

    fn fault(text: &str) -> String {
        toml::from_str::<FrontMatter>(text).unwrap_err().message().to_owned()
    }

    #[test]
    fn what_stands_in_braces_is_filled_in() {
        let text: PageText = "a/{version}{Version}/{page}: {title}".to_owned().try_into().unwrap();
        let value = |placeholder| match placeholder {
            Placeholder::Page => "things".to_owned(),
            Placeholder::Title => "All_{page}".to_owned(),
            Placeholder::Version => "v1".to_owned(),
            Placeholder::CamelVersion => "V1".to_owned(),
        };
        assert_eq!(text.filled(value), "a/v1V1/things: All_{page}");
        assert_eq!(String::from(text), "a/{version}{Version}/{page}: {title}");
    }

    #[test]
    fn what_is_not_known_is_an_error() {
        let known = "begins none of `{page}`, `{title}`, `{version}`, `{Version}`";
        for wrong in ["{pge}", "{page", "page}", "{title}{"] {
            let expected = format!("a brace in `{wrong}` {known}");
            assert_eq!(fault(&format!("methods.tags = ['{wrong}']")), expected);
        }
        assert!(fault("models.slugs = 'a'").starts_with("unknown field `slugs`"));
        assert!(fault("[pages]").starts_with("unknown field `pages`"));
    }
}
