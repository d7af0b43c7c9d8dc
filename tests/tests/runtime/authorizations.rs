//! The authorization code grant of OAuth 2.0 with PKCE: the page that a user is sent to, and what becomes of what they come back with.

use std::time::Duration;

use sailmaker_tests::server::{Reply, Server, TOKEN_PATH};
use serde_json::json;
use url::Url;

use crate::authorization_code::pkce;
use crate::runtime::{KeyPlace, Operation, Request, Scheme};
use crate::support::{A, builder, shown, shown_error};
use crate::{Authorization, AuthorizationCode, Client, ErrorKind};

const KEY: Scheme = Scheme::ApiKey { scheme: "key", place: KeyPlace::Header, name: "X-Key" };
static GET: Operation = Operation {
    id: "getA",
    path: "/a",
    security: &[&[Scheme::Token, KEY]],
    ..Operation::new(&crate::settings::SETTINGS)
};

const BACK: &str = "https://app.example.com/back?tenant=1";

fn login(server: &Server) -> AuthorizationCode {
    builder(server).credential("key", "k").authorization_code("an id", BACK).unwrap()
}

/// The query of a URL, decoded, sorted by name.
fn query(url: &str) -> Vec<(String, String)> {
    let mut pairs: Vec<_> = Url::parse(url).unwrap().query_pairs().into_owned().collect();
    pairs.sort();
    pairs
}

/// Where a user comes back to with a code.
fn redirected(authorization: &Authorization, code: &str) -> String {
    format!("{BACK}&code={code}&state={}", authorization.state())
}

async fn call(client: &Client) {
    Request::new(client, &GET).send_empty().await.unwrap();
}

#[test]
fn the_page_is_asked_as_the_rfcs_say() {
    let server = Server::start();
    let authorization = login(&server).scopes(["read", "a b"]).query_pair("prompt", "a&b").begin().unwrap();
    assert!(authorization.url().starts_with(&format!("{}/oauth/authorize?tenant=1&response_type=code&", server.url())));
    let challenge = pkce::challenge(authorization.verifier());
    let expected = [
        ("client_id", "an id"),
        ("code_challenge", &challenge),
        ("code_challenge_method", "S256"),
        ("prompt", "a&b"),
        ("redirect_uri", BACK),
        ("response_type", "code"),
        ("scope", "read a b"),
        ("state", authorization.state()),
        ("tenant", "1"),
    ];
    let url = query(authorization.url());
    assert_eq!(url.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect::<Vec<_>>(), expected);
    let without_scopes = login(&server).begin().unwrap();
    assert!(query(without_scopes.url()).iter().all(|(name, _)| name != "scope"));
    assert!(server.requests().is_empty());
}

/// The example of RFC 7636, appendix B, and lengths that end a group of three bytes in each way.
#[test]
fn challenge_and_verifier_are_those_of_rfc_7636() {
    assert_eq!(
        pkce::challenge("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"),
        "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM"
    );
    let server = Server::start();
    let all: Vec<Authorization> = (0..20).map(|_| login(&server).begin().unwrap()).collect();
    let mut texts: Vec<&str> = all.iter().flat_map(|own| [own.state(), own.verifier()]).collect();
    let unreserved = |own: char| own.is_ascii_alphanumeric() || "-_".contains(own);
    assert!(texts.iter().all(|text| text.len() == 43 && text.chars().all(unreserved)), "{texts:?}");
    texts.sort_unstable();
    texts.dedup();
    assert_eq!(texts.len(), 40);
}

#[tokio::test]
async fn a_code_becomes_tokens_and_a_client_that_renews_them() {
    let server = Server::start();
    let tokens = json!({"access_token": "t1", "expires_in": 1, "refresh_token": "r1", "token_type": "Bearer"});
    server.reply(TOKEN_PATH, tokens);
    server.reply(TOKEN_PATH, json!({"access_token": "t2", "expires_in": 749}));
    server.always(A, 204);
    let login = login(&server).client_secret("s");
    let authorization = login.begin().unwrap();
    // Another process goes on with what was kept.
    let kept = Authorization::resume(authorization.state(), authorization.verifier());
    let tokens = login.exchange(&kept, &redirected(&authorization, "c%2F1")).await.unwrap();
    let form = server.token_requests()[0].form();
    let expected = [
        ("client_id", "an id"),
        ("client_secret", "s"),
        ("code", "c/1"),
        ("code_verifier", authorization.verifier()),
        ("grant_type", "authorization_code"),
        ("redirect_uri", BACK),
    ];
    assert_eq!(form.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect::<Vec<_>>(), expected);
    let client = login.client(&tokens).unwrap();
    call(&client).await;
    tokio::time::sleep(Duration::from_millis(950)).await;
    call(&client).await;
    let sent: Vec<_> = server.calls().iter().map(|own| own.header("authorization").unwrap().to_owned()).collect();
    assert_eq!(sent, ["Bearer t1", "Bearer t2"]);
    assert_eq!(server.calls()[0].header("x-key"), Some("k"));
    let renewal = server.token_requests()[1].form();
    assert!(renewal.contains(&("refresh_token".to_owned(), "r1".to_owned())), "{renewal:?}");
}

