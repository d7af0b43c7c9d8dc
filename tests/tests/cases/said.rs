//! What is made of the words of cargo: a package went well only where cargo says that it is compiled, and says nothing else of it.

use sailmaker_tests::compiled::Said;
use sailmaker_tests::trials::Trial;
use serde_json::{Value, json};

pub fn trials() -> Vec<Trial> {
    sailmaker_tests::trials![
        a_package_that_is_compiled_went_well,
        a_message_fails_its_package_and_no_other,
        a_package_that_cargo_did_not_come_to_did_not_go_well,
    ]
}

fn artifact(package: &str) -> Value {
    json!({"reason": "compiler-artifact", "manifest_path": format!("/crates/{package}/Cargo.toml")})
}

fn message(package: &str, text: &str) -> Value {
    let path = format!("/crates/{package}/Cargo.toml");
    json!({"reason": "compiler-message", "manifest_path": path, "message": {"rendered": text}})
}

/// What cargo has said when it has ended.
fn said(messages: &[Value], end: &str) -> Said {
    let mut said = Said::default();
    messages.iter().for_each(|message| said.hear(message));
    said.end(end.to_owned());
    said
}

fn a_package_that_is_compiled_went_well() {
    let mut said = Said::default();
    said.hear(&artifact("mast"));
    assert_eq!(said.verdict("mast"), Ok(()), "cargo need not have ended");
    said.end("error: could not compile `keel`".to_owned());
    assert_eq!(said.verdict("mast"), Ok(()), "another package may have failed");
}

fn a_message_fails_its_package_and_no_other() {
    let said =
        said(&[message("mast", "a lint\n"), message("mast", "another\n"), artifact("mast"), artifact("keel")], "");
    assert_eq!(said.verdict("mast"), Err("a lint\nanother\n".to_owned()));
    assert_eq!(said.verdict("keel"), Ok(()));
}

fn a_package_that_cargo_did_not_come_to_did_not_go_well() {
    let nothing = |end: &str| Err(format!("cargo said nothing of mast\n{end}"));
    let end = "error: could not compile `rope`";
    // A dependency failed, or a compiler was killed while another package had a lint.
    assert_eq!(said(&[message("rope-1.0.0", "no such file")], end).verdict("mast"), nothing(end));
    assert_eq!(said(&[], end).verdict("mast"), nothing(end));
    // Cargo succeeded, and did not mention the package.
    assert_eq!(
        said(&[artifact("keel"), json!({"reason": "build-finished", "success": true})], "").verdict("mast"),
        nothing("")
    );
}
