//! Asks for the status of one source with the client that the environment describes, and prints one line: `ok` and the
//! status, or the kind of the error and what it says. The tests of the environment and of TLS start it as a process of
//! its own, since an environment belongs to a whole process.

use sailpoint_source_usages::{Client, Error};

#[tokio::main(flavor = "current_thread")]
async fn main() {
    match status().await {
        Ok(status) => println!("ok {status}"),
        Err(error) => println!("{:?} {error}", error.kind()),
    }
}

async fn status() -> Result<String, Error> {
    let client = Client::from_env()?;
    let answer = client.source_usages().get_status_by_source_id("env").send().await?;
    Ok(answer.status.as_ref().map_or_else(String::new, ToString::to_string))
}
