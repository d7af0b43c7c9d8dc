use crate::analyze::types::Types;
use crate::ir::{Header, OperationObject, ResponseHeader};
use std::collections::BTreeMap;

/// The headers of all responses, each once. Names differ in more than case (RFC 9110, section 5.1).
pub(super) fn of(types: &Types<'_>, operation: &OperationObject) -> Vec<ResponseHeader> {
    let mut headers: BTreeMap<String, ResponseHeader> = BTreeMap::new();
    let all = operation.responses.iter().flat_map(|response| &response.headers);
    // A `Content-Type` is to be ignored (OpenAPI 3.0.4, section 4.7.17.1).
    for header in all.filter(|header| !header.name.eq_ignore_ascii_case("content-type")) {
        let known = headers.entry(header.name.to_ascii_lowercase()).or_insert_with(|| ResponseHeader {
            name: header.name.clone(),
            schema: header.schema,
            docs: header.docs.clone(),
        });
        if !is_same(types, known, header) {
            known.schema = None;
        }
    }
    headers.into_values().collect()
}

fn is_same(types: &Types<'_>, known: &ResponseHeader, header: &Header) -> bool {
    known.schema.zip(header.schema).is_some_and(|(one, other)| types.same(one, other))
}
