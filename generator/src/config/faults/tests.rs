//! What is found is what the reader of TOML would refuse, one after the other.

mod editors;
mod worded;

use super::faults;
use super::format::{is_header_name, is_variable_name};
use crate::config::{Config, Environment, Idempotency};
use crate::diagnostic::Place;
use toml::{Table, Value};

/// Every key of a config but for kinds of faults.
const WHOLE: &str = r##"
document = "a.yaml"
overlays = ["b.yaml"]
output = "c"
names = { A = "B" }
operations = { "GET /a" = "b" }
[crate]
name = "a"
version = "0.1.0"
description = "D."
license = "MIT"
repository = "r"
documentation = "d"
keywords = ["k"]
categories = ["c"]
tag-features = true
examples = "examples"
dev-dependencies = { tokio = { version = "1" } }
[select]
tags = ["t"]
operations = ["o"]
[server]
example = "https://example.com"
[auth]
token_path = "/t"
scopes = ["s"]
[environment]
base_url = "B"
client_id = "I"
client_secret = "S"
file = { path = "p", base_url = "b", client_id = "i", client_secret = "s" }
[pagination]
limit = "l"
offset = "o"
total_count = "t"
count = "c"
[retry]
attempts = 4
base_delay = "500ms"
max_delay = "60s"
max_elapsed = "2m"
statuses = [500, 503]
[idempotency]
header = "Idempotency-Key"
methods = ["POST"]
[failure]
property = "ok"
is = false
[timeouts]
request = "30s"
connect = "10s"
[front_matter.methods]
id = "{page}"
title = "t"
pagination_label = "p"
sidebar_label = "s"
sidebar_class_name = "c"
keywords = ["k"]
slug = "s"
tags = ["t"]
[front_matter.models]
id = "i"
[diagnostics]
strict = true
duplicate = "allow"
"##;

/// All configs that differ from one in one place: a value of another type, a key less, a key more.
fn changed(table: &Table) -> Vec<Table> {
    let others = "a = [1, -1, 4294967296, 1.5, true, 'x', '{x}', 'deny', '', 1979-05-27, [], [1], ['y'], {}, {z = 1}, {z = 'z'}]";
    let others = others.parse::<Table>().unwrap()["a"].as_array().unwrap().clone();
    let mut all = vec![table.clone()];
    for (key, value) in table {
        let with = |value: Value| {
            let mut table = table.clone();
            table.insert(key.clone(), value);
            table
        };
        let mut without = table.clone();
        without.remove(key);
        all.push(without);
        all.extend(others.iter().cloned().map(with));
        match value {
            Value::Table(inner) => all.extend(changed(inner).into_iter().map(|inner| with(Value::Table(inner)))),
            Value::Array(_) => all.extend(others.iter().cloned().map(|item| with(Value::Array(vec![item])))),
            _ => {}
        }
    }
    let mut more = table.clone();
    more.insert("token_pth".to_owned(), Value::Integer(1));
    all.push(more);
    all
}

#[test]
fn what_has_no_faults_is_read_and_nothing_else() {
    let whole: Table = WHOLE.parse().unwrap();
    let all = changed(&whole);
    assert!(all.len() > 700, "{}", all.len());
    for table in all {
        let text = table.to_string();
        let faults = faults(&text);
        // The reader takes a list for a table whose values it has in their order, and a date for a table of one key. Nobody means that.
        let no_table = ["must be a table, found a list", "must be a table, found a date or a time"];
        if faults.iter().any(|fault| no_table.iter().any(|end| fault.message.ends_with(end))) {
            continue;
        }
        let read = toml::from_str::<Config>(&text);
        let is_right = read.as_ref().is_ok_and(|config| {
            crate::config::is_crate_name(&config.package.name)
                && semver::Version::parse(&config.package.version).is_ok()
                && config.environment.iter().flat_map(variables).all(is_variable_name)
                && config.retry.statuses.iter().all(|status| (300..600).contains(status))
                && config.idempotency.iter().all(is_sendable)
                && config.failure.iter().flat_map(|own| [&own.is, &own.is_not]).flatten().all(is_single)
        });
        assert_eq!(faults.is_empty(), is_right, "{text}\n{faults:#?}\n{read:?}");
        let messages =
            faults.iter().map(|fault| format!("{} {}", fault.message, fault.help.as_deref().unwrap_or_default()));
        for message in messages {
            let of_rust = ["u32", "expected", "struct", "invalid type", "variant", "field"];
            assert!(!of_rust.iter().any(|word| message.contains(word)), "{message}");
        }
    }
}

