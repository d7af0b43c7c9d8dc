//! Responses.

use serde_json::json;

use crate::diagnostic::Kind;
use crate::document::normalize::context::{Members, Site};

/// A range of status codes is written with capital letters (section 4.7.16.2).
pub(super) fn range(responses: &mut Members, site: &mut Site<'_, '_>) {
    let wrong: Vec<String> = responses.keys().filter(|name| name.len() == 3 && name.ends_with("xx")).cloned().collect();
    for name in wrong {
        let right = name.to_uppercase();
        if responses.contains_key(&right) {
            continue;
        }
        if let Some(response) = responses.shift_remove(&name) {
            let message = format!("`{name}` is not a status code");
            site.repaired_name(Kind::StatusCode, &name, message, format!("read as `{right}`"));
            site.moved(&response, &[&name], &[&right]);
            responses.insert(right, response);
        }
    }
}

/// Every response must be described.
pub(super) fn description(response: &mut Members, site: &mut Site<'_, '_>) {
    if !response.contains_key("description") {
        let at = site.name();
        let wrong = "a response must have the field `description`";
        site.context.repaired(Kind::MissingField, at, wrong, "read as if the description were empty");
        response.insert("description".into(), json!(""));
    }
}
