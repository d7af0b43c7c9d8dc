use super::requests::WRONG;
use super::verdict::violations;
use sailpoint_source_usages::reqwest::Client;

/// Sends wrong requests, past the generated client, to see that Prism does refuse them: `server` is the relay's URL with the
/// server's path. Gives what Prism said of each.
pub(super) async fn check(http: &Client, server: &str, token: &str) -> Result<Vec<String>, String> {
    let mut refusals = Vec::new();
    for (path, authorized) in WRONG {
        let request = http.get(format!("{server}{path}"));
        let request = if *authorized { request.bearer_auth(token) } else { request };
        let response = request.send().await.map_err(|error| format!("Prism does not answer: {error}"))?;
        let refusal = violations(response.headers()).filter(|_| response.status().is_client_error());
        refusals.push(refusal.ok_or_else(|| format!("Prism lets a wrong request pass: GET {path}"))?);
    }
    Ok(refusals)
}
