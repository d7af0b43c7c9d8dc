//! The generation config: what the document does not say, and the generated crate needs.

mod clients;
mod crate_name;
mod dependencies;
mod duration;
mod examples;
mod failure;
mod faults;
mod format;
mod front_matter;
mod load;
mod lock;
mod pagination;
mod paths;
mod read;
mod reference;
mod retry;
mod runtime;
mod schema;
mod source;
mod stream;
mod tables;
mod token_endpoint;
mod version;

pub use crate_name::is_crate_name;
use crate_name::is_package_name;
pub(crate) use crate_name::{DEVICES, crate_name_help, first_crate_name};
pub(crate) use dependencies::PACKAGES;
pub use failure::Failure;
pub use format::FormatType;
pub(crate) use front_matter::Placeholder;
pub use front_matter::{FrontMatter, PageMetadata, PageText};
pub use load::{ConfigErrors, LoadedConfig};
pub(crate) use lock::ReleasedOperation;
pub use lock::{Lock, Made, Release, ReleasedNames};
pub use pagination::{Pagination, PaginationStyle};
pub use paths::{beside_of, configs_in, reads_outside};
pub use read::config_in;
pub use reference::{EXAMPLES, Key, Table, tables as reference};
pub use retry::{Idempotency, Retry};
pub use runtime::Runtime;
pub use schema::schema_for_editors;
pub use source::{Source, with_digest};
pub use stream::Stream;
pub use token_endpoint::TokenEndpointAuthMethod;
pub use version::with_version;

use crate::diagnostic::Policy;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::path::PathBuf;
use std::time::Duration;

/// How a document becomes a crate.
///
/// Paths are relative to the folder of the config. Tables that are left out leave out what they configure, except those
/// whose keys have defaults.
#[derive(Clone, Debug, Deserialize, JsonSchema, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Config {
    /// The OpenAPI document.
    pub document: PathBuf,
    /// Where the document is published, if it was fetched.
    pub source: Option<Source>,
    /// Overlays (OpenAPI Overlay Specification, 1.0 or 1.1) that correct the document before anything is made of it, in the
    /// order in which they are applied; none by default. An overlay is for the file that its `extends` names, and for the
    /// document where it names none. An action that selects nothing, or says what the document says by itself, is an error,
    /// so that no correction outlives its reason.
    #[serde(default)]
    pub overlays: Vec<PathBuf>,
    /// The folder of the generated crate. Everything in it belongs to the generator.
    pub output: PathBuf,
    /// Which operations the client has; all of the document by default. `--tag` and `--operation` of the command line take its place.
    #[serde(default)]
    pub select: Select,
    /// Where the runtime is: a copy of it in the crate (`embedded`), or a crate of its own that clients share (`crate`), so that a program with several
    /// clients compiles it once, and gives them one transport, one source of tokens and one mock.
    #[serde(default)]
    pub runtime: Runtime,
    /// What `Cargo.toml` says of the generated crate.
    #[serde(rename = "crate")]
    pub package: Package,
    /// What is known of the server besides its address.
    #[serde(default)]
    pub server: Server,
    /// How tokens are fetched, for documents with the OAuth 2.0 client-credentials flow.
    pub auth: Option<Auth>,
    /// What `Client::from_env` reads; without it, variables that are called by the crate.
    pub environment: Option<Environment>,
    /// How results come in pages, where parameters and responses do not tell, or tell it wrong. A table is for operations, for tags
    /// or for all that fit; for an operation that several are for, the first of those that name it counts, then the first that names
    /// its tag. One table alone may be written `[pagination]`.
    #[serde(default, deserialize_with = "tables::one_or_many")]
    pub pagination: Vec<Pagination>,
    /// Which responses come item by item, and how they are asked for, where the document does not say it. For an operation that several are for,
    /// the first of those that name it counts, then the first that names its tag. One table alone may be written `[stream]`.
    #[serde(default, deserialize_with = "tables::one_or_many")]
    pub stream: Vec<Stream>,
    /// What is tried again.
    #[serde(default)]
    pub retry: Retry,
    /// Which requests get a key that makes them idempotent.
    pub idempotency: Option<Idempotency>,
    /// What makes a response an error although its status says that it is none.
    pub failure: Option<Failure>,
    /// How long requests may take.
    #[serde(default)]
    pub timeouts: Timeouts,
    /// What models keep.
    #[serde(default)]
    pub models: Models,
    /// What strings of a format are in Rust, by format: `[formats.uuid]` with `type = "uuid::Uuid"`. One that no string has is an error, so
    /// that none outlives its reason.
    #[serde(default)]
    pub formats: BTreeMap<String, FormatType>,
    /// The metadata at the head of each page under `docs/`; none by default. In its texts `{page}` stands for the name of the page's file,
    /// `{title}` for that of the tag or of the model, and `{version}` and `{Version}` for the version of the document: `v1`, `V1`.
    #[serde(default)]
    pub front_matter: FrontMatter,
    /// What is done with faults of the document, by kind: `unknown-format = "allow"`, `"warn"` or `"deny"`; `strict = true` makes every
    /// warning an error.
    #[serde(default)]
    #[schemars(schema_with = "schema::policy")]
    pub diagnostics: Policy,
    /// Rust names in place of those that the generator makes: `"Order.status" = "OrderState"` names the type of
    /// a property's inline schema, `"Product" = "Article"` that of a component. One that names no type is an error, so
    /// that none outlives its reason.
    #[serde(default)]
    pub names: BTreeMap<String, String>,
    /// Names of operations in place of those that the generator makes, by `operationId`, or by method and path where an
    /// operation has none: `"GET /orders" = "listOrders"`. One that names no operation is an error.
    #[serde(default)]
    pub operations: BTreeMap<String, String>,
    /// What the released client calls things. It is not said in the config, but kept beside the lock.
    #[serde(skip)]
    pub released_names: ReleasedNames,
}

