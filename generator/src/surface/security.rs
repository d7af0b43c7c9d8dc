use crate::ir::ApiKeyIn;
use serde::Serialize;

/// What a client is given: tokens, keys, passwords, and addresses.
#[derive(Clone, Debug, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Security {
    /// The constant for a bearer token; none where no operation names it beside, or in place of, something else.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub token: Option<String>,
    /// Whether a client is given a token.
    pub takes_token: bool,
    /// How a client fetches tokens by an id and a secret, where it can.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub client_credentials: Option<TokenEndpoint>,
    /// Where a client fetches tokens by a refresh token, where the document has a grant that hands out some: a path under the base URL, or a
    /// whole URL.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub refresh_url: Option<String>,
    /// Where users are asked for an authorization code, and where it is exchanged for tokens, where the document has that grant.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub authorization_code: Option<CodeEndpoints>,
    /// Whether id and secret of a client go to token endpoints by HTTP Basic unless a program says otherwise, and not in the form.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub client_secret_basic: bool,
    /// What a client reads from the environment.
    pub environment: EnvironmentVariables,
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

/// Where tokens are fetched.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct TokenEndpoint {
    /// A path under the base URL, or a whole URL.
    pub url: String,
    /// The scopes to ask for unless a program asks for others.
    pub scopes: Vec<String>,
}

/// Where an authorization code is had, and what it is good for. Each is a path under the base URL, or a whole URL.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct CodeEndpoints {
    /// The page that a user is sent to.
    pub authorization_url: String,
    /// Where the code is exchanged for tokens.
    pub token_url: String,
}

/// The names of environment variables.
#[derive(Clone, Debug, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct EnvironmentVariables {
    /// That of the base URL.
    pub base_url: String,
    /// Those of the client id and the client secret, where tokens are fetched by these.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub client: Option<(String, String)>,
    /// That of a refresh token, where tokens are fetched by one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub refresh_token: Option<String>,
    /// That of a token, where a client is given one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub token: Option<String>,
    /// Those of keys, each behind the name of its scheme.
    pub keys: Vec<(String, String)>,
    /// Those of users and passwords, behind the name of their scheme.
    pub pairs: Vec<(String, String, String)>,
}

impl EnvironmentVariables {
    /// All of them, each behind what it is for.
    pub fn all(&self) -> Vec<(String, &str)> {
        let client = self.client.iter().flat_map(|(id, secret)| [("client id", id), ("client secret", secret)]);
        let client = client.chain(self.refresh_token.iter().map(|token| ("refresh token", token)));
        let fixed = client.chain(self.token.iter().map(|token| ("token", token)));
        let fixed = [("base URL", &self.base_url)].into_iter().chain(fixed);
        let fixed = fixed.map(|(what, name)| (what.to_owned(), name.as_str()));
        let keys = self.keys.iter().map(|(scheme, key)| (format!("key {scheme}"), key.as_str()));
        let pairs = self.pairs.iter().flat_map(|(scheme, user, password)| {
            [(format!("user {scheme}"), user.as_str()), (format!("password {scheme}"), password.as_str())]
        });
        fixed.chain(keys).chain(pairs).collect()
    }
}

impl Security {
    /// Whether a client shows itself to a token endpoint, by an id and, if it has one, a secret.
    pub fn fetches_tokens(&self) -> bool {
        self.client_credentials.is_some() || self.refresh_url.is_some()
    }

    /// The method of `ClientBuilder` by which a program has id and secret of the client go to token endpoints in the other way.
    pub fn client_secret_setter(&self) -> Option<&'static str> {
        let setter = if self.client_secret_basic { "client_secret_post" } else { "client_secret_basic" };
        self.fetches_tokens().then_some(setter)
    }

    /// Whether the crate has a module for it.
    pub fn is_needed(&self) -> bool {
        let is_empty = self.schemes.is_empty() && self.servers.is_empty() && self.variables.is_empty();
        self.takes_token || self.token.is_some() || !is_empty
    }

    /// All that the document has a use for.
    pub fn credentials(&self) -> impl Iterator<Item = Credential> {
        let token = self.takes_token.then_some(Credential::Token);
        token.into_iter().chain((0..self.schemes.len()).map(Credential::Scheme))
    }

    /// The constant of a credential.
    pub fn constant(&self, credential: &Credential) -> Option<&str> {
        match credential {
            Credential::Token => self.token.as_deref(),
            Credential::Scheme(index) => self.schemes.get(*index).map(|scheme| scheme.constant.as_str()),
        }
    }
}
