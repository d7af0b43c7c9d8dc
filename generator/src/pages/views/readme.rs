use super::MethodEntry;
use crate::text::{CodeSpan, Json, Link, Page, Rust, Shell, Word};
use serde::Serialize;

/// `README.md.j2`: what a user of the client crate reads first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Readme {
    /// The name of the crate: `acme-client`.
    pub crate_name: Word,
    /// Its name in code: `acme_client`.
    pub library_name: Word,
    /// Whether the runtime is a crate that other clients share.
    pub shares_runtime: bool,
    /// What it is, in one sentence.
    pub summary: Page,
    /// What the document says of the API, or the beginning of it; empty where it says nothing.
    pub description: Page,
    /// Whether `docs/description.md` has more of it.
    pub is_longer: bool,
    /// The title of the document.
    pub document_title: Page,
    /// The version of the document.
    pub document_version: Page,
    /// Where the vendor documents the API.
    pub specification: Option<Link>,
    /// What a base URL looks like: `https://api.example.com`.
    pub base_url: CodeSpan,
    /// The same in JSON.
    pub base_url_json: Json,
    /// The path that is appended to the base URL: `/v2025`; none where there is none.
    pub server_path: Option<CodeSpan>,
    /// The variables in the address of the API that a client can be given.
    pub server_variables: Vec<ServerVariable>,
    /// How samples get their client: `Client::from_env()?`.
    pub client: Rust,
    /// The call that sets a base URL, where a client needs one: `.base_url("https://api.example.com")`.
    pub base_call: Rust,
    /// The calls that give a builder credentials: `.api_key("key")`.
    pub credentials: Rust,
    /// Whether a client is given a token.
    pub takes_token: bool,
    /// Where tokens are fetched, under the base URL or as a whole URL; none where the API has no client credentials grant.
    pub token_path: Option<CodeSpan>,
    /// Whether a client is given a refresh token.
    pub takes_refresh_token: bool,
    /// What users are asked for, as calls: `.client_secret("secret").scopes(["read"])`; none where they cannot be asked.
    pub authorization_code: Option<Rust>,
    /// The environment variables that are read.
    pub environment: Page,
    /// The file that is read when they are not set.
    pub config_file: Option<ConfigFile>,
    /// The call that the samples make.
    pub sample: Sample,
    /// A call whose pages a sample follows; none where no operation is paged.
    pub pages: Option<SamplePages>,
    /// A call that gives bytes, which a sample saves to a file; none where no operation does.
    pub download: Option<SampleDownload>,
    /// A call whose response is read item by item; none where no operation has such a response.
    pub stream: Option<SampleStream>,
    /// The operations, with pages relative to the folder of all pages; none where there are too many for a README.
    pub methods: Vec<MethodEntry>,
    /// How many operations there are: `2 operations`.
    pub method_count: Page,
    /// The feature of a tag, where each has one.
    pub tag_feature: Option<Word>,
    /// How long a response may take: `30 seconds`.
    pub timeout: Page,
    /// How long a connection may take: `10 seconds`.
    pub connect_timeout: Page,
    /// When requests are sent again, unless the caller says otherwise.
    pub retry: RetryFigures,
    /// The `recursion_limit` of programs that hold models across an `await`, where it is not the usual one.
    pub recursion_limit: Option<usize>,
    /// The programs in `examples/`.
    pub examples: Vec<ExampleEntry>,
    /// The least version of Rust that compiles the crate.
    pub rust_version: Word,
    /// Under which licence it may be used, and where the text of that is.
    pub license: Page,
}

/// A variable in the address of the API.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ServerVariable {
    /// The method of the builder: `region()`.
    pub method: CodeSpan,
    /// Its name in the document.
    pub name: CodeSpan,
    /// The value that it has where none is given.
    pub default: CodeSpan,
    /// The values that it may have; empty where it may have any.
    pub values: Page,
}

/// The JSON file by which a client is configured.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ConfigFile {
    /// Its path, relative to the working directory.
    pub path: CodeSpan,
    /// The key of the base URL.
    pub base_url: Json,
    /// The key of the client id.
    pub client_id: Json,
    /// The key of the client secret.
    pub client_secret: Json,
}

/// A call that a sample makes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Sample {
    /// The request, up to the call that sends it: `client.source_usages().get_status_by_source_id(source_id)`.
    pub request: Rust,
    /// The variables in it, but for `client`.
    pub arguments: Vec<SampleArgument>,
    /// What it says of itself, on one line: `Finds status of source usage`.
    pub comment: Rust,
    /// What a mock expects for it: `source_usages().get_status_by_source_id()`.
    pub mock: Rust,
    /// The type of its error bodies, to be imported; none where the document lists no error.
    pub error_type: Option<SampleError>,
}

/// A variable in a request.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct SampleArgument {
    /// Its name: `source_id`.
    pub name: Word,
    /// Its value, as a Rust expression: `"2c9180835d191a86015d28455b4a2329"`.
    pub value: Rust,
}

/// The type of the error bodies of a [`Sample`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct SampleError {
    /// The path of its module, as it follows the name of the crate: `operations::source_usages`.
    pub module: Word,
    /// Its name: `GetStatusBySourceIdError`.
    pub name: Word,
    /// A variant that holds a body: `Forbidden`; none where every body is of no type.
    pub variant: Option<Word>,
}

/// A call whose pages a sample follows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct SamplePages {
    /// The request, as in [`Sample::request`].
    pub request: Rust,
    /// The variables in it, but for `client`.
    pub arguments: Vec<SampleArgument>,
    /// Setters of one page of known size with a total, as a chain: `.limit(50).count(true)`; none where the operation
    /// has no parameter that asks for a total.
    pub counted: Option<Rust>,
    /// The most items of a page, where the document says it.
    pub size: Option<u32>,
    /// The header with the total, if the API has one.
    pub total_count: Option<CodeSpan>,
}

/// A call whose bytes a sample saves to a file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct SampleDownload {
    /// The request, as in [`Sample::request`].
    pub request: Rust,
    /// The variables in it, but for `client`.
    pub arguments: Vec<SampleArgument>,
    /// Whether any operation gives the URL of a redirect in place of what is there.
    pub location: bool,
}

/// A call whose response is read item by item.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct SampleStream {
    /// The request, as in [`Sample::request`].
    pub request: Rust,
    /// The variables in it, but for `client`.
    pub arguments: Vec<SampleArgument>,
    /// The method that sends it.
    pub send: Word,
    /// Whether the items are events.
    pub has_events: bool,
}

/// When a request is sent again, unless the caller says otherwise.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct RetryFigures {
    /// How often a request is sent at most, the first time included.
    pub attempts: u32,
    /// After what idempotent requests are sent again: `502, 503 and a failed connection`.
    pub again_after: Page,
    /// The longest wait before the first retry: `500 ms`.
    pub base_delay: Page,
    /// The longest wait before any retry.
    pub max_delay: Page,
    /// How long after the first attempt a retry may start.
    pub max_elapsed: Page,
}

/// A program in `examples/`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ExampleEntry {
    /// Its name.
    pub name: CodeSpan,
    /// The same in a command.
    pub word: Shell,
    /// What it does, on one line.
    pub summary: Page,
}
