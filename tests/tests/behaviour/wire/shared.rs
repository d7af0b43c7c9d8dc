//! Clients that share the runtime.

use super::{header, sent};
use runtime_shared::{self as one};
use runtime_shared_key::{self as of_3_1};
use runtime_shared_swagger::{self as of_swagger};
use runtime_shared_too::{self as other};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

/// The transport by default, with the number of requests that it has sent. It is of both clients, since the type is.
struct Counting {
    inner: one::ReqwestTransport,
    sent: AtomicUsize,
}

impl other::Transport for Counting {
    fn send(
        &self,
        request: other::http::Request<other::Body>,
    ) -> other::BoxFuture<'_, Result<one::http::Response<one::Body>, one::TransportError>> {
        self.sent.fetch_add(1, Ordering::Relaxed);
        self.inner.send(request)
    }

    fn sleep(&self, duration: Duration) -> one::BoxFuture<'static, ()> {
        self.inner.sleep(duration)
    }

    fn now(&self) -> Instant {
        self.inner.now()
    }
}

#[test]
fn one_transport() {
    let inner = one::ReqwestTransport::new(one::reqwest::Client::new());
    let transport = Arc::new(Counting { inner, sent: AtomicUsize::new(0) });
    let first = sent("200 OK", r#"{"id": "1"}"#, |url| {
        let builder = one::Client::builder().base_url(url).without_credentials();
        let client = builder.transport(Arc::clone(&transport)).build().unwrap();
        assert_eq!(client.a().get_a().send_blocking().unwrap().id, "1");
    });
    let second = sent("200 OK", r#"{"count": 2}"#, |url| {
        let builder = other::Client::builder().base_url(url).without_credentials();
        let client = builder.transport(Arc::clone(&transport)).build().unwrap();
        assert_eq!(client.b().get_b().send_blocking().unwrap().count, Some(2));
    });
    assert!(first.starts_with("GET /a HTTP/1.1") && second.starts_with("GET /b HTTP/1.1"), "{first}{second}");
    assert_eq!(header(&first, "user-agent"), Some("runtime_shared/0.1.0"));
    assert_eq!(header(&second, "user-agent"), Some("runtime_shared_too/0.1.0"));
    assert_eq!(transport.sent.load(Ordering::Relaxed), 2);
}

/// A source with one token, which counts how often it is fetched.
#[derive(Default)]
struct Cache {
    token: std::sync::OnceLock<one::AccessToken>,
    fetched: AtomicUsize,
}

impl one::TokenSource for Cache {
    fn token(&self) -> one::BoxFuture<'_, Result<other::AccessToken, Box<dyn std::error::Error + Send + Sync>>> {
        let token = self.token.get_or_init(|| {
            self.fetched.fetch_add(1, Ordering::Relaxed);
            one::AccessToken::new("t")
        });
        Box::pin(std::future::ready(Ok(token.clone())))
    }
}

#[test]
fn one_source_of_tokens() {
    let cache = Arc::new(Cache::default());
    let first = sent("200 OK", r#"{"id": "1"}"#, |url| {
        let client = one::Client::builder().base_url(url).token_source(Arc::clone(&cache)).build().unwrap();
        drop(client.a().get_a().send_blocking().unwrap());
    });
    let second = sent("200 OK", "{}", |url| {
        let client = other::Client::builder().base_url(url).token_source(Arc::clone(&cache)).build().unwrap();
        drop(client.b().get_b().send_blocking().unwrap());
    });
    assert_eq!([&first, &second].map(|request| header(request, "authorization")), [Some("Bearer t"); 2]);
    assert_eq!(cache.fetched.load(Ordering::Relaxed), 1);
}

/// Mocks of both, and the transport that they are on.
fn mocks() -> (one::Mock, other::Mock, one::MockTransport) {
    let transport = one::MockTransport::default();
    (one::Mock::from(transport.clone()), other::Mock::from(transport.clone()), transport)
}

