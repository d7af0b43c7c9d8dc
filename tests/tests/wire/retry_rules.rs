//! What a retry depends on besides the status: headers that tell of limits, and what a program decides.

use std::sync::{Arc, Mutex};
use std::time::{Duration, SystemTime};

use sailmaker_tests::server::{Reply, Server};
use sailpoint_source_usages::http::StatusCode;
use sailpoint_source_usages::{ErrorKind, RetryPolicy};

use crate::support::{STATUS, builder, client, complete, in_the_end, quick, status, status_error};

/// The wait that is told before the retry, and what would be waited is not: the ceiling is below it.
async fn told(reply: Reply) -> Option<Duration> {
    let server = Server::start();
    server.reply(STATUS, reply);
    server.always(STATUS, complete());
    let waits = Arc::new(Mutex::new(Vec::new()));
    let seen = Arc::clone(&waits);
    let policy = quick().max_delay(Duration::MAX).max_elapsed(Duration::MAX);
    let policy = policy.on_retry(move |_, wait| seen.lock().unwrap().push(wait));
    let call = tokio::time::timeout(Duration::from_secs(3), {
        let client = builder(&server).retry(policy).build().unwrap();
        async move { drop(status(&client).await) }
    });
    // A long wait is not waited for here.
    drop(call.await);
    let waits = waits.lock().unwrap();
    waits.first().copied()
}

fn reply(status: u16, headers: &[(&str, &str)]) -> Reply {
    headers.iter().fold(Reply::status(status), |reply, (name, value)| reply.header(name, value))
}

/// All times are from the clock of the service, so that one that goes wrong does no harm.
const DATE: (&str, &str) = ("date", "Wed, 21 Oct 2015 07:28:00 GMT");

#[tokio::test]
async fn a_limit_is_waited_for_until_it_is_lifted() {
    let seconds = |seconds| Some(Duration::from_secs(seconds));
    for (status, headers, wait) in [
        (429, vec![("x-ratelimit-reset", "40")], seconds(40)),
        (429, vec![("ratelimit-reset", "41"), ("ratelimit-remaining", "0")], seconds(41)),
        (429, vec![("x-rate-limit-reset", "42.2"), ("x-rate-limit-remaining", "0")], seconds(43)),
        (429, vec![("x-ratelimit-reset", "1445412523"), DATE], seconds(43)),
        (429, vec![("x-ratelimit-reset", "1445412524000"), DATE], seconds(44)),
        (429, vec![("x-ratelimit-reset", "1"), ("retry-after", "45")], seconds(45)),
        (429, vec![("retry-after-ms", "46000"), ("retry-after", "1")], seconds(46)),
        (429, vec![("retry-after", "Wed, 21 Oct 2015 07:28:47 GMT"), DATE], seconds(47)),
        (429, vec![("ratelimit", "limit=9, remaining=0, reset=48")], seconds(48)),
        (429, vec![("ratelimit", "\"a\";r=5;t=90, \"b\";r=0;t=49")], seconds(49)),
        (429, vec![("ratelimit", "\"a\";t=49;r=0, \"b\";r=9;t=90")], seconds(49)),
        (403, vec![("x-ratelimit-remaining", "0"), ("x-ratelimit-reset", "50")], seconds(50)),
        (403, vec![("retry-after", "51")], seconds(51)),
        (503, vec![("retry-after", "52")], seconds(52)),
        (409, vec![("retry-after", "53")], seconds(53)),
        // What is forbidden stays so, unless a limit is the reason.
        (403, vec![("x-ratelimit-remaining", "7"), ("x-ratelimit-reset", "54")], None),
        (403, vec![("x-ratelimit-reset", "55")], None),
        (403, vec![], None),
        (409, vec![], None),
    ] {
        assert_eq!(told(reply(status, &headers)).await, wait, "{status} {headers:?}");
    }
}

/// The limit of an hour does not end in one of an hour's wait.
#[tokio::test]
async fn a_limit_that_is_lifted_too_late_is_an_error() {
    let server = Server::start();
    let reset = SystemTime::UNIX_EPOCH.elapsed().unwrap().as_secs() + 3600;
    server.reply(STATUS, Reply::status(429).header("x-ratelimit-reset", reset.to_string()));
    assert_eq!(status_error(&client(&server)).await.kind(), ErrorKind::Api);
    assert_eq!(server.calls().len(), 1);
}

#[tokio::test]
async fn the_statuses_can_be_set() {
    let server = Server::start();
    let policy = quick().statuses([StatusCode::IM_A_TEAPOT]);
    let client = builder(&server).retry(policy).build().unwrap();
    server.reply(STATUS, 418);
    server.reply(STATUS, complete());
    assert_eq!(in_the_end(&server, &client).await.0, 2);
    server.reply(STATUS, 500);
    assert_eq!(status_error(&client).await.status(), Some(StatusCode::INTERNAL_SERVER_ERROR));
}

#[tokio::test]
async fn a_program_decides_about_the_odd_ones() {
    let server = Server::start();
    let policy = quick().retry_if(|attempt| match (attempt.status()?.as_u16(), attempt.body()) {
        (404, b"soon") => Some(attempt.number() < 2),
        (503, _) => Some(false),
        _ => None,
    });
    let client = builder(&server).retry(policy).build().unwrap();
    server.reply(STATUS, Reply::status(404).body("soon"));
    server.reply(STATUS, Reply::status(404).body("soon"));
    assert_eq!(status_error(&client).await.status(), Some(StatusCode::NOT_FOUND));
    server.reply(STATUS, 503);
    assert_eq!(status_error(&client).await.status(), Some(StatusCode::SERVICE_UNAVAILABLE));
    server.reply(STATUS, 502);
    server.reply(STATUS, complete());
    status(&client).await.unwrap();
    assert_eq!(server.calls().len(), 5);
}

/// What a program wants again is bounded as well.
#[tokio::test]
async fn a_program_cannot_make_it_endless() {
    let server = Server::start();
    server.always(STATUS, 404);
    let policy = quick().attempts(3).retry_if(|_| Some(true));
    status_error(&builder(&server).retry(policy).build().unwrap()).await;
    assert_eq!(server.calls().len(), 3);
}

#[tokio::test]
async fn each_retry_is_told_of_before_its_wait() {
    let server = Server::start();
    server.reply(STATUS, Reply::hang_up());
    server.reply(STATUS, Reply::status(503).header("retry-after", "0"));
    server.reply(STATUS, complete());
    let seen = Arc::new(Mutex::new(Vec::new()));
    let told = Arc::clone(&seen);
    let policy = quick().on_retry(move |attempt, wait| {
        let cause = attempt.error().map(|error| error.kind());
        told.lock().unwrap().push((attempt.number(), attempt.status().map(|own| own.as_u16()), cause, wait.is_zero()));
    });
    status(&builder(&server).retry(policy).build().unwrap()).await.unwrap();
    let [first, second] = seen.lock().unwrap()[..] else { panic!("{seen:?}") };
    assert_eq!((first.0, first.1, first.2), (1, None, Some(ErrorKind::Transport)));
    assert_eq!(second, (2, Some(503), None, true));
}

#[tokio::test]
async fn nothing_is_told_where_there_is_no_retry() {
    let server = Server::start();
    server.reply(STATUS, 500);
    let policy = RetryPolicy::none().on_retry(|_, _| panic!("no retry"));
    status_error(&builder(&server).retry(policy).build().unwrap()).await;
}
