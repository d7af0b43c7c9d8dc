//! What most of the tests begin with.

use std::error::Error as _;
use std::fmt::Write as _;
use std::net::Ipv4Addr;
use std::time::{Duration, Instant};

use sailmaker_tests::server::{Reply, Server};
use sailpoint_source_usages::models::{SourceUsage, SourceUsageStatus};
use sailpoint_source_usages::operations::source_usages::GetUsagesBySourceId;
use sailpoint_source_usages::{Client, ClientBuilder, Error, Response, RetryPolicy};
use serde_json::{Value, json};
use tokio::net::TcpSocket;

/// The source that the tests ask about.
pub const ID: &str = "2c9180835d191a86015d28455b4a2329";
/// Where its status is.
pub const STATUS: &str = "/v2025/source-usages/2c9180835d191a86015d28455b4a2329/status";
/// Where its usages are.
pub const USAGES: &str = "/v2025/source-usages/2c9180835d191a86015d28455b4a2329/summaries";

/// A builder with client credentials, and with retries that do not keep a test waiting.
pub fn builder(server: &Server) -> ClientBuilder {
    Client::builder().base_url(server.url()).client_credentials("an-id", "a-secret").retry(quick())
}

/// The default policy with a backoff of milliseconds.
pub fn quick() -> RetryPolicy {
    RetryPolicy::default().base_delay(Duration::from_millis(1))
}

/// A client of [`builder`].
pub fn client(server: &Server) -> Client {
    builder(server).build().unwrap()
}

/// Asks for the status of the source [`ID`].
pub async fn status(client: &Client) -> Result<Response<SourceUsageStatus>, Error> {
    client.source_usages().get_status_by_source_id(ID).send().await
}

/// Asks for the status of the source [`ID`] and gives the error that must come.
pub async fn status_error(client: &Client) -> Error {
    status(client).await.unwrap_err()
}

/// The request for the usages of the source [`ID`].
pub fn usages(client: &Client) -> GetUsagesBySourceId {
    client.source_usages().get_usages_by_source_id(ID)
}

/// Asks for one page of usages.
pub async fn page(client: &Client) -> Result<Response<Vec<SourceUsage>>, Error> {
    usages(client).send().await
}

/// The body of a status answer.
pub fn complete() -> Value {
    json!({"status": "COMPLETE"})
}

/// The usages with these counts, as the service writes them.
pub fn counted(counts: std::ops::Range<u64>) -> Value {
    counts.map(|count| json!({"date": "2026-10-01", "count": count})).collect()
}

/// Name and value pairs as `Request` gives them.
pub fn pairs(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
    pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
}

/// Everything that an error shows of itself and of its sources: `Display`, `Debug`, pretty `Debug`.
pub fn shown(error: &Error) -> String {
    let mut shown = format!("{error}\n{error:?}\n{error:#?}\n");
    let mut source = error.source();
    while let Some(error) = source {
        writeln!(shown, "{error}\n{error:?}\n{error:#?}").unwrap();
        source = error.source();
    }
    shown
}

/// 429 as the service sends it.
pub fn limited(retry_after: &str) -> Reply {
    Reply::json(429, &json!({"message": " Rate Limit Exceeded "})).header("Retry-After", retry_after)
}

/// Asks for a status that comes in the end; how many requests that took, and how long.
pub async fn in_the_end(server: &Server, client: &Client) -> (usize, Duration) {
    let start = Instant::now();
    status(client).await.unwrap();
    (server.calls().len(), start.elapsed())
}

/// The bearer tokens of the calls, in their order.
pub fn bearers(server: &Server) -> Vec<String> {
    let bearer = |value: &str| value.strip_prefix("Bearer ").unwrap().to_owned();
    server.calls().iter().map(|call| bearer(call.header("authorization").unwrap())).collect()
}

/// A loopback port that refuses connections, and that nobody else can get in the meantime.
pub struct ClosedPort(TcpSocket);

impl ClosedPort {
    pub fn reserve() -> Self {
        let socket = TcpSocket::new_v4().unwrap();
        socket.bind((Ipv4Addr::LOCALHOST, 0).into()).unwrap();
        Self(socket)
    }

    /// The builder of a client of this port, which needs no token.
    pub fn client(&self) -> ClientBuilder {
        let base_url = format!("http://{}", self.0.local_addr().unwrap());
        Client::builder().base_url(base_url).bearer_token("static").retry(quick())
    }

    /// From here on the port answers.
    pub fn open(self) -> Server {
        Server::on(self.0.listen(16).unwrap().into_std().unwrap())
    }
}
