use crate::ir::{AdditionalProperties, Api, Direction, Operation, Output, SchemaId, SchemaKind, SchemaRef, Signature};

/// Marks every schema with where its values travel.
pub(super) fn mark(api: &mut Api) {
    let requests: Vec<SchemaId> = api.operations.iter().flat_map(in_request).collect();
    let responses: Vec<SchemaId> = api.operations.iter().flat_map(in_response).collect();
    spread(api, requests, |direction| &mut direction.request);
    spread(api, responses, |direction| &mut direction.response);
}

fn in_request(operation: &Operation) -> Vec<SchemaId> {
    operation.signature.inputs.iter().filter_map(|input| input.schema.map(|schema| schema.id)).collect()
}

/// The bodies and headers that a client reads as more than text or bytes.
fn in_response(operation: &Operation) -> Vec<SchemaId> {
    let Signature { output, others, headers, .. } = &operation.signature;
    let outputs = std::iter::once(output).chain(others.iter().map(|other| &other.output)).flat_map(of_output);
    let headers = headers.iter().filter_map(|header| header.schema);
    let errors = operation.errors().filter_map(|response| response.json()?.schema);
    outputs.chain(headers).chain(errors).map(|schema| schema.id).collect()
}

fn of_output(output: &Output) -> Vec<SchemaRef> {
    match output {
        Output::Json { schema, .. } => vec![*schema],
        Output::ByStatus(variants) => variants.iter().filter_map(|(_, schema)| *schema).collect(),
        Output::Empty | Output::Text | Output::Stream => Vec::new(),
    }
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
