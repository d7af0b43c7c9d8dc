//! How the mock on a port finds the operation of a request.

use crate::client::{Client, Mock};
use crate::runtime::{Expectation, MockServer, Operation};
use crate::settings::SETTINGS;
use crate::{ErrorKind, RetryPolicy};
use http::Method;

static BY_ID: Operation = Operation { id: "byId", path: "/things/{id}", security: &[], ..Operation::new(&SETTINGS) };
static MINE: Operation = Operation { id: "mine", path: "/things/mine", security: &[], ..Operation::new(&SETTINGS) };
static WITHIN: Operation =
    Operation { id: "within", path: "/all/{all}/things/{id}", security: &[], ..Operation::new(&SETTINGS) };
static ENDING: Operation =
    Operation { id: "ending", path: "/things/{id}.{ending}", security: &[], ..Operation::new(&SETTINGS) };
static POSTED: Operation =
    Operation { id: "posted", method: "POST", path: "/things/{id}", security: &[], ..Operation::new(&SETTINGS) };

/// A path that is asked for, and the operation that it is taken for, whichever is expected first.
#[tokio::test]
async fn an_operation_is_found_by_what_its_path_has_in_common() {
    let mut operations = [&BY_ID, &MINE, &WITHIN, &ENDING, &POSTED];
    for _ in 0..2 {
        operations.reverse();
        let mock = Mock::new();
        for operation in operations {
            Expectation::new(&mock, operation, 200, |_| Ok(())).any_times().respond(operation.id);
        }
        let server = MockServer::start(&mock).unwrap();
        let client =
            Client::builder().base_url(server.url()).without_credentials().retry(RetryPolicy::none()).build().unwrap();
        for (path, id) in [
            ("/things/1", Some("byId")),
            ("/things/m%C3%A4", Some("byId")),
            ("/things/mine", Some("mine")),
            ("/things/%6Dine", Some("mine")),
            ("/all/x/things/mine", Some("within")),
            ("/things/a.b", Some("ending")),
            ("/things/a.b.c", Some("ending")),
            ("/things/.b", Some("byId")),
            ("/things/", None),
            ("/things", None),
            ("/things/1/2", None),
        ] {
            let answer = client.request(Method::GET, path).send_json::<String>().await;
            match id {
                Some(id) => assert_eq!(&*answer.unwrap(), id, "{path}"),
                None => assert_eq!(answer.unwrap_err().kind(), ErrorKind::Api, "{path}"),
            }
        }
        assert_eq!(&*client.request(Method::POST, "/things/mine").send_json::<String>().await.unwrap(), "posted");
    }
}
