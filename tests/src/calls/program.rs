//! A program that makes calls with a generated crate.

use super::{Call, literal, request};
use crate::oracle::{KEY, PASSWORD, TOKEN, USER};
use sailmaker::ir::Api;
use sailmaker::surface::{ServerSetter, Surface};
use std::fmt::Write;

/// A program, and the calls that it does not make.
pub struct Program {
    /// Its text.
    pub text: String,
    /// The calls that cannot be written, by their number, and why.
    pub unwritten: Vec<(usize, String)>,
}

/// The program of some calls. They are numbered in the order in which they are given; the base URL of each ends in its number.
pub fn program(api: &Api, surface: &Surface, calls: &[Call<'_>]) -> Program {
    let (mut functions, mut table, mut unwritten) = (String::new(), String::new(), Vec::new());
    for (number, call) in calls.iter().enumerate() {
        match request::expression(api, surface, call) {
            // Writing into a text does not fail.
            Ok(request) => {
                let function = FUNCTION.replace("NUMBER", &number.to_string()).replace("REQUEST", &request);
                let _ = write!(functions, "\n{function}");
                let _ = writeln!(table, "    ({number}, call_{number}),");
            }
            Err(fault) => unwritten.push((number, fault)),
        }
    }
    let main = MAIN.replace("LIBRARY", &surface.library).replace("CREDENTIALS", &credentials(surface));
    Program { text: main.replace("TABLE", &table) + &functions, unwritten }
}

/// All credentials that a client can be given, and the address of the service in place of each that the document has.
fn credentials(surface: &Surface) -> String {
    let mut calls = String::new();
    if surface.security.takes_token {
        let _ = write!(calls, ".bearer_token({TOKEN:?})");
    }
    for scheme in &surface.security.schemes {
        let values = if scheme.key.is_some() { format!("{KEY:?}") } else { format!("{USER:?}, {PASSWORD:?}") };
        let _ = write!(calls, ".{}({values})", scheme.method);
    }
    for ServerSetter { url, method } in &surface.security.servers {
        let path = url.split_once("://").and_then(|(_, rest)| Some(rest.split_once('/')?.1)).unwrap_or_default();
        let path = format!("/{path}");
        let _ = write!(
            calls,
            ".{method}(format!(\"{{base}}/{{number}}{{}}\", {}))",
            literal::quoted(path.trim_end_matches('/'))
        );
    }
    calls
}

const FUNCTION: &str = "\
fn call_NUMBER(client: &Client) -> Result<(), Failure> {
    REQUEST.send_blocking().map(drop).map_err(Failure::Sent)
}
";

/// What is the same in every program: a line a call, with its number, what came of it, and what was wrong.
const MAIN: &str = r#"#![allow(deprecated, unused_imports, dead_code)]

use LIBRARY as library;
use LIBRARY::{Client, Error, RetryPolicy};

type Call = fn(&Client) -> Result<(), Failure>;

enum Failure {
    /// A value of the document does not fit its type.
    Value(String),
    Sent(Error),
}

fn fault(error: impl std::fmt::Display) -> Failure {
    Failure::Value(error.to_string())
}

/// A value of the document, in the type that takes it.
fn read<T: serde::de::DeserializeOwned>(json: &str) -> Result<T, Failure> {
    serde_json::from_str(json).map_err(fault)
}

static CALLS: &[(usize, Call)] = &[
TABLE];

fn main() {
    let base = std::env::args().nth(1).expect("the address of the server");
    for (number, call) in CALLS {
        let client = Client::builder().base_url(format!("{base}/{number}"))CREDENTIALS;
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
