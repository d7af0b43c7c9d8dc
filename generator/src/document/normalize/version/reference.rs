//! What stands beside a `$ref`.
//!
//! The bundle has given it a meaning: a schema is `allOf` with the reference, and anything else is a copy with these
//! fields changed. 3.1 wants it so (for the description of anything but a schema). 3.0 ignores it, though it is never
//! written without a reason, so that the reading is worth a warning.

use serde_json::Value;

use crate::diagnostic::Kind;
use crate::document::grammar::Object;
use crate::document::grammar::Version;
use crate::document::normalize::context::{Members, Site};
use crate::document::normalize::{TARGET, tree};
use crate::source::{Location, pointer};

/// What 3.1 lets a reference to anything but a schema say for itself.
const OWN: [&str; 2] = ["description", "summary"];

/// Keywords beside the reference of a schema.
pub(super) fn schema(schema: &mut Members, site: &mut Site<'_, '_>) {
    if site.context.version == Version::V3_0 && beside(schema, site) {
        let parts = schema.get("allOf").and_then(Value::as_array).map(Vec::len);
        let names = schema.keys().filter(|name| *name != "allOf" || parts != Some(1));
        let names = names.cloned().collect();
        let at = site.here().child("$ref").key();
        warn(names, at, site);
    }
}

/// Whether a schema was written as a reference with keywords beside it: then a part of its `allOf` comes from the
/// very place that the schema comes from.
pub(super) fn beside(schema: &Members, site: &Site<'_, '_>) -> bool {
    let Some(Value::Array(parts)) = schema.get("allOf") else {
        return false;
    };
    if parts.first().and_then(tree::reference).is_none() {
        return false;
    }
    let here = site.pointer();
    let first = pointer::child(&pointer::child(&here, "allOf"), "0");
    site.context.value(&first) == site.context.value(&here)
}

/// Fields beside a reference to anything else.
pub(in crate::document::normalize) fn shared(kind: Object, members: &mut Members, site: &mut Site<'_, '_>) {
    if kind == Object::Schema || kind.section().is_none() {
        return;
    }
    let here = site.here();
    if here == own_place(site) {
        return;
    }
    // The fields of the copy come from where the copied object is, those beside the reference from elsewhere.
    let table = kind.table();
    let names: Vec<String> = members
        .keys()
        .filter(|name| table.field(TARGET, name).is_some())
        .filter(|name| site.field(name) != here.child(name))
        .cloned()
        .collect();
    let allowed = site.context.version.has_3_1() && names.iter().all(|name| OWN.contains(&&**name));
    if let (Some(first), false) = (names.first(), allowed) {
        let at = site.field(first).key();
        warn(names, at, site);
    }
}

/// Where the object would come from if it were written where it stands.
fn own_place(site: &Site<'_, '_>) -> Location {
    let here = site.pointer();
    let parent = site.context.value(pointer::parent(&here).unwrap_or_default());
    parent.child(&pointer::last(&here).unwrap_or_default())
}

fn warn(names: Vec<String>, at: Location, site: &mut Site<'_, '_>) {
    let names: Vec<String> = names.iter().map(|name| format!("`{name}`")).collect();
    let names = match names.split_last() {
        Some((last, others)) if !others.is_empty() => format!("{} and {last}", others.join(", ")),
        _ => names.concat(),
    };
    let version = site.context.version.name();
    let wrong = format!("OpenAPI {version} ignores what stands beside `$ref`, here {names}");
    site.context.repaired(Kind::BesideReference, at, wrong, "not ignored: it adds to what the reference leads to");
}
