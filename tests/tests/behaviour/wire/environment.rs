//! What clients find in the environment. A process of its own has each environment: this program again, with one test.

use super::{header, sent};
use std::process::Command;

/// Set where a call is to be made: the name of the call.
const CALL: &str = "SAILMAKER_TEST_CALL";

/// What is run in a process with the variables; it makes no call otherwise.
#[test]
fn child() {
    let error = match std::env::var(CALL).as_deref() {
        Ok("both") => security_schemes::Client::from_env().map(|client| drop(client.a().get_both().send_blocking().unwrap())),
        Ok("basic") => security_schemes::Client::from_env().map(|client| drop(client.a().get_basic().send_blocking().unwrap())),
        Ok("default") => {
            // It has an address by itself.
            println!("default {:?}", server_default::Client::from_env().map_err(|error| error.to_string()));
            return;
        }
        _ => return,
    };
    if let Err(error) = error {
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
