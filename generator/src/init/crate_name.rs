use crate::config::first_crate_name;
use heck::ToKebabCase;
use std::path::Path;

/// Words that say nothing of what an API is.
const NOISE: [&str; 16] = [
    "api",
    "apis",
    "definition",
    "docs",
    "document",
    "documentation",
    "index",
    "json",
    "openapi",
    "open",
    "rest",
    "schema",
    "spec",
    "specification",
    "swagger",
    "yaml",
];

/// The most words of a title that make a name.
const WORDS: usize = 4;

/// A name for the crate of a document: by the name of its file or, where that says nothing, by its title.
pub fn crate_name(document: &Path, title: &str) -> String {
    let stem = document.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
    first_crate_name([stem.as_str(), title].map(telling))
}

/// The words of a text that say what it is of.
fn telling(text: &str) -> String {
    let name = text.to_kebab_case();
    let is_version = |word: &str| word.trim_start_matches('v').chars().all(|own| own.is_ascii_digit());
    let words = name.split('-').filter(|word| !NOISE.contains(word) && !is_version(word));
    words.take(WORDS).collect::<Vec<_>>().join("-")
}

#[cfg(test)]
mod tests {
    use super::crate_name;
    use std::path::Path;

    #[test]
    fn a_file_names_the_crate_or_else_the_title_does() {
        let cases = [
            ("spec/petstore.yaml", "Swagger Petstore", "petstore"),
            ("openapi.json", "Acme Orders API", "acme-orders"),
            ("api.v2025.yaml", "Identity Security Cloud V2025 API", "identity-security-cloud"),
            ("openapi.yaml", "Swagger Petstore - OpenAPI 3.0", "petstore"),
            ("swagger.json", "The API of one, two, three, four and five", "the-of-one-two"),
            ("openapi.yaml", "API", "client"),
            ("1password.yaml", "x", "api-1password"),
            ("\u{e9}.yaml", "\u{65e5}\u{672c}", "client"),
            ("", "", "client"),
            ("openapi.yaml", "std", "api-std"),
            ("reqwest.yaml", "x", "api-reqwest"),
            ("con.yaml", "x", "api-con"),
            ("openapi.yaml", "COM1 API", "api-com1"),
        ];
        for (file, title, name) in cases {
            assert_eq!(crate_name(Path::new(file), title), name, "{file}: {title}");
        }
    }
}
