use crate::ir::{SchemaRef, StatusPattern};
use std::collections::BTreeMap;

/// The bodies of responses, by status.
pub(super) type ByStatus = BTreeMap<StatusPattern, Option<SchemaRef>>;

/// The schema that a response is read by: what is documented for its status, else for its class, else by default.
pub(super) fn read_as(responses: &ByStatus, status: StatusPattern) -> Option<(StatusPattern, Option<SchemaRef>)> {
    responses.iter().find(|(pattern, _)| pattern.includes(status)).map(|(pattern, schema)| (*pattern, *schema))
}
