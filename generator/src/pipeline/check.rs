use crate::config::{Config, Environment, LoadedConfig};
use crate::diagnostic::{Diagnostic, Diagnostics, Kind};
use crate::document::LinkedDocument;
use crate::ir::{Api, OAuthFlowKind, SecuritySchemeKind};
use crate::names::Names;
use crate::source::Location;
use serde_json::Value;

/// What the config says that the document has no use for.
pub(super) fn config(api: &Api, loaded: &LoadedConfig, diagnostics: &mut Diagnostics) {
    if loaded.borrowed {
        return;
    }
    let config = &loaded.config;
    let mut unused = |table: &str, why: &str, help: &str| {
        let message = format!("`[{table}]` of the config has no effect: {why}");
        diagnostics.push(Diagnostic::of(Kind::UnusedConfig, message).help(help));
    };
    if config.auth.is_some() && !api.takes_token() {
        unused("auth", "no operation takes a token", "take the table out");
    }
    if let Some(environment) = &config.environment {
        let has = |kinds: &[OAuthFlowKind]| kinds.iter().any(|kind| api.flow(*kind).is_some());
        let fetches = config.auth.is_some() || has(&[OAuthFlowKind::ClientCredentials]);
        let refreshes = has(&[OAuthFlowKind::AuthorizationCode, OAuthFlowKind::Password]);
        let Environment { client_id, client_secret, refresh_token, file, credentials, .. } = environment;
        if !refreshes && refresh_token.is_some() {
            let help = "take `refresh_token` out";
            unused("environment", "the document has no grant that hands out refresh tokens", help);
        }
        let names_client = !refreshes && (client_id.is_some() || client_secret.is_some());
        if !fetches && (names_client || file.is_some()) {
            let help = "say under `[auth]` where tokens are fetched, or take the id, the secret and the file out";
            unused("environment", "there is no `[auth]`, to which the id and the secret are sent", help);
        }
        let takes_key = |name: &str| api.security_kind(name).is_some_and(SecuritySchemeKind::is_given_as_key);
        for name in credentials.keys().filter(|name| !takes_key(name)) {
            let why = format!("no security scheme `{name}` takes a key or a password");
            unused("environment.credentials", &why, "take it out, or correct the name of the scheme");
        }
    }
    let license = config.package.license.as_deref();
    if let Some((license, Err(error))) = license.map(|license| (license, spdx::Expression::parse(license))) {
        let message = format!("`{license}` is no licence of SPDX: {}", error.reason);
        let help = "write an SPDX expression under `crate.license`, such as `MIT OR Apache-2.0`";
        diagnostics.push(Diagnostic::of(Kind::License, message).help(help));
    }
}

/// That there is nothing to generate from, should nothing be left: what the document had was left out, or it had nothing.
pub(super) fn nothing(linked: &LinkedDocument) -> Diagnostic {
    let root = linked.root();
    let has_paths = |paths: &Value| paths.as_object().is_some_and(|paths| !paths.is_empty());
    let is_left_out = linked.tree(root).and_then(|tree| tree.get("paths")).is_some_and(has_paths);
    let diagnostic = match is_left_out {
        true => Diagnostic::error("there is nothing to generate: neither an operation nor a schema is left")
            .help("the warnings say what was left out"),
        false => Diagnostic::of(Kind::EmptyDocument, "the document has neither operations nor schemas")
            .help("name the document that has them: this one may be the start of another, or a part"),
    };
    diagnostic.at(Location::new(root, ""))
}

/// What the config says of names that are not there, and the names that two operations want.
pub(super) fn names(api: &Api, loaded: &LoadedConfig, diagnostics: &mut Diagnostics) {
    let config = &loaded.config;
    if !loaded.borrowed {
        stale(api, config, diagnostics);
    }
    for (name, schemas) in Names::type_clashes(api, config) {
        let Some(((_, first), rest)) = schemas.split_first() else { continue };
        for (spelling, other) in rest {
            let warning =
                Diagnostic::of(Kind::ClashingNames, format!("two schemas are called `{name}`; they are numbered"))
                    .at(other.location.clone())
                    .related(first.location.clone(), "this is the other one")
                    .help(format!("pin the name: `\"{spelling}\" = \"...\"` under `[names]` of the config"));
            diagnostics.push(warning);
        }
    }
    for (name, operations) in Names::clashes(api, config) {
        let Some((first, rest)) = operations.split_first() else { continue };
        for other in rest {
            let warning = Diagnostic::of(
                Kind::ClashingNames,
                format!("two operations of one tag are called `{name}`; they are numbered"),
            )
            .at(other.location.clone())
            .related(first.location.clone(), "this is the other one")
            .help(format!("pin the name: `\"{}\" = \"...\"` under `[operations]` of the config", other.label()));
            diagnostics.push(warning);
        }
    }
}

fn stale(api: &Api, config: &Config, diagnostics: &mut Diagnostics) {
    for name in Names::stale(api, config) {
        let message = format!("the config names `{name}`, which is no type of the document");
        diagnostics.push(Diagnostic::error(message).help("take it out of `[names]`, or correct it"));
    }
    for name in Names::stale_operations(api, config) {
        let message = format!("the config names `{name}`, which is no operation of the document");
        diagnostics.push(Diagnostic::error(message).help("take it out of `[operations]`, or correct it"));
    }
}
