//! The connections of blocking calls.

use std::sync::{Arc, OnceLock};
use std::time::Duration;

use super::IS_OWN;
use crate::runtime::platform::reqwest::client;

/// The HTTP client of blocking calls, beside that of others. A connection gets on only while the runtime runs in which it was opened, which that of
/// async code need not do during a blocking call; that of the blocking calls always does.
#[derive(Clone, Debug)]
pub(crate) struct OwnConnections {
    connect_timeout: Duration,
    takes_proxies: bool,
    client: Arc<OnceLock<reqwest::Client>>,
}

impl OwnConnections {
    pub(crate) fn new(connect_timeout: Duration, takes_proxies: bool) -> Self {
        Self { connect_timeout, takes_proxies, client: Arc::default() }
    }

    /// The client where this is a blocking call; otherwise, and where it cannot be built, the other one.
    pub(crate) fn or<'c>(&'c self, other: &'c reqwest::Client) -> &'c reqwest::Client {
        if !IS_OWN.get() {
            return other;
        }
        self.client.get_or_init(|| client(self.connect_timeout, self.takes_proxies).unwrap_or_else(|_| other.clone()))
    }
}
