use super::types::Types;
use crate::ir::{Direction, MediaType, OperationObject, Output, SchemaId, SchemaRef, Signature};

/// Where the values of each schema travel, in the order of the schemas.
pub(super) fn of(types: &Types<'_>, signatures: &[Signature]) -> Vec<Direction> {
    let mut directions = vec![Direction::default(); types.document.schemas.len()];
    let operations = || types.document.operations.iter().zip(signatures);
    let requests: Vec<SchemaId> = operations().flat_map(|(_, signature)| in_request(signature)).collect();
    let responses: Vec<SchemaId> =
        operations().flat_map(|(operation, signature)| in_response(operation, signature)).collect();
    let of_bodies = types.document.operations.iter().flat_map(|operation| &operation.body);
    let sent = of_bodies.flat_map(|body| &body.content).filter_map(|media_type| media_type.item);
    let requests = requests.into_iter().chain(sent.map(|schema| schema.id)).collect();
    let of_responses = types.document.operations.iter().flat_map(|operation| &operation.responses);
    let read = of_responses.flat_map(|response| &response.content).filter_map(|media_type| media_type.item);
    let of_webhooks = types.document.webhooks.iter().flat_map(|webhook| &webhook.content);
    let read = read.chain(of_webhooks.flat_map(MediaType::schemas));
    let responses = responses.into_iter().chain(read.map(|schema| schema.id)).collect();
    spread(types, &mut directions, requests, |direction| &mut direction.request);
    spread(types, &mut directions, responses, |direction| &mut direction.response);
    directions
}

fn in_request(signature: &Signature) -> Vec<SchemaId> {
    signature.inputs.iter().filter_map(|input| input.schema.map(|schema| schema.id)).collect()
}

/// The bodies and headers that a client reads as more than text or bytes.
fn in_response(operation: &OperationObject, signature: &Signature) -> Vec<SchemaId> {
    let Signature { output, alternates, headers, .. } = signature;
    let outputs = std::iter::once(output).chain(alternates.iter().map(|other| &other.output)).flat_map(of_output);
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
fn spread(
    types: &Types<'_>,
    directions: &mut [Direction],
    mut open: Vec<SchemaId>,
    flag: fn(&mut Direction) -> &mut bool,
) {
    while let Some(id) = open.pop() {
        let Some(direction) = directions.get_mut(id.index()) else { continue };
        if !std::mem::replace(flag(direction), true) {
            open.extend(types.schema(id).kind.parts().into_iter().chain(Some(types.canonical(id))));
        }
    }
}
