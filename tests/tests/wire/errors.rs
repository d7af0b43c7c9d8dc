//! What the service answers when it refuses: status, headers, raw body, and the body typed by its status.

use sailmaker_tests::server::{Reply, Server};
use sailpoint_source_usages::models::{ErrorResponseDto, LocaleOrigin};
use sailpoint_source_usages::operations::source_usages::{GetStatusBySourceIdError, GetUsagesBySourceIdError};
use sailpoint_source_usages::{Error, ErrorKind, RetryPolicy};
use serde_json::{Value, json};

use crate::support::{ClosedPort, STATUS, USAGES, builder, client, page, status_error};

/// The body of the statuses 400, 403 and 500.
fn dto() -> Value {
    json!({
        "detailCode": "400.1 Bad Request Content",
        "trackingId": "e7eab60924f64aa284175b9fa3309599",
        "messages": [{"locale": "en-US", "localeOrigin": "DEFAULT", "text": "It was syntactically wrong."}],
        "causes": [{"locale": "de", "localeOrigin": "REQUEST", "text": "Grund"}, {"text": "no locale"}]
    })
}

/// Answers the status request with `status` and `body`, and gives the error that must come, its common parts checked.
async fn refused(status: u16, body: &Value) -> Error {
    let server = Server::start();
    server.reply(STATUS, Reply::json(status, body).header("x-request-id", "r-1"));
    let client = builder(&server).bearer_token("static").retry(RetryPolicy::none()).build().unwrap();
    let error = status_error(&client).await;
    assert_eq!(error.kind(), ErrorKind::Api);
    assert_eq!(error.status().map(|status| status.as_u16()), Some(status));
    assert_eq!(error.headers().unwrap()["x-request-id"], "r-1");
    assert_eq!(error.operation(), Some("getStatusBySourceId"));
    let api = error.api().unwrap();
    assert_eq!((api.status().as_u16(), api.body().as_ref()), (status, body.to_string().as_bytes()));
    assert_eq!(api.headers()["content-type"], "application/json");
    assert_eq!(server.requests().len(), 1);
    error
}

fn typed(error: &Error) -> &GetStatusBySourceIdError {
    assert!(error.api().unwrap().decode_error().is_none());
    error.typed::<GetStatusBySourceIdError>().unwrap()
}

/// Compares every field with [`dto`].
fn assert_is_dto(body: &ErrorResponseDto) {
    assert_eq!(body.detail_code.as_deref(), Some("400.1 Bad Request Content"));
    assert_eq!(body.tracking_id.as_deref(), Some("e7eab60924f64aa284175b9fa3309599"));
    assert_eq!(serde_json::to_value(body).unwrap(), dto());
    let message = &body.messages.as_ref().unwrap()[0];
    assert_eq!(message.text.as_deref(), Some("It was syntactically wrong."));
    assert_eq!(message.locale_origin, Some(LocaleOrigin::Default));
    let causes = body.causes.as_ref().unwrap();
    assert_eq!(causes[0].locale_origin, Some(LocaleOrigin::Request));
    assert_eq!((&causes[1].locale, &causes[1].locale_origin), (&None, &None));
}

#[tokio::test]
async fn error_400_is_typed() {
    let error = refused(400, &dto()).await;
    let GetStatusBySourceIdError::BadRequest(body) = typed(&error) else { panic!("{error:?}") };
    assert_is_dto(body);
}

#[tokio::test]
async fn error_401_is_typed() {
    let error = refused(401, &json!({"error": "JWT validation failed: JWT is expired"})).await;
    let GetStatusBySourceIdError::Unauthorized(body) = typed(&error) else { panic!("{error:?}") };
    assert_eq!(body.error, Some(json!("JWT validation failed: JWT is expired")));
}

#[tokio::test]
async fn error_403_is_typed() {
    let error = refused(403, &dto()).await;
    let GetStatusBySourceIdError::Forbidden(body) = typed(&error) else { panic!("{error:?}") };
    assert_is_dto(body);
}

#[tokio::test]
async fn error_429_is_typed() {
    let error = refused(429, &json!({"message": " Rate Limit Exceeded "})).await;
    let GetStatusBySourceIdError::TooManyRequests(body) = typed(&error) else { panic!("{error:?}") };
    assert_eq!(body.message, Some(json!(" Rate Limit Exceeded ")));
    assert!(error.is_retryable());
}

#[tokio::test]
async fn error_500_is_typed() {
    let error = refused(500, &dto()).await;
    let GetStatusBySourceIdError::InternalServerError(body) = typed(&error) else { panic!("{error:?}") };
    assert_is_dto(body);
}

/// The schema gives `error` and `message` no type: whatever JSON is there is kept.
#[tokio::test]
async fn properties_of_no_declared_type_keep_their_value() {
    for value in [json!({"a": [1, null]}), json!(7), json!(["x"])] {
        let error = refused(401, &json!({"error": value})).await;
        let GetStatusBySourceIdError::Unauthorized(body) = typed(&error) else { panic!("{error:?}") };
        assert_eq!(body.error, Some(value));
    }
}

