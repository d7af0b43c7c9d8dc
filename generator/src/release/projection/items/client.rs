use super::Items;
use crate::surface::Context;

/// What is at the root of the crate, what a client is given, and what leads to the operations.
pub(super) fn add(context: Context<'_>, items: &mut Items) {
    let surface = context.surface;
    items.add("crate", "library", &surface.library);
    surface.root_types.names().for_each(|name| items.add("crate", format!("type {name}"), name));
    surface.mapped.packages.iter().for_each(|name| items.add("crate", format!("package {name}"), name));
    if !surface.tag_features {
        items.add("crate", "features of tags", "none");
    }
    items.add("crate", "environment", "Client::from_env");
    if surface.security.takes_token {
        items.add("crate", "token", "ClientBuilder::bearer_token(token)");
        items.add("crate", "source of tokens", "ClientBuilder::token_source(source)");
    }
    if surface.security.client_credentials.is_some() {
        items.add("crate", "client credentials", "ClientBuilder::client_credentials(id, secret)");
    }
    if surface.security.authorization_code.is_some() {
        let method = "ClientBuilder::authorization_code(client_id, redirect_uri)";
        items.add("crate", "authorization code", method);
    }
    if surface.security.refresh_url.is_some() {
        items.add("crate", "refresh token", "ClientBuilder::refresh_token(token)");
    }
    match surface.security.client_secret_setter() {
        Some("client_secret_post") => {
            items.add("crate", "client secret in the form", "ClientBuilder::client_secret_post()")
        }
        Some(_) => items.add("crate", "client secret by HTTP Basic", "ClientBuilder::client_secret_basic()"),
        None => {}
    }
    for scheme in &surface.security.schemes {
        let arguments = if scheme.key.is_some() { "key" } else { "user, password" };
        let method = format!("ClientBuilder::{}({arguments})", scheme.method);
        items.add("crate", format!("security scheme {}", scheme.name), method);
    }
    for server in &surface.security.servers {
        items.add("crate", format!("server {}", server.url), format!("ClientBuilder::{}(url)", server.method));
    }
    for variable in &surface.security.variables {
        let method = format!("ClientBuilder::{}(value)", variable.method);
        items.add("crate", format!("server variable {}", variable.name), method);
    }
    for (tag, own) in context.api.tags.iter().zip(&surface.tags) {
        let group = format!("tag {}", tag.name);
        items.add(&group, "module", format!("operations::{}", own.module));
        items.add(&group, "handle", format!("operations::{}::{}", own.module, own.handle));
        items.add(&group, "method", format!("Client::{}()", own.module));
        if let Some(feature) = surface.feature(own.id) {
            items.add(&group, "feature", feature);
        }
    }
}
