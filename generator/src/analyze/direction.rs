use super::types::Types;
use crate::ir::{Direction, MediaType, OperationObject, Output, SchemaId, SchemaRef, Signature};

/// Where the values of each schema travel, in the order of the schemas.
pub(super) fn of(types: &Types<'_>, signatures: &[Signature]) -> Vec<Direction> {
    let mut directions = vec![Direction::default(); types.document.schemas.len()];
    let operations = || types.document.operations.iter().zip(signatures);
    let requests = operations().flat_map(|(operation, signature)| in_request(operation, signature)).collect();
    let of_webhooks = types.document.webhooks.iter().flat_map(|webhook| &webhook.content);
    let of_webhooks = of_webhooks.flat_map(MediaType::schemas).map(|schema| schema.id);
    let responses = operations().flat_map(|(operation, signature)| in_response(operation, signature));
    let responses = responses.chain(of_webhooks).collect();
    spread(types, &mut directions, requests, |direction| &mut direction.request);
    spread(types, &mut directions, responses, |direction| &mut direction.response);
    directions
}

/// The arguments, and the items of a sequence.
fn in_request(operation: &OperationObject, signature: &Signature) -> Vec<SchemaId> {
    let arguments = signature.inputs.iter().filter_map(|input| input.schema);
    let items = operation.body.iter().flat_map(|body| &body.content).filter_map(|media_type| media_type.item);
    arguments.chain(items).map(|schema| schema.id).collect()
}

/// The bodies and headers that a client reads as more than text or bytes, and the items of a sequence.
fn in_response(operation: &OperationObject, signature: &Signature) -> Vec<SchemaId> {
    let Signature { output, alternates, headers, .. } = signature;
    let outputs = std::iter::once(output).chain(alternates.iter().map(|other| &other.output)).flat_map(of_output);
    let headers = headers.iter().filter_map(|header| header.schema);
    let errors = operation.errors().filter_map(|response| response.json()?.schema);
    let content = operation.responses.iter().flat_map(|response| &response.content);
    let items = content.filter_map(|media_type| media_type.item);
    outputs.chain(headers).chain(errors).chain(items).map(|schema| schema.id).collect()
}

fn of_output(output: &Output) -> Vec<SchemaRef> {
    match output {
        Output::Json { schema, .. } => vec![*schema],
        Output::ByStatus(variants) => variants.iter().filter_map(|(_, schema)| *schema).collect(),
        Output::Items { item, .. } => item.iter().copied().collect(),
        Output::Empty | Output::Text | Output::Stream | Output::Location => Vec::new(),
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
