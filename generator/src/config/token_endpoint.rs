use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// How a client shows its secret to a token endpoint (RFC 6749, section 2.3.1), by the names of RFC 7591, section 2.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, JsonSchema, Serialize)]
#[serde(rename_all = "snake_case")]
#[schemars(extend("type" = "string"))]
pub enum TokenEndpointAuthMethod {
    /// In the form, with the id.
    #[default]
    ClientSecretPost,
    /// In the header `Authorization`, by HTTP Basic.
    ClientSecretBasic,
}
