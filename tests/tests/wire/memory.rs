//! How much memory a program has that calls a service often, or one that never stops to answer.
#![cfg(target_os = "linux")]

use std::env;
use std::process::Command;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use sailmaker_tests::server::{Reply, Server};
use serde_json::json;

use crate::support::complete;

const PATH: &str = "/v2025/source-usages/env/status";

/// How many calls are made before it is measured: some memory is had once.
const WARM_UP: u64 = 500;

/// As many bytes a call, or more, are a leak. A call that keeps nothing leaves none behind.
const LEAK: u64 = 100;

/// Runs the helper program `calls`; by how many KiB its memory grew, and its peak.
fn calls(server: &Server, warm_up: u64, count: u64, leak: u64) -> (u64, u64) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_calls"));
    command.args([warm_up, count, leak].map(|number| number.to_string())).env_clear();
    command.env("SAIL_BASE_URL", server.url()).env("SAIL_CLIENT_ID", "an-id").env("SAIL_CLIENT_SECRET", "a-secret");
    let output = command.output().unwrap();
    let printed = String::from_utf8(output.stdout).unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let (grown, peak) = printed.trim_end().split_once(' ').unwrap();
    (grown.parse().unwrap(), peak.parse().unwrap())
}

/// By how many bytes the memory of a program grows with each of `count` calls, of which each keeps `leak`: successes, errors, bodies
/// that cannot be read, redirects, and tokens that are refused.
fn growth_of_a_call(count: u64, leak: u64) -> u64 {
    let server = Server::start();
    let asked = AtomicU32::new(0);
    server.handle(PATH, move |_| match asked.fetch_add(1, Ordering::Relaxed) % 6 {
        0 => Reply::from((404, json!({"detailCode": "404 Not found", "messages": [{"text": "x".repeat(2_000)}]}))),
        1 => Reply::status(200).body("<html>".repeat(500)),
        2 => Reply::redirect(302, "/moved"),
        3 => Reply::status(401),
        _ => complete().into(),
    });
    server.always("/moved", complete());
    let (grown, _) = calls(&server, WARM_UP, count, leak);
    println!("{count} calls that keep {leak} bytes each left {grown} KiB behind");
    assert!(server.calls().len() as u64 > WARM_UP + count);
    grown * 1024 / count
}

/// 1,500 calls, or as many as `SAILMAKER_CALLS` says.
#[test]
fn calls_leave_nothing_behind() {
    let count = env::var("SAILMAKER_CALLS").map_or(1_500, |count| count.parse().expect("SAILMAKER_CALLS is a number"));
    let grown = growth_of_a_call(count, 0);
    assert!(grown < LEAK, "each of {count} calls left {grown} bytes behind");
}

#[test]
fn a_small_leak_is_seen() {
    let grown = growth_of_a_call(500, 400);
    assert!(grown >= LEAK, "{grown} bytes of 400");
}

/// The default limit of an error is 1 MiB; what is read of it, and what becomes of that, is a few times as much.
#[test]
fn an_endless_answer_takes_no_more_than_the_limit() {
    let server = Server::start();
    let chunk = [b"10000\r\n".as_slice(), &[b' '; 0x10000], b"\r\n"].concat();
    let head = "HTTP/1.1 400 Bad Request\r\ntransfer-encoding: chunked\r\n\r\n";
    server.always(PATH, Reply::raw(head).then_endlessly(chunk, Duration::ZERO));
    let (_, peak) = calls(&server, 0, 20, 0);
    println!("20 endless answers took {peak} KiB at most");
    assert_eq!(server.calls().len(), 20);
    assert!(peak < 24 * 1024, "{peak} KiB");
}
