//! The operations of the client, by their `operationId`. Only this file knows them.
//!
//! The list of operations, and of their parameters, is the document's: one that is missing here fails the run.

use super::combinations::{Choice, Combination};
use super::verdict::Outcome;
use sailpoint_source_usages::operations::source_usages::{
    GetStatusBySourceIdError, GetUsagesBySourceId, GetUsagesBySourceIdError,
};
use sailpoint_source_usages::{Client, Error, ErrorBody, Response};

/// Values beside those that the document has, by parameter: those that are hard to encode, and those of which its
/// descriptions speak.
pub(super) const FURTHER: &[(&str, &str)] = &[("sourceId", "ä b/?#%+"), ("offset", "12"), ("sorters", "date")];

/// Requests that are wrong, by path and query, and whether they carry a token.
pub(super) const WRONG: &[(&str, bool)] =
    &[("/source-usages/1/summaries?limit=abc", true), ("/source-usages/1/status", false)];

/// Sends the operation. The error says what this file does not have.
pub(super) async fn send(client: &Client, operation: &str, combination: &Combination<'_>) -> Result<Outcome, String> {
    let usages = client.source_usages();
    let missing = |choice: Choice| Err(format!("{operation}: {choice}: there is no setter in requests.rs"));
    let source_id = combination.required("sourceId")?;
    match operation {
        "getStatusBySourceId" => {
            let request = usages.get_status_by_source_id(source_id);
            combination.optional().try_for_each(missing)?;
            Ok(outcome(request.send().await, &GetStatusBySourceIdError::Other))
        }
        "getUsagesBySourceId" => {
            let request = usages.get_usages_by_source_id(source_id);
            let set = |request: GetUsagesBySourceId, choice: Choice| match choice.parameter.name.as_str() {
                "limit" => Ok(request.limit(choice.parse()?)),
                "offset" => Ok(request.offset(choice.parse()?)),
                "count" => Ok(request.count(choice.parse()?)),
                "sorters" => Ok(request.sorters(choice.value)),
                _ => missing(choice).map(|()| request),
            };
            let request = combination.optional().try_fold(request, set)?;
            Ok(outcome(request.send().await, &GetUsagesBySourceIdError::Other))
        }
        _ => Err(format!("{operation}: there is no such operation in requests.rs")),
    }
}

/// What came back, without its type. `other` is what an error body of an undocumented type becomes.
fn outcome<T, E: ErrorBody + PartialEq>(result: Result<Response<T>, Error>, other: &E) -> Outcome {
    match result {
        Ok(response) => Outcome::Success(response.headers().clone()),
        Err(error) => {
            let typed = error.typed::<E>().is_some_and(|body| body != other);
            Outcome::Error { error, typed }
        }
    }
}
