//! Gives the document the types of [`openapiv3`], and takes out what that has no types for.

mod later;
mod schemas;

use std::collections::BTreeMap;
use std::thread;

use openapiv3::{OpenAPI, PathItem};
use serde::Deserialize;
use serde_json::Value;

use super::grammar::operation_keys;
use super::normalize::{Normalized, smallest_refused};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::source::Origins;

pub(crate) use later::{FurtherOperation, carried};
pub use schemas::Schemas;

/// A document in the types of [`openapiv3`].
#[derive(Clone, Debug)]
pub struct Parsed {
    /// The document, without schemas: references stand in their places.
    pub document: OpenAPI,
    /// The schemas.
    pub schemas: Schemas,
    /// Where the nodes of the tree that it was parsed from come from.
    pub origins: Origins,
    /// The keys that lead to the operations of each path, in the order of the document, which [`openapiv3::PathItem`] does not keep.
    pub keys: BTreeMap<String, Vec<Vec<String>>>,
    /// By path, the operations of methods that OpenAPI 3.0 does not have.
    pub(crate) further: BTreeMap<String, Vec<FurtherOperation>>,
    /// The requests that the service sends, by name, in the order of the document.
    pub webhooks: Vec<(String, PathItem)>,
}

/// Parses a document. After [`normalize`](super::normalize::normalize) this cannot fail, unless the tables there and
/// the parser disagree; then the error names the smallest piece that the parser refuses.
pub fn parse(normalized: Normalized, diagnostics: &mut Diagnostics) -> Option<Parsed> {
    let Normalized { mut tree, origins } = normalized;
    let keys = keys(&tree);
    let schemas = Schemas::take(&mut tree);
    match on_large_stack(&tree) {
        Ok((document, further, webhooks)) => Some(Parsed { document, schemas, origins, keys, further, webhooks }),
        Err((pointer, message)) => {
            let error = Diagnostic::error(format!("this cannot be read: {message}"))
                .at(origins.origin(&pointer))
                .help("the generator is at fault: its check of the document should have found this");
            diagnostics.push(error);
            None
        }
    }
}

fn keys(tree: &Value) -> BTreeMap<String, Vec<Vec<String>>> {
    let paths = tree.get("paths").and_then(Value::as_object);
    let of_item = |item: &Value| item.as_object().map(operation_keys).unwrap_or_default();
    paths.into_iter().flatten().map(|(path, item)| (path.clone(), of_item(item))).collect()
}

/// The document, its further operations and its webhooks.
type Read = (OpenAPI, BTreeMap<String, Vec<FurtherOperation>>, Vec<(String, PathItem)>);

fn read(tree: &Value) -> Result<Read, (String, String)> {
    let document = OpenAPI::deserialize(tree)
        .map_err(|error| smallest_refused(tree).unwrap_or_else(|| (String::new(), error.to_string())))?;
    let (further, webhooks) = (later::operations(&document)?, later::webhooks(&document)?);
    Ok((document, further, webhooks))
}

/// The stack for the parser, which goes through some twenty functions for each level of nesting: several times what
/// the deepest document that `normalize` lets pass needs in a build without optimization.
const STACK: usize = 64 << 20;

/// Parses in a thread of its own. When that fails, gives the pointer of the piece at fault and what is said of it.
fn on_large_stack(tree: &Value) -> Result<Read, (String, String)> {
    let work = || read(tree);
    let failed = |reason: &str| Err((String::new(), reason.to_owned()));
    thread::scope(|scope| match thread::Builder::new().stack_size(STACK).spawn_scoped(scope, work) {
        Ok(thread) => thread.join().unwrap_or_else(|_| failed("the parser gave up")),
        Err(error) => failed(&format!("no thread for the parser: {error}")),
    })
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::diagnostic::Place;
    use crate::source::SourceSet;

    #[test]
    fn what_the_parser_refuses_is_named_and_no_panic() {
        let tree = json!({
            "openapi": "3.0.3",
            "info": { "title": "T", "version": "v1" },
            "paths": { "/a": { "get": { "responses": {}, "tags": 5 } } },
        });
        let origins = Origins::new(SourceSet::default().root());
        let place = origins.origin("/paths/~1a/get");
        let mut diagnostics = Diagnostics::new();
        assert!(parse(Normalized { tree, origins }, &mut diagnostics).is_none());
        let [found] = &diagnostics.into_vec()[..] else { panic!("one error") };
        let message = "this cannot be read: invalid type: integer `5`, expected a sequence";
        assert_eq!(found.message, message);
        assert_eq!(found.place, Place::Node(place));
    }
}