#[tokio::test]
async fn a_new_locale_origin_in_an_error_is_kept() {
    let sent = json!({"messages": [{"localeOrigin": "BROWSER", "text": "t"}]});
    let error = refused(403, &sent).await;
    let GetStatusBySourceIdError::Forbidden(body) = typed(&error) else { panic!("{error:?}") };
    let origin = body.messages.as_ref().unwrap()[0].locale_origin.as_ref().unwrap();
    assert_eq!(origin, &LocaleOrigin::Unknown("BROWSER".to_owned()));
    assert_eq!(serde_json::to_value(body).unwrap(), sent);
}

#[tokio::test]
async fn nulls_and_extra_properties_in_an_error_are_read() {
    let sent =
        json!({"detailCode": null, "messages": null, "causes": [{"locale": null, "localeOrigin": null}], "new": 1});
    let error = refused(400, &sent).await;
    let GetStatusBySourceIdError::BadRequest(body) = typed(&error) else { panic!("{error:?}") };
    assert_eq!((&body.detail_code, &body.messages), (&None, &None));
    assert_eq!(body.causes.as_ref().unwrap()[0].locale_origin, None);
}

#[tokio::test]
async fn a_status_that_is_not_documented_is_other() {
    for status in [402, 404, 409, 418, 422, 451, 501, 599] {
        let error = refused(status, &dto()).await;
        assert_eq!(error.typed(), Some(&GetStatusBySourceIdError::Other));
        assert!(!error.is_retryable());
    }
}

#[tokio::test]
async fn an_error_body_of_another_shape_is_other_and_kept() {
    for body in ["<html>Forbidden</html>", "", "[]", r#"{"messages": "none"}"#, "{\"detailCode\": \"cut"] {
        let server = Server::start();
        server.reply(STATUS, Reply::status(403).body(body));
        let error = status_error(&client(&server)).await;
        assert_eq!((error.kind(), error.status().unwrap().as_u16()), (ErrorKind::Api, 403), "{body}");
        assert_eq!(error.typed(), Some(&GetStatusBySourceIdError::Other), "{body}");
        let api = error.api().unwrap();
        assert_eq!(api.body(), body);
        assert!(api.decode_error().is_some(), "{body}");
    }
}

#[tokio::test]
async fn the_place_of_what_is_wrong_in_an_error_body_is_told() {
    let error = refused_as_is(500, r#"{"causes": [{}, "text"]}"#).await;
    assert_eq!(error.api().unwrap().decode_error().unwrap().path(), "causes[1]");
}

async fn refused_as_is(status: u16, body: &str) -> Error {
    let server = Server::start();
    server.always(STATUS, Reply::status(status).body(body));
    status_error(&client(&server)).await
}

#[tokio::test]
async fn the_usages_have_the_same_errors() {
    type E = GetUsagesBySourceIdError;
    let server = Server::start();
    let client = builder(&server).bearer_token("static").retry(RetryPolicy::none()).build().unwrap();
    for (status, body) in
        [(400, dto()), (401, json!({"error": "e"})), (403, dto()), (429, json!({"message": "m"})), (500, dto())]
    {
        server.reply(USAGES, (status, body.clone()));
        let error = page(&client).await.unwrap_err();
        assert_eq!(error.operation(), Some("getUsagesBySourceId"));
        match (status, error.typed()) {
            (400, Some(E::BadRequest(typed)))
            | (403, Some(E::Forbidden(typed)))
            | (500, Some(E::InternalServerError(typed))) => assert_is_dto(typed),
            (401, Some(E::Unauthorized(typed))) => assert_eq!(typed.error, Some(json!("e"))),
            (429, Some(E::TooManyRequests(typed))) => assert_eq!(typed.message, Some(json!("m"))),
            (_, typed) => panic!("{status}: {typed:?}"),
        }
    }
}

#[tokio::test]
async fn an_error_tells_its_operation_status_and_body() {
    let told = refused(403, &json!({"messages": [{"text": "You may not."}]})).await.to_string();
    for part in ["getStatusBySourceId", "403", "You may not."] {
        assert!(told.contains(part), "{part} is not in: {told}");
    }
    assert_eq!(told.lines().count(), 1, "{told}");
}

#[tokio::test]
async fn an_error_travels_as_any_error_does() {
    let error: Box<dyn std::error::Error + Send + Sync + 'static> = Box::new(refused(404, &json!({})).await);
    let back = error.downcast_ref::<Error>().unwrap();
    assert_eq!((back.retry_after(), back.is_timeout()), (None, false));
}

#[tokio::test]
async fn nothing_answered_has_no_status() {
    let closed = ClosedPort::reserve();
    let error = status_error(&closed.client().build().unwrap()).await;
    assert_eq!(error.kind(), ErrorKind::Connect);
    assert!(error.status().is_none() && error.headers().is_none() && error.api().is_none());
    assert!(error.is_retryable() && !error.is_timeout());
}
