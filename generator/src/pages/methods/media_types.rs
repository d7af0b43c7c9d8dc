use super::output_type;
use crate::pages::views::MediaTypeRow;
use crate::surface::{Context, DescribedOperation, SetterOf};
use crate::text::{CodeSpan, Word};

/// The forms of a body of which a caller chooses one; none where there is no choice.
pub(super) fn bodies(DescribedOperation { operation, own }: DescribedOperation<'_>) -> Vec<MediaTypeRow> {
    let row = |(body, name): (usize, &String)| {
        let media_type = CodeSpan::new(&operation.signature.bodies.get(body)?.media_type);
        Some(MediaTypeRow { media_type, method: Word::new(name), data_type: None })
    };
    let methods = own.methods.iter().filter_map(|method| Some((method.body?, &method.name)));
    let setters = own.setters.iter().filter_map(|setter| match setter.of {
        SetterOf::Body(body) => Some((body, &setter.name)),
        SetterOf::Argument(_) => None,
    });
    let rows: Vec<MediaTypeRow> = methods.chain(setters).filter_map(row).collect();
    if rows.len() > 1 { rows } else { Vec::new() }
}

/// The media types of a success that can be asked for in place of the one that `send` asks for.
pub(super) fn alternate_outputs(
    context: Context<'_>,
    DescribedOperation { own, .. }: DescribedOperation<'_>,
) -> Vec<MediaTypeRow> {
    let rows = own.sends.iter().filter_map(|send| {
        let media_type = CodeSpan::new(send.media_type.as_deref()?);
        let data_type = output_type(context, &send.output);
        Some(MediaTypeRow { media_type, method: Word::new(&send.name), data_type })
    });
    rows.collect()
}