#[tokio::test]
async fn a_user_without_a_refresh_token_has_a_client_until_the_token_ends() {
    let server = Server::start();
    server.always(A, 401);
    let login = login(&server);
    let authorization = login.begin().unwrap();
    let tokens = login.exchange(&authorization, &redirected(&authorization, "c")).await.unwrap();
    assert!(login.refresh_token(&tokens).is_none());
    let client = login.client(&tokens).unwrap();
    let error = Request::new(&client, &GET).send_empty().await.unwrap_err();
    assert_eq!((error.status().unwrap().as_u16(), server.calls().len(), server.token_requests().len()), (401, 1, 1));
    // A public client says who it is, and no more.
    let names: Vec<String> = server.token_requests()[0].form().into_iter().map(|(name, _)| name).collect();
    assert_eq!(names, ["client_id", "code", "code_verifier", "grant_type", "redirect_uri"]);
}

#[tokio::test]
async fn nothing_is_exchanged_for_what_is_no_answer() {
    let server = Server::start();
    let login = login(&server);
    let authorization = login.begin().unwrap();
    let state = authorization.state();
    let refused = async |redirected: String| {
        let error = login.exchange(&authorization, &redirected).await.unwrap_err();
        assert_eq!((error.kind(), error.is_retryable()), (ErrorKind::Token, false), "{error}");
        error.to_string()
    };
    let other = login.begin().unwrap();
    let longer = format!("code=c&state={state}x");
    for forged in [redirected(&other, "c"), "code=c".to_owned(), "code=c&state=".to_owned(), longer, String::new()] {
        assert!(refused(forged).await.ends_with("the state is not that of this authorization"));
    }
    // Nor is a forged refusal believed.
    assert!(refused("error=access_denied".to_owned()).await.contains("the state is not"));
    let denied = refused(format!("/back?error=access_denied&error_description=No%0Aaccess&state={state}#x")).await;
    assert!(denied.ends_with("the authorization was refused, access_denied: No\\naccess"), "{denied}");
    assert!(refused(format!("code=&state={state}")).await.ends_with("there is no code"));
    let empty = login.exchange(&Authorization::resume("", "v"), "code=c&state=").await.unwrap_err();
    assert!(empty.to_string().contains("the state is not"));
    assert!(server.requests().is_empty());
    // What is sent: a query with a question mark, and the path of a request.
    for answered in [format!("code=a?b&state={state}"), format!("/back?code=a?b&state={state}")] {
        login.exchange(&authorization, &answered).await.unwrap();
        assert!(server.token_requests().pop().unwrap().form().contains(&("code".to_owned(), "a?b".to_owned())));
    }
}

/// It may have arrived, and a service that sees a code twice takes back what it gave for it (RFC 6749, section 4.1.2).
#[tokio::test]
async fn a_code_is_sent_once() {
    let server = Server::start();
    let login = login(&server);
    let authorization = login.begin().unwrap();
    for status in [502, 504] {
        server.reply(TOKEN_PATH, status);
        login.exchange(&authorization, &redirected(&authorization, "c")).await.unwrap_err();
    }
    assert_eq!(server.requests().len(), 2);
    // This has not.
    server.reply(TOKEN_PATH, Reply::status(429).header("retry-after", "0"));
    login.exchange(&authorization, &redirected(&authorization, "c")).await.unwrap();
    assert_eq!(server.requests().len(), 4);
}

#[tokio::test]
async fn nothing_of_it_is_shown() {
    let server = Server::start();
    let login = login(&server).client_secret("secret-1");
    let authorization = login.begin().unwrap();
    let (state, verifier) = (authorization.state().to_owned(), authorization.verifier().to_owned());
    let echo = format!("secret-1 code-2 {verifier}");
    server.reply(TOKEN_PATH, Reply::status(400).body(echo));
    let error = login.exchange(&authorization, &redirected(&authorization, "code-2")).await.unwrap_err();
    assert!(error.to_string().contains("returned 400 Bad Request"), "{error}");
    server.reply(TOKEN_PATH, json!({"access_token": "access-3", "refresh_token": "refresh-4"}));
    let tokens = login.exchange(&authorization, &redirected(&authorization, "code-2")).await.unwrap();
    let client = login.client(&tokens).unwrap();
    server.always(A, Reply::status(400).body("secret-1 access-3 refresh-4"));
    let refused = Request::new(&client, &GET).send_empty().await.unwrap_err();
    let shown = [shown(&login), shown(&authorization), shown(&tokens), shown(&client)].concat();
    let all = [shown, shown_error(&error), shown_error(&refused)].concat();
    for secret in ["secret-1", "code-2", "access-3", "refresh-4", &state, &verifier] {
        assert!(!all.contains(secret), "{secret} is in: {all}");
    }
}

#[test]
fn what_cannot_be_asked_is_refused() {
    let server = Server::start();
    for name in ["state", "code_challenge", "redirect_uri"] {
        let error = login(&server).query_pair(name, "x").begin().unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Config);
        assert!(error.to_string().contains(name), "{error}");
    }
    // A token that was given would be forgotten.
    let error = builder(&server).bearer_token("t").authorization_code("id", BACK).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Config);
}

#[cfg(feature = "blocking")]
#[test]
fn a_code_is_exchanged_without_async() {
    let server = Server::start();
    let login = login(&server);
    let authorization = login.begin().unwrap();
    let tokens = login.exchange_blocking(&authorization, &redirected(&authorization, "c")).unwrap();
    assert_eq!(tokens.access_token().as_str(), "token-1");
}
