//! Makes calls one after the other, with the client that the environment describes, and prints by how many KiB its memory has grown
//! and what the most was that it had above the beginning: `calls WARM_UP COUNT LEAK`, of which the first are not counted, and each
//! of which keeps `LEAK` bytes, so that it can be tried whether a leak is seen. A program of its own, since memory belongs to a whole
//! process. Needs `/proc` of Linux.

use std::env::args;
use std::fs::read_to_string;

use sailpoint_source_usages::Client;

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let numbers: Vec<usize> = args().skip(1).map(|number| number.parse().expect("a number")).collect();
    let [warm_up, count, leak] = numbers[..] else { panic!("calls WARM_UP COUNT LEAK") };
    let client = Client::from_env().expect("the environment describes a client");
    let mut kept = Vec::with_capacity((warm_up + count) * leak);
    call(&client, warm_up, leak, &mut kept).await;
    let before = kib("VmRSS:");
    call(&client, count, leak, &mut kept).await;
    println!("{} {}", kib("VmRSS:").saturating_sub(before), kib("VmHWM:").saturating_sub(before));
    drop(kept);
}

/// Asks for a status that many times, whatever comes of it, and keeps so many bytes of each.
async fn call(client: &Client, count: usize, leak: usize, kept: &mut Vec<u8>) {
    for _ in 0..count {
        drop(client.source_usages().get_status_by_source_id("env").send().await);
        kept.resize(kept.len() + leak, 1);
    }
}

/// What the system says of the memory of this process.
fn kib(name: &str) -> u64 {
    let status = read_to_string("/proc/self/status").expect("the status of this process");
    let line = status.lines().find_map(|line| line.strip_prefix(name)).expect("a line of that name");
    line.trim().trim_end_matches(" kB").parse().expect("a number")
}
