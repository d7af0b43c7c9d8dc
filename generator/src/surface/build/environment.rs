use crate::config::{Config, Environment};
use crate::surface::{EnvironmentVariables, Scheme, Security};

/// What the names of crates end in that says nothing of the service.
const ENDINGS: [&str; 4] = ["-api-client", "-client", "-sdk", "-rs"];

/// The variables of the config, else those that are called by the crate: `ACME_BASE_URL`, `ACME_API_KEY`.
pub(super) fn variables(config: &Config, security: &Security) -> EnvironmentVariables {
    let own = config.environment.clone().unwrap_or_default();
    let Environment { prefix, base_url, client_id, client_secret, refresh_token, bearer_token, credentials, file: _ } =
        own;
    let prefix = prefix.unwrap_or_else(|| of_crate(&config.package.name));
    let name = |own: Option<String>, what: &str| own.unwrap_or_else(|| format!("{prefix}_{what}"));
    let mut variables = EnvironmentVariables {
        base_url: name(base_url, "BASE_URL"),
        client: security.fetches_tokens().then(|| (name(client_id, "CLIENT_ID"), name(client_secret, "CLIENT_SECRET"))),
        refresh_token: security.refresh_url.is_some().then(|| name(refresh_token, "REFRESH_TOKEN")),
        token: security.takes_token.then(|| name(bearer_token, "BEARER_TOKEN")),
        keys: Vec::new(),
        pairs: Vec::new(),
    };
    for scheme in &security.schemes {
        let own = credentials.get(&scheme.name).cloned();
        let method = scheme.method.trim_start_matches("r#").to_uppercase();
        add(&mut variables, scheme, own.unwrap_or_else(|| format!("{prefix}_{method}")));
    }
    variables
}

/// Adds the variables of a scheme. Where one is that of another credential, all of the scheme's have a word more.
fn add(variables: &mut EnvironmentVariables, scheme: &Scheme, mut stem: String) {
    let names = |stem: &str| match scheme.key {
        Some(_) => vec![stem.to_owned()],
        None => ["USER", "PASSWORD"].map(|what| format!("{stem}_{what}")).to_vec(),
    };
    while names(&stem).iter().any(|own| variables.all().iter().any(|(_, name)| name == own)) {
        stem.push_str("_SCHEME");
    }
    match names(&stem).as_slice() {
        [user, password] => variables.pairs.push((scheme.name.clone(), user.clone(), password.clone())),
        _ => variables.keys.push((scheme.name.clone(), stem)),
    }
}

/// The name of a crate as names of variables have it.
fn of_crate(name: &str) -> String {
    let stem = ENDINGS.iter().find_map(|ending| name.strip_suffix(ending)).filter(|stem| !stem.is_empty());
    stem.unwrap_or(name).replace('-', "_").to_uppercase()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::LoadedConfig;
    use crate::ir::ApiKeyIn;
    use crate::surface::TokenEndpoint;
    use std::collections::BTreeSet;
    use std::path::Path;

    #[test]
    fn each_credential_has_variables_of_its_own() {
        let scheme = |method: &str, is_key: bool| Scheme {
            name: method.to_owned(),
            method: method.to_owned(),
            constant: String::new(),
            key: is_key.then(|| (ApiKeyIn::Header, "x".to_owned())),
        };
        let config = LoadedConfig::of_document(Path::new("a.yaml"), Path::new("out"), None).config;
        let schemes = ["client_id", "basic_user", "base_url", "refresh_token"].map(|method| scheme(method, true));
        let schemes = [&schemes[..1], &[scheme("basic", false)], &schemes[1..]].concat();
        let security = Security {
            takes_token: true,
            client_credentials: Some(TokenEndpoint { url: String::new(), scopes: Vec::new() }),
            refresh_url: Some(String::new()),
            schemes,
            ..Security::default()
        };
        let variables = variables(&config, &security);
        let names: Vec<&str> = variables.all().into_iter().map(|(_, name)| name).collect();
        let distinct: BTreeSet<&&str> = names.iter().collect();
        assert_eq!((names.len(), distinct.len()), (11, 11), "{names:?}");
        assert_eq!(
            variables.keys.iter().map(|(_, name)| name.as_str()).collect::<Vec<_>>(),
            ["A_CLIENT_ID_SCHEME", "A_BASIC_USER_SCHEME", "A_BASE_URL_SCHEME", "A_REFRESH_TOKEN_SCHEME"]
        );
    }

    #[test]
    fn a_crate_names_its_variables_without_what_every_client_is_called() {
        let names = ["stripe", "acme-client", "acme-api-client", "source-usages-sdk", "-client", "x_y"];
        assert_eq!(names.map(of_crate), ["STRIPE", "ACME", "ACME", "SOURCE_USAGES", "_CLIENT", "X_Y"]);
    }
}
