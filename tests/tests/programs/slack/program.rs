//! Lists the channels of a workspace, and says something in one that is there, and in one that is not.

use slack::operations::chat::ChatPostMessageError;
use slack::{Client, Error};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Error> {
    let client = Client::from_env()?;
    list_channels(&client).await?;
    post_message(&client, "C012AB3CD").await?;
    post_message(&client, "C0GONE000").await
}

async fn list_channels(client: &Client) -> Result<(), Error> {
    let mut channels = client.conversations().list().limit(200).stream();
    while let Some(channel) = channels.try_next().await? {
        println!("{:?}", channel.name);
    }
    Ok(())
}

async fn post_message(client: &Client, channel: &str) -> Result<(), Error> {
    let sent = client.chat().post_message().channel(channel).text("Tea & cake at 4?").send().await;
    match sent {
        Ok(message) => println!("posted at {}", message.ts),
        Err(error) => match error.typed() {
            Some(ChatPostMessageError::Default(body)) => println!("not posted: {}", body.error),
            _ => return Err(error),
        },
    }
    Ok(())
}
