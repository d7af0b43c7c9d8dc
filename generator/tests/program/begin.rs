//! `init` and what follows: all that a newcomer types.

use crate::folder::{CONFIG, Folder};
use serde_json::json;
use std::fs;
use std::process::Command;

/// What follows is all that a newcomer types.
#[test]
fn a_document_becomes_a_crate_in_two_commands() {
    let folder = Folder::new();
    let (code, out, err) = folder.run("init things.yaml");
    assert_eq!((code, err.as_str()), (Some(0), ""));
    assert_eq!(
        out,
        "sailmaker.toml: written; operations: 1, with pages: 0\nnext:\n  sailmaker generate   # writes the crate to things\n"
    );
    let config = fs::read_to_string(folder.path("sailmaker.toml")).unwrap();
    for part in [
        "`sailmaker schema > sailmaker.schema.json`, and as the first line here\n# #:schema ./sailmaker.schema.json\n",
        "\ndocument = \"things.yaml\"\noutput = \"things\"\n",
        "\n[crate]\nname = \"things\"\nversion = \"0.1.0\"\n",
        "\n# Programs say the base URL: the document has none.\n",
        "\n#   THINGS_BASE_URL      base URL\n#   THINGS_BEARER_TOKEN  token\n[environment]\nprefix = \"THINGS\"\n",
        "\n# No operation is seen to have pages.\n",
    ] {
        assert!(config.contains(part), "{part} in {config}");
    }
    let (code, out, err) = folder.run("generate");
    assert_eq!((code, err.as_str()), (Some(0), ""));
    let (_, next) = out.split_once("\nnext, in the program that calls the service:\n").expect("what comes next");
    assert!(next.starts_with("  cargo add --path things\n  cargo add tokio "), "{next}");
    assert!(
        next.contains("let client = Client::from_env()?;") && next.contains(".list_things().send().await?"),
        "{next}"
    );
    // From any folder below, and without it once the crate is there.
    fs::create_dir(folder.path("below")).unwrap();
    let below =
        Command::new(env!("CARGO_BIN_EXE_sailmaker")).arg("generate").current_dir(folder.path("below")).output();
    let below = String::from_utf8(below.unwrap().stdout).unwrap();
    assert!(below.starts_with("../things: 0 written, ") && !below.contains("next"), "{below}");
}

#[test]
fn a_config_of_somebody_is_left_alone() {
    let folder = Folder::new();
    fs::write(folder.path("sailmaker.toml"), "mine").unwrap();
    let (code, _, err) = folder.run("init things.yaml");
    assert!(code == Some(2) && err.contains("there is a `sailmaker.toml` here already"), "{err}");
    assert_eq!(fs::read_to_string(folder.path("sailmaker.toml")).unwrap(), "mine");
}

#[test]
fn what_is_no_document_begins_nothing() {
    let folder = Folder::new();
    fs::write(folder.path("things.toml"), CONFIG).unwrap();
    for (argument, message) in [
        ("http://example.com/openapi.yaml", "is fetched over HTTP, where anybody on the way can change it"),
        ("things.toml", "is a config, and no document"),
        ("nothing.yaml", "nothing.yaml"),
    ] {
        let (code, _, err) = folder.run(&format!("init {argument}"));
        assert!(code == Some(2) && err.contains(message), "{argument}: {err}");
        assert!(!folder.path("sailmaker.toml").exists(), "{argument}");
    }
}

/// Whatever the document says stays a comment or a string.
#[test]
fn a_first_config_is_one_whatever_the_document_says() {
    let folder = Folder::new();
    let odd = "\"\n[crate]\nname = \"x\"\u{202e}\u{2028}\r # \"";
    let responses = json!({"204": {"description": odd}});
    let page = json!({"name": "page", "in": "query", "schema": {"type": "integer", "default": 1}});
    let document = json!({
        "openapi": "3.0.3",
        "info": {"title": odd, "version": "1", "license": {"name": odd}},
        "servers": [{"url": format!("https://{{v}}.example.com/{odd}"), "variables": {"v": {"default": odd}}}],
        "paths": {"/a": {"get": {"operationId": odd, "tags": [odd], "responses": responses, "parameters": [page]}}},
        "components": {"securitySchemes": {odd: {"type": "apiKey", "in": "header", "name": odd}}},
    });
    let document = document.to_string();
    fs::write(folder.path("openapi.json"), document).unwrap();
    let (code, _, err) = folder.run("init openapi.json");
    assert_eq!(code, Some(0), "{err}");
    let config = fs::read_to_string(folder.path("sailmaker.toml")).unwrap();
    let (keys, comments): (Vec<&str>, Vec<&str>) =
        config.lines().filter(|line| !line.is_empty()).partition(|line| !line.starts_with('#'));
    assert_eq!(keys.len(), 7, "{config}");
    assert!(comments.len() > 10 && !config.contains(['\r', '\u{2028}', '\u{202e}']), "{config}");
    let (code, _, err) = folder.run("generate");
    assert_eq!(code, Some(0), "{err}");
}
