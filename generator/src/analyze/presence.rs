use crate::ir::{Direction, SchemaKind, SchemaObject};

/// Makes properties optional that only one side has, in an object that travels to the other side: a request does not send what
/// is `readOnly`, and a response does not have what is `writeOnly`, whatever `required` says (OpenAPI 3.0.4, section 4.7.24.2).
pub(super) fn relax(schema: &mut SchemaObject, direction: Direction) {
    let SchemaKind::Object(object) = &mut schema.kind else { return };
    for property in &mut object.properties {
        let one_sided = property.read_only && direction.request || property.write_only && direction.response;
        property.required_in_requests =
            property.required && property.write_only && direction.request && direction.response;
        property.required &= !one_sided;
    }
}
