use crate::ir::{SchemaRef, StatusPattern};
use std::collections::BTreeMap;

/// The bodies of answers, by status.
pub(super) type ByStatus = BTreeMap<StatusPattern, Option<SchemaRef>>;

/// What an answer is read as: what is documented for its status, else for its class, else by default.
pub(super) fn read_as(answers: &ByStatus, status: StatusPattern) -> Option<(StatusPattern, Option<SchemaRef>)> {
    answers.iter().find(|(pattern, _)| pattern.includes(status)).map(|(pattern, schema)| (*pattern, *schema))
}
