use crate::ir::{AdditionalProperties, Api, Direction, MediaType, Operation, SchemaId, SchemaKind};

/// Marks every schema with where its values travel.
pub(super) fn mark(api: &mut Api) {
    let requests: Vec<SchemaId> = api.operations.iter().flat_map(in_request).collect();
    let responses: Vec<SchemaId> = api.operations.iter().flat_map(in_response).collect();
    spread(api, requests, |direction| &mut direction.request);
    spread(api, responses, |direction| &mut direction.response);
}

fn in_request(operation: &Operation) -> Vec<SchemaId> {
    let parameters = operation.parameters.iter().filter_map(|parameter| parameter.value.schema());
    let body = operation.body.iter().flat_map(|body| schemas(&body.content));
    parameters.map(|schema| schema.id).chain(body).collect()
}

fn in_response(operation: &Operation) -> Vec<SchemaId> {
    let of_response = |response: &crate::ir::Response| {
        let headers = response.headers.iter().filter_map(|header| header.schema.map(|schema| schema.id));
        headers.chain(schemas(&response.content)).collect::<Vec<_>>()
    };
    operation.responses.iter().flat_map(of_response).collect()
}

fn schemas(content: &[MediaType]) -> impl Iterator<Item = SchemaId> {
    content.iter().filter_map(|media_type| media_type.schema.map(|schema| schema.id))
}

/// Sets one flag on the schemas given, and on all that they are made of.
fn spread(api: &mut Api, mut open: Vec<SchemaId>, flag: fn(&mut Direction) -> &mut bool) {
    while let Some(id) = open.pop() {
        let Some(schema) = api.schemas.get_mut(id.index()) else { continue };
        let flag = flag(&mut schema.direction);
        if !std::mem::replace(flag, true) {
            open.extend(parts(&schema.kind).into_iter().chain(schema.same_as));
        }
    }
}

/// The schemas that a schema is made of.
pub(crate) fn parts(kind: &SchemaKind) -> Vec<SchemaId> {
    match kind {
        SchemaKind::Array(array) => vec![array.items.id],
        SchemaKind::Map(values) => vec![values.id],
        SchemaKind::Union(union) => union.variants.iter().map(|variant| variant.schema.id).collect(),
        SchemaKind::Object(object) => {
            let kept = match object.additional {
                AdditionalProperties::Kept(values) => Some(values.id),
                AdditionalProperties::Ignored => None,
            };
            object.properties.iter().map(|property| property.schema.id).chain(kept).collect()
        }
        _ => Vec::new(),
    }
}
