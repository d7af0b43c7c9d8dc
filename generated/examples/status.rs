//! Prints the status of the usage insights of a source as JSON.
//!
//! ```text
//! export SAIL_BASE_URL=https://acme.api.identitynow.com SAIL_CLIENT_ID=… SAIL_CLIENT_SECRET=…
//! cargo run --example status -- 2c9180835d191a86015d28455b4a2329
//! ```
//!
//! Without these variables, the file `config.json` in the working directory is read.

use std::env;
use std::process::ExitCode;

use sailpoint_source_usages::operations::source_usages::GetStatusBySourceIdError;
use sailpoint_source_usages::serde_json::json;
use sailpoint_source_usages::{Client, Error};

#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    let source_id = env::args_os().nth(1).unwrap_or_else(|| "2c9180835d191a86015d28455b4a2329".into());
    match print_status(&source_id.to_string_lossy()).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{}", explain(&error));
            ExitCode::FAILURE
        }
    }
}

async fn print_status(source_id: &str) -> Result<(), Error> {
    let client = Client::from_env()?;
    let status = client.source_usages().get_status_by_source_id(source_id).send().await?;
    println!("{:#}", json!(*status));
    Ok(())
}

/// The reason of an error: the body of an error response is typed by the status it came with.
fn explain(error: &Error) -> String {
    match error.typed::<GetStatusBySourceIdError>() {
        Some(GetStatusBySourceIdError::Forbidden(body)) => {
            let messages = body.messages.as_deref().unwrap_or_default();
            let texts: Vec<&str> = messages.iter().filter_map(|message| message.text.as_deref()).collect();
            let id = body.tracking_id.as_deref().unwrap_or("none");
            format!("no access: {} (tracking ID: {id})", texts.join(" "))
        }
        // The client has already asked for a new token, and sent the request once more.
        Some(GetStatusBySourceIdError::Unauthorized(body)) => {
            format!("the token is refused: {}", json!(body.error))
        }
        // The client waits and tries again by itself, unless that takes longer than its retry policy allows.
        Some(GetStatusBySourceIdError::TooManyRequests(_)) => match error.retry_after() {
            Some(wait) => format!("too many requests: try again in {} s", wait.as_secs()),
            None => String::from("too many requests: try again later"),
        },
        // A status that is not in the API's document, or a body that is not what the document says. The message has
        // the beginning of the body; `error.api()` has all of it.
        Some(GetStatusBySourceIdError::Other) => format!("an unexpected answer: {error}"),
        // The statuses left, and what is no answer of the API: no settings, no token, no connection, no time left.
        _ => error.to_string(),
    }
}
