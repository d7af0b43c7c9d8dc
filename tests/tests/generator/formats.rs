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
