use crate::ir::{Method, OperationObject, Output, StatusPattern};

/// What a success gives of which the document says only that it is at another address: what is there, or the address itself where a
/// client does not follow the redirect.
pub(super) fn output(operation: &OperationObject) -> Output {
    if are_followed(operation) { Output::Stream } else { Output::Location }
}

/// Whether the address can be asked for in place of what is there: asking for it, and not going there, leaves nothing half done. Where
/// there is more than redirects, one that is for good only says that a thing has moved.
pub(super) fn gives_location(operation: &OperationObject) -> bool {
    let is_for_now = |status| !matches!(status, StatusPattern::Code(301 | 308));
    let leads = operation.only_redirects() || operation.redirects().any(|response| is_for_now(response.status));
    leads && reads(&operation.method) && are_followed(operation)
}

fn are_followed(operation: &OperationObject) -> bool {
    operation.redirects().all(|response| is_followed(&operation.method, response.status))
}

fn reads(method: &Method) -> bool {
    matches!(method.as_str(), "GET" | "HEAD" | "QUERY")
}

/// Whether a client follows a redirect, with the method that it has: what would make another one of it is not followed.
fn is_followed(method: &Method, status: StatusPattern) -> bool {
    match status {
        StatusPattern::Code(307 | 308) => true,
        StatusPattern::Code(303) => matches!(method, Method::Get | Method::Head),
        _ => reads(method),
    }
}
