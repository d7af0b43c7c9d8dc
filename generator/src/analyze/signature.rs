//! How each operation is called: what the document says of parameters, bodies and responses, as what a caller gives and gets.

mod bodies;
mod headers;
mod outputs;
mod parameters;
mod redirects;
mod shape;
mod styles;

use super::types::Types;
use crate::diagnostic::Diagnostics;
use crate::ir::{OperationObject, Signature};

/// The signature of each operation. A body or response that no client can send or read is told of in `diagnostics`.
pub(super) fn all(types: &Types<'_>, diagnostics: &mut Diagnostics) -> Vec<Signature> {
    types.document.operations.iter().map(|operation| signature(types, operation, diagnostics)).collect()
}

fn signature(types: &Types<'_>, operation: &OperationObject, diagnostics: &mut Diagnostics) -> Signature {
    let mut signature = Signature { headers: headers::of(types, operation), ..Signature::default() };
    parameters::add(types, operation, &mut signature, diagnostics);
    bodies::add(types, operation, &mut signature, diagnostics);
    outputs::add(types, operation, &mut signature);
    signature
}