/// What `Cargo.toml` says of the generated crate.
#[derive(Clone, Debug, Deserialize, JsonSchema, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Package {
    /// The name of the package, by the rules of crates.io.
    #[schemars(schema_with = "schema::crate_name")]
    pub name: String,
    /// The version, by Semantic Versioning 2.0.0.
    #[schemars(schema_with = "schema::version")]
    pub version: String,
    /// One sentence.
    pub description: Option<String>,
    /// Under which licences the crate may be used, as an SPDX expression; unless said, what the document states, where SPDX has
    /// that. The texts of MIT and Apache-2.0 are written into the crate where the expression names them.
    pub license: Option<String>,
    /// Whose the crate is, as the line `Copyright (c)` of a licence goes on: `2026 Acme Inc.`; unless said, whom the document
    /// names as its contact, else the authors of what its title names.
    pub copyright: Option<String>,
    /// Where the source is kept.
    pub repository: Option<String>,
    /// Where the documentation is read.
    pub documentation: Option<String>,
    /// At most five keywords.
    #[serde(default)]
    pub keywords: Vec<String>,
    /// Categories of crates.io.
    #[serde(default)]
    pub categories: Vec<String>,
    /// Whether each tag gets a feature, on by default; unless said, where there is more than one tag.
    #[serde(rename = "tag-features")]
    pub tag_features: Option<bool>,
    /// A folder of example programs that are copied into the crate as they stand.
    pub examples: Option<PathBuf>,
    /// What the example programs need, as `[dev-dependencies]` of Cargo has it.
    #[serde(default, rename = "dev-dependencies")]
    #[schemars(schema_with = "schema::any_table")]
    pub dev_dependencies: toml::Table,
    /// Where Cargo finds the crate of a shared runtime, as a dependency of Cargo says it: `{ path = "../sailmaker-runtime" }`, or `git` with `rev` or
    /// `tag`, or `registry`. Unless said, it is the registry by default, or what the workspace patches it with.
    #[serde(default, rename = "runtime-source")]
    #[schemars(schema_with = "schema::any_table")]
    pub runtime_source: toml::Table,
}

/// Which operations a client has: those of the tags and those that are named. Of the document's schemas it has what these need.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema, Serialize)]
#[serde(deny_unknown_fields, default)]
pub struct Select {
    /// The tags; one that no operation has is an error.
    pub tags: Vec<String>,
    /// The operations, by `operationId`, or by method and path: `"GET /things"`; one that the document does not have is an error.
    pub operations: Vec<String>,
}

/// What is known of the server besides its address.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Server {
    /// A base URL for samples; the default is that of the document's first server, without its path.
    pub example: Option<String>,
    /// Whether a program must say where the service is, although the document lists a single server with a whole URL, which is the base
    /// URL by default otherwise: that server is one of many, such as that of one tenant.
    #[serde(default)]
    pub base_url_required: bool,
}

