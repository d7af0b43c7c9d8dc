//! What a call sends by the one who makes it.

use super::operation::Operation;
use super::sample::{Body, Form, Sample, fields};
use serde_json::Value;

/// The values that an operation was called with: parameters by name, and a body with its media type. `Err` names what the operation does not
/// have.
pub fn given(operation: &Operation<'_>, parameters: &Value, body: Option<(&str, Value)>) -> Result<Sample, String> {
    let values = parameters.as_object().ok_or("the parameters are no object")?;
    let is_declared = |name: &&String| operation.parameters.iter().any(|parameter| parameter.name == **name);
    if let Some(name) = values.keys().find(|name| !is_declared(name)) {
        return Err(format!("{} has no parameter {name}", operation.label()));
    }
    let parameters = operation.parameters.iter().map(|parameter| values.get(&parameter.name).cloned()).collect();
    Ok(Sample { parameters, body: body.map(|(media_type, value)| whole(operation, media_type, value)).transpose()? })
}

fn whole(operation: &Operation<'_>, media_type: &str, value: Value) -> Result<Body, String> {
    let declared = operation.body.iter().find(|(name, _)| name == media_type);
    let (_, node) = declared.ok_or_else(|| format!("{} takes no {media_type}", operation.label()))?;
    let (media_type, form) = (media_type.to_owned(), Form::of(media_type));
    Ok(Body { media_type, form, value, fields: fields(node), invalid: None })
}
