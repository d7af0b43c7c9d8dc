//! Names that the generated crate's own items, or the standard prelude, have already.

pub(super) use crate::config::DEVICES;
use crate::config::PACKAGES;

/// Types that the files of models use without a path.
pub(super) const MODEL_TYPES: &[&str] =
    &["BTreeMap", "Box", "Bytes", "DateTime", "NaiveDate", "Option", "String", "Utc", "Vec"];

/// Methods and functions that a model has, or those of traits which a call would find no more. `from` and `try_from` are not among them:
/// nothing else is made into a struct.
pub(super) const MODEL_METHODS: &[&str] = &[
    "borrow",
    "borrow_mut",
    "clone",
    "clone_from",
    "clone_into",
    "default",
    "deserialize",
    "eq",
    "fmt",
    "into",
    "ne",
    "new",
    "read",
    "serialize",
    "to_owned",
    "try_into",
    "type_id",
];

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
pub(super) const REQUEST_METHODS: &[&str] = &[
    "clone",
    "into_future",
    "iter_blocking",
    "pages",
    "pages_blocking",
    "send",
    "send_blocking",
    "send_location",
    "send_location_blocking",
    "stream",
];

/// Methods of `Client`; `mod`, which is the file of the folder itself; and `operations`, which is the folder. `new`
/// would be expected to make a client, `client` and `verify` are what mocks have besides, and for `into` and `try_into` a call would find those of the traits.
pub(super) const TAG_MODULES: &[&str] = &[
    "builder",
    "client",
    "client_builder",
    "clone",
    "from_env",
    "from_parts",
    "into",
    "new",
    "operations",
    "parts",
    "r#mod",
    "request",
    "try_into",
    "verify",
];

/// Methods of the struct of a tag. `new` would be expected to make one, and for `into` and `try_into` a call would find those of the
/// traits, which take the struct by value.
pub(super) const TAG_METHODS: &[&str] = &["clone", "into", "new", "try_into"];

/// Methods of `ClientBuilder`.
pub(super) const BUILDER_METHODS: &[&str] = &[
    "allow_http",
    "authorization_code",
    "authorization_url",
    "base_url",
    "bearer_token",
    "body_limit",
    "build",
    "client",
    "client_credentials",
    "client_secret_basic",
    "client_secret_post",
    "code_token_url",
    "clone",
    "connect_timeout",
    "credential",
    "credential_pair",
    "cross_origin_bodies",
    "default_header",
    "error_body_limit",
    "from_env",
    "has_client_secret_basic",
    "has_tokens",
    "http_client",
    "new",
    "refuse_header",
    "refresh",
    "refresh_token",
    "refresh_url",
    "retry",
    "scheme_value",
    "scopes",
    "server_url",
    "server_variable",
    "timeout",
    "token",
    "token_source",
    "token_url",
    "tokens",
    "transport",
    "user_agent",
    "with_client_secret_basic",
    "with_scopes",
    "without_credentials",
];

/// Names that clippy takes for those of a draft, wherever something is bound to them.
pub(super) const DRAFTS: &[&str] = &["baz", "foo", "quux"];

/// Methods of traits in `std`. Clippy takes a method of that name and as many arguments for one that was meant to be the trait's.
pub(super) const TRAIT_METHODS: &[&str] = &[
    "add",
    "as_mut",
    "as_ref",
    "bitand",
    "bitor",
    "bitxor",
    "borrow",
    "borrow_mut",
    "cmp",
    "default",
    "deref",
    "deref_mut",
    "div",
    "drop",
    "eq",
    "from_iter",
    "from_str",
    "hash",
    "index",
    "index_mut",
    "into_iter",
    "mul",
    "neg",
    "next",
    "not",
    "rem",
    "shl",
    "shr",
    "sub",
];

/// Features of every crate.
const FEATURES: [&str; 9] =
    ["blocking", "default", "native-tls", "reqwest", "rustls", "test-server", "test-util", "tower", "tracing"];

/// What no feature of a tag is called: features of every crate, and the packages that it depends on.
pub(super) fn features() -> Vec<&'static str> {
    FEATURES.into_iter().chain(PACKAGES).collect()
}
