use super::{fits, markup, target};

target! {
    /// Markdown of a page, as CommonMark with tables and as MDX read it.
    Page
}

target! {
    /// The target of a link of a page.
    Link
}

fits!(Link: Page);

impl Page {
    /// Any text, on one line, as text: every character of it stands for itself.
    pub fn text(text: &str) -> Self {
        Self(markup::escaped(text))
    }

    /// What [`crate::markdown`] has written, and nobody else.
    pub(crate) fn vouched(text: String) -> Self {
        Self(text)
    }
}

impl Link {
    /// A URL that [`crate::markdown`] has encoded, and nobody else.
    pub(crate) fn vouched(url: String) -> Self {
        Self(url)
    }
}
