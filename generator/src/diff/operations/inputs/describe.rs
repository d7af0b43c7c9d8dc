//! What messages call an input, and what a change of it is anchored to.

use super::super::{OperationPair, OperationSide, bodies, method_item, request_item};
use super::Indexed;
use crate::diff::Subject;
use crate::diff::code;
use crate::diff::compared_client::ComparedClient;
use crate::diff::pending_change::Anchor;
use crate::ir::{Input, InputPlace, Parameter, ParameterIn, SchemaKind};
use crate::source::Location;

/// What messages call an input.
pub(super) fn what(pair: &OperationPair<'_>, input: &Input) -> String {
    let kind = match input.place {
        InputPlace::Path => "path parameter",
        InputPlace::Query => "query parameter",
        InputPlace::Header => "header",
        InputPlace::Cookie => "cookie",
        InputPlace::Field => "form field",
        InputPlace::Body => return format!("the body of {}", pair.label),
    };
    format!("the {kind} {} of {}", code(&input.name), pair.label)
}

pub(super) fn subject(input: &Input) -> Subject {
    if input.place == InputPlace::Body { Subject::Body } else { Subject::Parameter }
}

/// Where an input stands, and what takes it.
pub(super) fn anchor(side: &ComparedClient<'_>, operation: OperationSide<'_>, (index, input): Indexed<'_>) -> Anchor {
    let signature = &operation.ir.signature;
    if input.place == InputPlace::Body {
        let form = signature.bodies.iter().position(|form| form.arguments.contains(&index)).unwrap_or_default();
        return bodies::anchor(side, operation, form);
    }
    let name = super::name(operation, index).unwrap_or_default();
    let declared = side.client.surface.spelled_argument(&super::declared(operation, index));
    let item = match input.setter {
        true => format!("{}({declared})", request_item(side, operation, name)),
        false => format!("{}({name}: {declared})", method_item(side, operation)),
    };
    Anchor::new(location(side, operation, input), item)
}

/// The parameter that an input is; none where it is of the body.
pub(super) fn parameter<'a>(operation: OperationSide<'a>, input: &Input) -> Option<&'a Parameter> {
    let place = match input.place {
        InputPlace::Path => ParameterIn::Path,
        InputPlace::Query => ParameterIn::Query,
        InputPlace::Header => ParameterIn::Header,
        InputPlace::Cookie => ParameterIn::Cookie,
        InputPlace::Field | InputPlace::Body => return None,
    };
    let mut parameters = operation.ir.parameters.iter();
    parameters.find(|parameter| parameter.parameter_in == place && parameter.name == input.name)
}

fn location<'a>(side: &ComparedClient<'a>, operation: OperationSide<'a>, input: &Input) -> &'a Location {
    let ir = operation.ir;
    if let Some(parameter) = parameter(operation, input) {
        return &parameter.location;
    }
    let Some(body) = &ir.body else { return &ir.location };
    let objects = body.content.iter().filter_map(|media_type| media_type.schema).map(|schema| side.schema(schema.id));
    let properties = objects.filter_map(|schema| match &schema.kind {
        SchemaKind::Object(object) => object.properties.iter().find(|property| property.name == input.name),
        _ => None,
    });
    properties.map(|property| &property.location).next().unwrap_or(&body.location)
}
