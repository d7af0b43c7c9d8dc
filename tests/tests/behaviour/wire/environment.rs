//! What clients find in the environment. A process of its own has each environment: this program again, with one test.

use super::{body, header, sent};
use std::process::Command;

/// Set where a call is to be made: the name of the call.
const CALL: &str = "SAILMAKER_TEST_CALL";

/// What goes wrong with a client of the environment, or with a call that it makes.
macro_rules! called {
    ($client:ty, $operation:ident) => {
        <$client>::from_env()
            .and_then(|client| client.a().$operation().send_blocking())
            .map(drop)
            .map_err(|error| error.to_string())
    };
}

/// What is run in a process with the variables; it makes no call otherwise.
#[test]
fn child() {
    let called = match std::env::var(CALL).as_deref() {
        Ok("both") => called!(security_schemes::Client, get_both),
        Ok("basic") => called!(security_schemes::Client, get_basic),
        Ok("tokens") => called!(tokens::Client, get_a),
        Ok("renewed") => called!(tokens_renewed::Client, get_a),
        Ok("optional") => called!(security_optional::Client, get_a),
        Ok("open") => called!(security_open::Client, get_a),
        Ok("default") => {
            // It has an address by itself.
            println!("default {:?}", server_default::Client::from_env().map_err(|error| error.to_string()));
            return;
        }
        _ => return,
    };
    if let Err(error) = called {
        println!("failed: {error}");
    }
}

