//! The program `sailmaker`, in a folder that is no repository and has no config. What its commands do is tested in `xtask`, which
//! has the same.

use sailmaker::diagnostic::Kind;
use serde_json::json;
use serde_yaml::Value;
use std::fs;
use std::path::PathBuf;
use std::process::{Command, Output};
use tempfile::TempDir;

const DOCUMENT: &str = "openapi: 3.0.3
info: {title: Things, version: '1'}
paths:
  /things:
    get:
      operationId: listThings
      responses:
        '200':
          description: All of them.
          content: {application/json: {schema: {$ref: '#/components/schemas/Thing'}}}
components:
  schemas:
    Thing: {type: object, properties: {id: {type: string}}}
";

const CONFIG: &str = "document = \"things.yaml\"\noutput = \"out\"\n[crate]\nname = \"things\"\nversion = \"0.1.0\"\n";

/// A folder with `things.yaml`.
struct Folder(TempDir);

/// The exit code, and what was printed to stdout and stderr.
type Run = (Option<i32>, String, String);

impl Folder {
    fn new() -> Self {
        let folder = Self(TempDir::new().unwrap());
        fs::write(folder.path("things.yaml"), DOCUMENT).unwrap();
        folder
    }

    fn path(&self, relative: &str) -> PathBuf {
        self.0.path().join(relative)
    }

    /// Runs the program in the folder, with arguments that have no spaces.
    fn run(&self, arguments: &str) -> Run {
        self.run_in("", arguments)
    }