/// What one mock was asked for, by operation.
fn asked(transport: &other::MockTransport) -> Vec<Option<&'static str>> {
    transport.requests().iter().map(|request| request.operation).collect()
}

#[test]
fn one_mock() {
    let (mock, mock_of_other, transport) = mocks();
    mock.a().get_a().respond(serde_json::json!({"id": "1"}));
    mock_of_other.b().get_b().respond(other::models::B::default());
    transport.expect_request(one::http::Method::GET, "/c").respond(true);
    let (client, client_of_other) = (mock.client().unwrap(), mock_of_other.client().unwrap());
    client_of_other.b().get_b().send_blocking().unwrap();
    client.a().get_a().send_blocking().unwrap();
    client.request(one::http::Method::GET, "/c").send_blocking().unwrap();
    assert_eq!(asked(&transport), [Some("getB"), Some("getA"), None]);
    assert_eq!(mock.verify(), Ok(()));
    let error = client.a().get_a().send_blocking().unwrap_err();
    assert_eq!(error.kind(), other::ErrorKind::Config);
    assert_eq!(mock_of_other.verify(), Err("the mock expects no GET /a".to_owned()));
}

#[test]
fn one_cache_of_fetched_tokens() {
    let (mock, mock_of_other, transport) = mocks();
    mock.a().get_a().respond(serde_json::json!({"id": "1"}));
    mock_of_other.b().get_b().respond(other::models::B::default());
    let client = mock.client_builder().client_credentials("id", "secret").build().unwrap();
    let client_of_other = mock_of_other.client_builder().token_source(client.clone()).build().unwrap();
    client_of_other.b().get_b().send_blocking().unwrap();
    client.a().get_a().send_blocking().unwrap();
    assert_eq!(asked(&transport), [None, Some("getB"), Some("getA")], "the token is fetched once");
    let tokens = transport.requests().into_iter().filter_map(|request| request.headers.get("authorization").cloned());
    assert_eq!(tokens.collect::<Vec<_>>(), ["Bearer mock", "Bearer mock"]);
}

#[test]
fn a_client_without_tokens_has_none_to_share() {
    let (mock, mock_of_other, _) = mocks();
    let client = mock_of_other.client_builder().token_source(mock.client().unwrap()).build().unwrap();
    let error = client.b().get_b().send_blocking().unwrap_err();
    assert_eq!(error.kind(), one::ErrorKind::Token);
    assert!(error.to_string().contains("the client whose tokens are to be shared has none"), "{error}");
}

/// Calls both, and has one error for them.
fn both(client: &one::Client, client_of_other: &other::Client) -> Result<(), other::Error> {
    client.a().get_a().send_blocking()?;
    client_of_other.b().get_b().send_blocking()?;
    Ok(())
}

#[test]
fn one_error_and_one_policy_with_what_each_service_asks_for() {
    let policy = one::RetryPolicy::default().base_delay(Duration::ZERO);
    let (mock, mock_of_other, transport) = mocks();
    let client = mock.client_builder().retry(policy.clone()).build().unwrap();
    let client_of_other = mock_of_other.client_builder().retry(policy).build().unwrap();
    mock.a().get_a().times(3).respond_error(503, serde_json::json!({"reason": "r"}));
    let error = both(&client, &client_of_other).unwrap_err();
    assert!(error.is_retryable(), "{error}");
    assert_eq!(asked(&transport), [Some("getA"); 3], "the config of this client says three attempts");
    mock.a().get_a().respond(serde_json::json!({"id": "1"}));
    mock_of_other.b().get_b().respond_error(503, ());
    assert_eq!(both(&client, &client_of_other).unwrap_err().operation(), Some("getB"));
    assert_eq!(asked(&transport).last(), Some(&Some("getB")));
    assert_eq!(transport.verify(), Ok(()), "that of the other one says one");
}

