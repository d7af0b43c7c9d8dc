//! The examples of the client crate, run as a user runs them: arguments and environment in, exit code and output out.

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::process::{Command, Output};
use std::sync::OnceLock;
use std::thread;

use serde_json::{Value, json};

const SOURCE: &str = "2c9180835d191a86015d28455b4a2329";

/// A run of an example in an environment without settings and in a directory without a config file.
fn example(name: &str) -> Command {
    static EXECUTABLES: OnceLock<BTreeMap<String, String>> = OnceLock::new();
    let executables = EXECUTABLES.get_or_init(build);
    let mut command = Command::new(&executables[name]);
    command.current_dir(env!("CARGO_TARGET_TMPDIR"));
    for name in ["SAIL_BASE_URL", "SAIL_CLIENT_ID", "SAIL_CLIENT_SECRET", "COLUMNS"] {
        command.env_remove(name);
    }
    // A proxy of the machine that the tests run on is not part of them.
    command.env("NO_PROXY", "127.0.0.1").env("no_proxy", "127.0.0.1");
    command
}

/// Builds the examples, and gives the paths of their executables by name.
fn build() -> BTreeMap<String, String> {
    let output = Command::new(env!("CARGO"))
        .args(["build", "--workspace", "--examples", "--message-format=json"])
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", text(&output.stderr));
    text(&output.stdout).lines().filter_map(executable).collect()
}

fn executable(message: &str) -> Option<(String, String)> {
    let message: Value = serde_json::from_str(message).unwrap();
    let name = message["target"]["name"].as_str()?;
    Some((name.to_owned(), message["executable"].as_str()?.to_owned()))
}

/// The example against a tenant that gives the answers one after the other, the first of them to the token request.
fn example_with_tenant(name: &str, answers: Vec<(u16, Value)>) -> Command {
    let mut command = example(name);
    command.env("SAIL_BASE_URL", tenant(answers)).env("SAIL_CLIENT_ID", "id").env("SAIL_CLIENT_SECRET", "secret");
    command
}

/// Starts the tenant and gives its base URL. It ends with its last answer.
fn tenant(answers: Vec<(u16, Value)>) -> String {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    thread::spawn(move || {
        for (status, body) in std::iter::once(token()).chain(answers) {
            let (stream, _) = listener.accept().unwrap();
            answer(stream, status, &body.to_string());
        }
    });
    url
}

/// Reads one request and answers it; the connection is closed then.
fn answer(mut stream: TcpStream, status: u16, body: &str) {
    let mut reader = BufReader::new(stream.try_clone().unwrap());
    let mut length = 0;
    loop {
        let mut line = String::new();
        reader.read_line(&mut line).unwrap();
        let line = line.trim_end().to_ascii_lowercase();
        if let Some(value) = line.strip_prefix("content-length:") {
            length = value.trim().parse().unwrap();
        }
        if line.is_empty() {
            break;
        }
    }
    reader.read_exact(&mut vec![0; length]).unwrap();
    // Ten minutes are more than the client is willing to wait.
    let retry_after = if status == 429 { "retry-after: 600\r\n" } else { "" };
    write!(
        stream,
        "HTTP/1.1 {status} Status\r\n{retry_after}content-length: {}\r\nconnection: close\r\n\r\n{body}",
        body.len()
    )
    .unwrap();
}

fn token() -> (u16, Value) {
    let body = json!({"access_token": "token", "token_type": "bearer", "expires_in": 749});
    (200, body)
}

fn status(status: &str) -> (u16, Value) {
    (200, json!({"status": status}))
}

fn error_body(text: &str) -> Value {
    json!({"trackingId": "e7eab609", "messages": [{"text": text}]})
}

