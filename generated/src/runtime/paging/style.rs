//! How an operation is paged.

/// The names of properties, from the body down; none for the body itself.
pub(crate) type Path = &'static [&'static str];

/// How the results of an operation come in pages.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Paging {
    pub(super) style: Style,
    /// The query parameter with the most items a page may have; empty where there is none.
    pub(super) limit: &'static str,
    /// The items that a page has unless fewer are asked for, and the limit that is asked for by default; zero where nobody knows.
    pub(super) size: u64,
    /// Where in the body the items are.
    pub(super) items: Path,
    /// Where in the body the number of all items is; none where it is not.
    pub(super) total: Path,
    /// Where in the body it is said whether another page follows; none where it is not.
    pub(super) more: Path,
    /// The query parameter that asks for what is before an item, in place of what is after it; empty where there is none.
    pub(super) back: &'static str,
}

/// What the next page is asked for by.
#[derive(Clone, Copy, Debug)]
pub(super) enum Style {
    /// A query parameter with the number of items to skip, and what it is for the first item.
    Offset(&'static str, i64),
    /// A query parameter with the number of the page, and the number of the first one.
    Page(&'static str, i64),
    /// A query parameter with a value that the page before has in its body.
    Cursor(&'static str, Path),
    /// A URL in the header `Link`, with the relation `next` (RFC 8288).
    Link,
    /// A URL in the body.
    Url(Path),
    /// A query parameter with the id of the last item, and where in an item that is.
    LastId(&'static str, Path),
}

impl Style {
    /// Whether the next page has a number, which is known whatever the page before has.
    pub(super) fn is_counted(self) -> bool {
        matches!(self, Self::Offset(..) | Self::Page(..))
    }
}

impl Paging {
    const fn new(style: Style) -> Self {
        Self { style, limit: "", size: 0, items: &[], total: &[], more: &[], back: "" }
    }

    pub(crate) const fn offset(parameter: &'static str, first: i64) -> Self {
        Self::new(Style::Offset(parameter, first))
    }

    pub(crate) const fn page(parameter: &'static str, first: i64) -> Self {
        Self::new(Style::Page(parameter, first))
    }

    pub(crate) const fn cursor(parameter: &'static str, next: Path) -> Self {
        Self::new(Style::Cursor(parameter, next))
    }

    pub(crate) const fn link() -> Self {
        Self::new(Style::Link)
    }

    pub(crate) const fn url(next: Path) -> Self {
        Self::new(Style::Url(next))
    }

    pub(crate) const fn last_id(parameter: &'static str, id: Path) -> Self {
        Self::new(Style::LastId(parameter, id))
    }

    pub(crate) const fn limit(self, limit: &'static str, size: u64) -> Self {
        Self { limit, size, ..self }
    }

    pub(crate) const fn items(self, items: Path) -> Self {
        Self { items, ..self }
    }

    pub(crate) const fn total(self, total: Path) -> Self {
        Self { total, ..self }
    }

    pub(crate) const fn more(self, more: Path) -> Self {
        Self { more, ..self }
    }

    pub(crate) const fn back(self, back: &'static str) -> Self {
        Self { back, ..self }
    }
}
