use std::collections::BTreeSet;
use std::path::Path;

/// The packages of documents, in their order: each is called like its document, with what no dependency has at its end, and with a number
/// where an earlier one has that name.
pub(super) fn packages<'d>(documents: impl IntoIterator<Item = &'d Path>) -> Vec<String> {
    let mut taken = BTreeSet::new();
    let mut free = |name: String| {
        let numbered = (2..).map(|number: u64| format!("{name}-{number}"));
        let free = [name.clone()].into_iter().chain(numbered).find(|name| taken.insert(name.clone()));
        free.unwrap_or(name)
    };
    documents.into_iter().map(|document| free(format!("{}-client", word(document)))).collect()
}

/// The name of a file without its ending, as a word for a package.
fn word(document: &Path) -> String {
    let stem = document.file_stem().unwrap_or_default().to_string_lossy().to_ascii_lowercase();
    let parts: Vec<&str> = stem.split(|c: char| !c.is_ascii_alphanumeric()).filter(|part| !part.is_empty()).collect();
    match parts.join("-") {
        word if word.starts_with(|c: char| c.is_ascii_alphabetic()) => word,
        word => format!("api-{word}").trim_end_matches('-').to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::packages;
    use std::path::Path;

    #[test]
    fn documents_have_packages_of_their_own() {
        let documents =
            ["a/Vercel.com.json", "1.yaml", "b/vercel_com.yaml", "ä.json", "vercel.com-2.json"].map(Path::new);
        let expected =
            ["vercel-com-client", "api-1-client", "vercel-com-client-2", "api-client", "vercel-com-2-client"];
        assert_eq!(packages(documents), expected);
    }
}
