use serde::Serialize;

/// The metadata at the head of a page, in YAML, as Docusaurus reads it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct FrontMatter {
    /// The id of the page, one of its own among all pages of the site: `v2025-source-usages`.
    pub id: String,
    /// The title of the page.
    pub title: String,
    /// How the pages before and after name this one.
    pub pagination_label: String,
    /// How the sidebar names it.
    pub sidebar_label: String,
    /// The CSS class of its entry in the sidebar.
    pub sidebar_class_name: String,
    /// The words it is found by.
    pub keywords: Vec<String>,
    /// The path of the page on the site.
    pub slug: String,
    /// The groups of pages it belongs to.
    pub tags: Vec<String>,
}
