//! One request to a server on a loopback port: the client beside the same call written by hand on `reqwest`.

use divan::Bencher;
use sailmaker_tests::server::Server;
use sailpoint_source_usages::{Client, reqwest};
use serde::Deserialize;
use serde_json::json;
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

fn server() -> Server {
    let server = Server::start();
    server.always(PATH, json!({ "status": "COMPLETE" }));
    server
}

#[divan::bench(sample_count = 200, sample_size = 10)]
fn generated(bencher: Bencher) {
    let (server, runtime) = (server(), Runtime::new().expect("a runtime starts"));
    let client = Client::builder().base_url(server.url()).bearer_token("token").build().expect("the client is built");
    bencher.bench(|| {
        runtime.block_on(async {
            client.source_usages().get_status_by_source_id("2c9180835d191a86015d28455b4a2329").send().await
        })
    });
}

#[divan::bench(sample_count = 200, sample_size = 10)]
fn by_hand(bencher: Bencher) {
    let (server, runtime) = (server(), Runtime::new().expect("a runtime starts"));
    let client = reqwest::Client::new();
    let url = format!("{}{PATH}", server.url());
    bencher.bench(|| {
        runtime.block_on(async {
            let response = client.get(&url).bearer_auth("token").header("accept", "application/json").send().await?;
            let body = response.error_for_status()?.bytes().await?;
            Ok::<_, reqwest::Error>(serde_json::from_slice::<Status>(&body).map(|status| status.status))
        })
    });
}
