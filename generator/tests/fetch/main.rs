//! Documents from URLs: `init` and `update`, with a server on this machine.

#[path = "../support/program.rs"]
mod program;
mod server;

use program::{Run, run, sailmaker};
use server::{Answer, Server};
use std::fs;
use std::path::PathBuf;
use tempfile::TempDir;

const DOCUMENT: &str = "openapi: 3.0.3
info: {title: Acme Things, version: '1'}
paths:
  /things:
    get:
      operationId: listThings
      tags: [things]
      responses:
        '200':
          description: All of them.
          content: {application/json: {schema: {$ref: '#/components/schemas/Thing'}}}
components:
  schemas:
    Thing: {type: object, properties: {id: {type: string}}}
";

/// An empty folder, and the certificates that are trusted in it.
struct Folder {
    folder: TempDir,
    trusted: TempDir,
}

impl Folder {
    fn trusting(server: &Server) -> Self {
        let own = Self { folder: TempDir::new().unwrap(), trusted: TempDir::new().unwrap() };
        fs::write(own.trusted.path().join("authority.pem"), &server.authority).unwrap();
        own
    }

    fn path(&self, relative: &str) -> PathBuf {
        self.folder.path().join(relative)
    }

    fn text(&self, relative: &str) -> String {
        fs::read_to_string(self.path(relative)).unwrap()
    }

    fn files(&self) -> Vec<String> {
        let files = fs::read_dir(self.folder.path()).unwrap();
        let mut files: Vec<String> = files.map(|file| file.unwrap().file_name().into_string().unwrap()).collect();
        files.sort();
        files
    }

    /// Runs the program in the folder, with arguments that have no spaces.
    fn run(&self, arguments: &str) -> Run {
        let mut command = sailmaker(self.folder.path(), arguments);
        let authority = self.trusted.path().join("authority.pem");
        run(command.env("SSL_CERT_FILE", authority).env_remove("SSL_CERT_DIR"))
    }

    /// Begins with the document of a server.
    fn begun(server: &Server) -> Self {
        server.has_file("/openapi.yaml", DOCUMENT);
        let folder = Self::trusting(server);
        let (code, _, err) = folder.run(&format!("init {}", server.url("/openapi.yaml")));
        assert_eq!((code, err.as_str()), (Some(0), ""));
        folder
    }
}

#[test]
#[cfg_attr(not(target_os = "linux"), ignore = "the system is asked which certificates it trusts")]
fn a_document_is_fetched_over_tls_and_kept_as_it_was_sent() {
    let server = Server::over_tls();
    server.has_file("/v1/openapi.yaml", DOCUMENT);
    let folder = Folder::trusting(&server);
    let url = server.url("/v1/openapi.yaml");
    let (code, out, err) = folder.run(&format!("init {url}"));
    assert_eq!((code, err.as_str()), (Some(0), ""));
    assert!(out.starts_with("openapi.yaml: fetched\nsailmaker.toml: written; operations: 1"), "{out}");
    assert_eq!(folder.text("openapi.yaml"), DOCUMENT);
    let digest = sailmaker::output::digest(DOCUMENT.as_bytes());
    let config = folder.text("sailmaker.toml");
    assert!(config.contains(&format!("\n[source]\nurl = \"{url}\"\nsha256 = \"{digest}\"\n")), "{config}");
    assert_eq!(folder.run("generate").0, Some(0));
    assert_eq!(folder.run("check").0, Some(0));
    assert_eq!(folder.files(), ["acme-things", "openapi.yaml", "sailmaker.toml"]);
}

#[test]
#[cfg_attr(not(target_os = "linux"), ignore = "the system is asked which certificates it trusts")]
fn a_certificate_that_nobody_vouches_for_is_not_taken() {
    let server = Server::over_tls();
    server.has_file("/openapi.yaml", DOCUMENT);
    let folder = Folder::trusting(&Server::over_tls());
    let (code, _, err) = folder.run(&format!("init {}", server.url("/openapi.yaml")));
    assert!(code == Some(2) && err.contains("invalid peer certificate"), "{err}");
    assert_eq!((folder.files(), server.asked()), (vec![], vec![]));
}

