//! Makes calls one after the other, with the client that the environment describes, and prints by how many KiB its memory has grown
//! and what the most was that it had above the beginning: `calls WARM_UP COUNT`, of which the first are not counted. A program of its
//! own, since memory belongs to a whole process. Needs `/proc` of Linux.

use std::env::args;
use std::fs::read_to_string;

use sailpoint_source_usages::Client;

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let mut counts = args().skip(1).map(|count| count.parse().expect("a number of calls"));
    let client = Client::from_env().expect("the environment describes a client");
    call(&client, counts.next().unwrap_or(0)).await;
    let before = kib("VmRSS:");
    call(&client, counts.next().unwrap_or(0)).await;
    println!("{} {}", kib("VmRSS:").saturating_sub(before), kib("VmHWM:").saturating_sub(before));
}

/// Asks for a status that many times, whatever comes of it.
async fn call(client: &Client, count: u32) {
    for _ in 0..count {
        drop(client.source_usages().get_status_by_source_id("env").send().await);
    }
}

/// What the system says of the memory of this process.
fn kib(name: &str) -> u64 {
    let status = read_to_string("/proc/self/status").expect("the status of this process");
    let line = status.lines().find_map(|line| line.strip_prefix(name)).expect("a line of that name");
    line.trim().trim_end_matches(" kB").parse().expect("a number")
}
