use crate::config::{Config, Environment};
use crate::surface::{EnvironmentVariables, Scheme};

/// What the names of crates end in that says nothing of the service.
const ENDINGS: [&str; 4] = ["-api-client", "-client", "-sdk", "-rs"];

/// The variables of the config, else those that are called by the crate: `ACME_BASE_URL`, `ACME_API_KEY`.
pub(super) fn variables(
    config: &Config,
    schemes: &[Scheme],
    (takes_token, takes_client): (bool, bool),
) -> EnvironmentVariables {
    let own = config.environment.clone().unwrap_or_default();
    let Environment { prefix, base_url, client_id, client_secret, bearer_token, credentials, file: _ } = own;
    let prefix = prefix.unwrap_or_else(|| of_crate(&config.package.name));
    let name = |own: Option<String>, what: &str| own.unwrap_or_else(|| format!("{prefix}_{what}"));
    let stem = |scheme: &Scheme| {
        let method = scheme.method.trim_start_matches("r#").to_uppercase();
        name(credentials.get(&scheme.name).cloned(), &method)
    };
    let keys = schemes.iter().filter(|scheme| scheme.key.is_some());
    let pairs = schemes.iter().filter(|scheme| scheme.key.is_none());
    EnvironmentVariables {
        base_url: name(base_url, "BASE_URL"),
        client: takes_client.then(|| (name(client_id, "CLIENT_ID"), name(client_secret, "CLIENT_SECRET"))),
        token: takes_token.then(|| name(bearer_token, "BEARER_TOKEN")),
        keys: keys.map(|scheme| (scheme.name.clone(), stem(scheme))).collect(),
        pairs: pairs
            .map(|scheme| {
                let stem = stem(scheme);
                (scheme.name.clone(), format!("{stem}_USER"), format!("{stem}_PASSWORD"))
            })
            .collect(),
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

    #[test]
    fn a_crate_names_its_variables_without_what_every_client_is_called() {
        let names = ["stripe", "acme-client", "acme-api-client", "source-usages-sdk", "-client", "x_y"];
        assert_eq!(names.map(of_crate), ["STRIPE", "ACME", "ACME", "SOURCE_USAGES", "_CLIENT", "X_Y"]);
    }
}