#[test]
fn files_that_the_document_refers_to_are_fetched_and_become_one() {
    let server = Server::plain();
    server.has("/v1/api.yaml", Answer::Redirect("/v2/api.yaml?raw=1".to_owned()));
    let reference = "{$ref: '../models/thing a.yaml'}";
    server.has_file("/v2/api.yaml?raw=1", &DOCUMENT.replace("{$ref: '#/components/schemas/Thing'}", reference));
    server.has_file(
        "/models/thing%20a.yaml",
        "{type: object, properties: {part: {$ref: part.yaml}, lost: {$ref: lost.yaml}}}",
    );
    server.has_file("/models/part.yaml", "{type: object, properties: {weight: {type: number}}}");
    let folder = Folder::trusting(&server);
    let (code, _, err) = folder.run(&format!("init {}", server.url("/v1/api.yaml")));
    assert_eq!(code, Some(0), "{err}");
    let text = folder.text("api.yaml");
    assert!(text.contains("weight") && !text.contains("$ref: part.yaml"), "{text}");
    let asked =
        ["/models/lost.yaml", "/models/part.yaml", "/models/thing%20a.yaml", "/v1/api.yaml", "/v2/api.yaml?raw=1"];
    assert_eq!(server.asked(), asked);
    assert_eq!(folder.run("generate").0, Some(0));
}

#[test]
fn a_file_of_another_origin_is_not_asked_for() {
    let (server, other) = (Server::plain(), Server::plain());
    other.has_file("/secret.yaml", "{type: string}");
    server.has("/away.yaml", Answer::Redirect(other.url("/secret.yaml")));
    let folder = Folder::trusting(&server);
    let init = |reference: &str| {
        let reference = format!("{{$ref: '{reference}'}}");
        server.has_file("/openapi.yaml", &DOCUMENT.replace("{$ref: '#/components/schemas/Thing'}", &reference));
        folder.run(&format!("init {}", server.url("/openapi.yaml")))
    };
    let (code, _, err) = init("away.yaml");
    assert!(code == Some(2) && err.contains("which is another origin"), "{err}");
    let (code, _, err) = init(&other.url("/secret.yaml"));
    assert_eq!((code, err.as_str()), (Some(0), ""));
    assert!(folder.text("sailmaker.toml").contains("# reference-to-network = "));
    assert_eq!(other.asked(), Vec::<String>::new());
}

#[test]
fn what_cannot_be_fetched_is_said_and_nothing_is_written() {
    let server = Server::plain();
    server.has("/500", Answer::Status(500));
    server.has("/endless", Answer::Endless);
    server.has("/circle", Answer::Redirect("/circle".to_owned()));
    server.has("/away", Answer::Redirect("http://example.com/openapi.yaml".to_owned()));
    server.has("/file", Answer::Redirect("file:///etc/passwd".to_owned()));
    server.has_file("/page", "<!DOCTYPE html>\n<html><body>Sign in</body></html>");
    server.has_file("/empty", "");
    let folder = Folder::trusting(&server);
    for (path, message) in [
        ("/gone", "the server answers 404 Not Found"),
        ("/500", "the server answers 500 Internal Server Error"),
        ("/endless", "it has more than 64 MiB"),
        ("/circle", "there are more than 5 redirects"),
        ("/away", "is fetched over HTTP, where anybody on the way can change it"),
        ("/file", "names no server"),
        ("/page", "this is an HTML page, not an OpenAPI document"),
        ("/empty", "the file is empty"),
    ] {
        let (code, _, err) = folder.run(&format!("init {}", server.url(path)));
        assert!(code == Some(2) && err.contains(message), "{path}: {err}");
        assert_eq!(folder.files(), Vec::<String>::new(), "{path}");
    }
}

#[test]
fn what_is_here_already_is_not_replaced() {
    let server = Server::plain();
    server.has_file("/openapi.yaml", DOCUMENT);
    let folder = Folder::trusting(&server);
    fs::write(folder.path("openapi.yaml"), "mine").unwrap();
    let (code, _, err) = folder.run(&format!("init {}", server.url("/openapi.yaml")));
    assert!(code == Some(2) && err.contains("there is a `openapi.yaml` here already"), "{err}");
    assert_eq!((folder.text("openapi.yaml").as_str(), folder.files().len()), ("mine", 1));
}