fn is_single(value: &Value) -> bool {
    !value.is_array() && !value.is_table() && !value.is_datetime()
}

fn is_sendable(own: &Idempotency) -> bool {
    is_header_name(&own.header) && own.methods.iter().all(|method| method == "POST")
}

fn variables(own: &Environment) -> Vec<&str> {
    let Environment { prefix, base_url, client_id, client_secret, refresh_token, bearer_token, credentials, file: _ } =
        own;
    let named = [prefix, base_url, client_id, client_secret, refresh_token, bearer_token].into_iter().flatten();
    named.chain(credentials.values()).map(String::as_str).collect()
}

#[test]
fn a_variable_has_a_name_that_a_shell_takes() {
    let head = "document = 'a'\noutput = 'b'\n[crate]\nname = 'c'\nversion = '0.1.0'\n[environment]\n";
    for (name, is_one) in
        [("ACME_1", true), ("_a", true), ("", false), ("A B", false), ("1A", false), ("A=B", false), ("Ö", false)]
    {
        for key in
            ["prefix", "base_url", "client_id", "client_secret", "refresh_token", "bearer_token", "credentials.key"]
        {
            let found = faults(&format!("{head}{key} = '{name}'\n"));
            assert_eq!(found.is_empty(), is_one, "{key} {name}: {found:?}");
        }
    }
}

#[test]
fn each_variable_has_one_meaning() {
    let head = "document = 'a'\noutput = 'b'\n[crate]\nname = 'c'\nversion = '0.1.0'\n[environment]\nprefix = 'A'\n";
    let found =
        faults(&format!("{head}base_url = 'A'\nbearer_token = 'T'\n[environment.credentials]\nk = 'K'\nl = 'T'\n"));
    let [fault] = &found[..] else { panic!("{found:#?}") };
    assert_eq!(fault.message, "`environment.credentials.l` is the variable `T`, as `environment.bearer_token` is");
    assert!(matches!(fault.place, Place::Text { line: 12, column: 5, .. }), "{fault:#?}");
}

#[test]
fn each_fault_is_found() {
    let whole: Table = WHOLE.parse().unwrap();
    let faults =
        faults(&whole.to_string().replace("= 4", "= 4000000000000").replace("\"500ms\"", "7").replace("limit", "limt"));
    assert_eq!(faults.len(), 3, "{faults:#?}");
}

#[test]
fn a_failure_is_told_by_one_single_value() {
    for (table, is_right) in [
        ("property = 'ok'\nis = false", true),
        ("property = 'meta.code'\nis_not = 0", true),
        ("property = 'ok'", false),
        ("property = 'ok'\nis = 1\nis_not = 2", false),
        ("property = 'ok'\nis = [1]", false),
        ("property = 'a..b'\nis = 1", false),
        ("property = 'ok'\nis = { a = 1 }", false),
    ] {
        let config =
            format!("document = 'a'\noutput = 'b'\ncrate = {{name = 'c', version = '0.1.0'}}\n[failure]\n{table}");
        assert_eq!(crate::config::read::clients(&config).is_ok(), is_right, "{table}");
    }
}

#[test]
fn a_header_for_keys_is_one_that_can_be_sent() {
    for (header, is_right) in [("Idempotency-Key", true), ("x_y", true), ("a b", false), ("", false), ("a:", false)] {
        let config = format!("{WHOLE}\n").replace("Idempotency-Key", header);
        assert_eq!(faults(&config).is_empty(), is_right, "{header}");
    }
}
