//! Requests, prepared to be sent.

use std::time::Duration;

use http::header::{ACCEPT, AUTHORIZATION, CONTENT_TYPE, COOKIE, HeaderMap, HeaderName, HeaderValue};
use url::Url;

use super::super::error::Error;
use super::super::exchange::PreparedRequest;
use super::super::operation::{KeyPlace, Scheme};
use super::super::path;
use super::super::payload::Payload;
use super::super::retry::RetryPolicy;
use super::super::secret::Secret;
use super::body::Body;
use super::{Request, untyped};

impl Request {
    /// The request, ready to be sent but for its credentials.
    pub(in crate::runtime) fn prepare(&self) -> Result<PreparedRequest, Error> {
        self.try_prepare().map_err(|message| Error::argument(self.operation, message))
    }

    fn try_prepare(&self) -> Result<PreparedRequest, String> {
        let (body, body_type) = self.payload()?.unzip();
        let headers = self.header_map(body_type.as_deref())?;
        let (method, url) = (self.operation.method(), self.url()?);
        Ok(PreparedRequest { operation: Some(self.operation), method, url, keys: Vec::new(), headers, body })
    }

    /// The time for each attempt.
    pub(crate) fn timeout(&self) -> Duration {
        let own = self.options.as_ref().and_then(|options| options.timeout);
        own.unwrap_or(self.client.exchange.timeout)
    }

    /// When the request is sent again.
    pub(in crate::runtime) fn retry(&self) -> &RetryPolicy {
        let own = self.options.as_ref().and_then(|options| options.retry.as_ref());
        own.unwrap_or(&self.client.retry)
    }

    fn payload(&self) -> Result<Option<(Payload, String)>, String> {
        let media_type = self.content_type.unwrap_or(self.operation.content_type);
        if let Some(Body::Fields(fields)) = &self.body
            && let Some(missing) = self.operation.required_fields.iter().find(|name| !fields.has(name))
        {
            return Err(format!("the body has fields, but not the field {missing}, which it must have"));
        }
        self.body.as_ref().map(|body| body.encode(media_type)).transpose()
    }

    pub(super) fn url(&self) -> Result<Url, String> {
        if let Some(url) = &self.page.url {
            return Ok(url.clone());
        }
        let mut url = self.address()?;
        let query = self.query.all("query parameter")?;
        let more = self.options.iter().flat_map(|options| &options.query).map(String::as_str);
        let pairs: Vec<&str> =
            url.query().into_iter().chain(query.iter().map(|(_, pairs)| *pairs)).chain(more).collect();
        if !pairs.is_empty() {
            let query = pairs.join("&");
            url.set_query(Some(&query));
        }
        Ok(url)
    }

    /// The URL without what is set of the query.
    fn address(&self) -> Result<Url, String> {
        let server = self.client.server(self.operation)?;
        if let Some(target) = &self.target {
            return untyped::url(&server, target.as_deref().map_err(Clone::clone)?);
        }
        let path = path::fill(self.operation.path, &self.path.all("path parameter")?)?;
        Url::parse(&format!("{server}{path}")).map_err(|error| format!("the path does not make a URL: {error}"))
    }

    fn header_map(&self, body_type: Option<&str>) -> Result<HeaderMap, String> {
        let mut headers = HeaderMap::new();
        let accept = self.accept.unwrap_or(self.operation.accept);
        let content_type = body_type.map(|body_type| (CONTENT_TYPE.as_str(), body_type));
        let constant = self.operation.headers.iter().copied();
        let said = [(ACCEPT.as_str(), accept)].into_iter().chain(content_type).chain(constant);
        insert(&mut headers, said)?;
        let own = &self.client.headers;
        own.iter().for_each(|(name, value)| drop(headers.insert(name.clone(), value.clone())));
        for (name, value) in self.headers.all("header")? {
            let (name, mut value) = header(name, value)?;
            // Some documents have a credential as a parameter, so that none of them goes to another origin.
            value.set_sensitive(true);
            headers.insert(name, value);
        }
        self.set_cookies(&mut headers)?;
        if let Some(options) = &self.options {
            options.fault.clone().map_or(Ok(()), Err)?;
            options.headers.iter().cloned().for_each(|(name, value)| drop(headers.insert(name, value)));
        }
        Ok(headers)
    }

    /// What no message may show of the headers that the program gave in place of credentials.
    pub(in crate::runtime) fn given_secrets(&self, headers: &HeaderMap) -> Vec<Secret> {
        let names = self.operation.settings.schemes.iter().filter_map(|scheme| match scheme {
            Scheme::ApiKey { place: KeyPlace::Header, name, .. } => Some(*name),
            _ => None,
        });
        let given = names.chain([AUTHORIZATION.as_str()]).filter(|name| self.is_given(name));
        let values = given.filter_map(|name| headers.get(name)?.to_str().ok());
        // Of `Bearer token` it is the token that a service says again.
        values
            .flat_map(|value| [Some(value), value.split_once(' ').map(|(_, own)| own)])
            .flatten()
            .map(Secret::new)
            .collect()
    }

    /// Whether the program gave a header for this request, or for all of the client's.
    pub(in crate::runtime) fn is_given(&self, name: &str) -> bool {
        let of_request = self.options.iter().flat_map(|options| &options.headers).map(|(name, _)| name);
        of_request.chain(self.client.headers.keys()).any(|given| given.as_str().eq_ignore_ascii_case(name))
    }

    /// Joins the cookies (RFC 6265, section 4.2.1). Like credentials, they are for this origin only.
    fn set_cookies(&self, headers: &mut HeaderMap) -> Result<(), String> {
        let cookies: Vec<&str> = self.cookies.all("cookie")?.iter().map(|(_, cookies)| *cookies).collect();
        if !cookies.is_empty() {
            // What the program gives for all requests goes along.
            let given = headers.get(COOKIE).map(|given| given.to_str()).transpose();
            let given =
                given.map_err(|_| "the header cookie has a value that cannot be joined with others".to_owned())?;
            let all: Vec<&str> = given.into_iter().chain(cookies).collect();
            let (name, mut value) = header(COOKIE.as_str(), &all.join("; "))?;
            value.set_sensitive(true);
            headers.insert(name, value);
        }
        Ok(())
    }
}

fn insert<'a>(headers: &mut HeaderMap, all: impl IntoIterator<Item = (&'a str, &'a str)>) -> Result<(), String> {
    for (name, value) in all {
        let (name, value) = header(name, value)?;
        headers.insert(name, value);
    }
    Ok(())
}

/// A header, unless its name or its value cannot be sent.
pub(super) fn header(name: &str, value: &str) -> Result<(HeaderName, HeaderValue), String> {
    let fault = |what: &str| format!("the header {} has {what} that cannot be sent", name.escape_debug());
    let key = HeaderName::try_from(name).map_err(|_| fault("a name"))?;
    Ok((key, HeaderValue::try_from(value).map_err(|_| fault("a value"))?))
}