/// How tokens are fetched.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema, Serialize)]
#[serde(deny_unknown_fields, default)]
pub struct Auth {
    /// The path of the token endpoint, which is appended to the base URL. It takes the place of those that the document has, which are taken by default.
    pub token_path: Option<String>,
    /// The scopes to ask for; none by default, which leaves the choice to the server (RFC 6749, section 3.3).
    pub scopes: Vec<String>,
    /// How id and secret of a client go to the token endpoint, unless a program says otherwise (RFC 7591, section 2).
    pub token_endpoint_auth_method: TokenEndpointAuthMethod,
}

/// The environment variables that `Client::from_env` reads.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema, Serialize)]
#[serde(deny_unknown_fields, default)]
pub struct Environment {
    /// What the variables begin with that have no name here: `ACME` in `ACME_BASE_URL`. By default it is the name of the crate in capitals,
    /// without `-client`, `-sdk` or `-rs` at its end.
    #[schemars(schema_with = "schema::variable")]
    pub prefix: Option<String>,
    /// The variable that holds the base URL; by default `ACME_BASE_URL`.
    #[schemars(schema_with = "schema::variable")]
    pub base_url: Option<String>,
    /// The variable that holds the client ID; by default `ACME_CLIENT_ID`.
    #[schemars(schema_with = "schema::variable")]
    pub client_id: Option<String>,
    /// The variable that holds the client secret; by default `ACME_CLIENT_SECRET`.
    #[schemars(schema_with = "schema::variable")]
    pub client_secret: Option<String>,
    /// The variable that holds a refresh token; by default `ACME_REFRESH_TOKEN`. It belongs to the client of the client ID.
    #[schemars(schema_with = "schema::variable")]
    pub refresh_token: Option<String>,
    /// The variable that holds a token; by default `ACME_BEARER_TOKEN`.
    #[schemars(schema_with = "schema::variable")]
    pub bearer_token: Option<String>,
    /// The variables that hold keys, by the names of the security schemes in the document; by default `ACME_API_KEY`, or what the method of the
    /// builder is called. Of a user with a password it is what stands before `_USER` and `_PASSWORD`.
    #[schemars(schema_with = "schema::variables")]
    pub credentials: BTreeMap<String, String>,
    /// The file that is read where the variable of the base URL is not set.
    pub file: Option<EnvironmentFile>,
}

/// The JSON file that `Client::from_env` falls back to, and its keys.
#[derive(Clone, Debug, Deserialize, JsonSchema, Serialize)]
#[serde(deny_unknown_fields)]
pub struct EnvironmentFile {
    /// The path, relative to the working directory of the program.
    pub path: String,
    /// The key that holds the base URL.
    pub base_url: String,
    /// The key that holds the client ID.
    pub client_id: String,
    /// The key that holds the client secret.
    pub client_secret: String,
}

/// What models keep.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema, Serialize)]
#[serde(deny_unknown_fields, default)]
pub struct Models {
    /// Which models keep properties that the document does not name, in a field `unread`: those that are sent and received
    /// (`sent-back`), so that a program that reads an object, changes it and sends it deletes nothing; all that are received
    /// (`received`); or none (`none`).
    pub unknown_properties: UnknownProperties,
}

/// Which models keep properties that the document does not name.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, JsonSchema, Serialize)]
#[serde(rename_all = "kebab-case")]
#[schemars(extend("type" = "string"))]
pub enum UnknownProperties {
    /// Those that are sent and received.
    #[default]
    SentBack,
    /// Those that are received.
    Received,
    /// None.
    None,
}

/// How long requests may take.
#[derive(Clone, Debug, Deserialize, JsonSchema, Serialize)]
#[serde(deny_unknown_fields, default)]
pub struct Timeouts {
    /// One attempt, from connecting to the last byte of the body.
    #[serde(with = "duration")]
    #[schemars(schema_with = "schema::time_span")]
    pub request: Duration,
    /// Connecting.
    #[serde(with = "duration")]
    #[schemars(schema_with = "schema::time_span")]
    pub connect: Duration,
}

impl Default for Timeouts {
    fn default() -> Self {
        Self { request: Duration::from_secs(30), connect: Duration::from_secs(10) }
    }
}
