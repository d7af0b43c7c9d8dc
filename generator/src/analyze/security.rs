use crate::diagnostic::{Diagnostic, Diagnostics, Kind};
use crate::ir::{Document, SecurityRequirement, SecurityScheme, SecuritySchemeKind};
use std::collections::BTreeMap;

/// Leaves out the alternatives that need more than headers, where there are others. Where there are none they stay: what they need is for
/// the caller's own HTTP client to bring.
pub(super) fn settle(document: &mut Document, diagnostics: &mut Diagnostics) {
    let mut unmet_schemes: BTreeMap<String, bool> = BTreeMap::new();
    for operation in &mut document.operations {
        let schemes = &document.security_schemes;
        let (possible, impossible): (Vec<_>, Vec<_>) =
            operation.security.iter().cloned().partition(|alternative| unmet(schemes, alternative).is_none());
        let is_only = possible.is_empty();
        for (name, _) in impossible.iter().filter_map(|alternative| unmet(schemes, alternative)) {
            *unmet_schemes.entry(name.to_owned()).or_default() |= is_only;
        }
        if !is_only {
            operation.security = possible;
        }
    }
    for (name, is_only) in unmet_schemes {
        let Some(scheme) = document.security_schemes.get(&name) else { continue };
        let instead = match is_only {
            true => "operations that need it expect it of the HTTP client that the caller gives",
            false => "requirements that name it are left out: there are others",
        };
        let kind = match scheme.kind {
            SecuritySchemeKind::UnnamedKey(_) => Kind::HeaderName,
            _ => Kind::SecurityBeyondHeaders,
        };
        let warning = Diagnostic::of(kind, needs(&name, &scheme.kind)).instead(instead);
        diagnostics.push(warning.at(scheme.location.clone()));
    }
}

type Schemes = BTreeMap<String, SecurityScheme>;

/// The first scheme of an alternative that a client knows nothing of.
fn unmet<'a>(schemes: &'a Schemes, alternative: &'a SecurityRequirement) -> Option<(&'a str, &'a SecuritySchemeKind)> {
    let kinds = alternative.schemes.keys().filter_map(|name| Some((name.as_str(), &schemes.get(name)?.kind)));
    kinds
        .into_iter()
        .find(|(_, kind)| matches!(kind, SecuritySchemeKind::OtherHttp(_) | SecuritySchemeKind::UnnamedKey(_)))
}

fn needs(name: &str, kind: &SecuritySchemeKind) -> String {
    match kind {
        SecuritySchemeKind::OtherHttp(scheme) if scheme == SecuritySchemeKind::MUTUAL_TLS => {
            format!("the security scheme `{name}` needs a client certificate")
        }
        SecuritySchemeKind::OtherHttp(scheme) => {
            format!("the security scheme `{name}` is of the HTTP scheme `{scheme}`, which takes more than a header")
        }
        SecuritySchemeKind::UnnamedKey(own) => {
            let own = own.escape_debug();
            format!(
                "the security scheme `{name}` is a key under the name `{own}`, which no header and no cookie can have"
            )
        }
        _ => format!("the security scheme `{name}` is not supported"),
    }
}
