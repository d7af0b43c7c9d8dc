//! The addresses that requests go to.

use std::borrow::Cow;

use reqwest::Url;

use super::base_url::{BaseUrl, checked};
use super::error::Error;
use crate::settings::SETTINGS;

/// The servers of a document, where they are for a client.
pub(crate) struct Servers {
    base: BaseUrl,
    /// The URL that paths are appended to unless an operation has a server of its own.
    default: String,
    /// What takes the place of servers that the document has as whole URLs.
    others: Vec<(&'static str, String)>,
}

impl Servers {
    pub(crate) fn new(base: BaseUrl, mut others: Vec<(&'static str, String)>) -> Result<Self, Error> {
        for (original, url) in &mut others {
            let what = format!("the URL in place of {original}");
            *url = server(&what, url).map_err(Error::config)?;
        }
        Ok(Self { default: base.server(SETTINGS.server_path), base, others })
    }

    /// Whether a credential that the document says nothing of may go to a URL: it is under the base URL, or under an address
    /// that was given for a server.
    pub(crate) fn may_have_credentials(&self, url: &Url) -> bool {
        let given = self.others.iter().map(|(_, url)| url).chain([&self.default]);
        given.filter_map(|given| Url::parse(given).ok()).any(|given| given.origin() == url.origin())
    }

    pub(crate) fn default(&self) -> &str {
        &self.default
    }

    /// Whether any of the addresses is that of this machine, and what is sent to it goes in the
    /// clear.
    pub(crate) fn are_plain(&self) -> bool {
        let others = self.others.iter().map(|(_, url)| url);
        others.chain([&self.default]).any(|url| url.starts_with("http:"))
    }

    /// The URL that the paths of an operation are appended to, by the server that it has of its own:
    /// a path or a whole URL.
    pub(crate) fn of(&self, own: Option<&'static str>) -> Result<Cow<'_, str>, String> {
        match own {
            None => Ok(self.default.as_str().into()),
            Some(url) if url.contains("://") => match self.others.iter().find(|(original, _)| *original == url) {
                Some((_, other)) => Ok(other.as_str().into()),
                None => server("the server", url).map(Cow::from),
            },
            Some(path) => Ok(self.base.server(path.trim_end_matches('/')).into()),
        }
    }
}

/// The URL of a server, without a slash at its end.
fn server(what: &str, url: &str) -> Result<String, String> {
    Ok(checked(what, url)?.as_str().trim_end_matches('/').to_owned())
}
