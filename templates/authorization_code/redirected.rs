//! What a user comes back with (RFC 6749, sections 4.1.2 and 4.1.2.1). Anybody can send a browser there, so that nothing of it counts before the
//! state does.

use url::Url;

use crate::runtime::error::excerpt;
use crate::runtime::secret::Secret;

/// The code in a URL or its query, or what is there in its stead.
pub(super) fn code(redirected: &str, state: &str) -> Result<Secret, String> {
    let query = query(redirected);
    let query = query.split_once('#').map_or(query, |(query, _)| query);
    let mut url = Url::parse("http://localhost").map_err(|error| error.to_string())?;
    url.set_query(Some(query));
    let value = |name: &str| url.query_pairs().find(|(own, _)| own == name).map(|(_, value)| value.into_owned());
    if state.is_empty() || value("state").is_none_or(|own| own != state) {
        return Err("the state is not that of this authorization".to_owned());
    }
    if let Some(error) = value("error") {
        let described = value("error_description").map(|text| format!(": {}", shown(&text)));
        return Err(format!("the authorization was refused, {}{}", shown(&error), described.unwrap_or_default()));
    }
    match value("code").filter(|code| !code.is_empty()) {
        Some(code) => Ok(Secret::new(code)),
        None => Err("there is no code".to_owned()),
    }
}

/// The query of a URL, or of what is behind its host; what is none of these is a query, in which a question mark may stand too.
fn query(redirected: &str) -> &str {
    let is_url = |text: &str| text.starts_with('/') || text.split('=').next().is_some_and(|own| own.contains("://"));
    match redirected.split_once('?') {
        Some((before, query)) if before.is_empty() || is_url(before) => query,
        _ => redirected,
    }
}

fn shown(text: &str) -> String {
    excerpt(text.as_bytes(), &[])
}
