//! Configs that select, and configs of several clients.

use crate::folder::{CONFIG, DOCUMENT, Folder};
use std::fs;

/// What the config selects, and what the command line selects in its place.
#[test]
fn a_config_selects_operations() {
    let folder = Folder::new();
    let other = "  /others:\n    get: {operationId: listOthers, tags: [Others], responses: {'204': {description: None.}}}\ncomponents:\n";
    fs::write(folder.path("things.yaml"), DOCUMENT.replace("components:\n", other)).unwrap();
    let operations = |select: &str, options: &str| {
        fs::write(folder.path("things.toml"), format!("{CONFIG}[select]\n{select}\n")).unwrap();
        let (_, out, err) = folder.run(&format!("names --config things.toml {options}"));
        let lines = out.lines().filter(|line| line.contains("  operation  "));
        let names = lines.filter_map(|line| line.split_whitespace().nth(2)?.rsplit("::").next()).collect::<Vec<_>>();
        format!("{}{}", names.join(" "), err.lines().take(1).collect::<String>())
    };
    assert_eq!(operations("", ""), "list_others list_things");
    assert_eq!(operations("tags = ['Others']", ""), "list_others");
    assert_eq!(operations("operations = ['GET /things']", ""), "list_things");
    assert_eq!(operations("tags = ['Others']\noperations = ['listThings']", ""), "list_others list_things");
    assert_eq!(operations("tags = ['Others']", "--operation listThings"), "list_things");
    assert_eq!(operations("tags = ['Other']", ""), "error: no operation has the tag `Other`");
}

/// Two clients of one document, in a config with what is said for both.
fn two_clients(folder: &Folder) {
    let text = "document = 'things.yaml'\nretry.attempts = 2\n\
                [[client]]\noutput = 'a'\ncrate = {name = 'things-a', version = '0.1.0'}\n\
                [[client]]\noutput = 'b'\ncrate = {name = 'things-b', version = '0.3.0'}\nretry.attempts = 7\n";
    fs::write(folder.path("sailmaker.toml"), text).unwrap();
}

#[test]
fn all_clients_of_a_config_are_written_or_none() {
    let folder = Folder::new();
    two_clients(&folder);
    let config = fs::read_to_string(folder.path("sailmaker.toml")).unwrap();
    let broken = config.replace("output = 'b'", "output = 'b'\ndocument = 'nowhere.yaml'");
    fs::write(folder.path("sailmaker.toml"), broken).unwrap();
    let (code, out, err) = folder.run("generate");
    assert_eq!((code, out.as_str()), (Some(2), ""), "{err}");
    assert!(!folder.path("a").exists() && !folder.path("b").exists(), "{err}");
    fs::write(folder.path("sailmaker.toml"), config).unwrap();
    let (code, out, err) = folder.run("generate");
    assert_eq!((code, err.as_str()), (Some(0), ""));
    assert!(out.starts_with("a: ") && out.contains("\nb: "), "{out}");
    let attempts = |client: &str| fs::read_to_string(folder.path(client).join("src/settings.rs")).unwrap();
    assert!(attempts("a").contains("attempts: 2") && attempts("b").contains("attempts: 7"), "{}", attempts("a"));
    assert_eq!(folder.run("generate --check").0, Some(0));
    fs::remove_file(folder.path("b/src/settings.rs")).unwrap();
    let (code, _, err) = folder.run("generate --check");
    let expected = "help: run `sailmaker generate --client things-b`\n";
    assert!(code == Some(1) && err.ends_with(expected), "{code:?} {err}");
    assert_eq!(folder.run("generate --check --client things-a").0, Some(0));
    assert!(folder.run("generate --client things-b").1.starts_with("b: 1 written"));
}

#[test]
fn a_client_of_several_is_named() {
    let folder = Folder::new();
    two_clients(&folder);
    for command in ["ir", "names", "overlay", "release"] {
        let (code, _, err) = folder.run(command);
        let expected = "help: name one by `--client`: `things-a` or `things-b`";
        assert!(code == Some(2) && err.contains("the config has several clients") && err.contains(expected), "{err}");
    }
    let (code, _, err) = folder.run("names --client things-c");
    assert!(code == Some(2) && err.contains("the config has no client `things-c`"), "{err}");
    assert_eq!(folder.run("names --client things-b").0, Some(0));
    let config =
        fs::read_to_string(folder.path("sailmaker.toml")).unwrap().replace("output = 'b'", "output = './x/../a'");
    fs::write(folder.path("sailmaker.toml"), config).unwrap();
    let (code, _, err) = folder.run("generate");
    assert!(code == Some(2) && err.contains("the clients `things-a` and `things-b` have one `output`"), "{err}");
}

/// The lock of a client is called by it, and its version alone is raised.
#[test]
fn a_client_of_several_is_released() {
    let folder = Folder::new();
    two_clients(&folder);
    let (code, out, err) = folder.run("release --client things-b --version 0.4.0 --date 2026-01-31");
    assert_eq!((code, err.as_str()), (Some(0), ""), "{out}");
    assert!(
        out.contains("commit sailmaker.toml, sailmaker.things-b.lock, sailmaker.things-b.released.json and b"),
        "{out}"
    );
    let config = fs::read_to_string(folder.path("sailmaker.toml")).unwrap();
    assert!(
        config.contains("name = 'things-a', version = '0.1.0'") && config.contains("version = \"0.4.0\""),
        "{config}"
    );
    assert!(folder.path("sailmaker.things-b.lock").exists() && !folder.path("sailmaker.lock").exists());
    let (code, out, _) = folder.run("generate --check --verdict --client things-b");
    assert!(code == Some(0) && !out.contains("nothing was released"), "{out}");
    let (code, out, _) = folder.run("generate --check --verdict --client things-a");
    assert!(
        code == Some(1) && out.contains("help: `sailmaker release --client things-a` makes the first release"),
        "{out}"
    );
    fs::write(folder.path("new.yaml"), DOCUMENT.replace("id: {type: string}", "id: {type: integer}")).unwrap();
    let (code, out, err) = folder.run("diff sailmaker.toml new.yaml --client things-b");
    assert!(code == Some(1) && out.contains("0.4.0"), "{out}{err}");
}

/// What editors read, which says of a config what the program says.
#[test]
fn the_schema_of_a_config_is_printed() {
    let folder = Folder::new();
    let (code, out, err) = folder.run("schema");
    assert_eq!((code, err.as_str()), (Some(0), ""));
    let schema: serde_json::Value = serde_json::from_str(&out).unwrap();
    assert_eq!(schema, sailmaker::config::schema_for_editors());
    let validator = jsonschema::validator_for(&schema).unwrap();
    let config = |text: &str| serde_json::to_value(text.parse::<toml::Table>().unwrap()).unwrap();
    assert!(validator.is_valid(&config(&format!("{CONFIG}[pagination]\nstyle = \"link\"\n"))));
    assert!(validator.is_valid(&config(&format!("{CONFIG}[[pagination]]\nstyle = \"link\"\n"))));
    assert!(!validator.is_valid(&config(&format!("{CONFIG}[pagination]\nstyle = \"lnk\"\n"))));
    assert!(!validator.is_valid(&config(&CONFIG.replace("0.1.0", "1"))));
}
