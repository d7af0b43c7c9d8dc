//! Stripe: forms with nested lists, keys that make a request idempotent, typed errors, and pages by the last id.

use super::built::Vendor;
use super::judged::asked;
use super::run::{Program, assert_printed};
use sailmaker_tests::oracle::TOKEN;
use sailmaker_tests::server::{Reply, Request, Server};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::sync::Mutex;

pub const VENDOR: Vendor = Vendor {
    name: "stripe",
    operations: &["PostCheckoutSessions", "GetCustomers"],
    program: include_str!("stripe/program.rs"),
    check,
};

const SESSIONS: &str = "/v1/checkout/sessions";
const FORM: &str = "application/x-www-form-urlencoded";

fn check(program: &Program<'_>) {
    let server = Server::start();
    let stripe = Stripe::new(program);
    server.otherwise(move |request| stripe.answer(request));

    let printed = program.run([("STRIPE_BASE_URL", &server.url()), ("STRIPE_SECRET_KEY", TOKEN)]);

    let begun = "cs_test_1 Some(\"https://checkout.stripe.com/c/pay/cs_test_1\")\n";
    let refused = "Some(400): Some(\"resource_missing\") of Some(\"line_items[0][price]\")\n";
    let customers: String = (0..250).map(|number| format!("cus_{number:03}\n")).collect();
    assert_printed(&printed, &format!("{begun}{refused}{customers}"));
    judge(program, &server.requests());
}

fn judge(program: &Program<'_>, requests: &[Request]) {
    let item = |price: &str, quantity: u32| json!({"price": price, "quantity": quantity});
    let session = |body: Value| asked("PostCheckoutSessions", json!({})).with(FORM, body).beside(&["idempotency-key"]);
    let order = || {
        let items = [item("price_shirt", 2), item("price_mug", 1)];
        json!({"success_url": "https://shop.example/thanks?a=1&b=2", "mode": "payment", "line_items": items})
    };
    let gone = json!({"success_url": "https://shop.example/thanks", "line_items": [item("price_gone", 1)]});
    let page = |parameters: Value| asked("GetCustomers", parameters);
    let pages = [
        page(json!({"limit": 100})),
        page(json!({"limit": 100, "starting_after": "cus_099"})),
        page(json!({"limit": 100, "starting_after": "cus_199"})),
    ];
    program.judge(requests, [session(order()), session(order()), session(gone)].into_iter().chain(pages));
    let keys: Vec<_> = requests.iter().map(|request| request.header("idempotency-key")).collect();
    assert!(keys[0] == keys[1] && keys[0] != keys[2], "a key is that of a call: {keys:?}");
    assert_eq!(keys[3..], [None; 3], "what only reads needs none");
}

/// What the vendor has, and what it has answered.
struct Stripe {
    session: Value,
    customer: Value,
    /// What was made for a key.
    known: Mutex<BTreeMap<String, Value>>,
}

impl Stripe {
    fn new(program: &Program<'_>) -> Self {
        let session = program.response("PostCheckoutSessions");
        let customer = program.response("GetCustomers")["data"][0].clone();
        Self { session, customer, known: Mutex::default() }
    }

    /// "Authentication", <https://docs.stripe.com/api/authentication>: the key is the user of Basic, or a bearer token.
    fn answer(&self, request: &Request) -> Reply {
        if request.header("authorization") != Some(&format!("Bearer {TOKEN}")) {
            return error(401, json!({"type": "invalid_request_error", "message": "Invalid API Key provided"}));
        }
        match (request.method.as_str(), request.path()) {
            ("POST", SESSIONS) => self.create(request),
            ("GET", "/v1/customers") => self.page(request),
            _ => error(404, json!({"type": "invalid_request_error", "message": "Unrecognized request URL"})),
        }
    }

    /// "Idempotent requests", <https://docs.stripe.com/api/idempotent_requests>: what was done for a key is answered again, and not done again. The
    /// answer to the first request is lost, which is what keys are for.
    fn create(&self, request: &Request) -> Reply {
        let form = request.form();
        let value = |name: &str| form.iter().find(|(own, _)| own == name).map(|(_, value)| value.as_str());
        // "Errors", <https://docs.stripe.com/api/errors>.
        if value("line_items[0][price]") == Some("price_gone") {
            let message = "No such price: 'price_gone'";
            let param = "line_items[0][price]";
            return error(
                400,
                json!({"type": "invalid_request_error", "code": "resource_missing", "message": message, "param": param}),
            );
        }
        let mut known = self.known.lock().unwrap();
        let key = request.header("idempotency-key").unwrap_or_default().to_owned();
        if let Some(session) = known.get(&key).filter(|_| !key.is_empty()) {
            return Reply::json(200, session).header("idempotent-replayed", "true");
        }
        let (mut session, id) = (self.session.clone(), format!("cs_test_{}", known.len() + 1));
        session["url"] = json!(format!("https://checkout.stripe.com/c/pay/{id}"));
        session["id"] = json!(id);
        known.insert(key, session);
        Reply::hang_up()
    }

    /// "Pagination", <https://docs.stripe.com/api/pagination>: behind the object of an id, 10 a page and 100 at most.
    fn page(&self, request: &Request) -> Reply {
        let limit: usize = request.query_value("limit").map_or(10, |limit| limit.parse().unwrap()).min(100);
        let ids: Vec<String> = (0..250).map(|number| format!("cus_{number:03}")).collect();
        let start =
            request.query_value("starting_after").map_or(0, |id| ids.iter().position(|own| *own == id).unwrap() + 1);
        let customer = |id: &String| {
            let mut customer = self.customer.clone();
            customer["id"] = json!(id);
            customer
        };
        let data: Vec<Value> = ids.iter().skip(start).take(limit).map(customer).collect();
        let more = start + data.len() < ids.len();
        json!({"object": "list", "url": "/v1/customers", "has_more": more, "data": data}).into()
    }
}

fn error(status: u16, error: Value) -> Reply {
    (status, json!({ "error": error })).into()
}
