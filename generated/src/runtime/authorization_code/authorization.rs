//! What a user is asked, and what is kept until they answer.

use std::fmt;

use url::Url;

use super::AuthorizationCode;
use super::pkce;
use crate::runtime::secret::Secret;
use crate::runtime::{Error, percent};

/// One user who is being asked: the page that they are to open, and what the program keeps until they come back.
///
/// A program that ends in between, or a server of many processes, keeps [`state`](Self::state) and [`verifier`](Self::verifier) in the session of
/// that user, where nobody else can read them, and [`resume`](Self::resume)s with both. Its `Debug` shows none of them.
#[derive(Clone)]
pub struct Authorization {
    url: String,
    state: Secret,
    verifier: Secret,
}

/// The parameters that the grant has by itself.
const OWN: [&str; 7] =
    ["client_id", "code_challenge", "code_challenge_method", "redirect_uri", "response_type", "scope", "state"];

impl Authorization {
    /// Goes on with what was kept of a user who was asked before; its [`url`](Self::url) is empty.
    pub fn resume(state: impl Into<String>, verifier: impl Into<String>) -> Self {
        Self { url: String::new(), state: Secret::new(state), verifier: Secret::new(verifier) }
    }

    /// The URL of the page that the user is to open in a browser.
    pub fn url(&self) -> &str {
        &self.url
    }

    /// What tells the answer of this user from a forged one (RFC 6749, section 10.12): 43 random characters, for one answer.
    pub fn state(&self) -> &str {
        self.state.expose()
    }

    /// What shows that whoever exchanges the code is who has asked (RFC 7636, section 4.1): 43 random characters, which are kept secret.
    pub fn verifier(&self) -> &str {
        self.verifier.expose()
    }

    pub(super) fn random() -> Result<Self, Error> {
        let random = || pkce::random().map_err(|error| Error::config(format!("there are no random numbers: {error}")));
        Ok(Self::resume(random()?, random()?))
    }

    pub(super) fn at(self, url: Url) -> Self {
        Self { url: url.into(), ..self }
    }

    /// Adds the parameters of the request (RFC 6749, section 4.1.1, and RFC 7636, section 4.3) to the URL of the page, which keeps its own.
    pub(super) fn fill(&self, url: &mut Url, asked: &AuthorizationCode) -> Result<(), Error> {
        if let Some((name, _)) = asked.pairs.iter().find(|(name, _)| OWN.contains(&name.as_str())) {
            return Err(Error::config(format!("the parameter {name} of the authorization page is not to be added")));
        }
        let (scope, challenge) = (asked.scopes.join(" "), pkce::challenge(self.verifier()));
        let mut pairs = vec![
            ("response_type", "code"),
            ("client_id", &asked.client_id),
            ("redirect_uri", &asked.redirect_uri),
            ("state", self.state()),
            ("code_challenge", &challenge),
            ("code_challenge_method", "S256"),
        ];
        pairs.extend((!scope.is_empty()).then_some(("scope", scope.as_str())));
        pairs.extend(asked.pairs.iter().map(|(name, value)| (name.as_str(), value.as_str())));
        let pairs = percent::pairs(pairs);
        let query = url.query().filter(|query| !query.is_empty()).map(|query| format!("{query}&{pairs}"));
        url.set_query(Some(&query.unwrap_or(pairs)));
        Ok(())
    }
}

impl fmt::Debug for Authorization {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Authorization").finish_non_exhaustive()
    }
}
