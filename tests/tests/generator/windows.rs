//! What other systems have: line ends of two characters, and names that no file may have there.

use super::merging::generated;
use sailmaker::config::LoadedConfig;
use sailmaker::diagnostic::Style;
use sailmaker::document::{LoadOptions, Selection};
use sailmaker::{Input, generate};
use sailmaker_tests::trials;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// Files of a folder, with their configs and what they refer to, with other line ends.
fn copied(from: &Path, to: &Path, end: &str) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let path = entry.unwrap().path();
        let copy = to.join(path.file_name().unwrap());
        match path.is_dir() {
            true => copied(&path, &copy, end),
            false => fs::write(copy, fs::read_to_string(&path).unwrap().replace('\n', end)).unwrap(),
        }
    }
}

/// The files of a crate, and what is said of the document, as if it were elsewhere.
fn crate_of(document: &Path) -> (Option<BTreeMap<PathBuf, String>>, String) {
    let config = document.with_extension("toml");
    let config = match config.exists() {
        true => LoadedConfig::load(&config).unwrap(),
        false => LoadedConfig::of_document(document, Path::new("out"), None),
    };
    let input = Input { config, selection: Selection::default(), load: LoadOptions::default() };
    let outcome = generate(&input);
    let said = outcome.diagnostics.render(&outcome.sources, Style::Plain);
    let files = outcome.result.map(|tree| tree.iter().map(|(path, text)| (path.into(), text.into())).collect());
    (files, said.replace(&document.parent().unwrap().display().to_string(), ""))
}

#[test]
fn line_ends_of_documents_and_configs_change_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let cases = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases");
    let [unix, windows] = [("unix", "\n"), ("windows", "\r\n")].map(|(name, end)| {
        copied(&cases, &folder.path().join(name), end);
        trials::files(&folder.path().join(name), &["yaml"])
    });
    for (unix, windows) in unix.iter().zip(&windows) {
        let (files, said) = crate_of(windows);
        let (expected, expected_said) = crate_of(unix);
        assert_eq!(said, expected_said, "{}", unix.display());
        assert_eq!(files, expected, "{}", unix.display());
        assert!(files.iter().flatten().all(|(_, text)| !text.contains('\r')), "{}", unix.display());
    }
}

/// A document in which each of some names is a tag, an operation, a schema, a parameter and an error.
fn named(names: &[&str]) -> Value {
    let of_name = |name: &&str| {
        let reference = json!({"$ref": format!("#/components/schemas/{name}")});
        let content = json!({"application/json": {"schema": reference}});
        let operation = json!({
            "operationId": name,
            "tags": [name],
            "parameters": [{"name": name, "in": "query", "schema": {"type": "string"}}],
            "responses": {"200": {"description": "d", "content": content}, "404": {"description": "d", "content": content}},
        });
        (format!("/{name}"), json!({"get": operation}))
    };
    let schema =
        |name: &&str| ((*name).to_owned(), json!({"type": "object", "properties": {(*name): {"type": "string"}}}));
    json!({
        "openapi": "3.0.3",
        "info": {"title": "T", "version": "1"},
        "paths": names.iter().map(of_name).collect::<serde_json::Map<_, _>>(),
        "components": {"schemas": names.iter().map(schema).collect::<serde_json::Map<_, _>>()},
    })
}

/// Whether a file of any system may be called so: Windows keeps some names and characters, and the end of a name, to itself.
fn is_for_every_system(part: &str) -> bool {
    const DEVICES: [&str; 4] = ["con", "prn", "aux", "nul"];
    let stem = part.split('.').next().unwrap_or_default().trim_end().to_lowercase();
    let numbered = |stem: &str| {
        let digit = stem.strip_prefix("com").or(stem.strip_prefix("lpt"));
        digit.is_some_and(|digit| digit.chars().count() == 1 && digit.contains(|c: char| c.is_numeric()))
    };
    !DEVICES.contains(&stem.as_str())
        && !numbered(&stem)
        && !part.contains(|c: char| c.is_control() || "<>:\"|?*\\/".contains(c))
        && !part.ends_with([' ', '.'])
        && part.len() <= 255
}

#[test]
fn files_have_names_that_every_system_takes() {
    let names = [
        "CON",
        "con",
        "Con.",
        "prn",
        "AUX",
        "aux ",
        "nul",
        "NUL.txt",
        "com1",
        "COM9",
        "COM\u{b9}",
        "com\u{b2}",
        "lpt0",
        "LPT\u{b3}",
        "CONIN$",
        "CONOUT$",
        "Thing",
        "thing",
        "THING",
        "tHing",
        "\u{391}\u{3a3}",
        "\u{3b1}\u{3c3}",
        "\u{3b1}\u{3c2}",
        "stra\u{df}e",
        "STRASSE",
        "a:b",
        "a\\b",
        "a<b>|\"?*",
        "C:\\a",
        "\\\\host\\share",
        "..",
        ".",
        "a.",
        "a ",
        "ſ",
        "s",
        "\u{212a}",
        "k",
        "\u{131}",
        "i",
    ];
    let outcome = generated(&named(&names));
    let tree =
        outcome.result.unwrap_or_else(|| panic!("{}", outcome.diagnostics.render(&outcome.sources, Style::Plain)));
    let mut met = BTreeMap::new();
    for (path, _) in tree.iter() {
        let text = path.to_str().unwrap();
        assert!(text.split('/').all(is_for_every_system), "{text}");
        // A system that does not tell case apart compares capital letters.
        if let Some(other) = met.insert(text.to_uppercase(), text) {
            panic!("{other} and {text} are one file");
        }
    }
    assert!(met.len() > names.len() * 3, "{met:#?}");
}
