//! What is sent again: `[retry]` and `[idempotency]`.

use super::{duration, schema};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::time::Duration;

/// What is tried again; see the runtime's `RetryPolicy` for when.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, JsonSchema, Serialize)]
#[serde(deny_unknown_fields, default)]
pub struct Retry {
    /// How often a request is sent at the most, the first time included.
    #[schemars(range(max = 4_294_967_295_u32))]
    pub attempts: u32,
    /// The first wait's upper bound; each further one is twice the one before.
    #[serde(with = "duration")]
    #[schemars(schema_with = "schema::time_span")]
    pub base_delay: Duration,
    /// The longest wait, also where the server asks for a longer one.
    #[serde(with = "duration")]
    #[schemars(schema_with = "schema::time_span")]
    pub max_delay: Duration,
    /// The longest time from the first attempt to the start of the last.
    #[serde(with = "duration")]
    #[schemars(schema_with = "schema::time_span")]
    pub max_elapsed: Duration,
    /// The statuses after which requests are sent again whose methods are idempotent, or that have a key; besides 429, and what says by a
    /// header when to come again.
    #[schemars(inner(range(min = 300, max = 599)))]
    pub statuses: Vec<u16>,
}

impl Default for Retry {
    fn default() -> Self {
        Self {
            attempts: 4,
            base_delay: Duration::from_millis(500),
            max_delay: Duration::from_secs(60),
            max_elapsed: Duration::from_secs(120),
            statuses: vec![408, 425, 500, 502, 503, 504],
        }
    }
}

/// Which requests get a key that makes them idempotent, so that they are sent again as safely as those whose method says so.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, JsonSchema, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Idempotency {
    /// The header that the service takes a key by, such as `Idempotency-Key`: a random UUID, made once for each call.
    #[schemars(schema_with = "schema::header")]
    pub header: String,
    /// The methods of the requests that get one; by default `POST` alone.
    #[serde(default = "post")]
    #[schemars(schema_with = "schema::methods")]
    pub methods: Vec<String>,
}

fn post() -> Vec<String> {
    vec!["POST".to_owned()]
}