#[test]
fn an_update_says_what_is_new_and_takes_it() {
    let server = Server::plain();
    let folder = Folder::begun(&server);
    let before = folder.text("sailmaker.toml");
    assert_eq!(folder.run("update"), (Some(0), "openapi.yaml: the one that is published\n".to_owned(), String::new()));
    assert_eq!(folder.text("sailmaker.toml"), before);
    let new = DOCUMENT.replace("{id: {type: string}}", "{id: {type: integer}}");
    server.has_file("/openapi.yaml", &new);
    let (code, out, err) = folder.run("update --check");
    assert!(code == Some(1) && err.is_empty(), "{err}");
    assert!(out.contains("field-type: the property `id` of `Thing` was `String` and is now `i64`"), "{out}");
    assert_eq!((folder.text("openapi.yaml").as_str(), folder.text("sailmaker.toml")), (DOCUMENT, before.clone()));
    let (code, shown, err) = folder.run("update");
    assert_eq!((code, shown, err.as_str()), (Some(0), out, "openapi.yaml: written\nnext:\n  sailmaker generate\n"));
    assert_eq!(folder.text("openapi.yaml"), new);
    let digest = |text: &str| sailmaker::output::digest(text.as_bytes());
    assert_eq!(folder.text("sailmaker.toml"), before.replace(&digest(DOCUMENT), &digest(&new)));
}

#[test]
fn what_was_changed_by_hand_is_not_lost() {
    let server = Server::plain();
    let folder = Folder::begun(&server);
    let config = folder.text("sailmaker.toml");
    let changed = DOCUMENT.replace("All of them.", "Each of them.");
    fs::write(folder.path("openapi.yaml"), &changed).unwrap();
    let (code, _, err) = folder.run("update");
    assert!(code == Some(2) && err.contains("`openapi.yaml` was changed by hand since it was fetched"), "{err}");
    assert_eq!(folder.text("openapi.yaml"), changed);
    // Other ends of lines are none of anybody's changes.
    fs::write(folder.path("openapi.yaml"), DOCUMENT.replace('\n', "\r\n")).unwrap();
    assert_eq!(folder.run("update").0, Some(0));
    fs::write(folder.path("openapi.yaml"), &changed).unwrap();
    assert_eq!(folder.run("update --force").0, Some(0));
    assert_eq!((folder.text("openapi.yaml").as_str(), folder.text("sailmaker.toml")), (DOCUMENT, config));
}

#[test]
fn a_document_of_which_no_client_can_be_made_is_not_taken() {
    let server = Server::plain();
    let folder = Folder::begun(&server);
    for (text, message) in [
        ("<html>", "this is an HTML page, not an OpenAPI document"),
        ("[]", "this is a list, not an OpenAPI document"),
        ("swagger: '1.2'\n", "1.2"),
    ] {
        server.has_file("/openapi.yaml", text);
        let (code, _, err) = folder.run("update");
        assert!(code == Some(2) && err.contains(message), "{text}: {err}");
        assert_eq!(folder.text("openapi.yaml"), DOCUMENT);
    }
    // Where the one that is here was lost, there is nothing to compare.
    server.has_file("/openapi.yaml", DOCUMENT);
    fs::remove_file(folder.path("openapi.yaml")).unwrap();
    let (code, _, err) = folder.run("update");
    assert!(code == Some(0) && err.contains("there is nothing to compare"), "{err}");
    assert_eq!(folder.text("openapi.yaml"), DOCUMENT);
}

#[test]
fn a_config_without_a_url_says_how_it_gets_one() {
    let server = Server::plain();
    let folder = Folder::begun(&server);
    let config = folder.text("sailmaker.toml");
    let (before, after) = config.split_once("[source]").unwrap();
    let after = after.split_once("\n\n").unwrap().1;
    fs::write(folder.path("sailmaker.toml"), format!("{before}{after}")).unwrap();
    let (code, _, err) = folder.run("update");
    assert_eq!(code, Some(2));
    assert!(err.contains("`sailmaker.toml` does not say where the document is published\nhelp: add to it"), "{err}");
}
