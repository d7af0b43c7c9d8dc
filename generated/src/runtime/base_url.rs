//! The address of the service.

use std::net::IpAddr;

use url::Url;

use super::error::Error;

/// The base URL without the server's path, and without a slash at its end.
#[derive(Clone, Debug)]
pub(crate) struct BaseUrl(String);

impl BaseUrl {
    /// Checks a base URL: `http` or `https` with a host and perhaps a path. The server's path may be there already.
    pub(crate) fn parse(text: &str, server_path: &str, http: Http) -> Result<Self, Error> {
        let mut url = checked("the base URL", text, http).map_err(Error::config)?;
        let path = url.path().trim_end_matches('/').to_owned();
        url.set_path(path.strip_suffix(server_path).unwrap_or(&path));
        Ok(Self(url.as_str().trim_end_matches('/').to_owned()))
    }

    /// The URL with the path of a server, which the paths of the operations are appended to.
    pub(crate) fn server(&self, path: &str) -> String {
        format!("{}{path}", self.0)
    }

    /// The URL of `path`, which is relative to the base URL.
    pub(crate) fn join(&self, path: &str) -> Result<Url, Error> {
        let url = format!("{}/{}", self.0, path.trim_start_matches('/'));
        Url::parse(&url).map_err(|error| Error::config(format!("the path {path} does not make a URL: {error}")))
    }
}

/// Where plain `http` may go to. Credentials go with every request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Http {
    /// To a loopback address only.
    Loopback,
    /// Anywhere: the caller has said so.
    Anywhere,
}

impl Http {
    pub(crate) fn admits(self, url: &Url) -> bool {
        self == Self::Anywhere || is_loopback(url)
    }
}

/// Reads the URL of a server, or says what is wrong with it: the same as with a base URL.
pub(crate) fn checked(what: &str, text: &str, http: Http) -> Result<Url, String> {
    match endpoint(what, text, http)? {
        url if url.query().is_some() => Err(format!("{what} has a query")),
        url => Ok(url),
    }
}

/// Reads the URL of a token endpoint, which may have a query (RFC 6749, section 3.2) and else is what that of a server is.
pub(crate) fn endpoint(what: &str, text: &str, http: Http) -> Result<Url, String> {
    let url = Url::parse(text).map_err(|error| format!("{what} is not valid: {error}"))?;
    match fault(&url, http) {
        Some(fault) => Err(format!("{what} {fault}")),
        None => Ok(url),
    }
}

/// What is wrong with a URL that requests go to.
fn fault(url: &Url, http: Http) -> Option<&'static str> {
    if !matches!(url.scheme(), "http" | "https") {
        return Some("is neither http nor https");
    }
    if !url.username().is_empty() || url.password().is_some() {
        return Some("has a user name or a password in it");
    }
    if url.fragment().is_some() {
        return Some("has a fragment");
    }
    let is_refused = url.scheme() == "http" && !http.admits(url);
    is_refused.then_some("is plain http to a host other than this one, which the builder must be told by allow_http")
}

/// Whether the host is `localhost`, in 127.0.0.0/8, or `::1`.
pub(crate) fn is_loopback(url: &Url) -> bool {
    let host = url.host_str().unwrap_or_default();
    let address = host.trim_start_matches('[').trim_end_matches(']');
    host == "localhost" || address.parse().is_ok_and(|address: IpAddr| address.is_loopback())
}
