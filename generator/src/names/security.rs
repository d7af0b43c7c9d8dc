use super::scope::{Candidate, resolve as resolve_scope};
use super::{SecurityNames, case, reserved};
use crate::ir::{Api, OwnServer, SecuritySchemeKind};
use std::collections::BTreeSet;

/// Only what some operation asks for gets a name: a key or password, and an address that is not under the base URL.
pub(super) fn resolve(api: &Api) -> SecurityNames {
    let schemes = schemes(api).into_iter().map(|name| (Kind::Scheme, name));
    let servers = servers(api).into_iter().map(|url| (Kind::Server, url));
    let candidates = schemes.chain(servers).map(|(kind, text)| {
        let name = match kind {
            Kind::Scheme => case::snake(&text),
            Kind::Server => case::snake(&format!("{} url", host(&text))),
        };
        Candidate { key: (kind, text.clone()), spelling: text, name }
    });
    let mut names = SecurityNames::default();
    for ((kind, text), name) in resolve_scope(candidates.collect(), reserved::BUILDER_METHODS) {
        match kind {
            Kind::Scheme => names.schemes.insert(text, name),
            Kind::Server => names.servers.insert(text, name),
        };
    }
    names
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Kind {
    Scheme,
    Server,
}

fn schemes(api: &Api) -> BTreeSet<String> {
    let required = api.operations.iter().flat_map(|operation| &operation.security);
    let named = required.flat_map(|alternative| alternative.schemes.keys());
    let is_given = |name: &&String| {
        let kind = api.security_schemes.get(*name).map(|scheme| &scheme.kind);
        matches!(kind, Some(SecuritySchemeKind::ApiKey { .. } | SecuritySchemeKind::Basic))
    };
    named.filter(is_given).cloned().collect()
}

fn servers(api: &Api) -> BTreeSet<String> {
    let own = api.operations.iter().filter_map(|operation| api.own_server(operation));
    own.filter_map(|server| match server {
        OwnServer::Url(url) => Some(url),
        OwnServer::Path(_) => None,
    })
    .collect()
}

/// The host of a URL, without its port.
fn host(url: &str) -> &str {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    rest.split(['/', ':', '?']).next().unwrap_or_default()
}
