//! `Client::from_env`: the variables, else `config.json` in the working directory.

use std::fs;

use sailmaker_tests::server::Server;
use serde_json::{Value, json};

use crate::process::Child;
use crate::support::{complete, pairs};

/// A server that answers what the helper program asks for.
fn server() -> Server {
    let server = Server::start();
    server.always("/v2025/source-usages/env/status", complete());
    server
}

/// The environment of a complete configuration.
fn variables(server: &Server) -> [(&'static str, String); 3] {
    [
        ("SAIL_BASE_URL", server.url()),
        ("SAIL_CLIENT_ID", "env-id".to_owned()),
        ("SAIL_CLIENT_SECRET", "env-secret".to_owned()),
    ]
}

/// The content of a complete `config.json`.
fn config(server: &Server) -> Value {
    json!({"BaseURL": server.url(), "ClientId": "file-id", "ClientSecret": "file-secret"})
}

/// Checks whose credentials a server was sent.
fn assert_credentials(server: &Server, id: &str, secret: &str) {
    let expected = pairs(&[("client_id", id), ("client_secret", secret), ("grant_type", "client_credentials")]);
    assert_eq!(server.token_requests()[0].form(), expected);
    assert_eq!(server.calls().len(), 1);
}

/// Checks that a child failed for its configuration, and named all of these.
fn assert_names(printed: &str, names: &[&str]) {
    assert!(printed.starts_with("Config "), "{printed}");
    for name in names {
        assert!(printed.contains(name), "{name} is not in: {printed}");
    }
}

#[test]
fn the_variables() {
    let server = server();
    assert_eq!(Child::new().envs(variables(&server)).run(), "ok COMPLETE");
    assert_credentials(&server, "env-id", "env-secret");
}

#[test]
fn the_file() {
    let server = server();
    assert_eq!(Child::new().config(&config(&server)).run(), "ok COMPLETE");
    assert_credentials(&server, "file-id", "file-secret");
}

#[test]
fn other_keys_of_the_file_are_ignored() {
    let server = server();
    let mut config = config(&server);
    config["Proxy"] = json!({"host": "x"});
    assert_eq!(Child::new().config(&config).run(), "ok COMPLETE");
}

#[test]
fn the_variables_come_before_the_file() {
    let (server, other) = (server(), Server::start());
    assert_eq!(Child::new().envs(variables(&server)).config(&config(&other)).run(), "ok COMPLETE");
    assert_credentials(&server, "env-id", "env-secret");
    assert_eq!(other.requests(), []);
}

#[test]
fn the_file_is_not_read_when_the_variables_have_a_base_url() {
    let server = server();
    let child = Child::new().envs(variables(&server));
    fs::write(child.directory().join("config.json"), "{ not JSON").unwrap();
    assert_eq!(child.run(), "ok COMPLETE");
}

/// The first source that has a base URL wins whole: a secret of one place is never sent to the server of another.
#[test]
fn variables_without_a_base_url_do_not_count() {
    let server = server();
    let [_, id, secret] = variables(&server);
    assert_eq!(Child::new().envs([id, secret]).config(&config(&server)).run(), "ok COMPLETE");
    assert_credentials(&server, "file-id", "file-secret");
}

#[test]
fn the_file_does_not_complete_the_variables() {
    let (server, other) = (server(), Server::start());
    let [base_url, id, _] = variables(&server);
    let printed = Child::new().envs([base_url, id]).config(&config(&other)).run();
    assert_names(&printed, &["SAIL_CLIENT_SECRET"]);
    assert!(server.requests().is_empty() && other.requests().is_empty());
}

#[test]
fn every_missing_variable_is_named() {
    let server = server();
    let [base_url, id, secret] = variables(&server);
    assert_names(&Child::new().envs([base_url.clone()]).run(), &["SAIL_CLIENT_ID", "SAIL_CLIENT_SECRET"]);
    assert_names(&Child::new().envs([base_url, secret]).run(), &["SAIL_CLIENT_ID"]);
    assert_names(&Child::new().envs([id]).run(), &["SAIL_BASE_URL", "config.json"]);
}

#[test]
fn nothing_at_all_names_both_places() {
    assert_names(&Child::new().run(), &["SAIL_BASE_URL", "config.json"]);
}

#[test]
fn every_missing_key_is_named() {
    let server = server();
    for key in ["BaseURL", "ClientId", "ClientSecret"] {
        let mut config = config(&server);
        config.as_object_mut().unwrap().remove(key);
        assert_names(&Child::new().config(&config).run(), &[key, "config.json"]);
    }
    assert_eq!(server.requests(), []);
}

#[test]
fn an_empty_variable_is_a_missing_one() {
    let server = server();
    let [base_url, id, secret] = variables(&server);
    let emptied = [("SAIL_BASE_URL", String::new()), id.clone(), secret.clone()];
    assert_eq!(Child::new().envs(emptied).config(&config(&server)).run(), "ok COMPLETE");
    let emptied = [base_url, id, ("SAIL_CLIENT_SECRET", String::new())];
    assert_names(&Child::new().envs(emptied).run(), &["SAIL_CLIENT_SECRET"]);
}

#[test]
fn a_file_that_is_not_json_is_named() {
    for content in ["", "{", "[]", "BaseURL: x", r#"{"BaseURL": 3, "ClientId": "i", "ClientSecret": "s"}"#] {
        let child = Child::new();
        fs::write(child.directory().join("config.json"), content).unwrap();
        assert_names(&child.run(), &["config.json"]);
    }
}

#[test]
fn a_secret_in_a_broken_file_is_not_shown() {
    let child = Child::new();
    let content = r#"{"BaseURL": "https://acme.api.identitynow.com", "ClientId": {}, "ClientSecret": ["hushhush"]}"#;
    fs::write(child.directory().join("config.json"), content).unwrap();
    let printed = child.run();
    assert_names(&printed, &["config.json"]);
    assert!(!printed.contains("hushhush"), "{printed}");
}

/// The program ends, rather than to wait for who writes into a pipe, or to read a device to its end.
#[cfg(unix)]
#[test]
fn a_file_that_is_no_regular_one_is_refused() {
    use std::os::unix::fs::symlink;
    use std::os::unix::net::UnixListener;
    use std::path::Path;
    use std::process::Command;

    let make: [fn(&Path); 5] = [
        |path| fs::create_dir(path).unwrap(),
        |path| symlink("/dev/zero", path).unwrap(),
        |path| symlink("/dev/null", path).unwrap(),
        |path| drop(UnixListener::bind(path).unwrap()),
        |path| assert!(Command::new("mkfifo").arg(path).status().unwrap().success()),
    ];
    for make in make {
        let child = Child::new();
        make(&child.directory().join("config.json"));
        let printed = child.run();
        assert!(printed.ends_with("config.json cannot be read: it is not a regular file"), "{printed}");
    }
}

#[cfg(unix)]
#[test]
fn a_link_to_a_file_is_that_file() {
    let server = server();
    let child = Child::new();
    fs::write(child.directory().join("real"), config(&server).to_string()).unwrap();
    std::os::unix::fs::symlink("real", child.directory().join("config.json")).unwrap();
    assert_eq!(child.run(), "ok COMPLETE");
}

#[cfg(unix)]
#[test]
fn a_variable_that_is_not_unicode_is_named() {
    use std::ffi::OsString;
    use std::os::unix::ffi::OsStringExt;

    let server = server();
    let [base_url, id, _] = variables(&server);
    let child = Child::new().envs([base_url, id]).env("SAIL_CLIENT_SECRET", OsString::from_vec(vec![b'a', 0xff]));
    assert_names(&child.run(), &["SAIL_CLIENT_SECRET"]);
}

#[test]
fn a_base_url_that_is_none_is_refused() {
    for base_url in ["acme", "http://acme.api.identitynow.com", "ftp://acme"] {
        let printed =
            Child::new().env("SAIL_BASE_URL", base_url).env("SAIL_CLIENT_ID", "i").env("SAIL_CLIENT_SECRET", "s").run();
        assert_names(&printed, &[]);
    }
}
