//! What goes along with a request to show who sends it (OpenAPI 3.0.4, sections 4.7.27 and 4.7.30).

use super::document::Node;
use super::parameter::Place;
use serde_json::Value;

/// The token that a call is made with.
pub const TOKEN: &str = "sample-token";

/// The key that a call is made with, whichever scheme asks for one.
pub const KEY: &str = "sample-key";

/// The user that a call is made with.
pub const USER: &str = "sample-user";

/// The user's password.
pub const PASSWORD: &str = "sample-password";

/// [`USER`] and [`PASSWORD`] as the scheme Basic has them (RFC 7617, section 2).
const PAIR: &str = "c2FtcGxlLXVzZXI6c2FtcGxlLXBhc3N3b3Jk";

/// What a security scheme puts into a request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Credential {
    /// A text in the header `Authorization`.
    Authorization(String),
    /// A key under a name.
    Key(Place, String),
    /// What no header, query or cookie has, a client certificate for one.
    Other,
}

/// The alternatives of which a request must meet one; none where nothing is asked for. A scheme that is not defined asks for nothing;
/// where an operation names no other, those of the document hold.
pub(super) fn alternatives(operation: &Node<'_>, root: &Node<'_>) -> Vec<Vec<Credential>> {
    let holders = [operation, root].into_iter().filter(|holder| holder.value.get("security").is_some());
    let of_holder = |holder: &Node<'_>| {
        let stated = holder.list("security");
        let known: Vec<_> = stated.iter().filter_map(|alternative| credentials(alternative, root)).collect();
        (stated.is_empty() || !known.is_empty()).then_some(known)
    };
    let asked = holders.filter_map(of_holder).next().unwrap_or_default();
    if asked.is_empty() && !names_a_scheme(root) { undeclared(root) } else { asked }
}

/// Whether the document says of any operation what it asks for.
fn names_a_scheme(root: &Node<'_>) -> bool {
    let paths = root.value.get("paths").and_then(Value::as_object).into_iter().flatten();
    let members = paths.flat_map(|(_, item)| item.as_object().into_iter().flatten()).map(|(_, operation)| operation);
    let lists = [root.value].into_iter().chain(members).filter_map(|holder| holder.get("security")?.as_array());
    let mut names = lists.flatten().filter_map(Value::as_object).flat_map(|alternative| alternative.keys());
    names.any(|name| credential(root, name).is_some())
}

/// All that is given, or nothing: a client sends what it has where the document does not say what to send.
fn undeclared(root: &Node<'_>) -> Vec<Vec<Credential>> {
    let schemes = match root.value.get("securityDefinitions") {
        Some(of_swagger) => of_swagger.as_object(),
        None => root.value.pointer("/components/securitySchemes").and_then(Value::as_object),
    };
    let token = Credential::Authorization(format!("Bearer {TOKEN}"));
    let known = schemes.into_iter().flatten().filter_map(|(name, _)| credential(root, name));
    let known: Vec<_> = known.filter(|credential| *credential != Credential::Other).collect();
    let has_token = known.is_empty() || known.contains(&token);
    // A token goes before a user and password, whose place is the same.
    let is_kept = |own: &Credential| !has_token || !matches!(own, Credential::Authorization(_));
    let mut given: Vec<_> = known.into_iter().filter(is_kept).collect();
    given.extend(has_token.then_some(token));
    vec![given, Vec::new()]
}

/// What an alternative asks for; `None` where it only names what is not defined.
fn credentials(alternative: &Node<'_>, root: &Node<'_>) -> Option<Vec<Credential>> {
    let names = alternative.raw_members();
    let known: Vec<_> = names.iter().filter_map(|(name, _)| credential(root, name)).collect();
    (names.is_empty() || !known.is_empty()).then_some(known)
}

fn credential(root: &Node<'_>, name: &str) -> Option<Credential> {
    let scheme = match root.get("securityDefinitions") {
        Some(of_swagger) => of_swagger.get(name)?,
        None => root.get("components")?.get("securitySchemes")?.get(name)?,
    };
    let bearer = || Credential::Authorization(format!("Bearer {TOKEN}"));
    Some(match (scheme.text("type"), scheme.text("scheme").map(str::to_lowercase).as_deref()) {
        (Some("oauth2" | "openIdConnect"), _) | (Some("http"), Some("bearer")) => bearer(),
        (Some("http"), Some("basic")) | (Some("basic"), _) => Credential::Authorization(format!("Basic {PAIR}")),
        (Some("apiKey"), _) => key(&scheme).unwrap_or(Credential::Other),
        _ => Credential::Other,
    })
}

fn key(scheme: &Node<'_>) -> Option<Credential> {
    let place = match scheme.text("in")? {
        "header" => Place::Header,
        "query" => Place::Query,
        "cookie" => Place::Cookie,
        _ => return None,
    };
    Some(Credential::Key(place, scheme.text("name")?.to_owned()))
}
