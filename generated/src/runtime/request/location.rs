//! Where a response leads, in place of what is there.

use super::super::error::Error;
use super::super::redirect::{location, resolved};
use super::super::response::Response;
use super::super::send;
use super::Request;
use super::send::Pending;

impl Request {
    /// Sends the request, and gives the URL to which the response leads, without going there. It is absolute, and may be of any scheme.
    pub(crate) fn send_location(self) -> Pending<String> {
        Box::pin(async move {
            let response = send::send_located(&self).await?;
            let url = location(&response).and_then(|location| resolved(&self.url().ok()?, location));
            match url {
                Some(url) => Ok(Response::of(response.status, response.headers, url.into())),
                None => Err(Error::redirect(self.operation, "a redirect to an invalid address", response)),
            }
        })
    }
}
