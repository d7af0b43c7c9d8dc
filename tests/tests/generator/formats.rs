//! Formats that have types of their own by the config, and configs that are wrong.

use crate::pages::read;

const DOCUMENT: &str = "\
openapi: 3.0.3
info: {title: T, version: '1'}
paths:
  /a:
    get:
      operationId: getA
      tags: [t]
      parameters: [{name: id, in: query, schema: {type: string, format: uuid}}]
      responses: {'200': {description: D., content: {application/octet-stream: {schema: {type: string, format: binary}}}}}
";

/// What is printed of a config that is wrong.
#[track_caller]
fn refused(config: &str) -> String {
    let (api, printed) = read(DOCUMENT, config);
    assert!(api.is_none(), "{config} is taken");
    printed
}

#[test]
fn a_format_that_nothing_has_is_an_error() {
    insta::assert_snapshot!(refused("[formats]\nuid = { type = \"std::net::IpAddr\" }\n"), @"
    error: `[formats]` of the config names `uid`, which is the format of no string of the document
     |
     = help: did you mean `uuid`?

    error: 1 error; nothing was written
    ");
}

#[test]
fn tables_that_name_no_type_are_errors_at_their_line() {
    let config = "\
[formats]
date = { type = \"Date\" }
uuid = { type = \"uuid::Uuid\", dependencies = { uid = \"1\" } }
uri = { type = \"url::Url\", dependencies = { url = \"2\" } }
binary = { type = \"bytes::Bytes\" }
time = { type = \"time::Time<std::vec::Vec>\" }
";
    insta::assert_snapshot!(refused(config), @r#"
    error: `Date` is no path of a type
     --> api.toml:7:1
      |
    7 | date = { type = "Date" }
      | ^^^^
      |
      = help: write the package, the modules and the type: `uuid::Uuid`

    error: none of the `dependencies` has `uuid::Uuid`
     --> api.toml:8:1
      |
    8 | uuid = { type = "uuid::Uuid", dependencies = { uid = "1" } }
      | ^^^^
      |
      = help: name the package that has it: `dependencies = { uuid = { version = "1", features = ["serde"] } }`

    error: the crate depends on `url` by itself
     --> api.toml:9:1
      |
    9 | uri = { type = "url::Url", dependencies = { url = "2" } }
      | ^^^
      |
      = help: take it out, or name it otherwise for its features: `url-types = { package = "url", … }`

    error: strings of the format `binary` are bytes, and have no other type
      --> api.toml:10:1
       |
    10 | binary = { type = "bytes::Bytes" }
       | ^^^^^^
       |
       = help: take the table out

    error: `time::Time<std::vec::Vec>` is no path of a type
      --> api.toml:11:1
       |
    11 | time = { type = "time::Time<std::vec::Vec>" }
       | ^^^^
       |
       = help: write the package, the modules and the type: `uuid::Uuid`

    error: 5 errors; nothing was written
    "#);
}

/// Whatever is written there, it is told, and nothing panics.
#[test]
fn no_other_name_is_taken() {
    let paths = [
        "",
        "Uuid",
        "::a::A",
        "a::",
        "a::1A",
        "a::self",
        "a::crate::A",
        "a::_",
        "a::A<B>",
        "a::r#A",
        "a::\u{c4}",
        "a b::A",
        "a::A\\n",
    ];
    for path in paths {
        let config = format!("[formats]\nuuid = {{ type = \"{path}\", dependencies = {{ a = \"1\" }} }}\n");
        let printed = refused(&config);
        assert!(printed.contains("is no path of a type"), "{path}: {printed}");
    }
    for path in ["b::A", "self::A", "crate::A", "super::A", "A::B"] {
        let config = format!("[formats]\nuuid = {{ type = \"{path}\", dependencies = {{ a = \"1\" }} }}\n");
        let printed = refused(&config);
        assert!(
            printed.contains("none of the `dependencies` has") || printed.contains("is no path"),
            "{path}: {printed}"
        );
    }
    for package in ["", "1a", "a.b", "a b", "_", "\u{e4}", "a\\nb", "crate", "a\\\"b"] {
        let config = format!(
            "[formats]\nuuid = {{ type = \"std::net::IpAddr\", dependencies = {{ \"{package}\" = \"1\" }} }}\n"
        );
        let printed = refused(&config);
        assert!(printed.contains("is not a name for a package"), "{package}: {printed}");
    }
}

/// Modules of the crate, of which this repository has one with all but streams.
#[test]
fn packages_are_called_otherwise_than_modules() {
    let library = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/../generated/src/lib.rs")).unwrap();
    let modules = library.lines().filter_map(|line| line.strip_prefix("pub ").unwrap_or(line).strip_prefix("mod "));
    let modules: Vec<&str> = modules.map(|module| module.trim_end_matches(';')).chain(["streams"]).collect();
    assert!(modules.len() > 8, "{modules:?}");
    for module in modules {
        let package = module.replace('_', "-");
        let config =
            format!("[formats]\nuuid = {{ type = \"std::net::IpAddr\", dependencies = {{ {package} = \"1\" }} }}\n");
        let printed = refused(&config);
        assert!(printed.contains("a module of the crate is called as the package"), "{package}: {printed}");
    }
}

#[test]
fn two_formats_say_the_same_of_what_they_share() {
    let of = |format: &str, more: &str| format!("[formats.{format}]\ntype = \"uuid::Uuid\"\n{more}\n");
    let package = |version: u8| format!("dependencies.uuid = \"{version}\"");
    let two = |first: String, second: String| refused(&(of("date", &first) + &of("uuid", &second)));
    let printed = two(package(1), package(2));
    assert!(printed.contains("another format says otherwise of the package `uuid`"), "{printed}");
    let fallback = |text: &str| format!("{}\nfallback = \"{text}\"", package(1));
    let printed = two(fallback("a"), fallback("b"));
    assert!(printed.contains("another format has another `fallback` of `uuid::Uuid`"), "{printed}");
}

#[test]
fn a_format_of_which_no_string_is_known_says_one() {
    let money = "[formats.money]\ntype = \"a::Money\"\ndependencies.a = \"1\"\n";
    let document = DOCUMENT.replace("uuid", "money");
    let (api, printed) = read(&document, money);
    assert!(api.is_none() && printed.contains("has no string of the format `money`, which samples show"), "{printed}");
    assert!(read(&document, &format!("{money}example = \"1 EUR\"\n")).0.is_some());
}
