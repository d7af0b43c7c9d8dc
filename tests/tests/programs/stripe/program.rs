//! Begins a checkout of two prices, tries one that does not exist, and lists the customers.

use stripe::models::{LineItemParams, PostCheckoutSessionsMode};
use stripe::operations::checkout::PostCheckoutSessionsError;
use stripe::{Client, Error};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Error> {
    let client = Client::from_env()?;
    create_session(&client).await?;
    explain_refusal(&client).await;
    list_customers(&client).await
}

async fn create_session(client: &Client) -> Result<(), Error> {
    let prices = [("price_shirt", 2), ("price_mug", 1)];
    let items = prices.map(|(price, quantity)| LineItemParams::new().price(price).quantity(quantity));
    let session = client.checkout().post_checkout_sessions("https://shop.example/thanks?a=1&b=2");
    let session = session.mode(PostCheckoutSessionsMode::Payment).line_items(&items).send().await?;
    println!("{} {:?}", session.id, session.url);
    Ok(())
}

async fn explain_refusal(client: &Client) {
    let items = [LineItemParams::new().price("price_gone").quantity(1)];
    let session = client.checkout().post_checkout_sessions("https://shop.example/thanks").line_items(&items);
    let Err(error) = session.send().await else { return };
    if let Some(PostCheckoutSessionsError::Default(body)) = error.typed() {
        println!("{:?}: {:?} of {:?}", error.status(), body.error.code, body.error.param);
    }
}

async fn list_customers(client: &Client) -> Result<(), Error> {
    let mut customers = client.customers().get_customers().limit(100).stream();
    while let Some(customer) = customers.try_next().await? {
        println!("{}", customer.id);
    }
    Ok(())
}
