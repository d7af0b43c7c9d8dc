//! What is sent again, how often, and after how long.

use std::time::{Duration, Instant};

use sailmaker_tests::server::{Reply, Server};
use sailpoint_source_usages::{ErrorKind, RetryPolicy};
use serde_json::json;

use crate::support::{
    ClosedPort, STATUS, USAGES, builder, client, complete, in_the_end, limited, quick, status, status_error, usages,
};

#[tokio::test]
async fn too_many_requests_without_a_wait_backs_off() {
    let server = Server::start();
    server.reply(STATUS, 429);
    server.reply(STATUS, complete());
    assert_eq!(in_the_end(&server, &client(&server)).await.0, 2);
}

#[tokio::test]
async fn unavailable_twice_and_then_there() {
    let server = Server::start();
    server.reply(STATUS, 503);
    server.reply(STATUS, 503);
    server.reply(STATUS, complete());
    assert_eq!(in_the_end(&server, &client(&server)).await.0, 3);
}

#[tokio::test]
async fn failures_that_may_pass_are_retried() {
    for failure in [408, 425, 500, 502, 503, 504] {
        let server = Server::start();
        server.reply(STATUS, failure);
        server.reply(STATUS, complete());
        assert_eq!(in_the_end(&server, &client(&server)).await.0, 2, "{failure}");
    }
}

#[tokio::test]
async fn other_errors_are_not_retried() {
    let server = Server::start();
    let client = client(&server);
    for (failure, before) in [400, 403, 404, 409, 418, 501, 505].into_iter().zip(0..) {
        server.reply(STATUS, failure);
        server.always(STATUS, complete());
        assert_eq!(status_error(&client).await.status().unwrap().as_u16(), failure);
        assert_eq!(server.calls().len(), before + 1, "{failure}");
    }
}

#[tokio::test]
async fn a_connection_closed_without_an_answer_is_retried() {
    let server = Server::start();
    server.reply(STATUS, Reply::hang_up());
    server.reply(STATUS, complete());
    assert_eq!(in_the_end(&server, &client(&server)).await.0, 2);
}

#[tokio::test]
async fn an_answer_that_is_not_http_is_a_broken_connection() {
    let server = Server::start();
    server.reply(STATUS, Reply::raw("SSH-2.0-OpenSSH_9.6\r\n"));
    server.reply(STATUS, complete());
    assert_eq!(in_the_end(&server, &client(&server)).await.0, 2);
    server.always(STATUS, Reply::raw("HTTP/1.1 BANANA\r\n\r\n"));
    assert_eq!(status_error(&client(&server)).await.kind(), ErrorKind::Transport);
}

#[tokio::test]
async fn a_refused_connection_is_retried() {
    let port = ClosedPort::reserve();
    let policy = quick().attempts(1000).base_delay(Duration::from_millis(20)).max_delay(Duration::from_millis(20));
    let client = port.client().retry(policy).build().unwrap();
    let request = tokio::spawn(async move { status(&client).await });
    tokio::time::sleep(Duration::from_millis(100)).await;
    assert!(!request.is_finished());
    let server = port.open();
    server.always(STATUS, complete());
    request.await.unwrap().unwrap();
    assert_eq!(server.calls().len(), 1);
}

#[tokio::test]
async fn four_attempts_are_the_default() {
    let server = Server::start();
    server.always(STATUS, 503);
    let error = status_error(&client(&server)).await;
    assert_eq!((error.kind(), error.status().unwrap().as_u16()), (ErrorKind::Api, 503));
    assert_eq!(server.calls().len(), 4);
    assert_eq!(server.token_requests().len(), 1);
}

#[tokio::test]
async fn the_attempts_can_be_set() {
    for attempts in [1, 2, 6] {
        let server = Server::start();
        server.always(STATUS, 503);
        status_error(&builder(&server).retry(quick().attempts(attempts)).build().unwrap()).await;
        assert_eq!(server.calls().len(), attempts as usize);
    }
}

#[tokio::test]
async fn without_retries_there_is_one_attempt() {
    for failure in [Reply::status(503), limited("0"), Reply::hang_up()] {
        let server = Server::start();
        server.always(STATUS, failure);
        status_error(&builder(&server).retry(RetryPolicy::none()).build().unwrap()).await;
        assert_eq!(server.calls().len(), 1);
    }
}

#[tokio::test]
async fn the_total_time_is_bounded() {
    let server = Server::start();
    server.always(STATUS, 503);
    let pause = Duration::from_millis(10);
    let policy = quick().attempts(u32::MAX).base_delay(pause).max_delay(pause);
    let policy = policy.max_elapsed(Duration::from_millis(300));
    let start = Instant::now();
    let error = status_error(&builder(&server).retry(policy).build().unwrap()).await;
    assert_eq!(error.status().unwrap().as_u16(), 503);
    assert!(start.elapsed() < Duration::from_secs(10));
}

#[tokio::test]
async fn the_backoff_stays_under_its_ceiling() {
    let server = Server::start();
    server.always(STATUS, 503);
    let policy = quick().attempts(20).base_delay(Duration::from_secs(60)).max_delay(Duration::from_millis(10));
    let start = Instant::now();
    status_error(&builder(&server).retry(policy).build().unwrap()).await;
    assert_eq!(server.calls().len(), 20);
    assert!(start.elapsed() < Duration::from_secs(5));
}

#[tokio::test]
async fn what_is_retried_is_the_same_request() {
    let server = Server::start();
    server.reply(USAGES, 503);
    server.reply(USAGES, json!([]));
    usages(&client(&server)).limit(7).sorters("-date").send().await.unwrap();
    let calls = server.calls();
    assert_eq!(calls[0], calls[1]);
}
