//! Hetzner: numbered pages.

use super::built::Vendor;
use super::judged::asked;
use super::run::{Program, assert_printed};
use sailmaker_tests::oracle::TOKEN;
use sailmaker_tests::server::{Reply, Request, Server};
use serde_json::{Value, json};

pub const VENDOR: Vendor =
    Vendor { name: "hetzner", operations: &["GET /servers"], program: include_str!("hetzner/program.rs"), check };

fn check(program: &Program<'_>) {
    let server = Server::start();
    let example = program.response("GET /servers")["servers"][0].clone();
    server.otherwise(move |request| answer(request, &example));

    let printed = program.run([("HETZNER_BASE_URL", &server.url()), ("HCLOUD_TOKEN", TOKEN)]);

    let servers: String = (1..=60).map(|number| format!("{number} server-{number}\n")).collect();
    assert_printed(&printed, &servers);
    let requests = server.requests();
    program.judge(&requests[..1], [asked("GET /servers", json!({"status": "running"}))]);
    // The document has the page in its prose alone, and so no parameter that could be judged.
    let later: Vec<&str> = requests[1..].iter().map(|request| request.target.as_str()).collect();
    assert_eq!(later, ["/v1/servers?status=running&page=2", "/v1/servers?status=running&page=3"]);
    assert!(requests.iter().all(|request| request.header("authorization") == requests[0].header("authorization")));
}

/// "Authentication" and "Errors", <https://docs.hetzner.cloud/>.
fn answer(request: &Request, example: &Value) -> Reply {
    if request.header("authorization") != Some(&format!("Bearer {TOKEN}")) {
        let error = json!({"code": "unauthorized", "message": "unable to authenticate", "details": null});
        return (401, json!({ "error": error })).into();
    }
    match (request.method.as_str(), request.path()) {
        ("GET", "/v1/servers") => page(request, example),
        _ => (404, json!({"error": {"code": "not_found", "message": "not found"}})).into(),
    }
}

/// "Pagination", <https://docs.hetzner.cloud/>: 25 a page and 50 at most, the numbers of the pages in the body, and links in
/// the header.
fn page(request: &Request, example: &Value) -> Reply {
    let number = |name: &str, usual: usize| request.query_value(name).map_or(usual, |value| value.parse().unwrap());
    let (size, page) = (number("per_page", 25).min(50), number("page", 1));
    let server = |number: usize| {
        let mut server = example.clone();
        (server["id"], server["name"]) = (json!(number), json!(format!("server-{number}")));
        server
    };
    let servers: Vec<Value> = (1..=60).skip((page - 1) * size).take(size).map(server).collect();
    let last = 60_usize.div_ceil(size);
    let pagination = json!({
        "page": page, "per_page": size, "previous_page": (page > 1).then(|| page - 1), "next_page": (page < last).then(|| page + 1),
        "last_page": last, "total_entries": 60,
    });
    json!({"servers": servers, "meta": {"pagination": pagination}}).into()
}
