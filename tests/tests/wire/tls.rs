//! TLS, as it comes with the crate's default features. The authority of the test's server is made known to the helper
//! program by the variable that OpenSSL uses, too.

use std::fs;

use sailmaker_tests::server::{Reply, Server};

use crate::process::Child;
use crate::support::complete;

const PATH: &str = "/v2025/source-usages/env/status";

/// The helper program with credentials for this server.
fn child(server: &Server) -> Child {
    let variables =
        [("SAIL_BASE_URL", server.url()), ("SAIL_CLIENT_ID", "i".to_owned()), ("SAIL_CLIENT_SECRET", "s".to_owned())];
    Child::new().envs(variables)
}

/// The same, trusting the server's authority.
fn trusting(server: &Server) -> Child {
    let child = child(server);
    let file = child.directory().join("authority.pem");
    fs::write(&file, server.authority().unwrap()).unwrap();
    child.env("SSL_CERT_FILE", file)
}

#[test]
fn a_trusted_server_is_asked() {
    let server = Server::start_tls();
    server.reply(PATH, complete());
    assert_eq!(trusting(&server).run(), "ok COMPLETE");
    assert_eq!(server.calls()[0].header_values("authorization"), ["Bearer token-1"]);
}

#[test]
fn a_server_that_is_not_trusted_is_sent_nothing() {
    let server = Server::start_tls();
    let other = Server::start_tls();
    let file = tempfile::NamedTempFile::new().unwrap();
    fs::write(file.path(), other.authority().unwrap()).unwrap();
    let printed = child(&server).env("SSL_CERT_FILE", file.path()).run();
    assert!(printed.starts_with("Token "), "{printed}");
    assert_eq!(server.requests(), []);
}

#[test]
fn a_redirect_from_https_to_plain_http_is_refused() {
    let server = Server::start_tls();
    server.reply(PATH, Reply::redirect(302, "http://acme.invalid/elsewhere"));
    let printed = trusting(&server).run();
    assert!(printed.starts_with("Redirect "), "{printed}");
    assert_eq!(server.calls().len(), 1);
}

#[test]
fn a_redirect_from_https_to_a_loopback_address_takes_no_credential() {
    let (server, plain) = (Server::start_tls(), Server::start());
    server.reply(PATH, Reply::redirect(302, format!("{}/elsewhere", plain.url())));
    plain.reply("/elsewhere", complete());
    assert_eq!(trusting(&server).run(), "ok COMPLETE");
    assert!(plain.requests()[0].header_values("authorization").is_empty());
}
