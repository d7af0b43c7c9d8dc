use super::line::{Called, Generated, Refused};
use serde::{Deserialize, Serialize};
use std::path::PathBuf;

/// What a worker is asked for.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) enum Task {
    /// To make the crate of a document.
    Generate {
        document: PathBuf,
        /// Where the crate is written, under the name of the folder.
        out: Option<PathBuf>,
    },
    /// To write a package that calls its operations.
    Write {
        document: PathBuf,
        /// The folder of its crate, under its name.
        client: PathBuf,
        /// The folder of the package, under its name.
        program: PathBuf,
    },
    /// To run and judge the calls of its operations.
    Call {
        document: PathBuf,
        executable: PathBuf,
        /// The calls that it does not make.
        unwritten: Unwritten,
    },
    /// To name the calls of its operations, none of which is made.
    Name {
        document: PathBuf,
        /// Why not.
        why: String,
    },
}

/// Calls that a program does not make, by their number, and why.
pub(super) type Unwritten = Vec<(usize, String)>;

/// What comes of a task.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) enum Answer {
    /// A crate.
    Generated(Generated),
    /// What is wrong with the document.
    Refused(Refused),
    /// A package.
    Written(Unwritten),
    /// What became of the calls.
    Called(Called),
}
