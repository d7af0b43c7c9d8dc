//! Makes a document one that the parser accepts: 3.1 spelled as 3.0, wrong but clear read as meant, and everything
//! else that is wrong left out, or read as what allows anything; each told with its place.

pub(super) mod conform;
mod context;
mod cycle;
mod keyword;
mod path;
mod path_key;
mod refused;
mod repair;
mod tree;
mod value;
mod version;
mod walk;

#[cfg(test)]
mod tests;

use serde_json::Value;

use super::bundle::Bundle;
use super::grammar::Version;
use crate::diagnostic::Diagnostics;
use crate::source::Origins;
use context::Context;

pub(super) use refused::smallest as smallest_refused;

/// The grammar that a document has after this stage.
const TARGET: Version = Version::Normal;

/// An OpenAPI 3.0 document that [`openapiv3`] can read; every node knows the place it came from.
#[derive(Clone, Debug)]
pub struct Normalized {
    /// The document.
    pub tree: Value,
    /// Where its nodes come from.
    pub origins: Origins,
}

/// Makes an OpenAPI 3.0 document of a bundle.
///
/// What is written as in OpenAPI 3.1 is spelled as 3.0 says it (`version`). What is invalid but clear is repaired with a
/// warning (`repair`). Whatever is still not as OpenAPI 3.0.4 wants it is left out, or read as what allows anything, and so is a
/// reference that leads nowhere or to the wrong kind of object (`conform`). `None` when an earlier stage found errors.
pub fn normalize(bundle: Bundle, diagnostics: &mut Diagnostics) -> Option<Normalized> {
    let lost = bundle.lost();
    let Bundle { mut tree, mut origins, written, .. } = bundle;
    let version = version::read(&tree, &origins, diagnostics)?;
    let mut context = Context {
        version,
        schemas: tree::schemas(&tree),
        objects: tree::object_schemas(&tree),
        lost,
        written,
        origins: &mut origins,
        diagnostics,
    };
    repair::repair_objects(&mut tree, &mut context);
    conform::conform(&mut tree, &mut context);
    repair::repair_document(&mut tree, &mut context);
    cycle::cycles(&mut tree, &mut context);
    (!diagnostics.has_errors()).then_some(Normalized { tree, origins })
}
