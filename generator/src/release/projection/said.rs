//! What document and config say, as far as it decides about the crate.
//!
//! Lists are in order only where the order counts: servers, parameters, alternatives of security, values and variants.

mod config;
mod operation;
mod schema;
mod security;
mod words;

use super::facts::Facts;
use crate::ir::{Api, License, Server, ServerVariable, Tag};
use crate::surface::Context;
use schema::Schemas;
use serde_json::Value;

/// All of it.
pub(super) fn of(context: Context<'_>) -> Facts {
    Facts::new().with("document", document(context.api)).with("config", config::of(context.config))
}

fn document(api: &Api) -> Facts {
    // What operations have in common is derived from them.
    let Api {
        title,
        version,
        docs,
        license,
        contact,
        servers,
        tags,
        operations,
        webhooks,
        schemas: _,
        security_schemes,
        is_open,
        error_sets: _,
        recursion: _,
    } = api;
    let schemas = Schemas::of(api);
    let operations = operations.iter().map(|own| {
        let key = format!("{} {}", own.method.as_str(), own.path.as_str());
        (key, operation::of(&schemas, own))
    });
    let security = security_schemes.iter().map(|(name, own)| (name.as_str(), security::scheme(own)));
    Facts::new()
        .with("title", title.as_str())
        .with("version", version.as_str())
        .with("words", words::of(docs))
        .with("license", license.as_ref().map(self::license))
        .with("contact", contact.as_deref())
        .with("servers", self::servers(servers))
        .with("tags", tags.iter().map(tag).collect::<Facts>())
        .with("operations", operations.collect::<Facts>())
        .with("webhooks", webhooks.iter().map(|own| operation::webhook(&schemas, own)).collect::<Facts>())
        .with("security", security.collect::<Facts>())
        .with("open", is_open.then_some("yes"))
        .with("schemas", schemas.all())
}

fn license(license: &License) -> Facts {
    let License { name, url } = license;
    Facts::new().with("name", name.as_str()).with("url", url.as_deref())
}

fn tag(tag: &Tag) -> (&str, Facts) {
    let Tag { name, docs } = tag;
    (name, Facts::new().with("words", words::of(docs)))
}

fn servers(servers: &[Server]) -> Vec<Value> {
    let server = |server: &Server| {
        let Server { url, description, variables } = server;
        let variables = variables.iter().map(|(name, own)| (name.as_str(), variable(own)));
        let facts = Facts::new().with("url", url.as_str()).with("description", description.as_deref());
        facts.with("variables", variables.collect::<Facts>()).into()
    };
    servers.iter().map(server).collect()
}

fn variable(variable: &ServerVariable) -> Facts {
    let ServerVariable { default, values, description } = variable;
    let facts = Facts::new().with("default", default.as_str()).with("values", values.as_slice());
    facts.with("description", description.as_deref())
}
