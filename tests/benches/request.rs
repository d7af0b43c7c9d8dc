//! One request to a server on a loopback port: the client beside the same call written by hand on `reqwest`.

use divan::Bencher;
use http_body_util::Full;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::TokioIo;
use sailpoint_source_usages::bytes::Bytes;
use sailpoint_source_usages::http::Response;
use sailpoint_source_usages::{Client, reqwest};
use serde::Deserialize;
use std::convert::Infallible;
use std::net::Ipv4Addr;
use tokio::runtime::Runtime;

const PATH: &str = "/v2025/source-usages/2c9180835d191a86015d28455b4a2329/status";

fn main() {
    divan::main();
}

#[derive(Deserialize)]
#[allow(dead_code, reason = "it is only decoded")]
struct Status {
    status: Option<String>,
}

/// The client has a thread of its own, as the server has: on two cores neither waits for the other's.
fn runtime() -> Runtime {
    tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime starts")
}

/// A server that does as little as one can: what is measured is the client. It ends with the process.
fn server() -> String {
    let listener = std::net::TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("a port is free");
    let address = listener.local_addr().expect("the listener is bound");
    std::thread::spawn(move || serve(listener));
    format!("http://{address}")
}

#[tokio::main(flavor = "current_thread")]
async fn serve(listener: std::net::TcpListener) {
    listener.set_nonblocking(true).expect("the listener is a socket");
    let listener = tokio::net::TcpListener::from_std(listener).expect("there is a runtime");
    while let Ok((stream, _)) = listener.accept().await {
        stream.set_nodelay(true).expect("the stream is a socket");
        let answer = service_fn(async |_| {
            Ok::<_, Infallible>(Response::new(Full::new(Bytes::from_static(br#"{"status":"COMPLETE"}"#))))
        });
        tokio::spawn(http1::Builder::new().serve_connection(TokioIo::new(stream), answer));
    }
}

#[divan::bench(sample_count = 200, sample_size = 10)]
fn generated(bencher: Bencher) {
    let (server, runtime) = (server(), runtime());
    let client = Client::builder().base_url(server).bearer_token("token").build().expect("the client is built");
    bencher.bench(|| {
        runtime.block_on(async {
            client.source_usages().get_status_by_source_id("2c9180835d191a86015d28455b4a2329").send().await
        })
    });
}

#[divan::bench(sample_count = 200, sample_size = 10)]
fn by_hand(bencher: Bencher) {
    let (server, runtime) = (server(), runtime());
    let client = reqwest::Client::new();
    let url = format!("{server}{PATH}");
    bencher.bench(|| {
        runtime.block_on(async {
            let response = client.get(&url).bearer_auth("token").header("accept", "application/json").send().await?;
            let body = response.error_for_status()?.bytes().await?;
            Ok::<_, reqwest::Error>(serde_json::from_slice::<Status>(&body).map(|status| status.status))
        })
    });
}
