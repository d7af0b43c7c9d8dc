//! Requests, prepared to be sent.

use http::header::{ACCEPT, CONTENT_TYPE, COOKIE, HeaderMap, HeaderName, HeaderValue};
use url::Url;

use super::super::error::Error;
use super::super::exchange::PreparedRequest;
use super::super::path;
use super::super::payload::Payload;
use super::Request;
use super::body::Body;

impl Request {
    /// The request, ready to be sent but for its credentials.
    pub(in crate::runtime) fn prepare(&self) -> Result<PreparedRequest, Error> {
        self.try_prepare().map_err(|message| Error::argument(self.operation, message))
    }

    fn try_prepare(&self) -> Result<PreparedRequest, String> {
        let (body, body_type) = self.payload()?.unzip();
        let headers = self.header_map(body_type.as_deref())?;
        Ok(PreparedRequest { method: self.operation.method(), url: self.url()?, keys: Vec::new(), headers, body })
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
        let path = path::fill(self.operation.path, &self.path.all("path parameter")?)?;
        let url = format!("{}{path}", self.client.parts().server(self.operation)?);
        let mut url = Url::parse(&url).map_err(|error| format!("the path does not make a URL: {error}"))?;
        let query = self.query.all("query parameter")?;
        if !query.is_empty() {
            let pairs: Vec<&str> = query.iter().map(|(_, pairs)| *pairs).collect();
            url.set_query(Some(&pairs.join("&")));
        }
        Ok(url)
    }

    fn header_map(&self, body_type: Option<&str>) -> Result<HeaderMap, String> {
        let mut headers = HeaderMap::new();
        let accept = self.accept.unwrap_or(self.operation.accept);
        let content_type = body_type.map(|body_type| (CONTENT_TYPE.as_str(), body_type));
        let constant = self.operation.headers.iter().copied();
        let set = self.headers.all("header")?;
        let all = [(ACCEPT.as_str(), accept)].into_iter().chain(content_type).chain(constant).chain(set);
        for (name, value) in all {
            let (name, value) = header(name, value)?;
            headers.insert(name, value);
        }
        self.set_cookies(&mut headers)?;
        Ok(headers)
    }

    /// Joins the cookies (RFC 6265, section 4.2.1). Like credentials, they are for this origin only.
    fn set_cookies(&self, headers: &mut HeaderMap) -> Result<(), String> {
        let cookies: Vec<&str> = self.cookies.all("cookie")?.iter().map(|(_, cookies)| *cookies).collect();
        if !cookies.is_empty() {
            let (name, mut value) = header(COOKIE.as_str(), &cookies.join("; "))?;
            value.set_sensitive(true);
            headers.insert(name, value);
        }
        Ok(())
    }
}

fn header(name: &str, value: &str) -> Result<(HeaderName, HeaderValue), String> {
    let fault = |what: &str| format!("the header {name} has {what} that cannot be sent");
    let key = HeaderName::try_from(name).map_err(|_| fault("a name"))?;
    Ok((key, HeaderValue::try_from(value).map_err(|_| fault("a value"))?))
}
