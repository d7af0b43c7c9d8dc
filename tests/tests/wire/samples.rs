//! The samples of `docs/transports.md` and of the README of the client: what they do, and that they are what is shown.

use std::sync::Mutex;
use std::sync::atomic::AtomicU32;

use reqwest_middleware::ClientBuilder;
use sailmaker_tests::server::{Reply, Server};
use sailpoint_source_usages::{Client, ErrorKind, ReqwestTransport, RetryPolicy, reqwest};

use crate::support::{STATUS, builder, complete, status, status_error};

mod breaker {
    include!("samples/breaker.rs");

    pub fn around<T: Transport>(inner: T) -> impl Transport {
        Breaker(inner, AtomicU32::default())
    }
}

mod cached {
    include!("samples/cached.rs");

    pub fn around<T: Transport>(inner: T) -> impl Transport {
        Cached(inner, Mutex::default())
    }
}

mod layered {
    include!("samples/layered.rs");

    pub fn built(builder: ClientBuilder) -> Client {
        layered(builder).unwrap()
    }
}

mod logged {
    include!("samples/logged.rs");

    pub fn around<T: Transport>(inner: T, tell: fn(&str)) -> impl Transport {
        Logged(inner, tell)
    }
}

mod middleware {
    include!("samples/middleware.rs");

    pub fn of(client: ClientWithMiddleware) -> impl Transport {
        Middleware(client)
    }
}

/// Each sample, and the page that shows it.
#[test]
fn samples_are_what_is_shown() {
    let [readme, page] = [include_str!("../../../generated/README.md"), include_str!("../../../docs/transports.md")];
    for (page, sample) in [
        (readme, include_str!("samples/logged.rs")),
        (readme, include_str!("samples/layered.rs")),
        (page, include_str!("samples/cached.rs")),
        (page, include_str!("samples/breaker.rs")),
        (page, include_str!("samples/middleware.rs")),
    ] {
        assert!(page.contains(&format!("\n{sample}```\n")), "{sample}");
    }
}

fn usual() -> ReqwestTransport {
    ReqwestTransport::usual().unwrap()
}

#[tokio::test]
async fn layers_of_tower_go_around_the_usual_transport() {
    let server = Server::start();
    server.reply(STATUS, complete());
    status(&layered::built(builder(&server))).await.unwrap();
    let languages: Vec<_> =
        server.requests().iter().map(|own| own.header("accept-language").unwrap().to_owned()).collect();
    assert_eq!(languages, ["de", "de"], "the request for the token goes through the layers, too");
}

#[tokio::test]
async fn a_log_has_the_operations() {
    static LINES: Mutex<Vec<String>> = Mutex::new(Vec::new());
    let server = Server::start();
    server.reply(STATUS, complete());
    let tell = |line: &str| LINES.lock().unwrap().push(line.to_owned());
    status(&builder(&server).transport(logged::around(usual(), tell)).build().unwrap()).await.unwrap();
    assert_eq!(*LINES.lock().unwrap(), ["token: 200 OK", "getStatusBySourceId: 200 OK"]);
}

#[tokio::test]
async fn a_cache_keeps_what_was_read() {
    let server = Server::start();
    server.reply(STATUS, complete());
    let client = builder(&server).transport(cached::around(usual())).build().unwrap();
    let statuses = [status(&client).await.unwrap(), status(&client).await.unwrap()];
    assert!(statuses.iter().all(|own| own.status.as_ref().is_some_and(|own| own.as_str() == "COMPLETE")));
    assert_eq!(server.calls().len(), 1);
}

#[tokio::test]
async fn an_open_circuit_spares_the_service() {
    let server = Server::start();
    server.always(STATUS, Reply::status(500));
    let client = builder(&server).bearer_token("a").retry(RetryPolicy::none());
    let client = client.transport(breaker::around(usual())).build().unwrap();
    for _ in 0..5 {
        assert_eq!(status_error(&client).await.kind(), ErrorKind::Api);
    }
    let kinds =
        [status_error(&client).await, status_error(&client).await].map(|error| (error.kind(), error.is_retryable()));
    assert_eq!((kinds, server.calls().len()), ([(ErrorKind::Connect, false); 2], 5));
}

/// The client goes on to have its own redirects and retries.
#[tokio::test]
async fn middleware_of_reqwest_is_a_transport() {
    struct Marked(AtomicU32);

    #[async_trait::async_trait]
    impl reqwest_middleware::Middleware for Marked {
        async fn handle(
            &self,
            mut request: reqwest::Request,
            extensions: &mut http::Extensions,
            next: reqwest_middleware::Next<'_>,
        ) -> reqwest_middleware::Result<reqwest::Response> {
            let count = self.0.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
            request.headers_mut().insert("x-count", count.into());
            next.run(request, extensions).await
        }
    }

    let server = Server::start();
    server.reply(STATUS, Reply::status(503));
    server.reply(STATUS, complete());
    let usual = reqwest::Client::builder().redirect(reqwest::redirect::Policy::none()).build().unwrap();
    let middleware = ClientBuilder::new(usual).with(Marked(AtomicU32::default())).build();
    let client: Client = builder(&server).transport(middleware::of(middleware)).build().unwrap();
    status(&client).await.unwrap();
    let counts: Vec<_> = server.requests().iter().map(|own| own.header("x-count").unwrap().to_owned()).collect();
    assert_eq!(counts, ["0", "1", "2"]);
}
