//! Prints an answer as it is made, and uploads a file.

use openai::models::{ChatCompletionRequestUserMessage, CreateChatCompletionRequest, CreateFileRequestPurpose};
use openai::{Client, Error, File};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Error> {
    let client = Client::from_env()?;
    stream_completion(&client).await?;
    upload_file(&client).await
}

async fn stream_completion(client: &Client) -> Result<(), Error> {
    let question = ChatCompletionRequestUserMessage::new("What is the capital of France?");
    let body = CreateChatCompletionRequest::new([question], "gpt-4o-mini");
    let mut events = client.chat().create_chat_completion(&body).send_events().await?;
    while let Some(event) = events.try_next().await? {
        for choice in event.data.choices {
            print!("{}", choice.delta.content.unwrap_or_default());
        }
    }
    println!();
    Ok(())
}

async fn upload_file(client: &Client) -> Result<(), Error> {
    let lines = File::open("lines.jsonl");
    let file = client.files().create_file(lines, CreateFileRequestPurpose::FineTune).send().await?;
    println!("{} has {} bytes", file.id, file.bytes);
    Ok(())
}
