//! Messages point into the text that was read.

use insta::assert_snapshot;

use crate::diagnostic::{Diagnostics, Style};
use crate::document::testing::Project;
use crate::document::{Selection, bundle, normalize};
use crate::source::Location;

const DOCUMENT: &str = "
swagger: '2.0'
info: {title: T, version: '1'}
host: example.com
consumes: [text/csv]
paths:
  /a:
    post:
      parameters:
        - {in: body, name: a, schema: {type: object, properties: {b: {type: nothing}}}}
        - {in: query, name: c, type: array, items: {type: none}}
      responses:
        200: {description: '', schema: {type: string, default: 1}}
        404: {$ref: '#/responses/R'}
    put:
      parameters: [{$ref: '#/parameters/F'}]
      responses: {204: {description: ''}}
parameters:
  F: {in: formData, name: f, type: integer, enum: [x]}
responses:
  R: {description: '', headers: {H: {type: odd}}}
definitions:
  A: {x-nullable: 7, discriminator: kind}
";

/// Where the text stands that the node of the new tree was made of, by line and by what is written there.
fn written(pointer: &str) -> String {
    let (document, _) = Project::new(&[("openapi.yaml", DOCUMENT)]).load();
    let place = Location::new(document.root(), pointer);
    let tree = document.tree(document.root()).unwrap();
    assert!(tree.pointer(pointer).is_some(), "{tree}");
    let (_, line, column) = document.sources().positions(&[&place])[0].unwrap();
    let line = DOCUMENT.lines().nth(line as usize - 1).unwrap();
    line.chars().skip(column as usize - 1).take(12).collect()
}

#[test]
fn every_node_has_the_place_that_it_was_written_at() {
    assert_eq!(written("/openapi"), "'2.0'");
    assert_eq!(written("/servers/0/url"), "example.com");
    let post = "/paths/~1a/post";
    assert_eq!(written(&format!("{post}/requestBody")), "{in: body, n");
    assert_eq!(written(&format!("{post}/requestBody/content/text~1csv")), "text/csv]");
    assert_eq!(written(&format!("{post}/requestBody/content/text~1csv/schema/properties/b")), "{type: nothi");
    assert_eq!(written(&format!("{post}/parameters/0/schema/items/type")), "none}}");
    assert_eq!(written(&format!("{post}/parameters/0/name")), "c, type: arr");
    assert_eq!(written(&format!("{post}/responses/200/content/application~1json/schema/default")), "1}}");
    let form = "/paths/~1a/put/requestBody/content/application~1x-www-form-urlencoded";
    assert_eq!(written(&format!("{form}/schema/properties/f/enum/0")), "x]}");
    assert_eq!(written("/components/responses/R/headers/H/schema/type"), "odd}}}");
    assert_eq!(written("/components/schemas/A/nullable"), "7, discrimin");
    assert_eq!(written("/components/schemas/A/discriminator/propertyName"), "kind}");
}

#[test]
fn later_stages_go_without_knowing_of_it() {
    let (document, mut diagnostics) = Project::new(&[("openapi.yaml", DOCUMENT)]).load();
    let bundle = bundle(&document, &Selection::default(), &mut diagnostics);
    normalize(bundle, &mut diagnostics);
    let said = diagnostics.render(document.sources(), Style::Plain);
    let places = said.lines().filter_map(|line| line.split_once("openapi.yaml").map(|(_, place)| place));
    let messages = said.lines().filter(|line| line.starts_with("warning[") || line.starts_with("error["));
    let together: Vec<String> = messages.zip(places).map(|(message, place)| format!("{place} {message}")).collect();
    assert_snapshot!(together.join("\n"), @r"
    :10:77 warning[unknown-type]: `nothing` is not a type of OpenAPI
    :11:59 warning[unknown-type]: `none` is not a type of OpenAPI
    :13:64 warning[default-value]: the default must be a string, found a number
    :19:52 warning[enum-values]: a value of `enum` must be an integer, found a string
    :21:44 warning[unknown-type]: `odd` is not a type of OpenAPI
    :23:19 warning[wrong-type]: `nullable` must be `true` or `false`, found 7
    ");
}

#[test]
fn what_overlays_change_is_shown_where_they_say_it() {
    let overlay = "
overlay: 1.0.0
info: {title: O, version: '1'}
actions:
  - target: $.definitions.A
    update: {discriminator: other, properties: {b: {type: string}}}
";
    let mut project = Project::new(&[("openapi.yaml", DOCUMENT), ("fix.yaml", overlay)]);
    project.options.overlays = vec![project.path("fix.yaml")];
    let (document, diagnostics) = project.load();
    assert!(diagnostics.is_empty());
    let shown = |pointer: &str| {
        let place = Location::new(document.root(), pointer);
        let (path, line, _) = document.sources().positions(&[&place])[0].unwrap();
        (path.file_name().unwrap().to_string_lossy().into_owned(), line)
    };
    assert_eq!(shown("/components/schemas/A/discriminator/propertyName"), ("fix.yaml".to_owned(), 6));
    assert_eq!(shown("/components/schemas/A/properties/b/type"), ("fix.yaml".to_owned(), 6));
    assert_eq!(shown("/components/schemas/A/nullable"), ("openapi.yaml".to_owned(), 23));
}

#[test]
fn what_is_not_selected_is_not_told() {
    let text = "
swagger: '2.0'
info: {title: T, version: '1'}
paths:
  /a:
    get: {operationId: getA, responses: {}}
    put:
      operationId: putA
      parameters: [{in: query, name: c, type: array, items: {}, collectionFormat: tsv}]
      responses: {}
";
    let project = Project::new(&[("openapi.yaml", text)]);
    let only = |id: &str| Selection { operations: vec![id.into()], ..Selection::default() };
    assert_eq!(project.select(&only("getA")), "");
    assert_snapshot!(project.select(&only("putA")), @r"
    warning[swagger-list]: OpenAPI 3.0 has no style for a list that is joined by tabs here
     --> openapi.yaml:9:83
      |
    9 |       parameters: [{in: query, name: c, type: array, items: {}, collectionFormat: tsv}]
      |                                                                                   ^^^ read as text: callers join the items
      |
      = at: /paths/~1a/put/parameters/0/collectionFormat

    warning: 1 warning
    ");
    let mut diagnostics = Diagnostics::new();
    bundle(&project.load().0, &Selection::default(), &mut diagnostics);
    assert_eq!(diagnostics.warning_count(), 1);
}
