/// The reader that a text is written for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Flavor {
    /// rustdoc, whose brackets are links to items.
    Rustdoc,
    /// A Markdown page, which MDX may read too: there `<` opens a tag and `{` an expression.
    Page,
}
