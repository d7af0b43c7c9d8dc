//! The program `sailmaker`, in a folder that is no repository and has no config. What its commands do is tested in `xtask`, which
//! has the same.

mod begin;
mod beside;
mod config;
mod folder;
#[path = "../support/program.rs"]
mod program;
mod wrong;

use folder::{CONFIG, DOCUMENT, Folder};
use std::fs;
#[test]
fn a_document_needs_no_config() {
    let folder = Folder::new();
    let (code, out, err) = folder.run("generate --spec things.yaml --out out");
    assert_eq!((code, err.as_str()), (Some(0), ""));
    assert!(out.starts_with("out: ") && out.ends_with(" written, 0 unchanged, 0 removed\n"), "{out}");
    let (code, out, err) = folder.run("generate --check --spec things.yaml --out out");
    assert_eq!((code, err.as_str()), (Some(0), ""));
    assert!(out.ends_with(" files, all up to date\n"), "{out}");
}

#[test]
fn a_bundle_has_what_generating_reads_where_a_reference_leads_nowhere() {
    let folder = Folder::new();
    let broken =
        DOCUMENT.replace("{id: {type: string}}", "{id: {$ref: gone.yaml}, other: {$ref: '#/components/schemas/Gone'}}");
    fs::write(folder.path("things.yaml"), broken).unwrap();
    let (code, _, err) = folder.run("bundle things.yaml -o whole/things.yaml --warnings none");
    assert_eq!(code, Some(0), "{err}");
    let expected = "note: 2 references lead nowhere; in their places is what `generate` reads there\n";
    assert!(err.ends_with(expected), "{err}");
    folder.run("generate --spec things.yaml --out one");
    let (code, _, err) = folder.run("generate --spec whole/things.yaml --out other");
    assert_eq!((code, err.as_str()), (Some(0), ""));
    let models = |out: &str| fs::read_to_string(folder.path(out).join("src/models.rs")).unwrap();
    assert_eq!(models("one"), models("other"));
}

#[test]
fn pages_have_no_front_matter_unless_the_config_says_which() {
    let folder = Folder::new();
    folder.run("generate --spec things.yaml --out out");
    let page = || fs::read_to_string(folder.path("out/docs/models/thing.md")).unwrap();
    assert!(page().starts_with("# Thing\n"), "{}", page());
    let wanted = "[front_matter.models]\ntags = ['All', '{title}']\nslug = '/{version}/{page}'\n";
    fs::write(folder.path("things.toml"), format!("{CONFIG}{wanted}")).unwrap();
    let (code, _, err) = folder.run("generate --config things.toml");
    assert_eq!((code, err.as_str()), (Some(0), ""));
    assert!(page().starts_with("---\nslug: /1/thing\ntags: [All, Thing]\n---\n\n# Thing\n"), "{}", page());
}

#[test]
fn documents_are_compared_without_a_config() {
    let folder = Folder::new();
    fs::write(folder.path("new.yaml"), DOCUMENT.replace("id: {type: string}", "id: {type: integer}")).unwrap();
    let (code, out, err) = folder.run("diff things.yaml new.yaml");
    assert_eq!((code, err.as_str()), (Some(1), ""));
    assert!(out.contains("the property `id` of `Thing` was `String` and is now `i64`"), "{out}");
}

#[test]
fn the_program_tells_of_itself() {
    let folder = Folder::new();
    let version = format!("sailmaker {}\n", env!("CARGO_PKG_VERSION"));
    assert_eq!(folder.run("--version"), (Some(0), version, String::new()));
    let commands = ["", "generate", "diff", "release", "bundle", "ir", "names", "overlay", "schema"];
    for command in commands {
        let (code, out, err) = folder.run(&format!("{command} --help"));
        assert_eq!((code, err.as_str()), (Some(0), ""), "{command}");
        assert!(out.contains(format!("Usage: sailmaker {command}").trim_end()), "{out}");
        assert!(!out.contains("xtask") && !out.contains("source-usages"), "{out}");
    }
}

/// Every name, with its length, what it is, and its place; the ugliest first.
#[test]
fn names_are_listed() {
    let folder = Folder::new();
    let document = DOCUMENT.replace("id: {type: string}", "id: {type: string}, ID: {type: string}");
    fs::write(folder.path("things.yaml"), document).unwrap();
    let (code, out, err) = folder.run("names things.yaml --warnings none");
    assert_eq!((code, err.as_str()), (Some(0), ""));
    let expected = "   4  property   models::Thing::id_2  things.yaml:13:64
  11  operation  Client::things::list_things  things.yaml:5:5
  10  request    operations::things::ListThings  things.yaml:5:5
   6  tag        operations::things
   5  schema     models::Thing  things.yaml:13:12
   2  property   models::Thing::id  things.yaml:13:44
6 names, of which 1 are types; 0 of these have more than 50 characters
";
    assert_eq!(out, expected);
}

/// Each operation with pages, with the style, and how many there are.
#[test]
fn pages_are_listed() {
    let folder = Folder::new();
    let list = "{type: array, items: {$ref: '#/components/schemas/Thing'}}";
    let found = format!(
        "{{type: object, properties: {{data: {list}, next_cursor: {{type: string}}, has_more: {{type: boolean}}}}}}"
    );
    let document = DOCUMENT.replace("{$ref: '#/components/schemas/Thing'}}}\n", &format!("{found}}}}}\n"));
    let document = document.replace(
        "      responses:",
        "      parameters: [{name: cursor, in: query, schema: {type: string}}]\n      responses:",
    );
    fs::write(folder.path("things.yaml"), &document).unwrap();
    let (code, out, err) = folder.run("generate --pages --spec things.yaml --out out");
    assert_eq!((code, err.as_str()), (Some(0), ""));
    let expected =
        "cursor    listThings  by `cursor`, which is `next_cursor` of the page before while `has_more`; items in `data`
1 of 1 operations have pages: 1 by cursor
";
    assert_eq!(out.split_once('\n').unwrap().1, expected);

    fs::write(folder.path("sailmaker.toml"), format!("{CONFIG}[pagination]\nstyle = \"link\"\n")).unwrap();
    let (code, out, _) = folder.run("generate --pages --config sailmaker.toml");
    let expected = "link      listThings  by the header `Link` of the page before; items in `data` (config)
1 of 1 operations have pages: 1 by link
";
    assert_eq!((code, out.split_once('\n').unwrap().1), (Some(0), expected));

    fs::write(folder.path("things.yaml"), DOCUMENT).unwrap();
    let (code, out, _) = folder.run("generate --pages --spec things.yaml --out out");
    assert_eq!((code, out.split_once('\n').unwrap().1), (Some(0), "0 of 1 operations have pages\n"));
}

#[test]
fn a_shell_completes_what_there_is() {
    for shell in ["bash", "elvish", "fish", "powershell", "zsh"] {
        let (code, out, _) = Folder::new().run(&format!("completions {shell}"));
        assert!(code == Some(0) && out.contains("generate") && out.contains("sailmaker"), "{shell}");
    }
}
