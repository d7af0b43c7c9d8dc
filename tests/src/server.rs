//! A scripted HTTP/1.1 server on a loopback port, which records every request as it came.
//!
//! ```no_run
//! use sailmaker_tests::server::{Reply, Server};
//! use serde_json::json;
//!
//! let server = Server::start();
//! server.reply("/v2025/things", Reply::status(503).header("retry-after", "1")); // the first answer
//! server.always("/v2025/things", json!([{"id": 1}])); // every later one
//! // … requests to server.url() …
//! assert_eq!(server.requests()[0].target, "/v2025/things?limit=2");
//! ```
//!
//! The answers of a path are given in order; once they are used up, `always` or `handle` answers, then `otherwise`; without
//! any the answer is 501, which no client retries. The token endpoint needs no script: it issues `token-1`, `token-2`, ….
//!
//! It speaks HTTP on the bare socket, since a test must be able to break a message in the middle.

mod connection;
mod reply;
mod request;
mod script;
mod tls;

use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::sync::Arc;
use std::thread::{self, JoinHandle};
use std::time::Duration;

use serde_json::json;
use tokio::sync::oneshot;

pub use reply::{Gate, Reply};
pub use request::Request;
use script::{Log, Shared};

/// The path of the OAuth 2.0 token endpoint.
pub const TOKEN_PATH: &str = "/oauth/token";

/// A running server. It ends when it is dropped, with every connection that is still open.
#[derive(Debug)]
pub struct Server {
    address: SocketAddr,
    shared: Arc<Shared>,
    authority: Option<String>,
    stop: Option<oneshot::Sender<()>>,
    thread: Option<JoinHandle<()>>,
}

impl Server {
    /// Starts a server on a free port of 127.0.0.1, on a thread of its own: it can be used with or without a runtime.
    pub fn start() -> Self {
        Self::on(free_port())
    }

    /// Starts a server on a socket that listens already.
    pub fn on(listener: TcpListener) -> Self {
        Self::serve(listener, None)
    }

    /// Starts a server that speaks TLS. Its certificate is signed by an authority of its own, [`Server::authority`].
    pub fn start_tls() -> Self {
        Self::serve(free_port(), Some(tls::Identity::generate()))
    }

    fn serve(listener: TcpListener, identity: Option<tls::Identity>) -> Self {
        let address = listener.local_addr().expect("the listener's address");
        let shared = Arc::new(Shared::default());
        shared.handle(TOKEN_PATH, script::numbered_tokens());
        let (stop, stopped) = oneshot::channel();
        let served = shared.clone();
        let (authority, acceptor) = identity.map(|identity| (identity.authority, identity.acceptor)).unzip();
        let thread = thread::spawn(move || connection::serve(listener, acceptor, &served, stopped));
        Self { address, shared, authority, stop: Some(stop), thread: Some(thread) }
    }

    /// `http://127.0.0.1:{port}` or, with TLS, `https://…`, without a slash at the end.
    pub fn url(&self) -> String {
        let scheme = if self.authority.is_some() { "https" } else { "http" };
        format!("{scheme}://{}", self.address)
    }

    /// The certificate, as PEM, of the authority that a client must trust to reach a server with TLS.
    pub fn authority(&self) -> Option<&str> {
        self.authority.as_deref()
    }

    /// The port that the server listens on.
    pub fn port(&self) -> u16 {
        self.address.port()
    }

    /// Adds one answer for a path, after those that were added before.
    pub fn reply(&self, path: &str, reply: impl Into<Reply>) {
        self.shared.reply(path, reply.into());
    }

    /// Answers every request to a path that has no answer left with a copy of `reply`.
    pub fn always(&self, path: &str, reply: impl Into<Reply>) {
        let reply = reply.into();
        self.handle(path, move |_| reply.clone());
    }

    /// Answers every request to a path that has no answer left with what `handler` makes of it.
    pub fn handle(&self, path: &str, handler: impl Fn(&Request) -> Reply + Send + Sync + 'static) {
        self.shared.handle(path, Arc::new(handler));
    }

    /// Answers every request to a path that has neither an answer left nor a handler with what `handler` makes of it.
    pub fn otherwise(&self, handler: impl Fn(&Request) -> Reply + Send + Sync + 'static) {
        self.shared.otherwise(Arc::new(handler));
    }

    /// Adds one answer for a path that is not given before the returned gate is opened.
    pub fn hold(&self, path: &str, reply: impl Into<Reply>) -> Gate {
        let gate = Gate::default();
        self.reply(path, reply.into().held_by(&gate));
        gate
    }

    /// Adds one answer of the token endpoint: this access token, with this life in seconds.
    pub fn token(&self, access_token: &str, expires_in: u64) {
        let body = json!({"access_token": access_token, "token_type": "bearer", "expires_in": expires_in});
        self.reply(TOKEN_PATH, body);
    }

    /// Every request so far, in the order of arrival.
    pub fn requests(&self) -> Vec<Request> {
        self.shared.log.borrow().requests.clone()
    }

    /// The requests to the token endpoint.
    pub fn token_requests(&self) -> Vec<Request> {
        self.requests().into_iter().filter(|request| request.path() == TOKEN_PATH).collect()
    }

    /// The requests to everything but the token endpoint.
    pub fn calls(&self) -> Vec<Request> {
        self.requests().into_iter().filter(|request| request.path() != TOKEN_PATH).collect()
    }

    /// Waits until this many requests have arrived in all.
    pub async fn arrived(&self, count: usize) {
        self.reached(|log| log.requests.len() >= count).await;
    }

    /// Waits until this many clients have hung up before their answer was complete.
    pub async fn abandoned(&self, count: usize) {
        self.reached(|log| log.abandoned >= count).await;
    }

    async fn reached(&self, condition: impl FnMut(&Log) -> bool) {
        let mut log = self.shared.log.subscribe();
        let reached = tokio::time::timeout(Duration::from_secs(10), log.wait_for(condition)).await;
        assert!(reached.is_ok(), "waited 10 s in vain; the server saw {:?}", self.requests());
    }
}

fn free_port() -> TcpListener {
    TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("a free loopback port")
}

impl Drop for Server {
    fn drop(&mut self) {
        drop(self.stop.take());
        if let Some(thread) = self.thread.take() {
            // A panic of the server's thread has been printed; a second one while a test unwinds would abort.
            let _ = thread.join();
        }
    }
}
