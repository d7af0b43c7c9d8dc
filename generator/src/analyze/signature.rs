//! How each operation is called: what the document says of parameters, bodies and responses, as what a caller gives and gets.

mod bodies;
mod headers;
mod items;
mod outputs;
mod parameters;
mod redirects;
mod shape;
mod styles;

use super::types::Types;
use crate::diagnostic::Diagnostics;
use crate::ir::{OperationObject, Paging, Signature};

/// The signature of each operation, of which it is known how it has pages. A body or response that no client can send or read is told of
/// in `diagnostics`.
pub(super) fn all(types: &Types<'_>, paging: &[Option<Paging>], diagnostics: &mut Diagnostics) -> Vec<Signature> {
    let operations = types.document.operations.iter().zip(paging);
    operations.map(|(operation, paging)| signature(types, operation, paging.is_some(), diagnostics)).collect()
}

fn signature(
    types: &Types<'_>,
    operation: &OperationObject,
    has_pages: bool,
    diagnostics: &mut Diagnostics,
) -> Signature {
    let mut signature = Signature { headers: headers::of(types, operation), ..Signature::default() };
    parameters::add(types, operation, &mut signature, diagnostics);
    bodies::add(types, operation, &mut signature, diagnostics);
    outputs::add(types, operation, has_pages, &mut signature);
    signature
}
