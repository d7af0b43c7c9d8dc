//! The service that the program calls: it answers as the document says, and remembers what it was asked.

use super::Call;
use crate::oracle::{self, Form};
use crate::server::{Reply, Request, Server};
use serde_json::Value;

/// Starts the service. Calls are told apart by the number that their paths begin with.
pub(super) fn start(calls: &[Call<'_>]) -> Server {
    let replies: Vec<Reply> = calls.iter().map(reply).collect();
    let server = Server::start();
    server.otherwise(move |request| match number(request).and_then(|number| replies.get(number)) {
        Some(reply) => reply.clone(),
        None => Reply::status(404),
    });
    server
}

/// The number of the call that a request belongs to.
pub(super) fn number(request: &Request) -> Option<usize> {
    request.path().split('/').nth(1)?.parse().ok()
}

/// The first success that has a body, with a sample of it; where a redirect is all that there is, and would make another method of the
/// one that was sent, that redirect.
fn reply(call: &Call<'_>) -> Reply {
    if let Some(status) =
        call.operation.redirect().filter(|_| !matches!(call.operation.method.as_str(), "GET" | "HEAD"))
    {
        return Reply::redirect(status, "/there");
    }
    let (status, body) = oracle::response(&call.operation);
    // Neither has a body, whatever the document says (RFC 9110, sections 9.3.2 and 15.3.5).
    let is_empty = call.operation.method == "HEAD" || status == 204;
    let Some(body) = body.filter(|_| !is_empty) else { return Reply::status(status) };
    let text = match (body.form, body.value) {
        (Form::Text | Form::Binary, Value::String(text)) => text,
        (_, value) => value.to_string(),
    };
    Reply::status(status).header("content-type", &body.media_type).body(text)
}
