use super::Context;
use super::views::FrontMatter;
use heck::{ToKebabCase, ToUpperCamelCase};

/// The metadata of a page in the folder `kind` (`methods`, `models`).
pub(super) fn front_matter(context: Context<'_>, kind: &str, name: &str, slug: &str) -> FrontMatter {
    let version = context.api.version.to_kebab_case();
    let title = name.split_whitespace().collect::<Vec<_>>().join("_");
    let versioned = format!("{}{title}", version.to_upper_camel_case());
    let keywords = ["rust", "Rust", "sdk", &title, &versioned];
    let tags = ["SDK", "Software Development Kit", &title, &versioned];
    FrontMatter {
        id: format!("{version}-{}{slug}", if kind == "models" { "model-" } else { "" }),
        title: title.clone(),
        pagination_label: title.clone(),
        sidebar_label: title.clone(),
        sidebar_class_name: "rustsdk".to_owned(),
        keywords: keywords.map(str::to_owned).to_vec(),
        slug: format!("/tools/sdk/rust/{version}/{kind}/{slug}"),
        tags: tags.map(str::to_owned).to_vec(),
    }
}
