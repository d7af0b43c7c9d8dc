use super::Failure;
use serde::{Deserialize, Serialize};

/// What a worker says, as a line of JSON.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) enum Said<T> {
    /// A part of the work begins.
    Begins(String),
    /// The work is done.
    Done(Verdict<T>),
}

/// How a task went.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Verdict<T> {
    /// What came of it, or what went wrong.
    pub(crate) outcome: Result<T, Failure>,
    /// The time of processors, in seconds. Where the worker did not live to tell, none.
    pub(crate) seconds: f64,
    /// The largest memory that the worker has taken so far, in bytes; 0 where it is no more than that of who started it.
    pub(crate) memory: u64,
}

impl<T> Verdict<T> {
    /// Of a task whose worker did not live to tell.
    pub(super) fn failed(failure: Failure) -> Self {
        Self { outcome: Err(failure), seconds: 0.0, memory: 0 }
    }
}
