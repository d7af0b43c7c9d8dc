use serde::{Deserialize, Serialize};
use std::path::PathBuf;

/// What a worker is asked for.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct Task {
    /// The document.
    pub(super) document: PathBuf,
    /// Another one that it is compared with. Then the bundle and a second run are tried as well.
    pub(super) origin: Option<PathBuf>,
    /// Where the crate is written, under the name of the folder.
    pub(super) out: Option<PathBuf>,
}
