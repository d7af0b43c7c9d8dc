//! Successes that differ by status.

use sailmaker_tests::server::{Reply, Server};
use serde_json::{Value, json};

use crate::ErrorKind;
use crate::runtime::{Request, request, success_body};
use crate::support::{A, GET, client};

#[derive(Debug, PartialEq)]
enum Done {
    Ok(Vec<i32>),
    Accepted(String),
    NoContent,
    Other(Value),
}

success_body!(Done else Other { 200 => Ok(_), 202 => Accepted(_), 204 => NoContent });

#[derive(Debug, PartialEq)]
enum Ranged {
    Created(i32),
    Default(bool),
    #[allow(dead_code, reason = "the default leaves nothing to it")]
    Other(Value),
}

success_body!(Ranged else Other { 201..=202 => Created(_), _ => Default(_) });

#[derive(Clone)]
struct Get(Request);

request::by_status!(Get -> Done);

fn get(server: &Server) -> Get {
    Get(Request::new(&client(server), &GET))
}

#[tokio::test]
async fn every_status_has_its_type() {
    let server = Server::start();
    let cases = [
        (Reply::json(200, &json!([1, 2])), Done::Ok(vec![1, 2])),
        (Reply::json(202, &json!("id")), Done::Accepted("id".to_owned())),
        (Reply::status(204), Done::NoContent),
        (Reply::json(201, &json!({ "a": 1 })), Done::Other(json!({ "a": 1 }))),
        (Reply::status(205), Done::Other(Value::Null)),
    ];
    for (reply, expected) in cases {
        server.reply(A, reply);
        assert_eq!(get(&server).send().await.unwrap().into_inner(), expected);
    }
}

#[tokio::test]
async fn ranges_and_defaults() {
    let server = Server::start();
    server.reply(A, Reply::json(202, &json!(7)));
    server.reply(A, Reply::json(200, &json!(true)));
    let send = || Request::new(&client(&server), &GET).send_by_status::<Ranged>();
    assert_eq!(send().await.unwrap().into_inner(), Ranged::Created(7));
    assert_eq!(send().await.unwrap().into_inner(), Ranged::Default(true));
}

#[test]
fn blocking() {
    let server = Server::start();
    server.reply(A, 204);
    assert_eq!(*get(&server).send_blocking().unwrap(), Done::NoContent);
}

#[tokio::test]
async fn a_body_of_another_type() {
    let server = Server::start();
    server.reply(A, Reply::json(200, &json!([1, "two"])));
    server.reply(A, Reply::status(201).body("<a>"));
    let error = get(&server).send().await.unwrap_err();
    assert_eq!((error.kind(), error.decode().unwrap().path()), (ErrorKind::Decode, "[1]"));
    let error = get(&server).send().await.unwrap_err();
    assert_eq!((error.kind(), &error.decode().unwrap().body()[..]), (ErrorKind::Decode, &b"<a>"[..]));
}
