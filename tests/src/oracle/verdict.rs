//! What is wrong with a request.

mod body;
mod content;
mod credentials;
mod headers;
mod multipart;
mod query;
mod target;

use super::operation::Operation;
use super::sample::Sample;
use crate::server::Request;

/// Every way in which a request is not what an operation asks for, called with the values of a sample and with [`TOKEN`](super::TOKEN) and its
/// like;
/// empty where it is right. `base` is the path of the client's base URL.
pub fn judge(operation: &Operation<'_>, sample: &Sample, base: &str, request: &Request) -> Vec<String> {
    let (request, of_credentials) = credentials::taken(operation, request);
    let (request, mut faults) = (&request, Vec::from_iter(of_credentials));
    if request.method != operation.method {
        faults.push(format!("the method is {} in place of {}", request.method, operation.method));
    }
    faults.extend(target::faults(operation, sample, base, request.path()));
    faults.extend(query::faults(operation, sample, request.query().unwrap_or_default()));
    faults.extend(headers::faults(operation, sample, request));
    faults.extend(content::accept_faults(operation, request));
    faults.extend(content::content_type_faults(operation, sample, request));
    faults.extend(body::faults(operation, sample, request));
    faults
}
