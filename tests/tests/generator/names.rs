//! A name never depends on what else there is: an operation that is added renames nothing that exists.

use super::named::{assert_kept, names};
use sailmaker::config::LoadedConfig;
use sailmaker::document::{LoadOptions, Selection};
use sailmaker::{Input, model};
use std::path::Path;

const BEFORE: &str = r##"
openapi: 3.0.3
info: {title: T, version: '1'}
paths:
  /b:
    get:
      operationId: getB
      tags: [one]
      parameters: [{name: state, in: query, schema: {type: string, enum: [x, y]}}]
      responses:
        '200': {description: B., content: {application/json: {schema: {type: object, properties: {state: {type: string, enum: [x, y]}}}}}}
        '404': {description: No., content: {application/json: {schema: {type: object, properties: {error: {type: string}}}}}}
"##;

/// Before the others in every order: by path, by id, by the names of its types; the same types, an error set of the same
/// statuses with other types, a component of a name that an inline type would have.
const ADDED: &str = r##"
  /a:
    get:
      operationId: getA
      tags: [one, two]
      parameters: [{name: state, in: query, schema: {type: string, enum: [x, y]}}]
      responses:
        '200': {description: A., content: {application/json: {schema: {type: object, properties: {state: {type: string, enum: [x, y]}}}}}}
        '404': {description: No., content: {application/json: {schema: {type: string}}}}
  /c:
    post:
      operationId: AGetB
      tags: [two]
      responses:
        '404': {description: No., content: {application/json: {schema: {type: object, properties: {error: {type: string}}}}}}
"##;

#[test]
fn an_added_operation_renames_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("api.yaml");
    let names_of = |text: String| {
        std::fs::write(&path, text).unwrap();
        let config = LoadedConfig::of_document(&path, Path::new("out"), None);
        let input = Input { config, selection: Selection::default(), load: LoadOptions::default() };
        names(&model(&input).result.unwrap(), &input.config.config)
    };
    let before = names_of(BEFORE.to_owned());
    let after = names_of(format!("{BEFORE}{ADDED}"));
    assert!(before.len() >= 5 && after.len() > before.len());
    assert_kept(&before, &after, "two operations more");
}
