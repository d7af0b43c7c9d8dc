use crate::ir::{Api, SecurityRequirement, SecuritySchemeKind};
use crate::names::Names;
use crate::surface::{Credential, Operation, Scheme, Security, ServerSetter};

/// The schemes and servers that have names, because some operation asks for them.
pub(super) fn of(api: &Api, names: &Names) -> Security {
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
    Security { token: None, schemes: schemes.collect(), servers: servers.collect() }
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
    let mut alternatives: Vec<Vec<Credential>> = Vec::new();
    for requirement in requirements.iter().filter(|requirement| !requirement.schemes.is_empty()) {
        let credentials = credentials(api, security, requirement);
        if !alternatives.contains(&credentials) {
            alternatives.push(credentials);
        }
    }
    alternatives
}

/// The credentials of an alternative, each once, a token first.
fn credentials(api: &Api, security: &Security, requirement: &SecurityRequirement) -> Vec<Credential> {
    let mut has_token = false;
    let mut credentials = Vec::new();
    for name in requirement.schemes.keys() {
        match security.schemes.iter().position(|scheme| scheme.name == *name) {
            Some(scheme) => credentials.push(Credential::Scheme(scheme)),
            None => {
                let kind = api.security_schemes.get(name).map(|scheme| &scheme.kind);
                has_token |= !matches!(kind, Some(SecuritySchemeKind::OtherHttp(_)));
            }
        }
    }
    let token = has_token.then_some(Credential::Token);
    token.into_iter().chain(credentials).collect()
}
