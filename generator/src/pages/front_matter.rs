use super::Context;
use super::views::FrontMatterEntry;
use crate::config::{PageMetadata, PageText, Placeholder};
use crate::text::FrontMatter;
use heck::{ToKebabCase, ToUpperCamelCase};

/// The front matter of a page of a tag or a model, as the config has it; `page` is the name of its file without the ending.
pub(super) fn front_matter(
    context: Context<'_>,
    metadata: &PageMetadata,
    name: &str,
    page: &str,
) -> Vec<FrontMatterEntry> {
    let filled = |text: &PageText| {
        text.filled(|placeholder| match placeholder {
            Placeholder::Page => page.to_owned(),
            Placeholder::Title => name.split_whitespace().collect::<Vec<_>>().join("_"),
            Placeholder::Version => context.api.version.to_kebab_case(),
            Placeholder::CamelVersion => context.api.version.to_kebab_case().to_upper_camel_case(),
        })
    };
    let text = |text: &Option<PageText>| text.as_ref().map(|text| FrontMatter::text(&filled(text)));
    let list = |list: &[PageText]| {
        let texts: Vec<String> = list.iter().map(filled).collect();
        (!texts.is_empty()).then(|| FrontMatter::list(&texts))
    };
    let PageMetadata { id, title, pagination_label, sidebar_label, sidebar_class_name, keywords, slug, tags } =
        metadata;
    let entries = [
        ("id", text(id)),
        ("title", text(title)),
        ("pagination_label", text(pagination_label)),
        ("sidebar_label", text(sidebar_label)),
        ("sidebar_class_name", text(sidebar_class_name)),
        ("keywords", list(keywords)),
        ("slug", text(slug)),
        ("tags", list(tags)),
    ];
    let entry = |(key, value): (&'static str, Option<_>)| Some(FrontMatterEntry { key, value: value? });
    entries.into_iter().filter_map(entry).collect()
}
