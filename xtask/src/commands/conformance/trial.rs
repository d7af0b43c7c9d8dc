use super::combinations::{self, Combination};
use super::relay::Relay;
use super::samples::{self, SampledOperation};
use super::verdict::{self, Verdict};
use super::{control, requests};
use sailmaker::ir::Api;
use sailpoint_source_usages::http::{HeaderMap, HeaderName, HeaderValue, Uri};
use sailpoint_source_usages::{Client, RetryPolicy, reqwest};
use std::net::SocketAddr;

/// Prism asks that there is a token, and does not look at it.
const TOKEN: &str = "conformance";

/// What all requests came to.
pub(super) struct Findings {
    /// What Prism said of the requests that are wrong on purpose.
    pub(super) refusals: Vec<String>,
    pub(super) operations: Vec<OperationFindings>,
}

/// What the requests of one operation came to.
pub(super) struct OperationFindings {
    pub(super) id: String,
    /// How many combinations of parameters were sent.
    pub(super) combinations: usize,
    /// How many documented errors were asked for.
    pub(super) errors: usize,
    /// What is wrong, by request.
    pub(super) failures: Vec<String>,
}

impl Findings {
    pub(super) fn failed(&self) -> usize {
        self.operations.iter().map(|operation| operation.failures.len()).sum()
    }

    pub(super) fn passed(&self) -> usize {
        let sent: usize = self.operations.iter().map(|operation| operation.combinations + operation.errors).sum();
        sent - self.failed()
    }
}

/// Sends everything to Prism, one request after the other. The error says why that cannot be done.
pub(super) async fn run(api: &Api, prism: SocketAddr) -> Result<Findings, String> {
    let operations = samples::operations(api, requests::FURTHER)?;
    let prefix = api.servers.first().map(|server| server.path()).unwrap_or_default();
    let relay = Relay::start(prism, &prefix).await.map_err(|error| format!("the relay cannot be started: {error}"))?;
    let server = format!("{}{prefix}", relay.url());
    let mut findings =
        Findings { refusals: control::check(&http(None)?, &server, TOKEN).await?, operations: Vec::new() };
    for operation in &operations {
        findings.operations.push(try_operation(operation, &relay).await?);
    }
    Ok(findings)
}

async fn try_operation(operation: &SampledOperation, relay: &Relay) -> Result<OperationFindings, String> {
    let combinations = combinations::all(&operation.parameters);
    let unprompted = client(relay, None)?;
    let mut failures = Vec::new();
    for combination in &combinations {
        let verdict = try_combination(&unprompted, operation, combination, relay).await?;
        failures.extend(failure(verdict, combination)?);
    }
    for &status in &operation.errors {
        let verdict = try_error(&client(relay, Some(status))?, operation, status).await?;
        failures.extend(failure(verdict, &status)?);
    }
    let (combinations, errors) = (combinations.len(), operation.errors.len());
    Ok(OperationFindings { id: operation.id.clone(), combinations, errors, failures })
}

async fn try_combination(
    client: &Client,
    operation: &SampledOperation,
    combination: &Combination<'_>,
    relay: &Relay,
) -> Result<Verdict, String> {
    relay.take_last();
    let outcome = requests::send(client, &operation.id, combination).await?;
    let sent = relay.take_last().map(|uri| query(&uri)).unwrap_or_default();
    Ok(match verdict::on_success(&outcome) {
        // Prism lets parameters pass that it does not know, so it does not see one whose name is wrong.
        Verdict::Passed if sent != combination.query() => Verdict::Failed(format!("the query that came is {sent:?}")),
        verdict => verdict,
    })
}

async fn try_error(client: &Client, operation: &SampledOperation, status: u16) -> Result<Verdict, String> {
    let combination = combinations::least(&operation.parameters);
    let outcome = requests::send(client, &operation.id, &combination).await?;
    Ok(verdict::on_error(&outcome, status))
}

/// What is wrong with a request; an error where there is no use in going on.
fn failure(verdict: Verdict, request: &dyn std::fmt::Display) -> Result<Option<String>, String> {
    match verdict {
        Verdict::Passed => Ok(None),
        Verdict::Failed(fault) => Ok(Some(format!("{request}: {fault}"))),
        Verdict::NoResponse(fault) => Err(fault),
    }
}

/// Names and values of a query (the URL Standard, section 5.1), sorted.
fn query(uri: &Uri) -> Vec<(String, String)> {
    let base = reqwest::Url::parse("http://localhost");
    let url = base.and_then(|base| base.join(&uri.to_string()));
    let mut query: Vec<_> = url.iter().flat_map(|url| url.query_pairs().into_owned()).collect();
    query.sort();
    query
}

/// A client of the relay, which gets an error of the status that it prefers.
fn client(relay: &Relay, prefer: Option<u16>) -> Result<Client, String> {
    let builder = Client::builder().base_url(relay.url()).bearer_token(TOKEN);
    let client = builder.retry(RetryPolicy::none()).http_client(http(prefer)?).build();
    client.map_err(|error| error.to_string())
}

/// An HTTP client that goes to a loopback address also where the environment names a proxy. Prism answers with the status
/// that the header `Prefer` has (RFC 7240), in place of a success.
fn http(prefer: Option<u16>) -> Result<reqwest::Client, String> {
    let prefer = prefer.and_then(|status| HeaderValue::try_from(format!("code={status}")).ok());
    let headers = HeaderMap::from_iter(prefer.map(|value| (HeaderName::from_static("prefer"), value)));
    let client = reqwest::Client::builder().no_proxy().default_headers(headers).build();
    client.map_err(|error| error.to_string())
}
