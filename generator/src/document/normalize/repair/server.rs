//! Servers and their variables.

use serde_json::{Value, json};

use crate::diagnostic::Kind;
use crate::document::grammar::Object;
use crate::document::normalize::context::{Members, Site};
use crate::source::pointer;

/// A variable must have a default.
pub(super) fn default(variable: &mut Members, site: &mut Site<'_, '_>) {
    if variable.contains_key("default") {
        return;
    }
    let values = variable.get("enum").and_then(Value::as_array);
    if let Some(first) = values.and_then(|values| values.first()).cloned() {
        let at = site.name();
        let wrong = "a server variable must have the field `default`";
        site.context.repaired(Kind::ServerVariable, at, wrong, format!("read as {first}, the first of `enum`"));
        variable.insert("default".into(), first);
    }
}

/// A server cannot be called while its URL has a gap. A client without a server asks for its address.
pub(super) fn undeclared(owner: &mut Members, site: &mut Site<'_, '_>) {
    let servers = pointer::child(&site.pointer(), "servers");
    site.retain(owner, "servers", |site, index, server| {
        let Some(name) = gap(server) else {
            return false;
        };
        let server = pointer::child(&servers, &index.to_string());
        let at = site.context.value(&pointer::child(&server, "url"));
        let wrong = format!("the variable `{name}` of the server's URL is not declared");
        site.context.repaired(Kind::ServerVariable, at, wrong, Object::Server.left_out());
        true
    });
    if owner.get("servers").is_some_and(|servers| *servers == json!([])) {
        owner.shift_remove("servers");
    }
}

/// The first variable in a server's URL that `variables` does not have.
fn gap(server: &Value) -> Option<String> {
    let mut rest = server.get("url")?.as_str()?;
    while let Some((_, opened)) = rest.split_once('{') {
        let (name, after) = opened.split_once('}')?;
        if server.get("variables").and_then(|variables| variables.get(name)).is_none() {
            return Some(name.to_owned());
        }
        rest = after;
    }
    None
}
