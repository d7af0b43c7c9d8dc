//! `Retry-After`: seconds, dates, and what is no wait at all (RFC 9110, section 10.2.3).

use std::time::{Duration, Instant};

use chrono::{NaiveDate, TimeDelta, Utc};
use sailmaker_tests::server::{Reply, Server};
use sailpoint_source_usages::{RetryPolicy, chrono};

use crate::support::{STATUS, builder, client, complete, in_the_end, limited, quick, status_error};

#[tokio::test]
async fn too_many_requests_waits_for_the_seconds_told() {
    let server = Server::start();
    server.reply(STATUS, limited("2"));
    server.reply(STATUS, complete());
    let (requests, elapsed) = in_the_end(&server, &client(&server)).await;
    assert_eq!(requests, 2);
    assert!((2..10).contains(&elapsed.as_secs()), "{elapsed:?}");
}

#[tokio::test]
async fn too_many_requests_waits_for_the_date_told() {
    let server = Server::start();
    // A date of HTTP has whole seconds: this one is between 1 and 2 seconds from now.
    let date = (Utc::now() + TimeDelta::seconds(2)).format("%a, %d %b %Y %H:%M:%S GMT");
    server.reply(STATUS, limited(&date.to_string()));
    server.reply(STATUS, complete());
    let (requests, elapsed) = in_the_end(&server, &client(&server)).await;
    assert_eq!(requests, 2);
    assert!(elapsed > Duration::from_millis(900) && elapsed < Duration::from_secs(10), "{elapsed:?}");
}

#[tokio::test]
async fn a_date_in_the_past_is_no_wait() {
    let server = Server::start();
    server.reply(STATUS, limited("Wed, 21 Oct 2015 07:28:00 GMT"));
    server.reply(STATUS, complete());
    let (requests, elapsed) = in_the_end(&server, &client(&server)).await;
    assert_eq!(requests, 2);
    assert!(elapsed < Duration::from_secs(5), "{elapsed:?}");
}

#[tokio::test]
async fn an_absurd_wait_is_not_waited_for() {
    for seconds in ["86400", "999999999", "18446744073709551615", "99999999999999999999999"] {
        let server = Server::start();
        server.reply(STATUS, limited(seconds));
        let start = Instant::now();
        let error = status_error(&client(&server)).await;
        assert_eq!(error.status().unwrap().as_u16(), 429);
        assert!(error.retry_after().is_some_and(|wait| wait >= Duration::from_secs(86400)), "{seconds}");
        assert_eq!(server.calls().len(), 1, "{seconds}");
        assert!(start.elapsed() < Duration::from_secs(5));
    }
}

#[tokio::test]
async fn an_absurd_wait_for_an_unavailable_service_is_not_waited_for() {
    let server = Server::start();
    server.reply(STATUS, Reply::status(503).header("retry-after", "86400"));
    let error = status_error(&client(&server)).await;
    assert_eq!(error.retry_after(), Some(Duration::from_secs(86400)));
    assert_eq!(server.calls().len(), 1);
}

/// All three forms of a date that RFC 9110 has, section 5.6.7.
#[tokio::test]
async fn an_absurd_date_is_not_waited_for() {
    let date = NaiveDate::from_ymd_opt(2060, 12, 31).unwrap().and_hms_opt(23, 59, 59).unwrap();
    for form in ["%a, %d %b %Y %H:%M:%S GMT", "%A, %d-%b-%y %H:%M:%S GMT", "%a %b %e %H:%M:%S %Y"] {
        let server = Server::start();
        server.reply(STATUS, limited(&date.format(form).to_string()));
        let error = status_error(&client(&server)).await;
        assert!(error.retry_after().is_some_and(|wait| wait > Duration::from_secs(86400)), "{form}");
        assert_eq!(server.calls().len(), 1);
    }
}

#[tokio::test]
async fn a_wait_that_is_not_one_backs_off() {
    for value in ["soon", "-5", "", "1.5.2", "Wed, 99 Foo 2015"] {
        let server = Server::start();
        server.reply(STATUS, limited(value));
        server.reply(STATUS, complete());
        assert_eq!(in_the_end(&server, &client(&server)).await.0, 2, "{value}");
    }
}

/// What an error says of a wait, for every kind of value: a number, a date, and what is neither.
#[tokio::test]
async fn every_kind_of_wait_is_read_or_left_alone() {
    let seconds = |seconds| Some(Duration::from_secs(seconds));
    let cases = [
        ("0", seconds(0)),
        ("2", seconds(2)),
        ("007", seconds(7)),
        ("  3  ", seconds(3)),
        ("18446744073709551615", seconds(u64::MAX)),
        ("99999999999999999999999", seconds(u64::MAX)),
        ("Wed, 21 Oct 2015 07:28:00 GMT", seconds(0)),
        ("Fri, 01 Jan 1960 00:00:00 GMT", seconds(0)),
        ("Thu, 21 Oct 2015 07:28:00 GMT", None),
        ("Wed, 21 Oct 2015 07:28:00 PST", None),
        ("2099-10-21T07:28:00Z", None),
        ("Wed, 99 Foo 2015", None),
        ("-1", None),
        ("+5", None),
        ("1.5", None),
        ("1e3", None),
        ("0x10", None),
        ("5, 6", None),
        ("5 seconds", None),
        ("\u{663}", None),
        ("", None),
    ];
    let server = Server::start();
    let client = builder(&server).retry(RetryPolicy::none()).build().unwrap();
    for (value, expected) in cases {
        server.reply(STATUS, limited(value));
        assert_eq!(status_error(&client).await.retry_after(), expected, "{value}");
    }
    server.reply(STATUS, limited("2").header("retry-after", "9"));
    assert_eq!(status_error(&client).await.retry_after(), seconds(2));
    server.reply(STATUS, limited("Fri, 31 Dec 9999 23:59:59 GMT"));
    assert!(status_error(&client).await.retry_after().unwrap() > Duration::from_secs(1 << 37));
}

#[tokio::test]
async fn the_ceiling_of_a_wait_can_be_set() {
    let server = Server::start();
    server.reply(STATUS, limited("2"));
    let policy = quick().max_delay(Duration::from_secs(1));
    let error = status_error(&builder(&server).retry(policy).build().unwrap()).await;
    assert_eq!(error.retry_after(), Some(Duration::from_secs(2)));
    assert_eq!(server.calls().len(), 1);
}

#[tokio::test]
async fn unavailable_waits_for_the_seconds_told() {
    let server = Server::start();
    server.reply(STATUS, Reply::status(503).header("retry-after", "1"));
    server.reply(STATUS, complete());
    let (requests, elapsed) = in_the_end(&server, &client(&server)).await;
    assert_eq!(requests, 2);
    assert!((1..10).contains(&elapsed.as_secs()), "{elapsed:?}");
}

#[tokio::test]
async fn a_wait_beyond_the_total_time_is_not_begun() {
    let server = Server::start();
    server.always(STATUS, limited("5"));
    let start = Instant::now();
    let policy = quick().max_elapsed(Duration::from_secs(1));
    let error = status_error(&builder(&server).retry(policy).build().unwrap()).await;
    assert_eq!(error.retry_after(), Some(Duration::from_secs(5)));
    assert_eq!(server.calls().len(), 1);
    assert!(start.elapsed() < Duration::from_secs(5));
}
