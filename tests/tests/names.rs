//! A name never depends on what else there is: an operation that is added renames nothing that exists.

use sailmaker::config::LoadedConfig;
use sailmaker::document::{LoadOptions, Selection};
use sailmaker::ir::{Api, OperationId, SchemaId};
use sailmaker::names::Names;
use sailmaker::{Input, model};
use sailmaker_tests::vendor;
use std::collections::BTreeMap;
use std::path::Path;

/// Everything in a document that has a name, by where it stands, with its names.
type Named = BTreeMap<String, String>;

/// The names of the operations with some tags; of all operations, where there are none.
fn names(document: &Path, tags: &[String]) -> (Api, Named) {
    let config = LoadedConfig::of_document(document, Path::new("out"), None);
    let selection = Selection { tags: tags.to_vec(), operations: Vec::new() };
    let input = Input { config, selection, load: LoadOptions::default() };
    let outcome = model(&input);
    let printed = outcome.diagnostics.render(&outcome.sources, sailmaker::diagnostic::Style::Plain);
    let api = outcome.result.unwrap_or_else(|| panic!("{printed}"));
    let names = Names::resolve(&api, &input.config.config);
    let named = of_operations(&api, &names).chain(of_types(&api, &names)).collect();
    (api, named)
}

fn of_operations<'a>(api: &'a Api, names: &'a Names) -> impl Iterator<Item = (String, String)> {
    api.operations.iter().enumerate().map(|(index, operation)| {
        let place = format!("{} {}", operation.method.as_str(), operation.path.as_str());
        (place, format!("{:?}", names.of_operation(OperationId(index))))
    })
}

/// Types by the component they are, or by what leads to them; each name that a shared type has counts.
fn of_types<'a>(api: &'a Api, names: &'a Names) -> impl Iterator<Item = (String, String)> {
    api.schemas.iter().enumerate().filter(|(_, schema)| !schema.tags.is_empty()).filter_map(|(index, schema)| {
        let place = schema.name.clone().unwrap_or_else(|| schema.context.join(" "));
        let names = names.of_type(SchemaId::new(index))?;
        Some((format!("type {place}"), format!("{} {:?} {}", names.name, names.members, names.rest)))
    })
}

/// What is named in both is named the same.
fn assert_kept(before: &Named, after: &Named, what: &str) {
    for (place, name) in before {
        assert_eq!(Some(name), after.get(place), "{what}: {place}");
    }
}

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
        names(&path, &[]).1
    };
    let before = names_of(BEFORE.to_owned());
    let after = names_of(format!("{BEFORE}{ADDED}"));
    assert!(before.len() >= 5 && after.len() > before.len());
    assert_kept(&before, &after, "two operations more");
}

/// Every tag alone has the names that it has in the whole, but where two schemas of the whole want one name: that is a warning,
/// and a config pins the names.
#[test]
fn the_vendors_tags_have_the_same_names_alone() {
    let Some(folder) = vendor::documents() else { return };
    let document = folder.join("idn/sailpoint-api.v2025.yaml");
    let (api, mut whole) = names(&document, &[]);
    let config = LoadedConfig::of_document(&document, Path::new("out"), None).config;
    let clashes = Names::type_clashes(&api, &config);
    let clashing: Vec<String> =
        clashes.iter().flat_map(|(_, schemas)| schemas).map(|(spelling, _)| spelling.replace('.', " ")).collect();
    assert!(clashing.len() * 100 < whole.len(), "{clashing:?}");
    whole.retain(|place, _| !clashing.iter().any(|clash| *place == format!("type {clash}")));
    for tag in &api.tags {
        let (_, mut alone) = names(&document, std::slice::from_ref(&tag.name));
        assert!(!alone.is_empty());
        alone.retain(|place, _| !clashing.iter().any(|clash| *place == format!("type {clash}")));
        assert_kept(&alone, &whole, &tag.name);
    }
}
