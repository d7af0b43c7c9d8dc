//! Every operation of a generated crate, called with the document's own samples, and judged by the document alone: how a call is written
//! is the generator's affair, what it sends and what that must look like is the [`oracle`](crate::oracle)'s.

mod literal;
mod program;
mod request;
mod service;
mod verdict;

pub use program::{Program, program};
pub use verdict::{Verdict, verdicts};

use crate::oracle::{Document, Operation, Sample, least, operations, sample};

/// An operation as the document has it, and the values that it is called with.
pub struct Call<'d> {
    /// The operation.
    pub operation: Operation<'d>,
    /// The values.
    pub sample: Sample,
}

/// A call of each operation, with all that can be sent.
pub fn with_all(document: &Document) -> Vec<Call<'_>> {
    operations(document).into_iter().map(|operation| Call { sample: sample(&operation), operation }).collect()
}

/// Two calls of each operation, the first with what is required and no more.
pub fn with_least_and_all(document: &Document) -> Vec<Call<'_>> {
    let mut calls = Vec::new();
    for operation in operations(document) {
        calls.push(Call { sample: least(&operation), operation: operation.clone() });
        calls.push(Call { sample: sample(&operation), operation });
    }
    calls
}
