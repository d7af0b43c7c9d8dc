//! How results come in pages: `[[pagination]]`.

use super::faults::place;
use super::tables::{Text, starts};
use crate::diagnostic::Diagnostic;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// How the results of some operations come in pages. Parameters are those of the query; where something is in the body, it is said by
/// the names of properties with dots between them: `meta.next_cursor`.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Pagination {
    /// What the next page is asked for by.
    #[serde(default)]
    pub style: PaginationStyle,
    /// The operations that it is for, by `operationId`, or by method and path: `"GET /things"`; one that has no such pages is an error.
    #[serde(default)]
    pub operations: Vec<String>,
    /// The tags whose operations it is for, as far as they fit; without tags and operations it is for all that fit.
    #[serde(default)]
    pub tags: Vec<String>,
    /// The parameter that bounds a page.
    pub limit: Option<String>,
    /// For `offset`: the parameter with the number of items to skip.
    pub offset: Option<String>,
    /// For `offset`: what the parameter is for the first item; by default what the document says, else 0.
    #[schemars(range(min = 0))]
    pub first_offset: Option<i64>,
    /// For `page`: the parameter with the number of the page.
    pub page: Option<String>,
    /// For `page`: the number of the first page; by default that of the document, else 1.
    #[schemars(range(min = 0))]
    pub first_page: Option<i64>,
    /// For `cursor`: the parameter that takes what `next` leads to.
    pub cursor: Option<String>,
    /// For `last-id`: the parameter that takes the id of the last item.
    pub after: Option<String>,
    /// For `cursor` and `next-url`: where in the body the next page is named.
    pub next: Option<String>,
    /// For `last-id`: where in an item its id is; `id` by default.
    pub id: Option<String>,
    /// Where in the body it is said whether another page follows.
    pub more: Option<String>,
    /// Where in the body the items are; by default the one list in it, or the body itself.
    pub items: Option<String>,
    /// Where in the body the number of all items is.
    pub total: Option<String>,
    /// The response header that tells how many items there are; by default the one that the document lists by a name for that.
    pub total_count: Option<String>,
    /// The boolean query parameter that asks for that header.
    pub count: Option<String>,
}

/// What the next page is asked for by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, JsonSchema, Serialize)]
#[serde(rename_all = "kebab-case")]
#[schemars(extend("type" = "string"))]
pub enum PaginationStyle {
    /// The number of items to skip.
    #[default]
    Offset,
    /// The number of the page.
    Page,
    /// A value that the page before has in its body.
    Cursor,
    /// A URL in the header `Link` (RFC 8288).
    Link,
    /// A URL in the body.
    NextUrl,
    /// The id of the last item.
    LastId,
    /// There are no pages, whatever the document looks like.
    None,
}

impl PaginationStyle {
    /// As the config has it.
    pub fn id(self) -> &'static str {
        match self {
            Self::Offset => "offset",
            Self::Page => "page",
            Self::Cursor => "cursor",
            Self::Link => "link",
            Self::NextUrl => "next-url",
            Self::LastId => "last-id",
            Self::None => "none",
        }
    }
}

impl Pagination {
    /// The keys that are of some styles only: whether each is there, whether it must be, and whether it may be.
    fn keys(&self) -> [(&'static str, bool, bool, bool); 14] {
        use PaginationStyle as Of;
        let is = |styles: &[Of]| styles.contains(&self.style);
        let must = |name, there: bool, styles: &[Of]| (name, there, is(styles), is(styles));
        let may = |name, there: bool, styles: &[Of]| (name, there, false, is(styles));
        [
            ("limit", self.limit.is_some(), is(&[Of::Offset]), !is(&[Of::None])),
            must("offset", self.offset.is_some(), &[Of::Offset]),
            may("first_offset", self.first_offset.is_some(), &[Of::Offset]),
            must("page", self.page.is_some(), &[Of::Page]),
            may("first_page", self.first_page.is_some(), &[Of::Page]),
            must("cursor", self.cursor.is_some(), &[Of::Cursor]),
            must("after", self.after.is_some(), &[Of::LastId]),
            must("next", self.next.is_some(), &[Of::Cursor, Of::NextUrl]),
            may("id", self.id.is_some(), &[Of::LastId]),
            ("more", self.more.is_some(), false, !is(&[Of::None])),
            ("items", self.items.is_some(), false, !is(&[Of::None])),
            ("total", self.total.is_some(), false, !is(&[Of::None])),
            ("total_count", self.total_count.is_some(), false, !is(&[Of::None])),
            ("count", self.count.is_some(), false, !is(&[Of::None])),
        ]
    }

    fn faults(&self) -> impl Iterator<Item = Diagnostic> {
        let style = self.style.id();
        self.keys().into_iter().filter_map(move |(key, there, must, may)| match (there, must, may) {
            (false, true, _) => Some(
                Diagnostic::error(format!("the pagination by `{style}` lacks `{key}`"))
                    .help(format!("write `{key}`, or another `style`")),
            ),
            (true, _, false) => Some(
                Diagnostic::error(format!("the pagination by `{style}` has `{key}`, which belongs to another style"))
                    .help(format!("take `{key}` out, or write the `style` that is meant")),
            ),
            _ => None,
        })
    }
}

/// What is wrong with tables that have the right keys and types, each at its line.
pub(super) fn faults((text, config): Text<'_>, tables: &[Pagination]) -> Vec<Diagnostic> {
    let starts = starts(config, "pagination");
    let faults = tables.iter().enumerate().flat_map(|(index, table)| {
        let start = starts.get(index).copied().unwrap_or_default();
        table.faults().map(move |fault| fault.place(place(text, start)))
    });
    faults.collect()
}
