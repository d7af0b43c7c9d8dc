//! How a call of an operation is written. That the calls send what they should is known of the vendor's document, and of others by
//! `cargo xtask reach --call`.

use sailmaker::config::LoadedConfig;
use sailmaker::document::{LoadOptions, Selection};
use sailmaker::names::Names;
use sailmaker::surface::Surface;
use sailmaker::{Input, model};
use sailmaker_tests::calls::{program, with_least_and_all};
use sailmaker_tests::oracle::Document;
use std::path::Path;

/// The program of the document of the oracle's tests, of which the client has what is selected.
fn written(selection: Selection) -> sailmaker_tests::calls::Program {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/generator/oracle/document.yaml");
    let config = LoadedConfig::of_document(&path, Path::new("out"), Some("things"));
    let input = Input { config, selection, load: LoadOptions::default() };
    let api = model(&input).result.unwrap();
    let surface = Surface::build(&api, &Names::resolve(&api, &input.config.config), &input.config);
    program(&api, &surface, &with_least_and_all(&Document::open(&path).unwrap()))
}

#[test]
fn each_operation_is_called_with_the_least_and_with_all() {
    let program = written(Selection::default());
    assert_eq!(program.unwritten, []);
    let calls: Vec<&str> = program
        .text
        .lines()
        .filter_map(|line| line.trim().strip_suffix(".send_blocking().map(drop).map_err(Failure::Sent)"))
        .collect();
    insta::assert_snapshot!(calls.join("\n"), @r##"
    client.things().get_thing("a/b", read("5")?)
    client.things().get_thing("a/b", read("5")?).each(["a", "b,c"]).joined(["a", "b,c"]).since("2025-01-01T02:00:00+02:00".parse().map_err(fault)?).x_trace(read("true")?)
    client.things().put_thing("a/b")
    client.things().put_thing("a/b").body(&read("{\"kind\":{\"cat\":true},\"made\":\"2025-01-01T00:00:00Z\",\"name\":\"n\",\"note\":null,\"size\":1.0}")?).limit(read("250")?)
    client.files().send_file()
    client.files().send_file().file(library::File::from_bytes("a,b".as_bytes().to_vec())).name("ä").about(&read("{\"n\":1}")?)
    client.search().search()
    client.search().search().q("a&b").of([read("1")?, read("2")?])
    client.keys().get_keys("a")
    client.keys().get_keys("a").body(&read("{}")?).limit(read("3")?)
    "##);
}

#[test]
fn a_client_is_given_all_credentials() {
    let program = written(Selection::default());
    let line = program.text.lines().find(|line| line.contains("Client::builder()")).unwrap();
    let expected =
        r#"let client = Client::builder().base_url(format!("{base}/{number}")).bearer_token("sample-token")"#;
    let expected =
        format!(r#"{expected}.key("sample-key").other("sample-key").basic("sample-user", "sample-password");"#);
    assert_eq!(line.trim(), expected);
}

#[test]
fn what_is_left_out_is_not_called() {
    let program = written(Selection { operations: vec!["sendFile".to_owned()], ..Selection::default() });
    let left_out: Vec<usize> = program.unwritten.iter().map(|(number, _)| *number).collect();
    assert_eq!(left_out, [0, 1, 2, 3, 6, 7, 8, 9]);
    assert!(program.unwritten.iter().all(|(_, why)| why == "it is left out"), "{:?}", program.unwritten);
    assert!(program.text.contains("(4, call_4)") && !program.text.contains("call_6"), "{}", program.text);
}
