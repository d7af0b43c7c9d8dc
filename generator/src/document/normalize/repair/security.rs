//! Security schemes, and the requirements that name them.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use crate::diagnostic::Kind;
use crate::document::normalize::context::{Context, Members, Site};
use crate::document::normalize::path::Path;
use crate::document::normalize::tree;
use crate::ir::SecuritySchemeKind;
use crate::source::pointer;

/// `basic` was a type in Swagger 2.0.
pub(super) fn basic(scheme: &mut Members, site: &mut Site<'_, '_>) {
    if scheme.get("type") == Some(&json!("basic")) {
        let wrong = "`basic` is not a type of security scheme";
        site.repaired(Kind::SecurityScheme, "type", wrong, "read as `http` with the scheme `basic`");
        scheme.insert("type".into(), json!("http"));
        scheme.insert("scheme".into(), json!("basic"));
    }
}

/// Spells security by client certificates, which is new in 3.1, as an HTTP scheme: 3.0 has no other place for its name, and what
/// requires it must not seem to require nothing.
pub(super) fn client_certificate(scheme: &mut Members, _: &mut Site<'_, '_>) {
    if scheme.get("type") == Some(&json!("mutualTLS")) {
        scheme.insert("type".into(), json!("http"));
        scheme.insert("scheme".into(), json!(SecuritySchemeKind::MUTUAL_TLS));
    }
}

/// A flow must list its scopes, and the list may be empty.
pub(super) fn scopes(flow: &mut Members, site: &mut Site<'_, '_>) {
    if !flow.contains_key("scopes") {
        let at = site.name();
        let wrong = "an OAuth flow must have the field `scopes`";
        site.context.repaired(Kind::SecurityScheme, at, wrong, "read as a flow without scopes");
        flow.insert("scopes".into(), json!({}));
    }
}

/// Leaves out what requirements name and the document does not define.
///
/// A requirement that names nothing else is left out as a whole, since without any scheme it would mean that none is
/// needed. An operation that has none left falls back on those of the document.
pub(super) fn requirements(tree: &mut Value, context: &mut Context<'_>) {
    let defined = scheme_names(tree);
    let holder = |members: &mut Members, site: &mut Site<'_, '_>, reading: &str| {
        let known = |name: &str| defined.contains(name);
        let mut unknown = |site: &mut Site<'_, '_>, at: &str, name: &str, last: bool| {
            let at = site.context.key(at, name);
            let wrong = format!("the security scheme `{name}` is not defined");
            site.context.repaired(Kind::UndefinedScheme, at, wrong, if last { reading } else { "ignored" });
        };
        leave_out(members, site, &known, &mut unknown);
    };
    if let Value::Object(document) = tree {
        let path = Path::ROOT;
        holder(document, &mut Site { path: &path, context }, "ignored");
    }
    tree::operations(tree, context, &mut |_, operation, site| {
        holder(operation, site, "ignored: the requirements of the document hold");
    });
}

fn scheme_names(tree: &Value) -> BTreeSet<String> {
    tree.pointer("/components/securitySchemes")
        .and_then(Value::as_object)
        .map(|schemes| schemes.keys().cloned().collect())
        .unwrap_or_default()
}

/// Goes through the requirements of an operation or of the document. `unknown` is told of each name, with the pointer
/// of its requirement, and of whether nothing else is required.
fn leave_out(
    holder: &mut Members,
    site: &mut Site<'_, '_>,
    known: &dyn Fn(&str) -> bool,
    unknown: &mut dyn FnMut(&mut Site<'_, '_>, &str, &str, bool),
) {
    let Some(Value::Array(requirements)) = holder.get("security") else {
        return;
    };
    let is_gone = |requirement: &Value| {
        requirement.as_object().is_some_and(|names| !names.is_empty() && !names.keys().any(|name| known(name)))
    };
    let last = !requirements.is_empty() && requirements.iter().all(is_gone);
    let list = pointer::child(&site.pointer(), "security");
    for (index, requirement) in requirements.iter().enumerate() {
        let at = pointer::child(&list, &index.to_string());
        for name in requirement.as_object().into_iter().flat_map(Members::keys) {
            if !known(name) {
                unknown(site, &at, name, last);
            }
        }
    }
    site.retain(holder, "security", |_, _, requirement| is_gone(requirement));
    if last {
        holder.shift_remove("security");
    }
    for requirement in holder.get_mut("security").and_then(Value::as_array_mut).into_iter().flatten() {
        if let Value::Object(names) = requirement {
            names.retain(|name, _| known(name));
        }
    }
}
