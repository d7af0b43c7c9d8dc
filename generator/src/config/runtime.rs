use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Where the runtime of a client is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, JsonSchema, Serialize)]
#[serde(rename_all = "kebab-case")]
#[schemars(extend("type" = "string"))]
pub enum Runtime {
    /// A copy in the crate.
    #[default]
    Embedded,
    /// The crate `sailmaker-runtime`.
    Crate,
}
