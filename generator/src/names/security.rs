use super::scope::{Candidate, resolve as resolve_scope};
use super::{SchemeNames, SecurityNames, case, reserved};
use crate::ir::{Api, OwnServer, SecuritySchemeKind};
use std::collections::{BTreeMap, BTreeSet};

/// Only what is in use gets a name: a key or password, an address that is not under the base URL, and a variable
/// in the address of the API.
pub(super) fn resolve(api: &Api) -> SecurityNames {
    let schemes = schemes(api).into_iter().map(|name| (MethodOf::Scheme, name));
    let servers = servers(api).into_iter().map(|url| (MethodOf::Server, url));
    let variables = variables(api).into_iter().map(|name| (MethodOf::Variable, name));
    let candidates = schemes.chain(servers).chain(variables).map(|(kind, text)| {
        let name = match kind {
            MethodOf::Scheme => scheme_method(api, &text),
            MethodOf::Server => case::snake(&format!("{} url", host(&text))),
            MethodOf::Variable => unless_reserved(case::snake(&text), || format!("server {text}")),
        };
        Candidate { key: (kind, text.clone()), spelling: text, name }
    });
    let mut methods: BTreeMap<String, String> = BTreeMap::new();
    let mut servers: BTreeMap<String, String> = BTreeMap::new();
    let mut variables: BTreeMap<String, String> = BTreeMap::new();
    for ((kind, text), name) in resolve_scope(candidates.collect(), reserved::BUILDER_METHODS) {
        match kind {
            MethodOf::Scheme => methods.insert(text, name),
            MethodOf::Server => servers.insert(text, name),
            MethodOf::Variable => variables.insert(text, name),
        };
    }
    let mut constants = constants(&methods);
    let scheme = |(scheme, method): (String, String)| {
        let constant = constants.remove(&scheme).unwrap_or_default();
        (scheme, SchemeNames { method, constant })
    };
    SecurityNames { schemes: methods.into_iter().map(scheme).collect(), servers, variables, token: TOKEN.to_owned() }
}

/// The constant for a bearer token, which stands beside those of the schemes.
const TOKEN: &str = "TOKEN";

/// The constants of the schemes, called like their methods.
fn constants(methods: &BTreeMap<String, String>) -> BTreeMap<String, String> {
    let candidates = methods.iter().map(|(scheme, method)| Candidate {
        key: scheme.clone(),
        spelling: method.clone(),
        name: method.trim_start_matches("r#").to_uppercase(),
    });
    resolve_scope(candidates.collect(), &[TOKEN])
}

/// What a method of `ClientBuilder` is for.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum MethodOf {
    Scheme,
    Server,
    Variable,
}

/// The method for a key or a password: called by what it is, or by the name of the scheme where several are of that kind.
fn scheme_method(api: &Api, name: &str) -> String {
    let kind = |name: &str| api.security_kind(name).map(std::mem::discriminant);
    let others = schemes(api).into_iter().filter(|other| other != name && kind(other) == kind(name)).count();
    let (alone, more) = match api.security_kind(name) {
        Some(SecuritySchemeKind::Basic) => ("basic", "login"),
        _ => ("api_key", "key"),
    };
    if others == 0 { alone.to_owned() } else { unless_reserved(case::snake(name), || format!("{name} {more}")) }
}

/// A name, or what says more where the builder has a method of that name.
fn unless_reserved(name: String, more: impl Fn() -> String) -> String {
    if reserved::BUILDER_METHODS.contains(&name.as_str()) { case::snake(&more()) } else { name }
}

fn schemes(api: &Api) -> BTreeSet<String> {
    let is_given = |name: &&str| api.security_kind(name).is_some_and(SecuritySchemeKind::is_given_as_key);
    api.schemes_in_use().into_iter().filter(is_given).map(str::to_owned).collect()
}

fn servers(api: &Api) -> BTreeSet<String> {
    let own = api.operations.iter().filter_map(|operation| api.own_server(operation));
    own.filter_map(|server| match server {
        OwnServer::Url(url) => Some(url),
        OwnServer::Path(_) => None,
    })
    .collect()
}

/// The variables in the address of the API.
fn variables(api: &Api) -> Vec<String> {
    let server = api.main_server().into_iter();
    server.flat_map(|server| server.variables_in_use().map(|(name, _)| name.to_owned())).collect()
}

/// The host of a URL, without its port.
fn host(url: &str) -> &str {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    rest.split(['/', ':', '?']).next().unwrap_or_default()
}
