//! Slack: cursors, and errors whose status is 200.

use super::built::Vendor;
use super::judged::asked;
use super::run::{Program, assert_printed};
use sailmaker_tests::oracle::TOKEN;
use sailmaker_tests::server::{Reply, Request, Server};
use serde_json::{Value, json};

pub const VENDOR: Vendor = Vendor {
    name: "slack",
    operations: &["conversations_list", "chat_postMessage"],
    program: include_str!("slack/program.rs"),
    check,
};

fn check(program: &Program<'_>) {
    let server = Server::start();
    server.otherwise(answer);

    let printed = program.run([("SLACK_BASE_URL", &server.url()), ("SLACK_TOKEN", TOKEN)]);

    let channels: String = (0..450).map(|number| format!("Some(\"channel-{number}\")\n")).collect();
    assert_printed(&printed, &format!("{channels}posted at 1503435956.000247\nnot posted: channel_not_found\n"));
    // The document has the token as a parameter, too, which the overlay beside the program takes out of it.
    let list = |parameters: Value| asked("conversations_list", parameters).without(&["token"]);
    let post = |channel: &str| {
        let form = json!({"channel": channel, "text": "Tea & cake at 4?"});
        asked("chat_postMessage", json!({})).with("application/x-www-form-urlencoded", form).without(&["token"])
    };
    let expected = [
        list(json!({"limit": 200})),
        list(json!({"limit": 200, "cursor": "200="})),
        list(json!({"limit": 200, "cursor": "400="})),
        post("C012AB3CD"),
        post("C0GONE000"),
    ];
    program.judge(&server.requests(), expected);
}

/// "Evaluating responses", <https://docs.slack.dev/apis/web-api/#responses>: all that can be wrong with a call is 200, with `ok: false` and the name of
/// the error. "Tokens", <https://docs.slack.dev/authentication/tokens>: the token is in the header.
fn answer(request: &Request) -> Reply {
    if request.header("authorization") != Some(&format!("Bearer {TOKEN}")) {
        return json!({"ok": false, "error": "not_authed"}).into();
    }
    match (request.method.as_str(), request.path()) {
        ("GET", "/api/conversations.list") => page(request),
        ("POST", "/api/chat.postMessage") => post(request),
        _ => json!({"ok": false, "error": "unknown_method"}).into(),
    }
}

/// `chat.postMessage`, <https://docs.slack.dev/reference/methods/chat.postMessage>.
fn post(request: &Request) -> Reply {
    let form = request.form();
    let value = |name: &str| form.iter().find(|(own, _)| own == name).map(|(_, value)| value.as_str());
    if value("channel") != Some("C012AB3CD") {
        return json!({"ok": false, "error": "channel_not_found"}).into();
    }
    let message = json!({
        "type": "message", "subtype": "bot_message", "text": value("text"), "ts": "1503435956.000247", "username": "ecto1", "bot_id": "B123ABC456",
        "user": "U123ABC456", "team": "T123ABC456",
    });
    json!({"ok": true, "channel": "C012AB3CD", "ts": "1503435956.000247", "message": message}).into()
}

/// "Pagination", <https://docs.slack.dev/apis/web-api/pagination>: a cursor that ends in `=`, and an empty one behind the last page.
fn page(request: &Request) -> Reply {
    let limit: usize = request.query_value("limit").map_or(100, |limit| limit.parse().unwrap());
    let start: usize = request.query_value("cursor").map_or(0, |cursor| cursor.trim_end_matches('=').parse().unwrap());
    let channels: Vec<Value> = (start..450).take(limit).map(channel).collect();
    let end = start + channels.len();
    let cursor = if end < 450 { format!("{end}=") } else { String::new() };
    json!({"ok": true, "channels": channels, "response_metadata": {"next_cursor": cursor}}).into()
}

/// As in the example of `conversations.list`, <https://docs.slack.dev/reference/methods/conversations.list>.
fn channel(number: usize) -> Value {
    let topic = json!({"value": "", "creator": "", "last_set": 0});
    json!({
        "id": format!("C{number:08}"), "name": format!("channel-{number}"), "name_normalized": format!("channel-{number}"), "is_channel": true,
        "is_group": false, "is_im": false, "created": 1_449_252_889, "creator": "U012A3CDE", "is_archived": false, "is_general": false, "unlinked": 0,
        "is_shared": false, "is_ext_shared": false, "is_org_shared": false, "pending_shared": [], "is_pending_ext_shared": false, "is_member": true,
        "is_private": false, "is_mpim": false, "topic": topic, "purpose": topic, "previous_names": [], "num_members": 4,
    })
}
