use super::version::with_text;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Where the document is published.
#[derive(Clone, Debug, Deserialize, JsonSchema, Serialize, PartialEq, Eq)]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// The URL: `https`, or `http` where the server is on this machine. `sailmaker update` fetches the document from there again.
    pub url: String,
    /// The SHA-256 digest of the file that `document` names as it was fetched last, with LF at the ends of lines; empty before the first
    /// `sailmaker update`. By it a document that was changed by hand is known.
    pub sha256: String,
}

/// The text of a config with another `source.sha256`, of the client that is named where it has several, and otherwise byte for byte as
/// it is; none where it has no such key.
pub fn with_digest(text: &str, client: Option<&str>, digest: &str) -> Option<String> {
    with_text(text, client, ["source", "sha256"], digest)
}

#[cfg(test)]
mod tests {
    use super::with_digest;

    #[test]
    fn nothing_but_the_digest_is_another() {
        let text = "[source]\nurl = \"https://example.com\"\nsha256 = \"\" # none\n[crate]\nsha256 = ''\n";
        let expected = text.replace("sha256 = \"\"", "sha256 = \"ab\"");
        assert_eq!(with_digest(text, None, "ab").as_deref(), Some(&*expected));
        assert_eq!(with_digest(&expected, None, "ab").as_deref(), Some(&*expected));
        assert_eq!(with_digest("[source]\nurl = 'x'\n", None, "ab"), None);
    }
}
