//! Redirects (RFC 9110, section 15.4), followed here rather than by the HTTP client, so that no
//! credential goes astray.

use http::header::{HeaderMap, HeaderValue, LOCATION};
use http::{Method, StatusCode};
use url::Url;

use super::base_url::Http;
use super::exchange::{PreparedRequest, RawResponse};
use super::percent;

/// The most redirects that are followed for one request.
const LIMIT: u32 = 5;

/// The redirects of one request.
pub(crate) struct Redirects {
    followed: u32,
    /// Whether a body may go to another origin.
    body_leaves_origin: bool,
    http: Http,
}

impl Redirects {
    pub(crate) fn new(body_leaves_origin: bool, http: Http) -> Self {
        Self { followed: 0, body_leaves_origin, http }
    }

    /// Points the request to where the response points; `false` where the response is not a redirect to
    /// follow.
    ///
    /// Once the origin is another, the credentials are gone for good, even if a later redirect
    /// leads back.
    pub(crate) fn follow(
        &mut self,
        prepared: &mut PreparedRequest,
        response: &RawResponse,
    ) -> Result<bool, &'static str> {
        let Some(location) = response.headers.get(LOCATION).filter(|_| applies(&prepared.method, response.status))
        else {
            return Ok(false);
        };
        if self.followed == LIMIT {
            return Err("too many redirects");
        }
        self.followed += 1;
        let target = resolved(&prepared.url, location).ok_or("a redirect to an invalid address")?;
        let target = without_keys(prepared, admitted(target, self.http)?);
        if target.origin() != prepared.url.origin() {
            if prepared.body.is_some() && !self.body_leaves_origin {
                return Err("a redirect of a body to another origin");
            }
            drop_credentials(&mut prepared.headers);
            prepared.keys.clear();
        }
        prepared.url = target;
        Ok(true)
    }
}

/// Where a response leads, whatever the method of its request.
pub(crate) fn location(response: &RawResponse) -> Option<&HeaderValue> {
    let leads = matches!(response.status.as_u16(), 301..=303 | 307 | 308);
    response.headers.get(LOCATION).filter(|_| leads)
}

/// Where a header `Location` leads from a URL. Some services write it in UTF-8, with letters that are no part of a URL (RFC 3986, section 2).
pub(crate) fn resolved(from: &Url, location: &HeaderValue) -> Option<Url> {
    from.join(std::str::from_utf8(location.as_bytes()).ok()?).ok()
}

/// Whether a response of this status redirects a request of this method, which stays the same: what
/// would turn a POST into a GET is not followed.
fn applies(method: &Method, status: StatusCode) -> bool {
    match status {
        StatusCode::TEMPORARY_REDIRECT | StatusCode::PERMANENT_REDIRECT => true,
        StatusCode::MOVED_PERMANENTLY | StatusCode::FOUND => matches!(method.as_str(), "GET" | "HEAD" | "QUERY"),
        StatusCode::SEE_OTHER => matches!(method.as_str(), "GET" | "HEAD"),
        _ => false,
    }
}

/// The target, if it may be sent to: plain `http` goes to this machine alone unless it is allowed, whichever server leads there.
fn admitted(mut target: Url, http: Http) -> Result<Url, &'static str> {
    match target.scheme() {
        "https" => {}
        "http" if http.admits(&target) => {}
        "http" => return Err("a redirect to plain http on another machine"),
        _ => return Err("a redirect to an address that is not http"),
    }
    // What the service puts before the host is not ours to send as credentials. Both setters fail
    // only for URLs that cannot have a user name.
    let stripped = target.set_username("").and_then(|()| target.set_password(None));
    stripped.map(|()| target).map_err(|()| "a redirect to an invalid address")
}

/// The target without the keys that the service may have put into it: they are added, or not, as
/// any other credential.
pub(crate) fn without_keys(prepared: &PreparedRequest, mut target: Url) -> Url {
    let is_key =
        |name: &str, value: &str| prepared.keys.iter().any(|(key, secret)| *key == name && secret.expose() == value);
    if target.query_pairs().any(|(name, value)| is_key(&name, &value)) {
        let rest: Vec<_> = target.query_pairs().into_owned().filter(|(name, value)| !is_key(name, value)).collect();
        let query = percent::pairs(rest.iter().map(|(name, value)| (name.as_str(), value.as_str())));
        target.set_query(Some(query.as_str()).filter(|query| !query.is_empty()));
    }
    target
}

fn drop_credentials(headers: &mut HeaderMap) {
    let secret = headers.iter().filter(|(_, value)| value.is_sensitive());
    let secret: Vec<_> = secret.map(|(name, _)| name.clone()).collect();
    for name in secret {
        headers.remove(name);
    }
}
