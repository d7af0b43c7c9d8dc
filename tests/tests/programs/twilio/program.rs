//! Sends a message, and lists those that were sent. It needs no async.

use twilio::{Client, Error};

const ACCOUNT: &str = "AC00000000000000000000000000000001";

fn main() -> Result<(), Error> {
    let client = Client::from_env()?;
    send_message(&client)?;
    list_messages(&client)
}

fn send_message(client: &Client) -> Result<(), Error> {
    let message = client.api20100401_message().create_message(ACCOUNT).to("+15558675310").from("+15017122661");
    let message = message.body("Tea & cake at 4?").send_blocking()?;
    println!("{:?}", message.sid);
    Ok(())
}

fn list_messages(client: &Client) -> Result<(), Error> {
    for message in client.api20100401_message().list_message(ACCOUNT).page_size(50).iter_blocking() {
        let message = message?;
        println!("{:?} {:?}", message.sid, message.status);
    }
    Ok(())
}
