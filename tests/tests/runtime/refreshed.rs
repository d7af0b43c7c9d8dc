//! The refresh token grant of OAuth 2.0: how a token is asked for, renewed and handed to the program.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use sailmaker_tests::server::{Gate, Reply, Server, TOKEN_PATH};
use serde_json::json;

use crate::runtime::{Operation, Request, Scheme};
use crate::support::{A, builder, shown, shown_error};
use crate::{Client, Error, ErrorKind, RefreshToken, Tokens};

static GET: Operation =
    Operation { id: "getA", path: "/a", security: &[&[Scheme::Token]], ..Operation::new(&crate::settings::SETTINGS) };

fn client(server: &Server, token: RefreshToken) -> Client {
    builder(server).refresh_token(token).build().unwrap()
}

async fn call(client: &Client) -> Result<(), Error> {
    Request::new(client, &GET).send_empty().await.map(drop)
}

/// The tokens that calls were made with.
fn bearers(server: &Server) -> Vec<String> {
    let calls = server.calls();
    let bearer = |call: &sailmaker_tests::server::Request| call.header("authorization").unwrap().replace("Bearer ", "");
    calls.iter().map(bearer).collect()
}

/// The forms that tokens were asked for with.
fn forms(server: &Server) -> Vec<Vec<(String, String)>> {
    server.token_requests().iter().map(sailmaker_tests::server::Request::form).collect()
}

fn form(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
    pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
}

#[tokio::test]
async fn a_token_is_asked_for_as_the_rfc_says() {
    let server = Server::start();
    server.always(A, 204);
    call(&client(&server, RefreshToken::new("an&id", "r=1"))).await.unwrap();
    call(&client(&server, RefreshToken::new("id\n", "r2\r\n").client_secret("s 1\n"))).await.unwrap();
    assert_eq!(bearers(&server), ["token-1", "token-2"]);
    let public = form(&[("client_id", "an&id"), ("grant_type", "refresh_token"), ("refresh_token", "r=1")]);
    let grant = ("grant_type", "refresh_token");
    let confidential = form(&[("client_id", "id"), ("client_secret", "s 1"), grant, ("refresh_token", "r2")]);
    assert_eq!(forms(&server), [public, confidential]);
    assert_eq!(server.token_requests()[1].header("authorization"), None);
}

/// RFC 6749, section 2.3.1: both are form-encoded, and then encoded as HTTP Basic has it.
#[tokio::test]
async fn id_and_secret_go_into_a_header_where_that_is_asked_for() {
    let server = Server::start();
    server.always(A, 204);
    let basic = || builder(&server).client_secret_basic();
    let token = RefreshToken::new("Aladdin", "r");
    let with_secret = token.clone().client_secret("open:sesame");
    call(&basic().refresh_token(with_secret).build().unwrap()).await.unwrap();
    call(&basic().client_credentials("Aladdin", "open:sesame").build().unwrap()).await.unwrap();
    let client = basic().client_secret_post().client_credentials("Aladdin", "open:sesame").build().unwrap();
    call(&client).await.unwrap();
    // A public client has nothing to show.
    call(&basic().refresh_token(token).build().unwrap()).await.unwrap();
    let requests = server.token_requests();
    let headers: Vec<_> = requests.iter().map(|request| request.header("authorization")).collect();
    let header = Some("Basic QWxhZGRpbjpvcGVuJTNBc2VzYW1l");
    assert_eq!(headers, [header, header, None, None]);
    let grant = ("grant_type", "refresh_token");
    let forms_expected = [
        form(&[grant, ("refresh_token", "r")]),
        form(&[("grant_type", "client_credentials")]),
        form(&[("client_id", "Aladdin"), ("client_secret", "open:sesame"), ("grant_type", "client_credentials")]),
        form(&[("client_id", "Aladdin"), grant, ("refresh_token", "r")]),
    ];
    assert_eq!(forms(&server), forms_expected);
}

#[tokio::test]
async fn fifty_requests_at_once_fetch_one_token() {
    let server = Server::start();
    let reply = Reply::from(json!({"access_token": "t1", "expires_in": 749, "refresh_token": "r2"}));
    server.reply(TOKEN_PATH, reply.after(Duration::from_millis(100)));
    server.always(A, 204);
    let client = client(&server, RefreshToken::new("id", "r1"));
    futures_util::future::try_join_all((0..50).map(|_| call(&client))).await.unwrap();
    assert_eq!((server.token_requests().len(), bearers(&server)), (1, vec!["t1".to_owned(); 50]));
}

