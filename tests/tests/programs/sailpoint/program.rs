//! Says how a source is used.

use sailpoint::{Client, Error};

const SOURCE: &str = "2c9180835d191a86015d28455b4a2329";

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Error> {
    let client = Client::from_env()?;
    show_status(&client).await?;
    list_usages(&client).await
}

async fn show_status(client: &Client) -> Result<(), Error> {
    let status = client.source_usages().get_status_by_source_id(SOURCE).send().await?;
    println!("{:?}", status.status);
    Ok(())
}

async fn list_usages(client: &Client) -> Result<(), Error> {
    let mut usages = client.source_usages().get_usages_by_source_id(SOURCE).sorters("-date").stream();
    while let Some(usage) = usages.try_next().await? {
        println!("{:?} {:?}", usage.date, usage.count);
    }
    Ok(())
}
