//! Lists the pods of a namespace, follows what becomes of them, and scales a deployment.

use kubernetes::serde_json::json;
use kubernetes::{Client, Error};
use std::collections::BTreeMap;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Error> {
    let client = Client::from_env()?;
    list_pods(&client).await?;
    watch_pods(&client).await?;
    scale(&client).await
}

async fn list_pods(client: &Client) -> Result<(), Error> {
    let mut pods = client.core_v1().list_core_v1_namespaced_pod("default").limit(500).stream();
    while let Some(pod) = pods.try_next().await? {
        println!("{:?}", pod.metadata.and_then(|metadata| metadata.name));
    }
    Ok(())
}

async fn watch_pods(client: &Client) -> Result<(), Error> {
    let pods = client.core_v1().list_core_v1_namespaced_pod("default").resource_version("10245");
    let mut events = pods.send_items().await?;
    while let Some(event) = events.try_next().await? {
        println!("{} {:?}", event.r#type, event.object.metadata.and_then(|metadata| metadata.name));
    }
    Ok(())
}

async fn scale(client: &Client) -> Result<(), Error> {
    let patch = BTreeMap::from([("spec".to_owned(), json!({"replicas": 3}))]);
    let web = client.apps_v1().patch_apps_v1_namespaced_deployment("default", "web", &patch).send().await?;
    println!("{:?} replicas", web.spec.as_ref().and_then(|spec| spec.replicas));
    Ok(())
}
