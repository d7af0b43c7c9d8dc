//! Paths, operations and what belongs to them: sections 8 to 10, 12, 18, 20 and 21.

use serde_json::{Map, Value};

use super::Object;
use super::content::{CONTENT, EXAMPLES};
use super::table::{Field, Keys, Shape, Table, field, required};

/// Section 8.
pub(super) static PATHS: Table = Table::new(&[]).members(Keys::Path, Shape::Object(Object::PathItem));

/// The HTTP methods of a Path Item Object, in the specification's order.
pub const METHODS: [&str; 9] = ["get", "put", "post", "delete", "options", "head", "patch", "trace", "query"];

/// The field of a Path Item Object with the operations of other methods, by the method (OpenAPI 3.2).
pub const ADDITIONAL: &str = "additionalOperations";

/// The keys that lead from a path item to its operations, in the order of the document: `["get"]`, `["additionalOperations", "COPY"]`.
pub fn operation_keys(item: &Map<String, Value>) -> Vec<Vec<String>> {
    let keys = item.iter().flat_map(|(name, member)| match (METHODS.contains(&name.as_str()), member) {
        (true, _) => vec![vec![name.clone()]],
        (false, Value::Object(others)) if name == ADDITIONAL => {
            others.keys().map(|method| vec![name.clone(), method.clone()]).collect()
        }
        _ => Vec::new(),
    });
    keys.collect()
}

/// Section 9.
pub(super) static PATH_ITEM: Table = Table::new(&[
    field("summary", Shape::Text),
    field("description", Shape::Text),
    field("servers", SERVERS),
    field("parameters", PARAMETERS),
    operation("get"),
    operation("put"),
    operation("post"),
    operation("delete"),
    operation("options"),
    operation("head"),
    operation("patch"),
    operation("trace"),
    operation("query").since_3_2().kept(),
    field(ADDITIONAL, Shape::Map(Keys::Method, &Shape::Object(Object::Operation))).since_3_2().kept().anywhere(),
]);

/// Operations keep the order that the author gave them.
const fn operation(method: &'static str) -> Field {
    field(method, Shape::Object(Object::Operation)).anywhere()
}

const SERVERS: Shape = Shape::List(&Shape::Object(Object::Server));

const PARAMETERS: Shape = Shape::List(&Shape::OrReference(Object::Parameter));

/// Section 10.
pub(super) static OPERATION: Table = Table::new(&[
    field("operationId", Shape::Text),
    field("tags", Shape::List(&Shape::Text)),
    field("summary", Shape::Text),
    field("description", Shape::Text),
    field("externalDocs", Shape::Object(Object::ExternalDocumentation)),
    field("deprecated", Shape::Flag),
    field("security", Shape::List(&Shape::Object(Object::SecurityRequirement))),
    field("servers", SERVERS),
    field("parameters", PARAMETERS),
    field("requestBody", Shape::OrReference(Object::RequestBody)),
    required("responses", Shape::Object(Object::Responses)).in_3_0(),
    field("responses", Shape::Object(Object::Responses)).since_3_1(),
    field("callbacks", Shape::Map(Keys::Any, &Shape::OrReference(Object::Callback))),
]);

/// Every style of section 12.3. Which of them a location has is for the repair of styles to know.
const STYLES: &[&str] = &["deepObject", "form", "label", "matrix", "pipeDelimited", "simple", "spaceDelimited"];

/// Those of 3.2.
const STYLES_3_2: &[&str] =
    &["cookie", "deepObject", "form", "label", "matrix", "pipeDelimited", "simple", "spaceDelimited"];

/// The field of a parameter in the query that is all of it. No version has it.
pub const WHOLE_QUERY: &str = "querystring";

/// Section 12.
pub(super) static PARAMETER: Table = Table::new(&[
    required("name", Shape::Text),
    required("in", Shape::Word(&["cookie", "header", "path", "query"])).until_3_1(),
    required("in", Shape::Word(&["cookie", "header", "path", "query", "querystring"])).since_3_2(),
    // What `in: querystring` becomes where its content is no form.
    field(WHOLE_QUERY, Shape::Flag).by_mistake().kept(),
    field("description", Shape::Text),
    field("required", Shape::Flag),
    field("deprecated", Shape::Flag),
    field("allowEmptyValue", Shape::Flag),
    field("style", Shape::Word(STYLES)).until_3_1(),
    field("style", Shape::Word(STYLES_3_2)).since_3_2(),
    field("explode", Shape::Flag),
    field("allowReserved", Shape::Flag),
    field("schema", Shape::OrReference(Object::Schema)),
    field("content", CONTENT),
    field("example", Shape::Any),
    field("examples", EXAMPLES),
])
.either("schema", "content")
.taken_for(Object::Schema);

/// Section 18.
pub(super) static CALLBACK: Table = Table::new(&[]).members(Keys::Any, Shape::Object(Object::PathItem));

/// Section 20.
pub(super) static LINK: Table = Table::new(&[
    field("operationRef", Shape::Text).anywhere(),
    field("operationId", Shape::Text).anywhere(),
    field("parameters", Shape::Map(Keys::Any, &Shape::Any)).anywhere(),
    field("requestBody", Shape::Any).anywhere(),
    field("description", Shape::Text).anywhere(),
    field("server", Shape::Object(Object::Server)).anywhere(),
])
.either("operationId", "operationRef");

/// Section 21.
pub(super) static HEADER: Table = Table::new(&[
    field("description", Shape::Text),
    field("required", Shape::Flag),
    field("deprecated", Shape::Flag),
    field("style", Shape::Word(&["simple"])),
    field("explode", Shape::Flag),
    field("schema", Shape::OrReference(Object::Schema)),
    field("content", CONTENT),
    field("example", Shape::Any),
    field("examples", EXAMPLES),
])
.either("schema", "content")
.taken_for(Object::Schema);
