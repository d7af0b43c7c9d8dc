//! Lists the servers of a project that run. It needs no async.

use hetzner::models::GetServersStatus;
use hetzner::{Client, Error};

fn main() -> Result<(), Error> {
    list_servers(&Client::from_env()?)
}

fn list_servers(client: &Client) -> Result<(), Error> {
    for server in client.servers().get_servers().status(GetServersStatus::Running).iter_blocking() {
        let server = server?;
        println!("{} {}", server.id, server.name);
    }
    Ok(())
}
