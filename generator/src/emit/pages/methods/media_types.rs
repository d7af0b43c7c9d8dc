use super::output_type;
use crate::emit::Context;
use crate::ir::Operation;
use crate::names::OperationNames;
use crate::views::MediaTypeRow;

/// The forms of a body of which a caller chooses one; none where there is no choice.
pub(super) fn bodies(operation: &Operation, names: &OperationNames) -> Vec<MediaTypeRow> {
    let bodies = operation.signature.bodies.iter().zip(&names.bodies);
    let rows = bodies.map(|(body, name)| MediaTypeRow {
        media_type: body.media_type.clone(),
        method: name.clone(),
        data_type: None,
    });
    let rows: Vec<MediaTypeRow> = rows.collect();
    if rows.len() > 1 { rows } else { Vec::new() }
}

/// The further media types of a success.
pub(super) fn others(context: Context<'_>, operation: &Operation, names: &OperationNames) -> Vec<MediaTypeRow> {
    let others = operation.signature.others.iter().zip(&names.sends);
    let row = |(other, name): (&crate::ir::OtherOutput, &String)| MediaTypeRow {
        media_type: other.media_type.clone(),
        method: name.clone(),
        data_type: output_type(context, names, &other.output),
    };
    others.map(row).collect()
}
