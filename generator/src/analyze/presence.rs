use crate::ir::{Api, SchemaKind};

/// Makes properties optional that only one side has, in objects that travel to the other side: a request does not send what is
/// `readOnly`, and a response does not have what is `writeOnly`, whatever `required` says (OpenAPI 3.0.4, section 4.8.24.2).
pub(super) fn relax(api: &mut Api) {
    for schema in &mut api.schemas {
        let direction = schema.direction;
        let SchemaKind::Object(object) = &mut schema.kind else { continue };
        for property in &mut object.properties {
            let one_sided = property.read_only && direction.request || property.write_only && direction.response;
            property.required &= !one_sided;
        }
    }
}
