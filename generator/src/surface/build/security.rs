use super::{environment, tokens};
use crate::config::LoadedConfig;
use crate::ir::{Api, SecurityRequirement, SecuritySchemeKind, Server};
use crate::names::Names;
use crate::surface::{Credential, EnvironmentVariables, Operation, Scheme, Security, ServerSetter, VariableSetter};
use std::collections::BTreeSet;

/// The schemes and servers that have names, because some operation asks for them.
pub(super) fn of(api: &Api, names: &Names, config: &LoadedConfig) -> Security {
    let names = names.of_security();
    let schemes = names.schemes.iter().filter_map(|(name, own)| {
        let key = match &api.security_schemes.get(name)?.kind {
            SecuritySchemeKind::ApiKey { key_in, name } => Some((*key_in, name.clone())),
            SecuritySchemeKind::Basic => None,
            _ => return None,
        };
        Some(Scheme { name: name.clone(), constant: own.constant.clone(), method: own.method.clone(), key })
    });
    let servers = names.servers.iter();
    let servers = servers.map(|(url, method)| ServerSetter { url: url.clone(), method: method.clone() });
    let variables = names.variables.iter();
    let variables = variables.map(|(name, method)| VariableSetter { name: name.clone(), method: method.clone() });
    let (schemes, client_credentials) = (schemes.collect::<Vec<_>>(), tokens::client_credentials(api, &config.config));
    let security = Security {
        token: None,
        takes_token: api.takes_token(),
        refresh_url: tokens::refresh_url(api, &config.config),
        authorization_code: tokens::authorization_code(api, &config.config),
        client_credentials,
        client_secret_basic: tokens::by_basic(&config.config),
        environment: EnvironmentVariables::default(),
        schemes,
        undeclared: Vec::new(),
        servers: servers.collect(),
        address: api.main_server().map(Server::template).unwrap_or_default(),
        is_default_address: api.has_default_address() && !config.config.server.base_url_required,
        variables: variables.collect(),
    };
    let environment = environment::variables(&config.config, &security);
    let servers = security.servers.iter().cloned().chain(tokens::setters(&security)).collect();
    let security = Security { environment, servers, ..security };
    Security { undeclared: undeclared(api, &security), ..security }
}

/// What goes along with every request where no operation says what it asks for: the credentials of all schemes, or a token where there
/// are none.
fn undeclared(api: &Api, security: &Security) -> Vec<Credential> {
    if api.declares_security() {
        return Vec::new();
    }
    let schemes = api.security_schemes.keys().map(|name| (name.clone(), Vec::new())).collect();
    match credentials(api, security, &SecurityRequirement { schemes }) {
        none if none.is_empty() => vec![Credential::Token],
        credentials => credentials,
    }
}

/// The same with the constant for a token, where an operation asks for one in so many words.
pub(super) fn with_token(security: Security, operations: &[Operation], names: &Names) -> Security {
    let asks = |operation: &Operation| operation.security.iter().flatten().any(|own| *own == Credential::Token);
    let is_named = operations.iter().any(|operation| !operation.needs_just_a_token() && asks(operation));
    Security { token: is_named.then(|| names.of_security().token.clone()), ..security }
}

/// The credentials of each alternative, each alternative once.
pub(super) fn alternatives(
    api: &Api,
    security: &Security,
    requirements: &[SecurityRequirement],
) -> Vec<Vec<Credential>> {
    // What is open to all stands last: it is met where nothing else is.
    let (closed, open): (Vec<_>, Vec<_>) = requirements.iter().partition(|requirement| !requirement.schemes.is_empty());
    if closed.is_empty() {
        return Vec::new();
    }
    let alternatives = closed.into_iter().chain(open.into_iter().take(1));
    let mut alternatives: Vec<_> = alternatives.map(|requirement| credentials(api, security, requirement)).collect();
    let mut known = BTreeSet::new();
    alternatives.retain(|credentials| known.insert(credentials.clone()));
    alternatives
}

/// The credentials of an alternative, each once, a token first.
fn credentials(api: &Api, security: &Security, requirement: &SecurityRequirement) -> Vec<Credential> {
    let mut has_token = false;
    let mut credentials = Vec::new();
    for name in requirement.schemes.keys() {
        // They are in the order of their names.
        match security.schemes.binary_search_by(|scheme| scheme.name.cmp(name)) {
            Ok(scheme) => credentials.push(Credential::Scheme(scheme)),
            Err(_) => has_token |= SecuritySchemeKind::is_token(api.security_kind(name)),
        }
    }
    let token = has_token.then_some(Credential::Token);
    token.into_iter().chain(credentials).collect()
}
