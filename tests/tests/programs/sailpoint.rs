//! SailPoint: a token for a client, and pages by offset.

use super::built::Vendor;
use super::judged::asked;
use super::run::{Program, assert_printed};
use sailmaker_tests::oracle::TOKEN;
use sailmaker_tests::server::{Reply, Request, Server};
use serde_json::{Value, json};

pub const VENDOR: Vendor = Vendor {
    name: "sailpoint",
    operations: &["getStatusBySourceId", "getUsagesBySourceId"],
    program: include_str!("sailpoint/program.rs"),
    check,
};

const SOURCE: &str = "2c9180835d191a86015d28455b4a2329";

fn check(program: &Program<'_>) {
    let server = Server::start();
    // "Authentication", <https://developer.sailpoint.com/docs/api/authentication>: client credentials, at the tenant itself.
    server.token(TOKEN, 749);
    server.otherwise(answer);
    let url = server.url();

    let of_client = [("SAIL_CLIENT_ID", "id"), ("SAIL_CLIENT_SECRET", "secret")];
    let printed = program.run([("SAIL_BASE_URL", url.as_str()), of_client[0], of_client[1]]);

    let usages: String = (0..300).map(|number| format!("Some(2025-06-25) Some({number}.0)\n")).collect();
    assert_printed(&printed, &format!("Some(Complete)\n{usages}"));
    let page = |offset: usize| {
        let parameters = json!({"sourceId": SOURCE, "limit": 250, "offset": offset, "sorters": "-date"});
        asked("getUsagesBySourceId", parameters)
    };
    let status = asked("getStatusBySourceId", json!({ "sourceId": SOURCE }));
    program.judge(&server.calls(), [status, page(0), page(250)]);
    let [token] = &server.token_requests()[..] else { panic!("a token is fetched once") };
    let form = [("client_id", "id"), ("client_secret", "secret"), ("grant_type", "client_credentials")];
    assert_eq!(token.form(), form.map(|(name, value)| (name.to_owned(), value.to_owned())));
}

fn answer(request: &Request) -> Reply {
    if request.header("authorization") != Some(&format!("Bearer {TOKEN}")) {
        return (401, json!({"error": "JWT validation failed: JWT is expired"})).into();
    }
    match request.path().strip_prefix(&format!("/v2025/source-usages/{SOURCE}/")) {
        Some("status") => json!({"status": "COMPLETE"}).into(),
        Some("summaries") => page(request),
        _ => Reply::status(404),
    }
}

/// "Standard collection parameters", <https://developer.sailpoint.com/docs/api/standard-collection-parameters>: records to skip, and 250 at most.
fn page(request: &Request) -> Reply {
    let number = |name: &str, usual: usize| request.query_value(name).map_or(usual, |value| value.parse().unwrap());
    let usage = |number: usize| json!({"date": "2025-06-25", "count": number});
    let items: Vec<Value> = (number("offset", 0)..300).take(number("limit", 250)).map(usage).collect();
    json!(items).into()
}
