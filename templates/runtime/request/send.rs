//! How requests are sent, and their responses read.

use bytes::Bytes;
use http::StatusCode;
use serde::de::DeserializeOwned;

use super::super::byte_stream::ByteStream;
use super::super::decode;
use super::super::error::Error;
use super::super::future::BoxFuture;
use super::super::response::Response;
use super::super::secret::Secret;
use super::super::send;
use super::super::success::SuccessBody;
use super::Request;

/// A request that a mock answers.
#[cfg(feature = "test-util")]
pub(crate) trait Mocked {
    /// Reads the body of a response as what the operation gives.
    fn reads(body: &[u8]) -> serde_json::Result<()>;
}

/// Whether a body can be read as JSON, for mocks.
pub(crate) fn is_json<T: DeserializeOwned>(body: &[u8]) -> serde_json::Result<()> {
    decode::json::<T>(body).map(drop)
}

/// A response that is on its way.
pub(super) type Pending<T> = BoxFuture<'static, Result<Response<T>, Error>>;

/// A response whose body is read as it comes, and what no message about it may show.
pub(crate) type Opened = (Response<ByteStream>, Vec<Secret>);

impl Request {
    /// Sends the request, and reads the body of the response as JSON.
    pub(crate) fn send_json<T: DeserializeOwned + Send + 'static>(self) -> Pending<T> {
        self.send_read(|_, body| decode::json(body))
    }

    /// Sends the request, and reads the body of the response by its status.
    pub(crate) fn send_by_status<T: SuccessBody + Send + 'static>(self) -> Pending<T> {
        self.send_read(|status, body| T::read(status.as_u16(), body))
    }

    fn send_read<T: Send + 'static>(self, read: fn(StatusCode, &[u8]) -> serde_json::Result<T>) -> Pending<T> {
        Box::pin(async move {
            let success = send::send(&self).await?;
            match read(success.response.status, &success.response.body) {
                Ok(body) => {
                    let response = Response::of(success.response.status, success.response.headers, body);
                    Ok(response.counted(self.operation))
                }
                Err(error) => Err(success.undecodable(self.operation, &error)),
            }
        })
    }

    /// Sends the request, and gives the bytes of the response.
    pub(super) fn send_bytes(self) -> Pending<Bytes> {
        Box::pin(async move {
            let success = send::send(&self).await?;
            Ok(Response::of(success.response.status, success.response.headers, success.response.body))
        })
    }

    /// Sends the request, and leaves the body of the response unread: the document has none.
    pub(crate) fn send_empty(self) -> Pending<()> {
        Box::pin(async move {
            let success = send::send(&self).await?;
            Ok(Response::of(success.response.status, success.response.headers, ()))
        })
    }

    /// Sends the request, and reads the body of the response as text.
    pub(crate) fn send_text(self) -> Pending<String> {
        Box::pin(async move {
            let success = send::send(&self).await?;
            match decode::text(&success.response.body) {
                Ok(text) => Ok(Response::of(success.response.status, success.response.headers, text)),
                Err(valid) => Err(success.not_utf8(self.operation, valid)),
            }
        })
    }

    /// Sends the request, and leaves the body of the response to be read as it comes.
    pub(crate) fn send_stream(self) -> Pending<ByteStream> {
        Box::pin(async move { Ok(self.open().await?.0) })
    }

    /// The response with its body, to be read as it comes.
    pub(crate) async fn open(&self) -> Result<Opened, Error> {
        let (status, headers, body, secrets) = send::send_streamed(self).await?;
        let stream = ByteStream::new(self.operation, body, &self.client.exchange, self.timeout());
        Ok((Response::of(status, headers, stream), secrets))
    }
}
