use crate::ir::{Api, Input, InputForm, ItemFormat, NumberFormat, Output, SchemaKind, Signature};
use crate::surface::{Model, ModelKind, RootTypes, Security, Tag};

/// The types at the root of the crate that operations make use of.
pub(super) fn types(api: &Api, models: &[Model], security: &Security) -> RootTypes {
    let any = |used: fn(&Signature) -> bool| api.operations.iter().any(|operation| used(&operation.signature));
    RootTypes {
        authorization_code: security.authorization_code.is_some(),
        byte_stream: any(|signature| gives(signature, |output| *output == Output::Stream)),
        decimal: api.schemas.iter().any(|schema| schema.kind == SchemaKind::Number(NumberFormat::Decimal)),
        events: any(|signature| gives(signature, |output| output.item_format() == Some(ItemFormat::Events))),
        file: any(takes_file),
        header: any(has_header),
        refresh_token: security.refresh_url.is_some(),
        json_stream: any(|signature| {
            gives(signature, |output| output.item_format().is_some_and(|own| own != ItemFormat::Events))
        }),
        unread: models.iter().any(keeps_unread),
    }
}

fn gives(signature: &Signature, what: fn(&Output) -> bool) -> bool {
    let alternates = signature.alternates.iter().map(|alternate| &alternate.output);
    std::iter::once(&signature.output).chain(alternates).any(what)
}

fn takes_file(signature: &Signature) -> bool {
    let is_file = |input: &Input| matches!(input.form, InputForm::File | InputForm::Files | InputForm::NamedFiles);
    signature.inputs.iter().any(is_file)
}

fn has_header(signature: &Signature) -> bool {
    !signature.headers.is_empty()
}

fn keeps_unread(model: &Model) -> bool {
    matches!(&model.kind, ModelKind::Struct(own) if own.unread.is_some())
}

/// A name for the module of what several tags use, which no tag has.
pub(super) fn shared_module(tags: &[Tag]) -> String {
    let mut name = "shared".to_owned();
    while tags.iter().any(|tag| tag.file == name) {
        name.push('_');
    }
    name
}
