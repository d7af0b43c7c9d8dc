//! What a generated crate tells the runtime about its service.

use std::time::Duration;

use super::operation::Scheme;
pub(crate) use super::{failure::Failure, idempotency::Idempotency};

/// The facts about one service that its document and its generation config give.
#[derive(Debug)]
pub(crate) struct Settings {
    /// The `User-Agent` header, unless the caller sets another.
    pub(crate) user_agent: &'static str,
    /// The document's server, with variables in braces: a whole URL or a path. Its path is appended to the base URL.
    pub(crate) server: &'static str,
    /// The variables in it.
    pub(crate) server_variables: &'static [ServerVariable],
    /// Schemes and hosts of all servers of the document that have one, with variables in braces.
    pub(crate) origins: &'static [&'static str],
    /// Whether any address in the document is plain `http` on this machine.
    pub(crate) has_loopback: bool,
    /// Whether it is the base URL where none is given.
    pub(crate) is_default_server: bool,
    /// What goes along with every request, as far as it was given, where the document says of no
    /// operation what it asks for; else nothing.
    pub(crate) undeclared: &'static [Scheme],
    /// All that the document has a use for, which goes along with requests that are none of its operations, as far as it was given.
    pub(crate) schemes: &'static [Scheme],
    /// Whether some operation cannot be called without credentials.
    pub(crate) needs_credentials: bool,
    /// Where tokens are had.
    pub(crate) endpoints: Endpoints,
    /// The scopes to ask for by client credentials; none leaves them to the token endpoint.
    pub(crate) scopes: &'static [&'static str],
    /// The environment variables that configure a client.
    pub(crate) environment: EnvironmentNames,
    /// The file that configures a client where the environment does not.
    pub(crate) config_file: Option<ConfigFile>,
    /// The default time for one attempt.
    pub(crate) timeout: Duration,
    /// The default time for opening a connection.
    pub(crate) connect_timeout: Duration,
    /// The defaults of [`RetryPolicy`](super::RetryPolicy).
    pub(crate) retry: RetryDefaults,
    /// The requests that get a key that makes them idempotent.
    pub(crate) idempotency: Option<Idempotency>,
    /// What makes a response an error, whatever its status.
    pub(crate) failure: Option<Failure>,
}

/// The endpoints of OAuth 2.0 (RFC 6749, section 3), as far as there are any. Each is a path under the base URL, or a whole URL.
#[derive(Debug)]
pub(crate) struct Endpoints {
    /// The token endpoint for client credentials.
    pub(crate) token: Option<&'static str>,
    /// The token endpoint for refresh tokens.
    pub(crate) refresh: Option<&'static str>,
    /// The authorization endpoint for authorization codes, and the token endpoint for these.
    pub(crate) code: Option<(&'static str, &'static str)>,
    /// Whether id and secret of a client go there by HTTP Basic, and not in the form (RFC 6749, section 2.3.1).
    pub(crate) client_secret_basic: bool,
}

impl Endpoints {
    pub(crate) fn all(&self) -> impl Iterator<Item = &'static str> {
        let of_code = self.code.into_iter().flat_map(|(authorization, token)| [authorization, token]);
        self.token.into_iter().chain(self.refresh).chain(of_code)
    }
}

/// A variable in the address of a server (OpenAPI 3.0, "Server Variable Object").
#[derive(Debug)]
pub(crate) struct ServerVariable {
    pub(crate) name: &'static str,
    pub(crate) default: &'static str,
    /// The values that it may have; none where it may have any.
    pub(crate) values: &'static [&'static str],
}

/// The names of the environment variables of a service.
#[derive(Debug)]
pub(crate) struct EnvironmentNames {
    pub(crate) base_url: &'static str,
    /// Those of the client id and the client secret.
    pub(crate) client: Option<(&'static str, &'static str)>,
    pub(crate) refresh_token: Option<&'static str>,
    pub(crate) token: Option<&'static str>,
    /// Those of API keys, each behind the name of its security scheme.
    pub(crate) keys: &'static [(&'static str, &'static str)],
    /// Those of users and passwords, behind the name of their security scheme.
    pub(crate) pairs: &'static [(&'static str, &'static str, &'static str)],
}

/// A JSON file with an object of strings, and the names of its properties.
#[derive(Debug)]
pub(crate) struct ConfigFile {
    /// Relative to the working directory.
    pub(crate) path: &'static str,
    pub(crate) base_url: &'static str,
    pub(crate) client_id: &'static str,
    pub(crate) client_secret: &'static str,
}

/// The defaults of [`RetryPolicy`](super::RetryPolicy).
#[derive(Debug)]
pub(crate) struct RetryDefaults {
    /// Attempts in all, the first included.
    pub(crate) attempts: u32,
    /// The longest wait before the first retry; doubled for each further one.
    pub(crate) base_delay: Duration,
    /// The longest wait before any retry.
    pub(crate) max_delay: Duration,
    /// No retry starts later than this after the first attempt.
    pub(crate) max_elapsed: Duration,
    /// The statuses after which idempotent requests are sent again.
    pub(crate) statuses: &'static [u16],
}