#[tokio::test]
async fn a_new_refresh_token_takes_the_place_of_the_old_one_and_is_told() {
    let server = Server::start();
    // Each is used once: it is over before it begins.
    server.reply(
        TOKEN_PATH,
        json!({"access_token": "t1", "expires_in": 0, "refresh_token": "r2", "scope": "read write"}),
    );
    server.reply(TOKEN_PATH, json!({"access_token": "t2", "expires_in": "0"}));
    server.reply(TOKEN_PATH, json!({"access_token": "t3", "expires_in": 600, "refresh_token": "r3"}));
    server.always(A, 204);
    let told: Arc<Mutex<Vec<Tokens>>> = Arc::default();
    let keep = told.clone();
    let token = RefreshToken::new("id", "r1").on_renewal(move |tokens| keep.lock().unwrap().push(tokens.clone()));
    let client = client(&server, token);
    for _ in 0..5 {
        call(&client.clone()).await.unwrap();
    }
    assert_eq!(bearers(&server), ["t1", "t2", "t3", "t3", "t3"]);
    let sent: Vec<String> = forms(&server).into_iter().map(|mut form| form.pop().unwrap().1).collect();
    assert_eq!(sent, ["r1", "r2", "r2"]);
    let told = told.lock().unwrap();
    let kept: Vec<_> = told.iter().map(|own| (own.access_token().as_str(), own.refresh_token().unwrap())).collect();
    assert_eq!(kept, [("t1", "r2"), ("t2", "r2"), ("t3", "r3")]);
    assert_eq!((told[0].scope(), told[2].scope()), (Some("read write"), None));
    assert_eq!(told[2].expires_in(), Some(Duration::from_secs(600)));
    let all = shown(&*told);
    assert!(!all.contains("r2") && !all.contains("t1"), "{all}");
}

/// The answer has the refresh token that takes the place of the one that was used up.
#[tokio::test]
async fn a_request_that_is_dropped_while_it_fetches_loses_no_refresh_token() {
    let (server, gate) = (Server::start(), Gate::default());
    let answer = json!({"access_token": "t1", "expires_in": 600, "refresh_token": "r2"});
    server.reply(TOKEN_PATH, Reply::json(200, &answer).held_by(&gate));
    server.always(A, 204);
    let client = client(&server, RefreshToken::new("id", "r1"));
    let dropped = tokio::time::timeout(Duration::from_millis(200), call(&client)).await;
    assert!(dropped.is_err(), "the answer is held");
    gate.open();
    call(&client).await.unwrap();
    assert_eq!((server.token_requests().len(), bearers(&server)), (1, vec!["t1".to_owned()]));
}

#[tokio::test]
async fn a_refused_token_is_renewed_once() {
    let server = Server::start();
    server.reply(A, 401);
    server.reply(A, 204);
    server.reply(A, 401);
    server.reply(A, 401);
    let client = client(&server, RefreshToken::new("id", "r"));
    call(&client).await.unwrap();
    assert_eq!(bearers(&server), ["token-1", "token-2"]);
    let error = call(&client).await.unwrap_err();
    assert_eq!(error.status().unwrap().as_u16(), 401);
    assert_eq!(bearers(&server), ["token-1", "token-2", "token-2", "token-3"]);
}

#[tokio::test]
async fn a_refusal_shows_no_secret() {
    let server = Server::start();
    let body = json!({"error": "invalid_grant", "error_description": "no token-r7 of s-8"});
    server.always(TOKEN_PATH, Reply::status(400).body(body.to_string()));
    let token = RefreshToken::new("id", "token-r7").client_secret("s-8");
    let client = client(&server, token.clone());
    let error = call(&client).await.unwrap_err();
    assert_eq!((error.kind(), error.is_retryable()), (ErrorKind::Token, false));
    assert!(error.to_string().contains("invalid_grant"), "{error}");
    assert!(server.calls().is_empty());
    let all = [shown_error(&error), shown(&client), shown(&token), shown(&builder(&server).refresh_token(token))];
    for secret in ["token-r7", "s-8"] {
        assert!(!all.concat().contains(secret), "{secret} is in: {all:?}");
    }
}

#[test]
fn what_cannot_be_asked_with_is_refused() {
    let server = Server::start();
    let refused = |token: RefreshToken| {
        let error = builder(&server).refresh_token(token).build().unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Config);
        error.to_string()
    };
    assert!(refused(RefreshToken::new("id", "")).contains("refresh token is empty"));
    assert!(refused(RefreshToken::new("", "r")).contains("client id"));
    assert!(refused(RefreshToken::new("id", "r").client_secret("")).contains("client secret"));
}

/// The old one may be used up.
#[tokio::test]
async fn a_new_refresh_token_is_kept_whatever_becomes_of_telling_it() {
    let server = Server::start();
    server.always(TOKEN_PATH, json!({"access_token": "t1", "expires_in": 600, "refresh_token": "r2"}));
    server.always(A, 204);
    let client = client(&server, RefreshToken::new("id", "r1").on_renewal(|_| panic!("of the program")));
    let own = client.clone();
    assert!(tokio::spawn(async move { call(&own).await }).await.unwrap_err().is_panic());
    call(&client).await.unwrap();
    assert_eq!((bearers(&server), server.token_requests().len()), (vec!["t1".to_owned()], 1));
}
