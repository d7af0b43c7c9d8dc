//! The settings of a document.

use std::time::Duration;

use crate::client::{
    takes_client_credentials, takes_client_secret_basic, takes_client_secret_post, takes_refresh_token, takes_token,
};
use crate::runtime::Scheme;
use crate::runtime::settings::{Endpoints, EnvironmentNames, Failure, Idempotency, RetryDefaults, Settings};

takes_token!();
takes_client_credentials!();
takes_client_secret_basic!();
takes_client_secret_post!();
takes_refresh_token!();

pub(crate) static SETTINGS: Settings = Settings {
    user_agent: "runtime/1",
    server: "/v1",
    server_variables: &[],
    origins: &[],
    has_loopback: false,
    is_default_server: false,
    undeclared: &[],
    schemes: &[Scheme::Token],
    needs_credentials: true,
    endpoints: Endpoints {
        token: Some("/oauth/token"),
        refresh: Some("/oauth/token"),
        code: Some(("/oauth/authorize?tenant=1", "/oauth/token")),
        client_secret_basic: false,
    },
    scopes: &[],
    environment: EnvironmentNames {
        base_url: "RUNTIME_BASE_URL",
        client: None,
        refresh_token: None,
        token: None,
        keys: &[],
        pairs: &[],
    },
    config_file: None,
    timeout: Duration::from_secs(30),
    connect_timeout: Duration::from_secs(10),
    retry: RetryDefaults {
        attempts: 4,
        base_delay: Duration::from_millis(1),
        max_delay: Duration::from_secs(60),
        max_elapsed: Duration::from_secs(120),
        statuses: &[408, 500, 502, 503, 504],
    },
    idempotency: Some(Idempotency { header: "idempotency-key", methods: &["PATCH"] }),
    failure: Some(Failure { path: &["meta", "ok"], value: "false", is_other: false }),
};
