//! A program that calls every operation of a generated crate once.

use super::request;
use sailmaker::config::Config;
use sailmaker::ir::Api;
use sailmaker::names::Names;
use sailmaker_tests::oracle::{self, Operation, Sample};
use std::fmt::Write;

/// An operation as the document has it, and the values that it is called with.
pub struct Call<'d> {
    pub operation: Operation<'d>,
    pub sample: Sample,
}

/// The text of the program, and the calls that cannot be written. The calls are numbered in the order in which they are
/// given; the base URL of each ends in its number.
pub fn text(package: &str, api: &Api, config: &Config, calls: &[Call<'_>]) -> (String, Vec<String>) {
    let names = Names::resolve(api, config);
    let (mut functions, mut table, mut faults) = (String::new(), String::new(), Vec::new());
    for (number, Call { operation, sample }) in calls.iter().enumerate() {
        match request::expression(api, &names, operation, sample) {
            Ok(request) => {
                write!(functions, "\n{}", FUNCTION.replace("NUMBER", &number.to_string()).replace("REQUEST", &request))
                    .unwrap();
                writeln!(table, "    ({number}, call_{number}),").unwrap();
            }
            Err(fault) => faults.push(format!("{}: {fault}", operation.label())),
        }
    }
    let program = MAIN.replace("PACKAGE", package).replace("TOKEN", oracle::TOKEN).replace("TABLE", &table);
    (program + &functions, faults)
}

const FUNCTION: &str = "\
fn call_NUMBER(client: &Client) -> Result<(), Failure> {
    REQUEST.send_blocking().map(drop).map_err(Failure::Sent)
}
";

/// What is the same in every program: a line a call, with its number, what came of it, and what was wrong.
const MAIN: &str = r#"#![allow(deprecated, unused_imports)]

use PACKAGE::{Client, Error, File, RetryPolicy};

type Call = fn(&Client) -> Result<(), Failure>;

enum Failure {
    /// A value of the document does not fit its type.
    Value(String),
    Sent(Error),
}

fn fault(error: impl std::fmt::Display) -> Failure {
    Failure::Value(error.to_string())
}

static CALLS: &[(usize, Call)] = &[
TABLE];

fn main() {
    let base = std::env::args().nth(1).expect("the address of the server");
    for (number, call) in CALLS {
        let client = Client::builder().base_url(format!("{base}/{number}")).bearer_token("TOKEN");
        let client = client.retry(RetryPolicy::none()).build().expect("a client");
        let (kind, text) = match call(&client) {
            Ok(()) => ("Ok".to_owned(), String::new()),
            Err(Failure::Value(text)) => ("Value".to_owned(), text),
            Err(Failure::Sent(error)) => (format!("{:?}", error.kind()), error.to_string()),
        };
        println!("{number}\t{kind}\t{}", text.replace('\n', " "));
    }
}
"#;
