//! A small tenant on a loopback port, so that the report can be seen without an account.

mod answer;
mod query;
mod sources;

use std::convert::Infallible;
use std::io;
use std::net::{Ipv4Addr, SocketAddr};

use chrono::NaiveDate;
use http_body_util::{BodyExt, Limited};
use hyper::body::Incoming;
use hyper::header::AUTHORIZATION;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper::{Method, Request};
use hyper_util::rt::TokioIo;
use sailpoint_source_usages::{Client, reqwest};
use tokio::net::TcpListener;
use tokio::task::JoinHandle;

use self::answer::Answer;
use self::query::Query;
use crate::failure::Failure;

const CLIENT_ID: &str = "demo";
const CLIENT_SECRET: &str = "demo-secret";
const TOKEN: &str = "demo-token";

/// Serves until it is dropped.
pub struct Tenant {
    address: SocketAddr,
    server: JoinHandle<()>,
}

impl Tenant {
    /// Listens on a free port of the loopback interface; the figures end with the month before that of `today`.
    pub async fn start(today: NaiveDate) -> io::Result<Self> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await?;
        let address = listener.local_addr()?;
        let server = tokio::spawn(serve(listener, today));
        Ok(Self { address, server })
    }

    pub fn base_url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// A client with the credentials that this tenant takes. A proxy of the environment is passed by, since it could
    /// not reach this loopback address.
    pub fn client(&self) -> Result<Client, Failure> {
        let http = reqwest::Client::builder().no_proxy().build();
        let client = Client::builder()
            .base_url(self.base_url())
            .client_credentials(CLIENT_ID, CLIENT_SECRET)
            .http_client(http.map_err(io::Error::other).map_err(Failure::Demo)?)
            .build()?;
        Ok(client)
    }
}

impl Drop for Tenant {
    fn drop(&mut self) {
        self.server.abort();
    }
}

async fn serve(listener: TcpListener, today: NaiveDate) {
    while let Ok((stream, _)) = listener.accept().await {
        let service =
            service_fn(move |request| async move { Ok::<_, Infallible>(reply(request, today).await.into_response()) });
        // A connection that breaks off is the matter of the client at its other end.
        tokio::spawn(http1::Builder::new().serve_connection(TokioIo::new(stream), service));
    }
}

async fn reply(request: Request<Incoming>, today: NaiveDate) -> Answer {
    let (head, body) = request.into_parts();
    let segments: Vec<&str> = head.uri.path().split('/').skip(1).collect();
    let authorized = head.headers.get(AUTHORIZATION).is_some_and(|value| value == &format!("Bearer {TOKEN}"));
    match (&head.method, segments.as_slice()) {
        (&Method::POST, ["oauth", "token"]) => token(body).await,
        (&Method::GET, ["v2025", "source-usages", _, "status" | "summaries"]) if !authorized => Answer::unauthorized(),
        (&Method::GET, ["v2025", "source-usages", id, "status"]) => status(id),
        (&Method::GET, ["v2025", "source-usages", id, "summaries"]) => summaries(id, head.uri.query(), today),
        _ => Answer::not_found("There is nothing under this path."),
    }
}

/// Exchanges the client's credentials for a token (RFC 6749, section 4.4).
async fn token(body: Incoming) -> Answer {
    let Ok(body) = Limited::new(body, 4096).collect().await else {
        return Answer::token_refused("invalid_request");
    };
    let body = body.to_bytes();
    let field = |name| form_urlencoded::parse(&body).find_map(|(key, value)| (key == name).then_some(value));
    if field("grant_type").as_deref() != Some("client_credentials") {
        return Answer::token_refused("unsupported_grant_type");
    }
    if field("client_id").as_deref() != Some(CLIENT_ID) || field("client_secret").as_deref() != Some(CLIENT_SECRET) {
        return Answer::token_refused("invalid_client");
    }
    Answer::token(TOKEN)
}

fn status(id: &str) -> Answer {
    sources::find(id).map_or_else(unknown_source, |source| Answer::status(source.status))
}

fn summaries(id: &str, query: Option<&str>, today: NaiveDate) -> Answer {
    let Some(source) = sources::find(id) else {
        return unknown_source();
    };
    match Query::parse(query.unwrap_or_default()) {
        Ok(query) => {
            let figures = source.figures(today);
            Answer::summaries(query.page(&figures), query.count.then_some(figures.len()))
        }
        Err(reason) => Answer::bad_request(&reason),
    }
}

fn unknown_source() -> Answer {
    Answer::not_found("There is no source with this ID.")
}
