//! Security: OpenAPI 3.0.4, sections 4.7.27 to 4.7.30.

use super::{Keys, Object, Shape, Table, field, required, when};

pub(super) static SECURITY_SCHEME: Table = Table::new(&[
    field("bearerFormat", Shape::Text),
    field("description", Shape::Text),
    when("type", "oauth2", "flows", Shape::Object(Object::OAuthFlows)),
    when("type", "apiKey", "in", Shape::Word(&["cookie", "header", "query"])),
    when("type", "apiKey", "name", Shape::Text),
    when("type", "openIdConnect", "openIdConnectUrl", Shape::Text),
    when("type", "http", "scheme", Shape::Text),
    required("type", Shape::Word(&["apiKey", "http", "oauth2", "openIdConnect"])),
]);

pub(super) static OAUTH_FLOWS: Table = Table::new(&[
    field("authorizationCode", Shape::Object(Object::AuthorizationCodeFlow)),
    field("clientCredentials", Shape::Object(Object::ClientCredentialsFlow)),
    field("implicit", Shape::Object(Object::ImplicitFlow)),
    field("password", Shape::Object(Object::PasswordFlow)),
]);

const SCOPES: Shape = Shape::Map(Keys::Any, &Shape::Text);

pub(super) static IMPLICIT_FLOW: Table = Table::new(&[
    required("authorizationUrl", Shape::Text),
    field("refreshUrl", Shape::Text),
    required("scopes", SCOPES),
]);

/// The flows `password` and `clientCredentials`.
pub(super) static TOKEN_FLOW: Table =
    Table::new(&[field("refreshUrl", Shape::Text), required("scopes", SCOPES), required("tokenUrl", Shape::Text)]);

pub(super) static AUTHORIZATION_CODE_FLOW: Table = Table::new(&[
    required("authorizationUrl", Shape::Text),
    field("refreshUrl", Shape::Text),
    required("scopes", SCOPES),
    required("tokenUrl", Shape::Text),
]);

pub(super) static SECURITY_REQUIREMENT: Table = Table::new(&[]).members(Keys::Any, Shape::List(&Shape::Text)).closed();