/// The parts of an output: exit code, stdout, stderr.
fn run(command: &mut Command) -> (Option<i32>, String, String) {
    let Output { status, stdout, stderr } = command.output().unwrap();
    (status.code(), text(&stdout), text(&stderr))
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

/// The lines of a table that are rows: a month's name, two spaces, and what follows.
fn rows(table: &str) -> Vec<&str> {
    let lines = table.lines().skip_while(|line| !line.starts_with("Month"));
    lines.skip(1).take_while(|line| !line.is_empty()).collect()
}

#[test]
fn without_a_tenant_the_report_is_that_of_the_demo_tenant() {
    let (code, stdout, stderr) = run(&mut example("usage_report"));

    assert_eq!(code, Some(0), "{stderr}");
    assert_eq!(rows(&stdout).len(), 12, "{stdout}");
    assert!(stdout.contains("Status  COMPLETE\n"), "{stdout}");
    assert_eq!(stderr.lines().count(), 1, "{stderr}");
    assert!(stderr.contains("demo tenant at http://127.0.0.1:"), "{stderr}");
}

#[test]
fn json_has_the_documented_keys_and_twelve_months() {
    let (code, stdout, _) = run(example("usage_report").arg("--json"));

    assert_eq!(code, Some(0));
    let report: Value = serde_json::from_str(&stdout).unwrap();
    let mut keys: Vec<&String> = report.as_object().unwrap().keys().collect();
    keys.sort();
    assert_eq!(keys, ["average", "demo", "leftOut", "months", "peak", "source", "status", "trend"]);
    let months = report["months"].as_array().unwrap();
    assert_eq!(months.len(), 12);
    assert!(months.iter().all(|month| month["averageActiveDays"].is_f64()));
    assert!(months.is_sorted_by_key(|month| month["month"].as_str().unwrap()));
    assert_eq!(report["peak"]["averageActiveDays"], json!(18.4));
    assert_eq!(report["demo"], json!(true));
}

#[test]
fn help_is_a_result() {
    let (code, stdout, stderr) = run(example("usage_report").arg("--help"));

    assert_eq!((code, stderr.as_str()), (Some(0), ""));
    assert!(stdout.contains("--source ID"), "{stdout}");
    assert!(stdout.lines().all(|line| line.chars().count() <= 80), "{stdout}");
}

#[test]
fn a_wrong_command_line_is_answered_with_the_usage() {
    for arguments in [&["--frobnicate"][..], &["--source"], &["one"], &["--json=yes"]] {
        let (code, stdout, stderr) = run(example("usage_report").args(arguments));

        assert_eq!((code, stdout.as_str()), (Some(2), ""), "{arguments:?}: {stderr}");
        assert!(stderr.contains("Usage: "), "{arguments:?}: {stderr}");
    }
}

#[test]
fn an_id_that_no_path_can_hold_is_a_mistake_on_the_command_line() {
    for id in ["", ".", ".."] {
        let (code, stdout, stderr) = run(example("usage_report").args(["--source", id]));

        assert_eq!((code, stdout.as_str()), (Some(2), ""), "{id:?}: {stderr}");
        assert!(stderr.contains("sourceId"), "{id:?}: {stderr}");
    }
}

#[test]
fn a_source_that_the_demo_tenant_does_not_have_is_a_failure() {
    let (code, stdout, stderr) = run(example("usage_report").args(["--source", "other"]));

    assert_eq!((code, stdout.as_str()), (Some(1), ""), "{stderr}");
    assert!(stderr.contains("error: 404 Not Found: There is no source"), "{stderr}");
    assert!(stderr.contains("tracking id"), "{stderr}");
}

#[test]
fn every_source_of_the_help_has_a_report() {
    let (_, help, _) = run(example("usage_report").arg("--help"));
    let tenant = help.lines().skip_while(|line| *line != "The tenant:");
    let ids: Vec<&str> = tenant
        .take_while(|line| !line.is_empty())
        .filter_map(|line| line.strip_prefix("    ")?.split_once("  "))
        .map(|(id, _)| id)
        .collect();
    assert_eq!(ids.len(), 3, "{help}");
    for id in ids {
        let (code, stdout, stderr) = run(example("usage_report").args(["--source", id]));

        assert_eq!(code, Some(0), "{stderr}");
        assert_eq!(rows(&stdout).len(), 12, "{stdout}");
    }
}

#[test]
fn the_demo_tenant_is_not_asked_through_a_proxy() {
    let mut report = example("usage_report");
    report.env_remove("no_proxy").env_remove("NO_PROXY").env("HTTP_PROXY", "http://127.0.0.1:1");
    let (code, _, stderr) = run(&mut report);

    assert_eq!(code, Some(0), "{stderr}");
}

#[test]
fn plain_http_to_another_machine_is_refused() {
    for name in ["status", "usage_report"] {
        let mut command = example(name);
        command
            .env("SAIL_BASE_URL", "http://example.com")
            .env("SAIL_CLIENT_ID", "id")
            .env("SAIL_CLIENT_SECRET", "secret");
        let (code, stdout, stderr) = run(&mut command);

        assert_eq!((code, stdout.as_str()), (Some(1), ""), "{name}: {stderr}");
        assert_eq!(stderr.lines().count(), 1, "{name}: {stderr}");
        assert!(!stderr.contains("panicked"), "{name}: {stderr}");
    }
}

#[test]
fn bars_are_exact_to_an_eighth_and_tell_zero_from_none() {
    let today = chrono::Utc::now().date_naive();
    let month = |ago: u32| (today - chrono::Months::new(ago)).format("%Y-%m-01").to_string();
    let usages = json!([
        {"date": month(1), "count": 10},
        {"date": month(2), "count": 5.5},
        {"date": month(3), "count": 0.001},
        {"date": month(4), "count": 0},
        {"date": month(5), "count": null},
        {"date": "2001-01-01", "count": 31},
    ]);
    let mut report = example_with_tenant("usage_report", vec![status("INCOMPLETE"), (200, usages)]);
    // A line has 12 + 5 characters before its bar, which leaves 10.
    let (code, stdout, stderr) = run(report.env("COLUMNS", "27"));

    assert_eq!(code, Some(0), "{stderr}");
    let figures: Vec<&str> = rows(&stdout).iter().map(|row| row.split_at(8).1).collect();
    assert_eq!(figures.len(), 12, "{stdout}");
    assert!(figures[..8].iter().all(|figure| *figure == "      –  no figure"), "{stdout}");
    assert_eq!(figures[8..], ["   0.00", "  <0.01  ▏", "   5.50  █████▌", "  10.00  ██████████"], "{stdout}");
    assert!(stdout.contains("Status  INCOMPLETE\n"), "{stdout}");
    assert!(stdout.contains("INCOMPLETE means"), "{stdout}");
    assert!(stdout.contains("Average 3.88 over 4 of 12 months"), "{stdout}");
    assert!(stdout.contains("Note: 1 left out"), "{stdout}");
}

#[test]
fn a_refused_request_is_one_line_with_the_tracking_id() {
    let refusal = (403, error_body("No\naccess."));
    let (code, stdout, stderr) = run(&mut example_with_tenant("usage_report", vec![refusal]));

    assert_eq!((code, stdout.as_str()), (Some(1), ""));
    assert_eq!(stderr, "error: 403 Forbidden: No access. (tracking id e7eab609)\n");
}

#[test]
fn status_prints_the_body() {
    let (code, stdout, stderr) = run(example_with_tenant("status", vec![status("COMPLETE")]).arg(SOURCE));

    assert_eq!((code, stderr.as_str()), (Some(0), ""));
    assert_eq!(stdout, "{\n  \"status\": \"COMPLETE\"\n}\n");
}

#[test]
fn status_explains_typed_errors() {
    let refused = (401, json!({"error": "JWT is expired"}));
    let token_refused = vec![refused.clone(), token(), refused];
    let forbidden = vec![(403, error_body("No access."))];
    let too_many = vec![(429, json!({"message": "slow down"}))];
    let not_listed = vec![(404, json!("nothing"))];
    let cases = [
        (token_refused, "the token is refused: \"JWT is expired\""),
        (forbidden, "no access: No access. (tracking ID: e7eab609)"),
        (too_many, "too many requests: try again in 600 s"),
        (not_listed, "an unexpected answer: getStatusBySourceId: 404 Not Found: \"nothing\""),
    ];
    for (answers, expected) in cases {
        let (code, stdout, stderr) = run(&mut example_with_tenant("status", answers));

        assert_eq!((code, stdout.as_str(), stderr.trim_end()), (Some(1), "", expected));
    }
}