/// What the process says.
fn said(call: &str, variables: &[(&str, &str)]) -> String {
    let mut command = Command::new(std::env::current_exe().unwrap());
    command.args(["--exact", "environment::child", "--nocapture"]).env(CALL, call);
    let output = command.envs(variables.iter().copied()).output().unwrap();
    assert!(output.status.success(), "{output:?}");
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn every_scheme_has_a_variable_that_is_called_by_the_crate() {
    let request = sent("204 No Content", "", |url| {
        let variables = [
            ("SECURITY_SCHEMES_BASE_URL", url.as_str()),
            ("SECURITY_SCHEMES_BEARER_TOKEN", "t"),
            ("SECURITY_SCHEMES_QUERY", "q"),
        ];
        said("both", &variables);
    });
    assert_eq!(request.lines().next(), Some("GET /both?key=q HTTP/1.1"));
    assert_eq!(header(&request, "authorization"), Some("Bearer t"));
    // A key that is the user has no password.
    for (password, encoded) in [(None, "Basic dTo="), (Some("p"), "Basic dTpw")] {
        let request = sent("204 No Content", "", |url| {
            let mut variables = vec![("SECURITY_SCHEMES_BASE_URL", url.as_str()), ("SECURITY_SCHEMES_BASIC_USER", "u")];
            variables.extend(password.map(|password| ("SECURITY_SCHEMES_BASIC_PASSWORD", password)));
            said("basic", &variables);
        });
        assert_eq!(header(&request, "authorization"), Some(encoded));
    }
}

#[test]
fn what_is_missing_in_the_environment_is_named() {
    let without_address = said("both", &[("SECURITY_SCHEMES_BEARER_TOKEN", "t")]);
    assert!(without_address.contains("failed: SECURITY_SCHEMES_BASE_URL is not set"), "{without_address}");
    let address = ("SECURITY_SCHEMES_BASE_URL", "https://example.com");
    let nothing = said("both", &[address]);
    for name in ["CLIENT_ID", "CLIENT_SECRET", "BEARER_TOKEN", "COOKIE", "HEADER", "QUERY", "BASIC_USER"] {
        assert!(nothing.contains(&format!("SECURITY_SCHEMES_{name}")), "{name} is not in: {nothing}");
    }
    let half = said("both", &[address, ("SECURITY_SCHEMES_CLIENT_ID", "id")]);
    assert!(half.contains("failed: SECURITY_SCHEMES_CLIENT_ID is set, but SECURITY_SCHEMES_CLIENT_SECRET is not"), "{half}");
    let token = ("SECURITY_SCHEMES_BEARER_TOKEN", "t");
    let both = said("both", &[address, token, ("SECURITY_SCHEMES_CLIENT_ID", "id"), ("SECURITY_SCHEMES_CLIENT_SECRET", "s")]);
    assert!(both.contains("failed: SECURITY_SCHEMES_CLIENT_ID and SECURITY_SCHEMES_BEARER_TOKEN are both set"), "{both}");
}

#[test]
fn an_address_of_the_document_needs_no_variable() {
    let shown = said("default", &[]);
    assert!(shown.contains("default Ok(Client { server: \"https://api.example.com/v1\", .. })"), "{shown}");
}

/// A refresh token belongs to a client, which alone would fetch tokens as itself.
#[test]
fn a_refresh_token_is_read_with_its_client() {
    for (secret, form) in [
        (None, "grant_type=refresh_token&refresh_token=r&client_id=id"),
        (Some("s"), "grant_type=refresh_token&refresh_token=r&client_id=id&client_secret=s"),
    ] {
        let request = sent("400 Bad Request", "", |url| {
            let variables = [("TOKENS_BASE_URL", url.as_str()), ("TOKENS_CLIENT_ID", "id"), ("TOKENS_REFRESH_TOKEN", "r")];
            let secret = secret.map(|secret| ("TOKENS_CLIENT_SECRET", secret));
            said("tokens", &Vec::from_iter(variables.into_iter().chain(secret)));
        });
        assert_eq!((request.lines().next(), body(&request)), (Some("POST /oauth/refresh HTTP/1.1"), form));
    }
    let request = sent("400 Bad Request", "", |url| {
        let variables = [("TOKENS_BASE_URL", url.as_str()), ("TOKENS_CLIENT_ID", "id"), ("TOKENS_CLIENT_SECRET", "s")];
        said("tokens", &variables);
    });
    assert!(request.starts_with("POST /oauth/token HTTP/1.1"), "{request}");
    assert_eq!(body(&request), "grant_type=client_credentials&client_id=id&client_secret=s");
}

#[test]
fn what_is_missing_of_a_refresh_token_is_named() {
    let address = ("TOKENS_BASE_URL", "https://example.com");
    let without_client = said("tokens", &[address, ("TOKENS_REFRESH_TOKEN", "r")]);
    assert!(without_client.contains("failed: TOKENS_REFRESH_TOKEN is set, but TOKENS_CLIENT_ID is not"), "{without_client}");
    let nothing = said("tokens", &[address]);
    let names = "TOKENS_REFRESH_TOKEN, TOKENS_CLIENT_ID, TOKENS_CLIENT_SECRET, TOKENS_BEARER_TOKEN";
    assert!(nothing.contains(&format!("failed: no credentials are set: {names} would be read")), "{nothing}");
    // Without the grant of client credentials an id says nothing by itself.
    let address = ("TOKENS_RENEWED_BASE_URL", "https://example.com");
    let alone = said("renewed", &[address, ("TOKENS_RENEWED_CLIENT_ID", "id"), ("TOKENS_RENEWED_CLIENT_SECRET", "s")]);
    assert!(alone.contains("failed: TOKENS_RENEWED_CLIENT_ID is set, but TOKENS_RENEWED_REFRESH_TOKEN is not"), "{alone}");
}

#[test]
fn no_credentials_are_missing_where_every_operation_is_open() {
    for (call, address) in [("optional", "SECURITY_OPTIONAL_BASE_URL"), ("open", "SECURITY_OPEN_BASE_URL")] {
        let request = sent("204 No Content", "", |url| assert!(!said(call, &[(address, url.as_str())]).contains("failed:")));
        assert_eq!((request.lines().next(), header(&request, "x-key")), (Some("GET /a HTTP/1.1"), None));
    }
    let request = sent("204 No Content", "", |url| {
        said("optional", &[("SECURITY_OPTIONAL_BASE_URL", url.as_str()), ("SECURITY_OPTIONAL_API_KEY", "k")]);
    });
    assert_eq!(header(&request, "x-key"), Some("k"));
}
