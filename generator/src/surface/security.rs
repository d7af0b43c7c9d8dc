use crate::ir::ApiKeyIn;
use serde::Serialize;

/// What a client is given besides a token and a base URL: keys, passwords, and the addresses of further servers.
#[derive(Clone, Debug, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Security {
    /// The constant for a bearer token; none where no operation names it beside, or in place of, something else.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub token: Option<String>,
    /// The security schemes that need a key or a password, by their names in the document.
    pub schemes: Vec<Scheme>,
    /// What goes along with every request, as far as it is given; empty where some operation says what it asks for.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub undeclared: Vec<Credential>,
    /// The servers that are not under the base URL, by their URLs.
    pub servers: Vec<ServerSetter>,
    /// The address of the API: a whole URL with variables in braces, or a path.
    pub address: String,
    /// Whether that is the base URL where none is given.
    pub is_default_address: bool,
    /// The variables in it.
    pub variables: Vec<VariableSetter>,
}

/// A security scheme of which a client is given the key or the password.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Scheme {
    /// Its name in the document.
    pub name: String,
    /// The constant by which operations refer to it.
    pub constant: String,
    /// The method of `ClientBuilder` that takes the key or the password.
    pub method: String,
    /// Where the key goes, and under which name; none for HTTP Basic.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub key: Option<(ApiKeyIn, String)>,
}

/// A server whose address a client can be given.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ServerSetter {
    /// Its URL in the document.
    pub url: String,
    /// The method of `ClientBuilder` that takes another address.
    pub method: String,
}

/// A variable in the address of the API that a client can be given.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct VariableSetter {
    /// Its name in the document.
    pub name: String,
    /// The method of `ClientBuilder` that takes its value.
    pub method: String,
}

/// What goes along with a request.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Credential {
    /// A bearer token.
    Token,
    /// The key or password of a scheme, by its index in [`Security::schemes`].
    Scheme(usize),
}

impl Security {
    /// Whether the crate has a module for it.
    pub fn is_needed(&self) -> bool {
        self.token.is_some() || !(self.schemes.is_empty() && self.servers.is_empty() && self.variables.is_empty())
    }

    /// The constant of a credential.
    pub fn constant(&self, credential: &Credential) -> Option<&str> {
        match credential {
            Credential::Token => self.token.as_deref(),
            Credential::Scheme(index) => self.schemes.get(*index).map(|scheme| scheme.constant.as_str()),
        }
    }
}