#[test]
fn the_error_of_an_operation_has_its_own_type() {
    let (mock, ..) = mocks();
    mock.a().get_a().respond_error(404, serde_json::json!({"reason": "gone"}));
    let error: other::Error = mock.client().unwrap().a().get_a().send_blocking().unwrap_err();
    let typed = error.typed::<one::operations::a::GetAError>();
    assert!(
        matches!(typed, Some(one::operations::a::GetAError::NotFound(fault)) if fault.reason.as_deref() == Some("gone"))
    );
}

#[test]
fn events() {
    let (_, mock, _) = mocks();
    let body = "data: {\"count\": 1}\n\ndata: {\"count\": 2}\n\n";
    let response = other::MockResponse::new(200).header("content-type", "text/event-stream").body(body);
    mock.b().watch_b().respond_with(response);
    let events = mock.client().unwrap().b().watch_b().send_blocking().unwrap().into_inner();
    let counts: Vec<_> = events.map(|event| event.unwrap().data.count).collect();
    assert_eq!(counts, [Some(1), Some(2)]);
}

#[test]
fn an_authorization_code() {
    let (_, mock, transport) = mocks();
    let codes = mock.client_builder().authorization_code("id", "https://example.com/back").unwrap();
    let authorization = codes.begin().unwrap();
    let redirected = format!("?code=c&state={}", authorization.state());
    let tokens = codes.exchange_blocking(&authorization, &redirected).unwrap();
    mock.b().get_b().respond(other::models::B::default());
    codes.client(&tokens).unwrap().b().get_b().send_blocking().unwrap();
    let last = transport.requests().pop().unwrap();
    assert_eq!(last.headers["authorization"], "Bearer mock");
}

/// Calls a client of OpenAPI 3.0, one of 3.1 and one of Swagger 2.0, side by side in one program.
fn all(
    client: &one::Client,
    key: &of_3_1::Client,
    basic: &of_swagger::Client,
) -> Result<(String, Option<String>, i32), one::Error> {
    let id = client.a().get_a().send_blocking()?.into_inner().id;
    let note = key.c().get_c().send_blocking()?.into_inner().note;
    let size = basic.d().make_d(&of_swagger::models::D::new(4)).send_blocking()?.into_inner().size;
    Ok((id, note, size))
}

#[test]
fn documents_of_each_version_with_credentials_of_their_own() {
    let transport = one::MockTransport::default();
    let mock = one::Mock::from(transport.clone());
    let mock_of_3_1 = of_3_1::Mock::from(transport.clone());
    let mock_of_swagger = of_swagger::Mock::from(transport.clone());
    mock.a().get_a().respond(serde_json::json!({"id": "1"}));
    mock_of_3_1.c().get_c().respond(serde_json::json!({"note": null, "kind": "c"}));
    mock_of_swagger.d().make_d().respond(of_swagger::models::D::new(5));

    let client = mock.client_builder().bearer_token("t").build().unwrap();
    let key = mock_of_3_1.client_builder().api_key("k").build().unwrap();
    let basic = mock_of_swagger.client_builder().basic("u", "p").build().unwrap();
    assert_eq!(all(&client, &key, &basic).unwrap(), ("1".to_owned(), None, 5));

    assert_eq!(asked(&transport), [Some("getA"), Some("getC"), Some("makeD")]);
    let header = |name: &str| -> Vec<Option<String>> {
        let of = |request: &one::MockRequest| Some(request.headers.get(name)?.to_str().unwrap().to_owned());
        transport.requests().iter().map(of).collect()
    };
    let texts = |values: [Option<&str>; 3]| values.map(|value| value.map(str::to_owned)).to_vec();
    assert_eq!(header("authorization"), texts([Some("Bearer t"), None, Some("Basic dTpw")]), "each has its own");
    assert_eq!(header("x-key"), texts([None, Some("k"), None]), "and no other");
    assert_eq!(transport.verify(), Ok(()));
}
