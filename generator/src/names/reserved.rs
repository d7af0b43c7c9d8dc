//! Names that the generated crate's own items, or the standard prelude, have already.

/// Types that the files of models use without a path.
pub(super) const MODEL_TYPES: &[&str] =
    &["BTreeMap", "Box", "Bytes", "DateTime", "NaiveDate", "Option", "String", "Utc", "Vec"];

/// Types that the files of operations use without a path.
pub(super) const OPERATION_TYPES: &[&str] = &[
    "AsRef",
    "Box",
    "Client",
    "Clone",
    "Debug",
    "Default",
    "Into",
    "IntoIterator",
    "Method",
    "Operation",
    "Option",
    "Paging",
    "Request",
    "Some",
    "String",
    "Vec",
];

/// Methods that every request has.
pub(super) const REQUEST_METHODS: &[&str] =
    &["clone", "iter_blocking", "pages", "pages_blocking", "send", "send_blocking", "stream"];

/// Methods of `Client`, the one file name that a module cannot have, and the one that a module in `operations` should not.
pub(super) const TAG_MODULES: &[&str] = &["builder", "clone", "from_env", "from_parts", "operations", "parts", "r#mod"];

/// Methods of the struct of a tag. `new` would be expected to make one.
pub(super) const TAG_METHODS: &[&str] = &["clone", "new"];

/// Methods of `ClientBuilder`.
pub(super) const BUILDER_METHODS: &[&str] = &[
    "base_url",
    "bearer_token",
    "body_limit",
    "build",
    "client_credentials",
    "clone",
    "connect_timeout",
    "credential",
    "credential_pair",
    "cross_origin_bodies",
    "error_body_limit",
    "from_env",
    "http_client",
    "key",
    "new",
    "retry",
    "server_url",
    "timeout",
    "token_source",
    "user_agent",
];

/// Features of every crate, and the packages that it depends on.
pub(super) const FEATURES: &[&str] = &[
    "blocking",
    "bytes",
    "chrono",
    "default",
    "futures-core",
    "http",
    "http-body",
    "native-tls",
    "percent-encoding",
    "reqwest",
    "rustls",
    "serde",
    "tokio",
    "tracing",
];
