//! How each operation is called: what the document says of parameters, bodies and answers, as what a caller gives and gets.

mod bodies;
mod headers;
mod outputs;
mod parameters;
mod shape;

use crate::diagnostic::Diagnostics;
use crate::ir::{Api, Operation, Signature};

/// Fills in the signatures. A body or answer that no client can send or read is told of in `diagnostics`.
pub(super) fn mark(api: &mut Api, diagnostics: &mut Diagnostics) {
    let signatures: Vec<Signature> =
        api.operations.iter().map(|operation| signature(api, operation, diagnostics)).collect();
    for (operation, signature) in api.operations.iter_mut().zip(signatures) {
        operation.signature = signature;
    }
}

fn signature(api: &Api, operation: &Operation, diagnostics: &mut Diagnostics) -> Signature {
    let mut signature = Signature { headers: headers::of(api, operation), ..Signature::default() };
    parameters::add(api, operation, &mut signature);
    bodies::add(api, operation, &mut signature, diagnostics);
    outputs::add(api, operation, &mut signature);
    signature
}
