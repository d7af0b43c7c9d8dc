//! Tokens that do not come from client credentials.

use std::sync::Arc;
use std::sync::Mutex;
use std::time::Duration;

use sailmaker_tests::server::{Reply, Server};
use sailpoint_source_usages::{AccessToken, BoxFuture, Client, ErrorKind, TokenSource};

use crate::support::{STATUS, builder, complete, shown, status, status_error};

/// Gives numbered tokens, and writes down what is refused.
#[derive(Clone, Default)]
struct Numbered(Arc<Mutex<Record>>);

#[derive(Default)]
struct Record {
    issued: u32,
    refused: Vec<String>,
}

impl TokenSource for Numbered {
    fn token(&self) -> BoxFuture<'_, Result<AccessToken, Box<dyn std::error::Error + Send + Sync>>> {
        Box::pin(async {
            let mut record = self.0.lock().unwrap();
            record.issued = (record.issued).max(1);
            Ok(AccessToken::new(format!("mine-{}", record.issued)))
        })
    }

    fn invalidate(&self, refused: &AccessToken) {
        let mut record = self.0.lock().unwrap();
        record.issued += 1;
        record.refused.push(refused.as_str().to_owned());
    }
}

/// Never has a token.
struct Empty;

impl TokenSource for Empty {
    fn token(&self) -> BoxFuture<'_, Result<AccessToken, Box<dyn std::error::Error + Send + Sync>>> {
        Box::pin(async { Err("the vault is sealed".into()) })
    }
}

#[tokio::test]
async fn a_bearer_token_is_sent_as_it_is() {
    let server = Server::start();
    server.reply(STATUS, complete());
    status(&builder(&server).bearer_token("eyJ.a-b_c~d+/=").build().unwrap()).await.unwrap();
    let [request] = &server.requests()[..] else { panic!("one request") };
    assert_eq!(request.header_values("authorization"), ["Bearer eyJ.a-b_c~d+/="]);
}

#[tokio::test]
async fn a_refused_bearer_token_is_not_sent_again() {
    let server = Server::start();
    server.always(STATUS, 401);
    let error = status_error(&builder(&server).bearer_token("static").build().unwrap()).await;
    assert_eq!((error.kind(), error.status().unwrap().as_u16()), (ErrorKind::Api, 401));
    assert_eq!(server.requests().len(), 1);
}

#[test]
fn a_bearer_token_that_no_header_can_carry_is_refused() {
    let server = Server::start();
    for token in ["a\nb", "a\r\nx: y", "", "a\0"] {
        let error = builder(&server).bearer_token(token).build().unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Config, "{token:?}");
    }
}

#[tokio::test]
async fn a_token_source_is_asked_for_every_request() {
    let server = Server::start();
    server.always(STATUS, complete());
    let client = builder(&server).token_source(Numbered::default()).build().unwrap();
    status(&client).await.unwrap();
    status(&client).await.unwrap();
    assert!(server.requests().iter().all(|request| request.header("authorization") == Some("Bearer mine-1")));
    assert_eq!(server.requests().len(), 2);
}

#[tokio::test]
async fn a_token_source_is_told_of_a_refusal() {
    let server = Server::start();
    server.reply(STATUS, 401);
    server.reply(STATUS, complete());
    let source = Numbered::default();
    let client = builder(&server).token_source(source.clone()).build().unwrap();
    status(&client).await.unwrap();
    assert_eq!(source.0.lock().unwrap().refused, ["mine-1"]);
    assert_eq!(server.calls()[1].header("authorization"), Some("Bearer mine-2"));
}

/// Has the token of a file, as it is read.
struct Written(&'static str);

impl TokenSource for Written {
    fn token(&self) -> BoxFuture<'_, Result<AccessToken, Box<dyn std::error::Error + Send + Sync>>> {
        Box::pin(async { Ok(AccessToken::new(self.0)) })
    }
}

#[tokio::test]
async fn the_line_break_of_a_token_is_left_out() {
    let server = Server::start();
    server.always(STATUS, complete());
    for written in ["mine", "mine\n", "mine\r\n"] {
        status(&builder(&server).token_source(Written(written)).build().unwrap()).await.unwrap();
        assert_eq!(server.calls().pop().unwrap().header("authorization"), Some("Bearer mine"), "{written:?}");
        assert_eq!(AccessToken::new(written).as_str(), "mine");
    }
    let error = status_error(&builder(&server).token_source(Written("mi\nne")).build().unwrap()).await;
    assert_eq!(error.kind(), ErrorKind::Token);
}

#[tokio::test]
async fn a_failing_token_source_is_told() {
    let server = Server::start();
    server.always(STATUS, Reply::from(complete()));
    let error = status_error(&builder(&server).token_source(Empty).build().unwrap()).await;
    assert_eq!((error.kind(), error.status()), (ErrorKind::Token, None));
    assert!(shown(&error).contains("the vault is sealed"), "{error}");
    assert_eq!(server.requests(), []);
}

/// For a proxy that authorizes what passes through it.
#[tokio::test]
async fn without_credentials_no_token_is_asked_for() {
    let server = Server::start();
    server.reply(STATUS, complete());
    let client = Client::builder().base_url(server.url()).without_credentials().build().unwrap();
    status(&client).await.unwrap();
    let [request] = &server.requests()[..] else { panic!("one request: {:?}", server.requests()) };
    assert!(request.header_values("authorization").is_empty());
}

/// Never has one.
struct Silent;

impl TokenSource for Silent {
    fn token(&self) -> BoxFuture<'_, Result<AccessToken, Box<dyn std::error::Error + Send + Sync>>> {
        Box::pin(std::future::pending())
    }
}

#[tokio::test]
async fn the_time_for_an_attempt_holds_for_a_token_source_as_well() {
    let server = Server::start();
    let client = builder(&server).token_source(Silent).timeout(Duration::from_millis(50)).build().unwrap();
    let error = status_error(&client).await;
    assert!(error.kind() == ErrorKind::Token && error.is_timeout(), "{error:?}");
    assert!(error.to_string().ends_with("no token came in time"), "{error}");
    assert!(server.requests().is_empty());
}
