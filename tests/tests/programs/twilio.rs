//! Twilio: a form, and pages by the URL of the next.

use super::built::Vendor;
use super::judged::asked;
use super::run::{Program, assert_printed};
use sailmaker_tests::oracle::{PASSWORD, USER};
use sailmaker_tests::server::{Reply, Request, Server};
use serde_json::{Value, json};

pub const VENDOR: Vendor = Vendor {
    name: "twilio",
    operations: &["CreateMessage", "ListMessage"],
    program: include_str!("twilio/program.rs"),
    check,
};

const ACCOUNT: &str = "AC00000000000000000000000000000001";
const MESSAGES: &str = "/2010-04-01/Accounts/AC00000000000000000000000000000001/Messages.json";

/// The user and the password of the oracle, by "Requests to Twilio", <https://www.twilio.com/docs/usage/requests-to-twilio>: Basic.
const BASIC: &str = "Basic c2FtcGxlLXVzZXI6c2FtcGxlLXBhc3N3b3Jk";

fn check(program: &Program<'_>) {
    let server = Server::start();
    server.otherwise(answer);
    let url = server.url();
    let of_user = [("TWILIO_BASIC_USER", USER), ("TWILIO_BASIC_PASSWORD", PASSWORD)];

    let printed = program.run([("TWILIO_BASE_URL", url.as_str()), of_user[0], of_user[1]]);

    let listed = (0..120).map(|number| format!("Some({:?}) Some(Delivered)\n", sid(number)));
    assert_printed(&printed, &(format!("Some({:?})\n", sid(120)) + &listed.collect::<String>()));
    let form = json!({"To": "+15558675310", "From": "+15017122661", "Body": "Tea & cake at 4?"});
    let account = || json!({"AccountSid": ACCOUNT});
    let page = |other: Value| {
        let mut parameters = account();
        parameters.as_object_mut().unwrap().extend(other.as_object().unwrap().clone());
        asked("ListMessage", parameters)
    };
    let expected = [
        asked("CreateMessage", account()).with("application/x-www-form-urlencoded", form),
        page(json!({"PageSize": 50})),
        page(json!({"PageSize": 50, "Page": 1, "PageToken": "PASM049"})),
        page(json!({"PageSize": 50, "Page": 2, "PageToken": "PASM099"})),
    ];
    program.judge(&server.requests(), expected);
}

fn sid(number: usize) -> String {
    format!("SM{number:032x}")
}

/// "Exceptions", <https://www.twilio.com/docs/usage/twilios-response#response-formats-exceptions>.
fn answer(request: &Request) -> Reply {
    if request.header("authorization") != Some(BASIC) {
        let more = "https://www.twilio.com/docs/errors/20003";
        return (401, json!({"code": 20003, "message": "Authenticate", "more_info": more, "status": 401})).into();
    }
    match (request.method.as_str(), request.path()) {
        ("POST", MESSAGES) => Reply::json(201, &message(120, "queued")),
        ("GET", MESSAGES) => page(request),
        _ => Reply::status(404),
    }
}

/// "Message Properties", <https://www.twilio.com/docs/messaging/api/message-resource#message-properties>: dates are as in RFC 2822, and counts are texts.
fn message(number: usize, status: &str) -> Value {
    json!({
        "account_sid": ACCOUNT, "api_version": "2010-04-01", "body": "Tea & cake at 4?", "date_created": "Thu, 24 Aug 2023 05:01:45 +0000",
        "date_sent": null, "date_updated": "Thu, 24 Aug 2023 05:01:45 +0000", "direction": "outbound-api", "error_code": null,
        "error_message": null, "from": "+15017122661", "num_media": "0", "num_segments": "1", "price": null, "price_unit": "USD",
        "messaging_service_sid": null, "sid": sid(number), "status": status, "subresource_uris": {"media": "/2010-04-01/Media.json"},
        "to": "+15558675310", "uri": MESSAGES,
    })
}

/// "Paging information", <https://www.twilio.com/docs/usage/twilios-response#response-formats-list-paging-information>: 50 a page and 1,000 at most,
/// and the path of the next page, which has a token besides its number.
fn page(request: &Request) -> Reply {
    let number = |name: &str, usual: usize| request.query_value(name).map_or(usual, |value| value.parse().unwrap());
    let (size, page) = (number("PageSize", 50).min(1000), number("Page", 0));
    let start = page * size;
    let messages: Vec<Value> = (start..120).take(size).map(|number| message(number, "delivered")).collect();
    let end = start + messages.len();
    let uri = |page: usize, token: String| format!("{MESSAGES}?PageSize={size}&Page={page}{token}");
    let next = (end < 120).then(|| uri(page + 1, format!("&PageToken=PASM{:03}", end - 1)));
    json!({
        "first_page_uri": uri(0, String::new()), "next_page_uri": next, "previous_page_uri": null, "page": page, "page_size": size,
        "start": start, "end": end - 1, "uri": request.target, "messages": messages,
    })
    .into()
}
