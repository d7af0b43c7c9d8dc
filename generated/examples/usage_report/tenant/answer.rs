//! What the tenant answers.

use http_body_util::Full;
use hyper::body::Bytes;
use hyper::header::{CONTENT_TYPE, HeaderValue};
use hyper::{Response, StatusCode};
use serde_json::{Value, json};

use super::sources::Figure;

pub struct Answer {
    status: StatusCode,
    body: Value,
    total_count: Option<usize>,
}

impl Answer {
    pub fn token(token: &str) -> Self {
        let body = json!({"access_token": token, "token_type": "bearer", "expires_in": 749});
        Self::new(StatusCode::OK, body)
    }

    /// The credentials are not taken; the reason is a code of RFC 6749, section 5.2.
    pub fn token_refused(reason: &str) -> Self {
        let status = match reason {
            "invalid_client" => StatusCode::UNAUTHORIZED,
            _ => StatusCode::BAD_REQUEST,
        };
        Self::new(status, json!({"error": reason}))
    }

    pub fn status(status: &str) -> Self {
        Self::new(StatusCode::OK, json!({"status": status}))
    }

    /// A page of figures; `total_count` becomes the header `X-Total-Count`.
    pub fn summaries(page: Vec<Figure>, total_count: Option<usize>) -> Self {
        let usages = page.into_iter().map(|(date, count)| json!({"date": date, "count": count}));
        Self { total_count, ..Self::new(StatusCode::OK, usages.collect()) }
    }

    pub fn unauthorized() -> Self {
        Self::new(StatusCode::UNAUTHORIZED, json!({"error": "JWT validation failed"}))
    }

    pub fn bad_request(reason: &str) -> Self {
        Self::error(StatusCode::BAD_REQUEST, "400.1 Bad Request Content", reason)
    }

    pub fn not_found(reason: &str) -> Self {
        Self::error(StatusCode::NOT_FOUND, "404 Not found", reason)
    }

    fn error(status: StatusCode, code: &str, text: &str) -> Self {
        let message = json!({"locale": "en-US", "localeOrigin": "DEFAULT", "text": text});
        let body = json!({
            "detailCode": code,
            "trackingId": "e7eab60924f64aa284175b9fa3309599",
            "messages": [message],
            "causes": [],
        });
        Self::new(status, body)
    }

    fn new(status: StatusCode, body: Value) -> Self {
        Self { status, body, total_count: None }
    }

    pub fn into_response(self) -> Response<Full<Bytes>> {
        let mut response = Response::new(Full::from(self.body.to_string()));
        *response.status_mut() = self.status;
        let headers = response.headers_mut();
        headers.insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
        if let Some(count) = self.total_count {
            headers.insert("x-total-count", HeaderValue::from(count));
        }
        response
    }
}
