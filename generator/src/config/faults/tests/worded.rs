//! How faults are said, and what is to be done.

use super::faults;

const LEAST: &str = "document = 'a'\noutput = 'b'\ncrate = {name = 'c', version = '0.1.0'}\n";

/// What is wrong with lines behind those that every config has: each message, with its help.
fn said(lines: &str) -> Vec<(String, String)> {
    let faults = faults(&format!("{LEAST}{lines}\n"));
    faults.into_iter().map(|fault| (fault.message, fault.help.unwrap_or_default())).collect()
}

#[test]
fn a_value_of_another_type_is_said_with_what_is_meant() {
    let number = "must be a whole number from";
    for (lines, message, help) in [
        (
            "[retry]\nattempts = '3'",
            format!("`retry.attempts` {number} 0 to 4294967295, found the string `3`"),
            "write it without quotes: `3`",
        ),
        ("[retry]\nattempts = -1", format!("`retry.attempts` {number} 0 to 4294967295, found -1"), ""),
        (
            "[retry]\nattempts = 99999999999999999999",
            format!("`retry.attempts` {number} 0 to 4294967295, found 99999999999999999999"),
            "",
        ),
        ("[retry]\nattempts = 1.5", format!("`retry.attempts` {number} 0 to 4294967295, found 1.5"), ""),
        ("[retry]\nstatuses = [99]", format!("each of `retry.statuses` {number} 300 to 599, found 99"), ""),
        (
            "[retry]\nstatuses = 500",
            format!("`retry.statuses` must be a list, each of it {} 300 to 599, found 500", &number[8..]),
            "write a list: `[500]`",
        ),
        (
            "[retry]\nmax_delay = 60",
            "`retry.max_delay` must be a time such as `\"500ms\"` or `\"2m\"`, found 60".to_owned(),
            "write its unit: `\"60s\"`, `\"60ms\"`",
        ),
        (
            "[[retry]]\nattempts = 3",
            "`retry` must be a table, found a list".to_owned(),
            "there is one such table: write `[retry]`",
        ),
        (
            "[server]\nbase_url_required = 'true'",
            "`server.base_url_required` must be `true` or `false`, found the string `true`".to_owned(),
            "write it without quotes: `true`",
        ),
        (
            "overlays = 'a.yaml'",
            "`overlays` must be a list of strings, found the string `a.yaml`".to_owned(),
            "write a list: `[\"a.yaml\"]`",
        ),
        ("names.a = 1979-05-27", "`names.a` must be a string, found a date or a time".to_owned(), "write it in quotes"),
        ("overlays = [1]", "each of `overlays` must be a string, found 1".to_owned(), "write it in quotes"),
        (
            "pagination.first_page = -1",
            "`pagination.first_page` must be a whole number, 0 or more, found -1".to_owned(),
            "",
        ),
        (
            "idempotency = {header = 'a', methods = ['post']}",
            "each of `idempotency.methods` must be `GET`, `PUT`, `POST`, `DELETE`, `PATCH` or `QUERY`, found `post`"
                .to_owned(),
            "did you mean `POST`?",
        ),
        (
            "failure = {property = 'a', is = []}",
            "`failure.is` must be `true` or `false`, a number or a string, found a list".to_owned(),
            "",
        ),
        (
            "environment.file.pth = 'a'",
            "the config has no key `environment.file.pth`".to_owned(),
            "did you mean `path`?",
        ),
    ] {
        assert_eq!(said(lines).first(), Some(&(message, help.to_owned())), "{lines}");
    }
}

#[test]
fn what_is_no_toml_is_said_in_words() {
    let twice = "write a key once, a table under one head, and each of several tables under `[[NAME]]`";
    for (lines, wrong, help) in [
        ("document = 'b'", "`document` is there twice", twice),
        ("[retry]\n[retry]", "`retry` is there twice", twice),
        ("[pagination]\n[[pagination]]", "`pagination` is there twice", twice),
        ("runtime =", "a key has no value", "write a string in quotes, a number, `true` or `false`"),
        ("runtime", "a key has no value", "write `=` and a value behind it"),
        ("runtime = crate", "`crate` is no value", "write a string in quotes"),
        ("runtime = \"crate", "a string is not closed", "write `\"` at its end"),
        ("runtime = 'crate", "a string is not closed", "write `'` at its end"),
        ("runtime == 'crate'", "there is one `=` too many", "take it out"),
        ("runtime = 'crate' 'a'", "something stands behind a value", "write each key on a line of its own"),
        (
            "run!time = 'crate'",
            "a key has a character that needs quotes",
            "write letters, digits, `-` and `_`, or the key in quotes",
        ),
        ("overlays = ['a' 'b']", "a comma is missing", "write `,` between each two"),
        ("overlays = ['a'", "a list is not closed", "write `]` at its end"),
        ("auth = {token_path = 'a'", "a table is not closed", "write `}` at its end"),
        ("[retry", "the head of a table is not closed", "write `]` at its end"),
        ("[[stream]", "the head of a table is not closed", "write `]]` at its end"),
        ("[retry]\nattempts = 03", "a number begins with 0", "write it without that, or in quotes if it is a text"),
        (
            "runtime = \"\\q\"",
            "`\\` stands before what it does not escape",
            "write `\\\\`, or the string in single quotes",
        ),
        (
            "server.base_url_required = true1",
            "there is neither `true` nor `false`",
            "write one of them, or a string in quotes",
        ),
        ("[crate.metadata]", "a table that is whole is written again", "write all its keys in one place"),
    ] {
        assert_eq!(said(lines).first(), Some(&(format!("the config is no TOML: {wrong}"), help.to_owned())), "{lines}");
    }
}

/// What was read of such a line is not what is written there; what other lines say is.
#[test]
fn of_a_line_that_is_no_toml_nothing_else_is_said() {
    let said = said("x = 'a' 'b'\n[retry]\nattempts = 03\nmax_dely = '1s'");
    let messages: Vec<&str> = said.iter().map(|(message, _)| message.as_str()).collect();
    assert_eq!(
        messages,
        [
            "the config is no TOML: something stands behind a value",
            "the config is no TOML: a number begins with 0",
            "the config has no key `retry.max_dely`",
        ]
    );
}
