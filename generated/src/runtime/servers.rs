//! The addresses that requests go to.

use std::borrow::Cow;

use url::Url;

use super::base_url::{BaseUrl, Http, checked, endpoint, is_loopback};
use super::error::Error;
use super::server_variables::{filled, is_any_host, is_of};
use super::settings::Settings;

/// The servers of a document, where they are for a client.
#[derive(Clone)]
pub(crate) struct Servers {
    settings: &'static Settings,
    base: BaseUrl,
    /// Whether the caller gave a base URL that is none of the document's, so that it takes the place of all whole URLs.
    is_elsewhere: bool,
    /// Whether the caller gave a base URL, or said more of the document's.
    is_given: bool,
    variables: Vec<(&'static str, String)>,
    /// The URL that paths are appended to unless an operation has a server of its own.
    default: String,
    /// What takes the place of servers that the document has as whole URLs.
    others: Vec<(&'static str, String)>,
    http: Http,
}

/// What a builder was given of addresses.
#[derive(Clone)]
pub(crate) struct Addresses {
    pub(crate) base_url: Option<String>,
    /// Addresses in place of those in the document.
    pub(crate) servers: Vec<(&'static str, String)>,
    /// Values of the variables in the address of the document's server.
    pub(crate) variables: Vec<(&'static str, String)>,
    pub(crate) http: Http,
}

impl Addresses {
    /// Checks what was given, and fills in what the document says.
    pub(crate) fn servers(self, settings: &'static Settings) -> Result<Servers, Error> {
        let Self { base_url, servers: mut others, variables, http } = self;
        let server = filled(settings, settings.server, &variables, http).map_err(Error::config)?;
        let path = path(&server);
        let is_given = base_url.is_some() || !variables.is_empty();
        // What any host fits tells nothing.
        let told = || settings.origins.iter().filter(|own| !is_any_host(own));
        let default = filled(settings, settings.server, &[], http).unwrap_or_default();
        let is_documented = |url: &String| origin(url) == origin(&default) || told().any(|own| is_of(own, origin(url)));
        let is_elsewhere = base_url.as_ref().is_some_and(|url| !is_documented(url));
        let is_known = server.contains("://") && (settings.is_default_server || !variables.is_empty());
        let base = base_url.or_else(|| is_known.then(|| server.clone()));
        let base = base.ok_or_else(|| Error::config("there is no base URL"))?;
        let base = BaseUrl::parse(&base, path, http)?;
        for (original, url) in &mut others {
            let what = format!("the URL in place of {original}");
            let is_endpoint = settings.endpoints.all().any(|own| own == *original);
            let read =
                if is_endpoint { endpoint(&what, url, http).map(String::from) } else { self::server(&what, url, http) };
            *url = read.map_err(Error::config)?;
        }
        Ok(Servers { settings, default: base.server(path), base, is_elsewhere, is_given, variables, others, http })
    }
}

impl Servers {
    /// Whether a credential that the document says nothing of may go to a URL: it is under the base URL, or under an address
    /// that was given for a server.
    pub(crate) fn may_have_credentials(&self, url: &Url) -> bool {
        self.known().any(|known| known.origin() == url.origin())
    }

    pub(crate) fn settings(&self) -> &'static Settings {
        self.settings
    }

    pub(crate) fn default(&self) -> &str {
        &self.default
    }

    pub(crate) fn http(&self) -> Http {
        self.http
    }

    /// Whether any of the addresses is that of this machine, and what is sent to it goes in the
    /// clear.
    pub(crate) fn are_plain(&self) -> bool {
        let endpoints = self.settings.endpoints.all().filter_map(|own| self.endpoint(own).ok());
        self.settings.has_loopback
            || self.known().chain(endpoints).any(|url| url.scheme() == "http" && is_loopback(&url))
    }

    /// The base URL, and the addresses that were given for servers.
    fn known(&self) -> impl Iterator<Item = Url> {
        let others = self.others.iter().map(|(_, url)| url);
        others.chain([&self.default]).filter_map(|url| Url::parse(url).ok())
    }

    /// The URL of an endpoint of OAuth 2.0: a path under the base URL, or a whole URL. One on the host of the document's server is where that
    /// server is.
    pub(crate) fn endpoint(&self, own: &str) -> Result<Url, Error> {
        let other = self.others.iter().find(|(original, _)| *original == own).map(|(_, other)| other.as_str());
        let what =
            if self.settings.endpoints.code.is_some_and(|(page, _)| page == own) { "authorization" } else { "token" };
        let default = filled(self.settings, self.settings.server, &[], self.http).unwrap_or_default();
        let same_host = self.is_given && origin(own) == origin(&default);
        match other.or_else(|| (own.contains("://") && !same_host).then_some(own)) {
            Some(url) => endpoint(&format!("the URL of the {what} endpoint"), url, self.http).map_err(Error::config),
            None => self.base.join(behind_host(own)),
        }
    }

    /// The URL that the paths of an operation are appended to, by the server that it has of its own:
    /// a path or a whole URL.
    pub(crate) fn of(&self, own: Option<&'static str>) -> Result<Cow<'_, str>, String> {
        let Some(own) = own else { return Ok(self.default.as_str().into()) };
        if let Some((_, other)) = self.others.iter().find(|(original, _)| *original == own) {
            return Ok(other.as_str().into());
        }
        let own = filled(self.settings, own, &self.variables, self.http)?;
        match own.contains("://") && !self.is_elsewhere {
            true => server("the server", &own, self.http).map(Cow::from),
            false => Ok(self.base.server(path(&own)).into()),
        }
    }
}

/// Scheme and host of a URL; empty for what is only a path.
fn origin(url: &str) -> &str {
    url.strip_suffix(path(url)).unwrap_or(url).trim_end_matches('/')
}

/// The path of a URL, or of what is only a path: empty, or with a leading slash and none at its end.
fn path(url: &str) -> &str {
    behind_host(url).trim_end_matches('/')
}

/// What a URL has behind its host, as it is; all of what has none.
fn behind_host(url: &str) -> &str {
    url.split_once("://").map_or(url, |(_, rest)| rest.find('/').and_then(|at| rest.get(at..)).unwrap_or(""))
}

/// The URL of a server, without a slash at its end.
fn server(what: &str, url: &str, http: Http) -> Result<String, String> {
    Ok(checked(what, url, http)?.as_str().trim_end_matches('/').to_owned())
}
