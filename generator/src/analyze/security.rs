use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::ir::{Document, SecurityRequirement, SecurityScheme, SecuritySchemeKind};
use std::collections::{BTreeMap, BTreeSet};

/// Leaves out the alternatives that no client can meet. An operation that has only such alternatives is an error.
pub(super) fn settle(document: &mut Document, diagnostics: &mut Diagnostics) {
    let mut left_out: BTreeSet<String> = BTreeSet::new();
    let mut refused: BTreeSet<Vec<SecurityRequirement>> = BTreeSet::new();
    for operation in &mut document.operations {
        let schemes = &document.security_schemes;
        let (possible, impossible): (Vec<_>, Vec<_>) =
            operation.security.iter().cloned().partition(|alternative| unmet(schemes, alternative).is_none());
        let first = impossible.first().and_then(|alternative| unmet(schemes, alternative));
        if let (Some((name, kind)), true) = (first, possible.is_empty()) {
            // Requirements of the whole document are told of once.
            if refused.insert(impossible.clone()) {
                let message =
                    format!("no client can call the operation `{}`: {}", operation.label(), needs(name, kind));
                let help = "leave the operation out, by `--tag`, or give it another security requirement";
                diagnostics.push(Diagnostic::error(message).at(operation.location.clone()).help(help));
            }
            continue;
        }
        left_out.extend(impossible.iter().filter_map(|one| unmet(schemes, one)).map(|(name, _)| name.to_owned()));
        operation.security = possible;
    }
    for name in left_out {
        let Some(scheme) = document.security_schemes.get(&name) else { continue };
        let warning = Diagnostic::warning(needs(&name, &scheme.kind)).label("requirements that name it are left out");
        diagnostics.push(warning.at(scheme.location.clone()));
    }
}

type Schemes = BTreeMap<String, SecurityScheme>;

/// The first scheme of an alternative that a client knows nothing of.
fn unmet<'a>(schemes: &'a Schemes, alternative: &'a SecurityRequirement) -> Option<(&'a str, &'a SecuritySchemeKind)> {
    let kinds = alternative.schemes.keys().filter_map(|name| Some((name.as_str(), &schemes.get(name)?.kind)));
    kinds.into_iter().find(|(_, kind)| matches!(kind, SecuritySchemeKind::OtherHttp(_)))
}

fn needs(name: &str, kind: &SecuritySchemeKind) -> String {
    match kind {
        SecuritySchemeKind::OtherHttp(scheme) if scheme == SecuritySchemeKind::MUTUAL_TLS => {
            format!("the security scheme `{name}` needs a client certificate")
        }
        SecuritySchemeKind::OtherHttp(scheme) => {
            format!("the security scheme `{name}` is of the HTTP scheme `{scheme}`, which is not supported")
        }
        _ => format!("the security scheme `{name}` is not supported"),
    }
}
