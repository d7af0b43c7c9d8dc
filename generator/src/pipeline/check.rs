use crate::config::{Config, LoadedConfig};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::ir::Api;
use crate::names::Names;

/// What the config says of names that are not there, and the names that two operations want.
pub(super) fn names(api: &Api, loaded: &LoadedConfig, diagnostics: &mut Diagnostics) {
    let config = &loaded.config;
    if !loaded.borrowed {
        stale(api, config, diagnostics);
    }
    for (name, schemas) in Names::type_clashes(api, config) {
        let Some(((_, first), rest)) = schemas.split_first() else { continue };
        for (spelling, other) in rest {
            let warning = Diagnostic::warning(format!("two schemas are called `{name}`; they are numbered"))
                .at(other.location.clone())
                .related(first.location.clone(), "this is the other one")
                .help(format!("pin the name: `\"{spelling}\" = \"...\"` under `[names]` of the config"));
            diagnostics.push(warning);
        }
    }
    for (name, operations) in Names::clashes(api, config) {
        let Some((first, rest)) = operations.split_first() else { continue };
        for other in rest {
            let warning =
                Diagnostic::warning(format!("two operations of one tag are called `{name}`; they are numbered"))
                    .at(other.location.clone())
                    .related(first.location.clone(), "this is the other one")
                    .help(format!(
                        "pin the name: `\"{}\" = \"...\"` under `[operations]` of the config",
                        other.label()
                    ));
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
