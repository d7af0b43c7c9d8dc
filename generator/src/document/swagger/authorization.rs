//! The header `Authorization` as a parameter, which OpenAPI 3.0 does not have: it is a key that the client is given once.

use serde_json::{Value, json};

use super::Members;
use super::converter::Converter;
use super::input::Input;
use crate::diagnostic::Kind;

/// The name of the header, and that of the security scheme.
pub(super) const NAME: &str = "Authorization";

/// Whether a parameter is that header.
pub(super) fn is_it(input: &Input<'_>) -> bool {
    input.text("in") == Some("header") && input.text("name").is_some_and(|name| name.eq_ignore_ascii_case(NAME))
}

/// Whether requirements ask for any credentials.
pub(super) fn asks_for_credentials(security: &Value) -> bool {
    let is_something = |requirement: &Value| requirement.as_object().is_some_and(|schemes| !schemes.is_empty());
    security.as_array().is_some_and(|requirements| requirements.iter().any(is_something))
}

/// The scheme that operations with the header require.
pub(super) fn scheme() -> Value {
    json!({ "type": "apiKey", "in": "header", "name": NAME })
}

impl<'d> Converter<'d, '_> {
    /// What the present operation requires by a parameter that is the header. None where it requires other credentials, which the
    /// client sends in that header, or in another way.
    pub(super) fn authorization(&mut self, header: &Input<'d>, operation: &'d Members) -> Option<Value> {
        let wrong = format!("OpenAPI 3.0 has no header parameter of the name `{NAME}`");
        if self.shared.is_authenticated(operation) {
            self.ignored(
                Kind::SwaggerAuthorization,
                &header.item,
                &wrong,
                "ignored: the operation asks for credentials",
            );
            return None;
        }
        self.ignored(Kind::SwaggerAuthorization, &header.item, &wrong, "read as a key that the client is given");
        self.written_at(&["security"], &header.item);
        let required = json!({ NAME: [] });
        Some(if header.is_required() { json!([required]) } else { json!([{}, required]) })
    }
}
