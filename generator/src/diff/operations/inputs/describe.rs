//! What messages call an input, and what a change of it is anchored to.

use super::super::{OperationPair, method_item, request_item};
use super::Indexed;
use super::side::InputSide;
use crate::diff::Subject;
use crate::diff::code;
use crate::diff::compared_client::ComparedClient;
use crate::diff::pending_change::Anchor;
use crate::ir::{Input, InputPlace};

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
pub(super) fn anchor(side: &ComparedClient<'_>, own: &InputSide<'_>, (index, input): Indexed<'_>) -> Anchor {
    let operation = own.operation;
    if let Some(anchor) = own.body(index).filter(|_| input.place == InputPlace::Body) {
        return anchor.clone();
    }
    let name = super::name(operation, index).unwrap_or_default();
    let declared = side.client.surface.spelled_argument(&super::declared(operation, index));
    let item = match input.setter {
        true => format!("{}({declared})", request_item(side, operation, name)),
        false => format!("{}({name}: {declared})", method_item(side, operation)),
    };
    Anchor::new(own.location(input), item)
}
