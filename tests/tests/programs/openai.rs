//! OpenAI: a completion as it is made, and a file.

use super::built::Vendor;
use super::judged::asked;
use super::run::{Program, assert_printed};
use sailmaker_tests::oracle::TOKEN;
use sailmaker_tests::server::{Reply, Request, Server};
use serde_json::json;

pub const VENDOR: Vendor = Vendor {
    name: "openai",
    operations: &["createChatCompletion", "createFile"],
    program: include_str!("openai/program.rs"),
    check,
};

const LINES: &str = "{\"messages\":[]}\n";

fn check(program: &Program<'_>) {
    let server = Server::start();
    server.otherwise(answer);
    std::fs::write(program.directory().join("lines.jsonl"), LINES).unwrap();

    let printed = program.run([("OPENAI_BASE_URL", &server.url()), ("OPENAI_API_KEY", TOKEN)]);

    assert_printed(&printed, &format!("Paris, of course.\nfile-abc123 has {} bytes\n", LINES.len()));
    let question = json!({"role": "user", "content": "What is the capital of France?"});
    let completion = json!({"model": "gpt-4o-mini", "messages": [question], "stream": true});
    let expected = [
        asked("createChatCompletion", json!({})).with("application/json", completion),
        asked("createFile", json!({})).with("multipart/form-data", json!({"purpose": "fine-tune", "file": LINES})),
    ];
    program.judge(&server.requests(), expected);
}

/// "Authentication", <https://platform.openai.com/docs/api-reference/authentication>.
fn answer(request: &Request) -> Reply {
    if request.header("authorization") != Some(&format!("Bearer {TOKEN}")) {
        let error = json!({"message": "Incorrect API key provided", "type": "invalid_request_error", "param": null, "code": "invalid_api_key"});
        return (401, json!({ "error": error })).into();
    }
    match (request.method.as_str(), request.path()) {
        ("POST", "/v1/chat/completions") => completion(request),
        // "Upload file", <https://platform.openai.com/docs/api-reference/files/create>.
        ("POST", "/v1/files") => json!({
            "id": "file-abc123", "object": "file", "bytes": LINES.len(), "created_at": 1_677_610_602, "filename": "lines.jsonl",
            "purpose": "fine-tune", "status": "processed",
        })
        .into(),
        _ => Reply::status(404),
    }
}

/// "Streaming", <https://platform.openai.com/docs/api-reference/chat-streaming>: events that have data alone, a chunk each, and `[DONE]` behind the
/// last. The first has the role, and the last the reason why it ends.
fn completion(request: &Request) -> Reply {
    let body: serde_json::Value = serde_json::from_slice(&request.body).unwrap();
    assert_eq!(body["stream"], true, "nobody asked for a stream");
    let words = ["Paris", ",", " of", " course", "."].map(|word| (json!({ "content": word }), json!(null)));
    let first = (json!({"role": "assistant", "content": "", "refusal": null}), json!(null));
    let chunks = [first].into_iter().chain(words).chain([(json!({}), json!("stop"))]);
    let event = |(delta, finish_reason)| {
        let choice = json!({"index": 0, "delta": delta, "logprobs": null, "finish_reason": finish_reason});
        let chunk = json!({
            "id": "chatcmpl-123", "object": "chat.completion.chunk", "created": 1_694_268_190, "model": "gpt-4o-mini-2024-07-18",
            "service_tier": "default", "system_fingerprint": "fp_44709d6fcb", "choices": [choice], "obfuscation": "x8Q",
        });
        format!("data: {chunk}\n\n")
    };
    let events: String = chunks.map(event).collect();
    let reply = Reply::status(200).header("content-type", "text/event-stream; charset=utf-8");
    reply.body(events + "data: [DONE]\n\n").chunked()
}
