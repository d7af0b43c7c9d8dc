use super::failure::Failure;
use serde::{Deserialize, Serialize};
use std::path::PathBuf;

/// What a worker is asked for, as a line of JSON.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct Task {
    /// The document.
    pub(super) document: PathBuf,
    /// Another one that it is compared with. Then the bundle and a second run are tried as well.
    pub(super) origin: Option<PathBuf>,
    /// Where the crate is written, under the name of the folder.
    pub(super) out: Option<PathBuf>,
}

/// What a worker says, as a line of JSON.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) enum Said {
    /// A part of the work begins.
    Begins(String),
    /// The work is done.
    Done(Verdict),
}

/// How a case went.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct Verdict {
    pub(super) failure: Option<Failure>,
    /// Whether a crate was generated.
    pub(super) is_generated: bool,
    /// The time of processors, in seconds. Where the worker did not live to tell, none.
    pub(super) seconds: f64,
    /// The largest memory that the worker has taken so far, in bytes; 0 where it is no more than that of who started it.
    pub(super) memory: u64,
}

impl Verdict {
    /// Of a case whose worker did not live to tell.
    pub(super) fn failed(failure: Failure) -> Self {
        Self { failure: Some(failure), is_generated: false, seconds: 0.0, memory: 0 }
    }
}
