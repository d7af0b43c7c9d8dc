use super::{Api, Operation};
use serde::Serialize;
use std::collections::BTreeMap;

/// A place where the API is served (OpenAPI 3.0.4, section 4.7.5).
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
    /// The URL with every variable replaced by its default. A variable within a default is text.
    pub fn default_url(&self) -> String {
        let mut parts = self.url.split('{');
        let mut url = parts.next().unwrap_or_default().to_owned();
        for part in parts {
            let named = part.split_once('}').and_then(|(name, rest)| Some((self.variables.get(name)?, rest)));
            match named {
                Some((variable, rest)) => url.extend([variable.default.as_str(), rest]),
                None => url.extend(["{", part]),
            }
        }
        url
    }

    /// The URL with every variable replaced by its default, but for those that `other` has as well: they are the same.
    fn url_beside(&self, other: Option<&Self>) -> String {
        let is_shared = |name: &str| other.is_some_and(|other| other.variables_in_use().any(|(own, _)| own == name));
        let own = self.variables.iter().filter(|(name, _)| !is_shared(name));
        let variables = own.map(|(name, variable)| (name.clone(), variable.clone())).collect();
        Self { variables, ..self.clone() }.default_url()
    }

    /// The path of the default URL without a trailing slash: `/v2025` in `https://{tenant}.example.com/v2025/`. A URL that
    /// is only a path is that path.
    pub fn path(&self) -> String {
        let url = self.default_url();
        let rest = url.split_once("://").map_or(url.as_str(), |(_, rest)| match rest.find('/') {
            Some(slash) => rest.get(slash..).unwrap_or_default(),
            None => "",
        });
        match rest.trim_matches('/') {
            "" => String::new(),
            path => format!("/{path}"),
        }
    }

    /// What the runtime has of the server: the URL with variables in braces or, where it is only a path, that path.
    pub fn template(&self) -> String {
        match self.origin() {
            Some(_) => self.url.trim_end_matches('/').to_owned(),
            None => self.path(),
        }
    }

    /// The variables in a whole URL, by name.
    pub fn variables_in_use(&self) -> impl Iterator<Item = (&str, &ServerVariable)> {
        let is_in_use = |name: &str| self.origin().is_some() && self.url.contains(&format!("{{{name}}}"));
        self.variables.iter().map(|(name, own)| (name.as_str(), own)).filter(move |(name, _)| is_in_use(name))
    }

    /// Scheme and host, with variables in braces; none where the URL is only a path.
    pub fn origin(&self) -> Option<String> {
        // A variable may hold all of it.
        let url = if self.url.contains("://") { self.url.clone() } else { self.default_url() };
        let (scheme, rest) = url.split_once("://")?;
        Some(format!("{scheme}://{}", rest.split('/').next().unwrap_or_default()))
    }
}

/// Where an operation is sent that is not served where the API is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum OwnServer {
    /// On the same host, under another path.
    Path(String),
    /// At another address altogether.
    Url(String),
}

impl Api {
    /// Where the API is served: at the only whole URL that the document lists or, where it lists none or several, at the first server.
    pub fn main_server(&self) -> Option<&Server> {
        self.only_address().or(self.servers.first())
    }

    /// Whether a client needs no other address than that of the document: there is only one, and it can be a base URL.
    pub fn has_default_address(&self) -> bool {
        let can_be_base = |url: &str| url.starts_with("http") && !url.contains(['?', '#', '@', '{', '}']);
        self.only_address().is_some_and(|server| can_be_base(&server.default_url()))
    }

    /// The only server with a whole URL.
    fn only_address(&self) -> Option<&Server> {
        let mut addresses = self.servers.iter().filter(|server| server.origin().is_some());
        let only = addresses.next();
        only.filter(|_| addresses.next().is_none())
    }

    /// Whether an address of the document is plain `http` on the machine that asks.
    pub fn has_loopback(&self) -> bool {
        let of_operations = self.operations.iter().flat_map(|operation| &operation.servers);
        self.servers.iter().chain(of_operations).any(|server| is_loopback(&server.default_url()))
    }

    /// The server of an operation, where it is another than the API's own. As for the API, the first that is listed counts.
    pub fn own_server(&self, operation: &Operation) -> Option<OwnServer> {
        let own = operation.servers.first()?;
        let common = self.main_server();
        let common_path = common.map(Server::path).unwrap_or_default();
        let is_elsewhere = own.origin().is_some() && own.origin() != common.and_then(Server::origin);
        if is_elsewhere {
            return Some(OwnServer::Url(own.url_beside(common).trim_end_matches('/').to_owned()));
        }
        (own.path() != common_path).then(|| OwnServer::Path(own.path()))
    }
}

/// Whether a URL is plain `http` on the machine that asks.
pub fn is_loopback(url: &str) -> bool {
    let Some(rest) = url.strip_prefix("http://") else { return false };
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let name = host.split(':').next().unwrap_or_default();
    let is_number = name.chars().all(|own| own.is_ascii_digit() || own == '.');
    host.starts_with("[::1]") || name == "localhost" || is_number && name.starts_with("127.")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn this_machine_has_few_names() {
        for own in ["http://localhost", "http://localhost:80/a", "http://127.1.2.3/", "http://[::1]:8080"] {
            assert!(is_loopback(own), "{own}");
        }
        for other in
            ["https://localhost", "http://localhost.example.com", "http://127.example.com", "http://a/localhost", "/a"]
        {
            assert!(!is_loopback(other), "{other}");
        }
    }

    #[test]
    fn variables_become_their_defaults_in_one_pass() {
        let variable =
            |default: &str| ServerVariable { default: default.to_owned(), values: Vec::new(), description: None };
        let variables = [("a", "{b}{b}"), ("b", "x")].map(|(name, default)| (name.to_owned(), variable(default)));
        let server = Server {
            url: "https://{b}/{a}/{c}/{".to_owned(),
            description: None,
            variables: variables.into_iter().collect(),
        };
        assert_eq!(server.default_url(), "https://x/{b}{b}/{c}/{");
    }
}
