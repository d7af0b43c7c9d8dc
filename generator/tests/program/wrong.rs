//! What is wrong with what a user gives, and what is said of it.

use crate::folder::{CONFIG, DOCUMENT, Folder};
use sailmaker::diagnostic::Kind;
use std::fs;

#[test]
fn messages_name_the_program() {
    let folder = Folder::new();
    let (code, _, err) = folder.run("generate --check --spec things.yaml --out out");
    let expected = "help: run `sailmaker generate --spec things.yaml --out out`\n";
    assert!(code == Some(1) && err.ends_with(expected), "{code:?} {err}");
    fs::write(folder.path("things.toml"), CONFIG).unwrap();
    folder.run("generate --config things.toml");
    let (code, out, _) = folder.run("generate --check --verdict --config things.toml");
    let expected = "help: `sailmaker release --config things.toml` makes the first release\n";
    assert!(code == Some(0) && out.ends_with(expected), "{code:?} {out}");
}

#[test]
fn what_is_not_named_is_not_guessed() {
    let folder = Folder::new();
    fs::create_dir(folder.path("spec")).unwrap();
    fs::write(folder.path("spec/source-usages.toml"), CONFIG).unwrap();
    let expected = "error: no config is named, and there is no `sailmaker.toml` here or in a folder above\n\
                    help: `sailmaker init DOCUMENT` writes one; `--config FILE` names another, and \
                    `sailmaker generate --spec FILE --out DIR` goes without\n";
    for command in ["generate", "generate --check", "ir", "names", "overlay", "release"] {
        assert_eq!(folder.run(command), (Some(2), String::new(), expected.to_owned()), "{command}");
    }
}

#[test]
fn wrong_input_ends_in_two() {
    let folder = Folder::new();
    fs::write(folder.path("broken.yaml"), DOCUMENT.replace("schemas/Thing'", "schemas/Thign'")).unwrap();
    let wrong = [
        ("", "Usage: sailmaker <COMMAND>"),
        ("generate --spec things.yaml", "--out <DIR>"),
        (
            "generate --strict --spec broken.yaml --out out",
            "error[reference-to-nowhere]: `#/components/schemas/Thign` does not exist",
        ),
        ("generate --deny reference-to-nowhere --spec broken.yaml --out out", "1 error; nothing was written"),
        ("generate --deny path-slsh --spec things.yaml --out out", "did you mean `path-slash`?"),
        ("generate --spec nowhere.yaml --out out", "nowhere.yaml"),
        ("generate --config nowhere.toml", "the config cannot be read"),
        ("bench --spec things.yaml", "unrecognized subcommand 'bench'"),
    ];
    for (arguments, expected) in wrong {
        let (code, out, err) = folder.run(arguments);
        assert_eq!((code, out.as_str()), (Some(2), ""), "{arguments}");
        assert!(err.contains(expected), "{arguments}: {err}");
    }
    assert!(!folder.path("out").exists());
}

#[test]
fn a_document_is_read_in_spite_of_its_faults() {
    let folder = Folder::new();
    fs::write(folder.path("broken.yaml"), DOCUMENT.replace("schemas/Thing'", "schemas/Thign'")).unwrap();
    let generate = |options: &str| folder.run(&format!("generate --spec broken.yaml --out out {options}"));
    let (code, out, err) = generate("");
    assert_eq!(code, Some(0), "{err}");
    assert!(out.starts_with("out: ") && err.contains("warning[reference-to-nowhere]"), "{out}{err}");
    assert_eq!(generate("--allow reference-to-nowhere").2, "");
    assert_eq!(generate("--warnings none").2, "warning: 1 warning\n");
    let json: serde_json::Value = serde_json::from_str(&generate("--format json").2).unwrap();
    assert_eq!(json["diagnostics"][0]["kind"], "reference-to-nowhere");
    assert!(generate("--format github").2.starts_with("::warning file=broken.yaml,line="), "{err}");
}

#[test]
fn a_kind_of_fault_is_explained() {
    let folder = Folder::new();
    let (code, out, _) = folder.run("explain unknown-format");
    assert!(
        code == Some(0)
            && out.starts_with("unknown-format: a format is not known\n")
            && out.contains("--deny unknown-format"),
        "{out}"
    );
    let (code, out, _) = folder.run("explain");
    assert_eq!((code, out.lines().count()), (Some(0), Kind::ALL.len()), "{out}");
    let (code, _, err) = folder.run("explain unknow-format");
    assert!(code == Some(2) && err.contains("did you mean `unknown-format`?"), "{err}");
}

/// What was tried, what is wrong, and what to do.
#[test]
fn what_cannot_be_read_or_written_says_why_and_what_to_do() {
    let folder = Folder::new();
    fs::write(folder.path("things.toml"), CONFIG).unwrap();
    fs::write(folder.path("page.yaml"), "<!doctype html><p>Sign in</p>").unwrap();
    let url = "https://example.com/openapi.yaml";
    for (arguments, message, help) in [
        (format!("generate --spec {url} --out out"), "is a URL, and no file", "sailmaker init https://"),
        (format!("names {url}"), "is a URL, and no file", "sailmaker init https://"),
        (format!("diff things.yaml {url}"), "is a URL, and no file", "sailmaker init https://"),
        (format!("bundle {url} -o whole.yaml"), "is a URL, and no file", "sailmaker init https://"),
        ("ir --spec things.toml".to_owned(), "is a config, and no document", "takes it by `--config`"),
        ("generate --spec . --out out".to_owned(), "cannot read `.`: it is a directory", "name the document in it"),
        ("generate --spec gone.yaml --out out".to_owned(), "there is no such file", "name a file that exists"),
        ("names page.yaml".to_owned(), "this is an HTML page", "name the document itself"),
        (
            "generate --spec things.yaml --out things.toml".to_owned(),
            "cannot write `things.toml`",
            "name another folder",
        ),
        ("generate --spec things.yaml --out out --name std".to_owned(), "'std'", "call it `std-client`"),
        ("generate --spec things.yaml --out out --name 1a".to_owned(), "'1a'", "start it with a letter"),
    ] {
        let (code, out, err) = folder.run(&arguments);
        assert_eq!((code, out.as_str()), (Some(2), ""), "{arguments}");
        assert!(err.contains(message) && err.contains(help), "{arguments}: {err}");
        assert!(!folder.path("out").exists() && !folder.path("whole.yaml").exists(), "{arguments}");
    }
}
