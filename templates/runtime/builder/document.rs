//! What only some documents ask for. Methods that are generated call these, by the names of security schemes and servers.

use super::super::keys::CredentialValue;
use super::super::secret::{Secret, without_line_break};
use super::ClientBuilder;

impl ClientBuilder {
    /// Sets the API key of a security scheme; a line break at its end is left out.
    pub(crate) fn credential(self, scheme: &'static str, value: impl Into<String>) -> Self {
        self.scheme_value(scheme, CredentialValue::Text(Secret::new(without_line_break(value))))
    }

    /// Sets user and password of a security scheme; line breaks at their ends are left out.
    pub(crate) fn credential_pair(
        self,
        scheme: &'static str,
        user: impl Into<String>,
        password: impl Into<String>,
    ) -> Self {
        let (user, password) = (without_line_break(user), Secret::new(without_line_break(password)));
        self.scheme_value(scheme, CredentialValue::Pair { user, password })
    }

    fn scheme_value(mut self, scheme: &'static str, key: CredentialValue) -> Self {
        self.keys.retain(|(known, _)| *known != scheme);
        self.keys.push((scheme, key));
        self
    }

    /// Sets the address to use in place of a server that the document has as a whole URL.
    pub(crate) fn server_url(mut self, original: &'static str, url: impl Into<String>) -> Self {
        self.addresses.servers.retain(|(known, _)| *known != original);
        self.addresses.servers.push((original, url.into()));
        self
    }

    /// Sets a variable in the address of the document's server.
    pub(crate) fn server_variable(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.addresses.variables.retain(|(known, _)| *known != name);
        self.addresses.variables.push((name, value.into()));
        self
    }
}