    /// Runs it in a folder below.
    fn run_in(&self, folder: &str, arguments: &str) -> Run {
        let mut command = Command::new(env!("CARGO_BIN_EXE_sailmaker"));
        command.args(arguments.split_whitespace()).current_dir(self.path(folder)).env_remove("CARGO_MANIFEST_DIR");
        let Output { status, stdout, stderr } = command.output().unwrap();
        let text = |bytes| String::from_utf8(bytes).unwrap();
        (status.code(), text(stdout), text(stderr))
    }
}

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
fn documents_are_compared_without_a_config() {
    let folder = Folder::new();
    fs::write(folder.path("new.yaml"), DOCUMENT.replace("id: {type: string}", "id: {type: integer}")).unwrap();
    let (code, out, err) = folder.run("diff things.yaml new.yaml");
    assert_eq!((code, err.as_str()), (Some(1), ""));
    assert!(out.contains("the property `id` of `Thing` was `String` and is now `i64`"), "{out}");
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

/// What the workflow of the generator takes is what the one that calls it gives.
#[test]
fn a_workflow_is_written_where_the_root_of_the_repository_is() {
    let folder = Folder::new();
    let git = Command::new("git").args(["init", "--quiet"]).current_dir(folder.path("")).status().unwrap();
    assert!(git.success());
    fs::create_dir_all(folder.path("my api/v1")).unwrap();
    fs::write(folder.path("my api/v1/sailmaker.toml"), CONFIG).unwrap();
    let (code, out, err) = folder.run_in("my api/v1", "init --github");
    assert_eq!((code, err.as_str()), (Some(0), ""));
    assert_eq!(
        out,
        "../../.github/workflows/sailmaker.yml: written\n\
         next: in ../../.github/workflows/sailmaker.yml, write the account on GitHub that has the repository of sailmaker in place of \
         OWNER, and say by `address` where the vendor publishes the document\n"
    );
    let text = fs::read_to_string(folder.path(".github/workflows/sailmaker.yml")).unwrap();
    let own: Value = serde_yaml::from_str(&text.replace("# address:", "address:")).unwrap();
    let job = &own["jobs"]["document"];
    assert_eq!(job["with"]["config"], "my api/v1/sailmaker.toml");
    let uses = format!("OWNER/sailmaker/.github/workflows/document.yml@v{}", env!("CARGO_PKG_VERSION"));
    assert_eq!(job["uses"], uses.as_str());
    let called: Value = serde_yaml::from_str(include_str!("../../.github/workflows/document.yml")).unwrap();
    let inputs = &called["on"]["workflow_call"]["inputs"];
    let given = job["with"].as_mapping().unwrap();
    assert!(given.len() == 2 && given.keys().all(|name| inputs.get(name).is_some()), "{given:?}");
    // What the jobs of the called workflow may do at most is what the caller allows.
    for job in called["jobs"].as_mapping().unwrap().values() {
        for (name, _) in job["permissions"].as_mapping().into_iter().flatten() {
            assert_eq!(own["jobs"]["document"]["permissions"][name], "write", "{name:?}");
        }
    }
}

/// That it compiles and works is tested in `xtask`, with the packages.
#[test]
fn an_xtask_is_written_beside_the_config_that_is_made() {
    let folder = Folder::new();
    let (code, out, err) = folder.run("init things.yaml --xtask --github");
    assert_eq!((code, err.as_str()), (Some(0), ""));
    let (_, beside) = out.split_once("# writes the crate to things\n").unwrap();
    let lines: Vec<&str> = beside.lines().collect();
    let written = [".github/workflows/sailmaker.yml", "xtask/Cargo.toml", "xtask/src/main.rs", ".cargo/config.toml"];
    assert_eq!(lines[..4], written.map(|path| format!("{path}: written")));
    assert!(lines[5].starts_with("next: until sailmaker ") && lines[5].ends_with(" in xtask/Cargo.toml"), "{beside}");
    assert!(lines.len() == 7 && lines[6].starts_with("next: run `cargo xtask`"), "{beside}");
    let text = |path: &str| fs::read_to_string(folder.path(path)).unwrap();
    assert_eq!(text("xtask/src/main.rs"), include_str!("../examples/generate.rs"));
    let manifest: toml::Table = text("xtask/Cargo.toml").parse().unwrap();
    assert_eq!(
        manifest["dependencies"]["sailmaker"]["version"].as_str().unwrap(),
        format!("={}", env!("CARGO_PKG_VERSION"))
    );
    let workflow: Value = serde_yaml::from_str(&text(".github/workflows/sailmaker.yml")).unwrap();
    assert_eq!(workflow["jobs"]["document"]["with"]["config"], "sailmaker.toml");
}

#[test]
fn files_of_somebody_are_left_alone_and_nothing_is_written_beside_them() {
    let folder = Folder::new();
    fs::create_dir_all(folder.path("xtask/src")).unwrap();
    fs::write(folder.path("xtask/src/main.rs"), "mine").unwrap();
    let (code, out, err) = folder.run("init things.yaml --xtask --github");
    assert_eq!((code, out.as_str()), (Some(2), ""));
    assert_eq!(
        err,
        "error: `xtask/src/main.rs` is there already, so nothing was written\n\
         help: change what is there, or move it out of the way\n"
    );
    for path in ["sailmaker.toml", "xtask/Cargo.toml", ".cargo", ".github"] {
        assert!(!folder.path(path).exists(), "{path}");
    }
    assert_eq!(fs::read_to_string(folder.path("xtask/src/main.rs")).unwrap(), "mine");
    // What is no folder is in the way of each file below.
    fs::remove_dir_all(folder.path("xtask")).unwrap();
    fs::write(folder.path("xtask"), "mine").unwrap();
    fs::write(folder.path(".github"), "mine").unwrap();
    let (_, _, err) = folder.run("init things.yaml --xtask --github");
    assert!(err.starts_with("error: `.github` and `xtask` are there already, so nothing was written\n"), "{err}");
    assert!(!folder.path("sailmaker.toml").exists());
}

#[test]
fn a_config_of_cargo_is_left_alone_and_told_what_belongs_into_it() {
    let folder = Folder::new();
    fs::create_dir(folder.path(".cargo")).unwrap();
    fs::write(folder.path(".cargo/config.toml"), "mine").unwrap();
    let (code, out, err) = folder.run("init things.yaml --xtask");
    assert_eq!((code, err.as_str()), (Some(0), ""));
    let told = "\nnext: add to .cargo/config.toml, below `[alias]`: xtask = \"run --manifest-path xtask/Cargo.toml ";
    assert!(out.contains(told) && !out.contains(".cargo/config.toml: written"), "{out}");
    assert_eq!(fs::read_to_string(folder.path(".cargo/config.toml")).unwrap(), "mine");
}

#[test]
fn what_stands_beside_a_config_needs_one() {
    let folder = Folder::new();
    for option in ["--github", "--xtask"] {
        let (code, _, err) = folder.run(&format!("init {option}"));
        assert!(code == Some(2) && err.starts_with("error: no config is named, and there is no"), "{option}: {err}");
    }
    let (code, _, err) = folder.run("init");
    assert!(code == Some(2) && err.contains("<FILE|URL>"), "{err}");
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

#[test]
fn a_shell_completes_what_there_is() {
    for shell in ["bash", "elvish", "fish", "powershell", "zsh"] {
        let (code, out, _) = Folder::new().run(&format!("completions {shell}"));
        assert!(code == Some(0) && out.contains("generate") && out.contains("sailmaker"), "{shell}");
    }
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
