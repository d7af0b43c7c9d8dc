//! What only some documents ask for. Generated methods have its names.

use super::super::keys::GivenKey;
use super::super::secret::Secret;
use super::ClientBuilder;

impl ClientBuilder {
    /// Sets the API key of a security scheme.
    pub(crate) fn credential(self, scheme: &'static str, value: impl Into<String>) -> Self {
        self.key(scheme, GivenKey::Text(Secret::new(value)))
    }

    /// Sets user and password of a security scheme.
    pub(crate) fn credential_pair(
        self,
        scheme: &'static str,
        user: impl Into<String>,
        password: impl Into<String>,
    ) -> Self {
        self.key(scheme, GivenKey::Pair { user: user.into(), password: Secret::new(password) })
    }

    fn key(mut self, scheme: &'static str, key: GivenKey) -> Self {
        self.keys.retain(|(given, _)| *given != scheme);
        self.keys.push((scheme, key));
        self
    }

    /// Sets the address to use in place of a server that the document has as a whole URL.
    pub(crate) fn server_url(mut self, original: &'static str, url: impl Into<String>) -> Self {
        self.servers.retain(|(given, _)| *given != original);
        self.servers.push((original, url.into()));
        self
    }
}
