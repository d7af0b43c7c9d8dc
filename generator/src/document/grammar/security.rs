//! Security: sections 27 to 30.

use super::Object;
use super::table::{Keys, Shape, Table, field, required, when};

/// Section 27.
pub(super) static SECURITY_SCHEME: Table = Table::new(&[
    required("type", Shape::Word(&["apiKey", "http", "oauth2", "openIdConnect"])).in_3_0(),
    required("type", Shape::Word(&["apiKey", "http", "mutualTLS", "oauth2", "openIdConnect"])).since_3_1(),
    field("description", Shape::Text),
    when("type", "apiKey", "name", Shape::Text),
    when("type", "apiKey", "in", Shape::Word(&["cookie", "header", "query"])),
    when("type", "http", "scheme", Shape::Text),
    field("bearerFormat", Shape::Text),
    when("type", "oauth2", "flows", Shape::Object(Object::OAuthFlows)),
    when("type", "openIdConnect", "openIdConnectUrl", Shape::Text).anywhere(),
    field("oauth2MetadataUrl", Shape::Text).since_3_2().anywhere(),
    field("deprecated", Shape::Flag).since_3_2().anywhere(),
]);

/// Section 28.
pub(super) static OAUTH_FLOWS: Table = Table::new(&[
    field("implicit", Shape::Object(Object::ImplicitFlow)),
    field("password", Shape::Object(Object::PasswordFlow)),
    field("clientCredentials", Shape::Object(Object::ClientCredentialsFlow)),
    field("authorizationCode", Shape::Object(Object::AuthorizationCodeFlow)),
    field("deviceAuthorization", Shape::Object(Object::DeviceAuthorizationFlow)).since_3_2().kept(),
])
.plain();

const SCOPES: Shape = Shape::Map(Keys::Any, &Shape::Text);

/// Section 29.
pub(super) static IMPLICIT_FLOW: Table = Table::new(&[
    required("authorizationUrl", Shape::Text),
    field("refreshUrl", Shape::Text),
    required("scopes", SCOPES),
])
.plain();

/// The flows `password` and `clientCredentials`.
///
/// Section 29.
pub(super) static TOKEN_FLOW: Table =
    Table::new(&[required("tokenUrl", Shape::Text), field("refreshUrl", Shape::Text), required("scopes", SCOPES)])
        .plain();

/// Section 29.
pub(super) static AUTHORIZATION_CODE_FLOW: Table = Table::new(&[
    required("authorizationUrl", Shape::Text),
    required("tokenUrl", Shape::Text),
    field("refreshUrl", Shape::Text),
    required("scopes", SCOPES),
])
.plain();

/// Section 29 of OpenAPI 3.2.
pub(super) static DEVICE_AUTHORIZATION_FLOW: Table = Table::new(&[
    required("deviceAuthorizationUrl", Shape::Text).since_3_2().kept(),
    required("tokenUrl", Shape::Text).since_3_2().kept(),
    field("refreshUrl", Shape::Text).since_3_2().kept(),
    required("scopes", SCOPES).since_3_2().kept(),
])
.plain();

/// Section 30.
pub(super) static SECURITY_REQUIREMENT: Table =
    Table::new(&[]).members(Keys::Any, Shape::List(&Shape::Text)).closed().plain();
