use serde::Serialize;
use std::collections::BTreeMap;

/// A place where the API is served (OpenAPI 3.0.4, section 4.8.5).
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Server {
    /// The URL, with variables in braces.
    pub url: String,
    /// What the document says of it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// The variables in the URL, by name.
    pub variables: BTreeMap<String, ServerVariable>,
}

/// A variable in the URL of a [`Server`].
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ServerVariable {
    /// The value where none is given.
    pub default: String,
    /// The values that are allowed; empty where any is.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub values: Vec<String>,
    /// What the document says of it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
}

impl Server {
    /// The URL with every variable replaced by its default.
    pub fn default_url(&self) -> String {
        self.variables
            .iter()
            .fold(self.url.clone(), |url, (name, variable)| url.replace(&format!("{{{name}}}"), &variable.default))
    }

    /// The path of the URL without a trailing slash: `/v2025` in `https://{tenant}.example.com/v2025/`. A URL that is only
    /// a path is that path.
    pub fn path(&self) -> &str {
        let rest = self.url.split_once("://").map_or(self.url.as_str(), |(_, rest)| match rest.find('/') {
            Some(slash) => rest.get(slash..).unwrap_or_default(),
            None => "",
        });
        rest.trim_end_matches('/')
    }
}
