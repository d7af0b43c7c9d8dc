//! What the model holds and no Rust type can. It is an error at its place, so that nothing is generated that would not compile.

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::ir::{Api, Schema, SchemaKind};

pub(super) fn check(api: &Api, diagnostics: &mut Diagnostics) {
    let reached = api.schemas.iter().filter(|schema| schema.direction.request || schema.direction.response);
    reached.for_each(|schema| check_nesting(api, schema, diagnostics));
}

/// How many lists and maps may stand one in another. The compiler has a bound as well, and says less about it.
const NESTING: usize = 24;

/// A list of lists of … of itself has no Rust type: no struct or enum stands in between.
fn check_nesting(api: &Api, schema: &Schema, diagnostics: &mut Diagnostics) {
    let mut kind = &schema.kind;
    for _ in 0..NESTING {
        kind = match kind {
            SchemaKind::Array(array) => &api.schema(array.items.id).kind,
            SchemaKind::Map(values) => &api.schema(values.id).kind,
            _ => return,
        };
    }
    let message = format!("this is a list or map of itself, or of more than {NESTING} others, one in another");
    let help = "put an object with a named property in between";
    diagnostics.push(Diagnostic::error(message).at(schema.location.clone()).help(help));
}
