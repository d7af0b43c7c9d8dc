//! What only some documents ask for. Methods that are generated call these, by the names of security schemes and servers.

use super::super::keys::CredentialValue;
use super::super::secret::Secret;
use super::ClientBuilder;

impl ClientBuilder {
    /// Sets the API key of a security scheme.
    pub(crate) fn credential(self, scheme: &'static str, value: impl Into<String>) -> Self {
        self.key(scheme, CredentialValue::Text(Secret::new(value)))
    }

    /// Sets user and password of a security scheme.
    pub(crate) fn credential_pair(
        self,
        scheme: &'static str,
        user: impl Into<String>,
        password: impl Into<String>,
    ) -> Self {
        self.key(scheme, CredentialValue::Pair { user: user.into(), password: Secret::new(password) })
    }

    fn key(mut self, scheme: &'static str, key: CredentialValue) -> Self {
        self.keys.retain(|(known, _)| *known != scheme);
        self.keys.push((scheme, key));
        self
    }

    /// Sets the address to use in place of a server that the document has as a whole URL.
    pub(crate) fn server_url(mut self, original: &'static str, url: impl Into<String>) -> Self {
        self.servers.retain(|(known, _)| *known != original);
        self.servers.push((original, url.into()));
        self
    }
}
