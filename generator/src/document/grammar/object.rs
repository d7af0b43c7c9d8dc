//! The kinds of object that an OpenAPI document is made of.

use crate::diagnostic::Instead;
use serde_json::{Value, json};

use super::table::{Field, Shape, Table};
use super::{Version, content, document, paths, schema, security};

/// A kind of object, by the name that the specification gives it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Object {
    /// OpenAPI Object: the whole document.
    OpenApi,
    /// Info Object.
    Info,
    /// Contact Object.
    Contact,
    /// License Object.
    License,
    /// Server Object.
    Server,
    /// Server Variable Object.
    ServerVariable,
    /// Components Object.
    Components,
    /// Paths Object.
    Paths,
    /// Path Item Object.
    PathItem,
    /// Operation Object.
    Operation,
    /// External Documentation Object.
    ExternalDocumentation,
    /// Parameter Object.
    Parameter,
    /// Request Body Object.
    RequestBody,
    /// Media Type Object.
    MediaType,
    /// Encoding Object.
    Encoding,
    /// Responses Object: the responses of one operation.
    Responses,
    /// Response Object.
    Response,
    /// Callback Object.
    Callback,
    /// Example Object.
    Example,
    /// Link Object.
    Link,
    /// Header Object.
    Header,
    /// Tag Object.
    Tag,
    /// Schema Object.
    Schema,
    /// Discriminator Object.
    Discriminator,
    /// XML Object.
    Xml,
    /// Security Scheme Object.
    SecurityScheme,
    /// OAuth Flows Object.
    OAuthFlows,
    /// OAuth Flow Object, under `implicit`.
    ImplicitFlow,
    /// OAuth Flow Object, under `password`.
    PasswordFlow,
    /// OAuth Flow Object, under `clientCredentials`.
    ClientCredentialsFlow,
    /// OAuth Flow Object, under `authorizationCode`.
    AuthorizationCodeFlow,
    /// OAuth Flow Object, under `deviceAuthorization`.
    DeviceAuthorizationFlow,
    /// Security Requirement Object.
    SecurityRequirement,
}

impl Object {
    /// All of them.
    pub const ALL: [Self; 33] = [
        Self::OpenApi,
        Self::Info,
        Self::Contact,
        Self::License,
        Self::Server,
        Self::ServerVariable,
        Self::Components,
        Self::Paths,
        Self::PathItem,
        Self::Operation,
        Self::ExternalDocumentation,
        Self::Parameter,
        Self::RequestBody,
        Self::MediaType,
        Self::Encoding,
        Self::Responses,
        Self::Response,
        Self::Callback,
        Self::Example,
        Self::Link,
        Self::Header,
        Self::Tag,
        Self::Schema,
        Self::Discriminator,
        Self::Xml,
        Self::SecurityScheme,
        Self::OAuthFlows,
        Self::ImplicitFlow,
        Self::PasswordFlow,
        Self::ClientCredentialsFlow,
        Self::AuthorizationCodeFlow,
        Self::DeviceAuthorizationFlow,
        Self::SecurityRequirement,
    ];

    /// What allows whatever an object of this kind can be, and what that is in words. None where a name, a place or a type would have to
    /// be guessed.
    pub(in super::super) fn stand_in(self) -> Option<(Instead, Value)> {
        let any_content = || json!({ "*/*": {} });
        match self {
            Self::Schema | Self::MediaType => Some((Instead::AnyValue, json!({}))),
            Self::Header => Some((Instead::AnyValue, json!({ "schema": {} }))),
            Self::Response => Some((Instead::AnyValue, json!({ "description": "", "content": any_content() }))),
            Self::RequestBody => Some((Instead::AnyValue, json!({ "content": any_content() }))),
            Self::Link => Some((Instead::from("read as an empty one"), json!({ "operationId": "" }))),
            Self::PathItem => Some((Instead::NoOperations, json!({}))),
            Self::Callback | Self::Example => Some((Instead::from("read as an empty one"), json!({}))),
            _ => None,
        }
    }

    /// What a user gets where there is none of this kind after all.
    pub(in super::super) fn left_out(self) -> Instead {
        match self {
            Self::Operation => Instead::NoOperation,
            _ => Instead::No(self.noun()),
        }
    }

    /// What the specification says of this kind of object.
    pub(in super::super) fn table(self) -> &'static Table {
        match self {
            Self::OpenApi => &document::OPENAPI,
            Self::Info => &document::INFO,
            Self::Contact => &document::CONTACT,
            Self::License => &document::LICENSE,
            Self::Server => &document::SERVER,
            Self::ServerVariable => &document::SERVER_VARIABLE,
            Self::Components => &document::COMPONENTS,
            Self::ExternalDocumentation => &document::EXTERNAL_DOCUMENTATION,
            Self::Tag => &document::TAG,
            Self::Paths => &paths::PATHS,
            Self::PathItem => &paths::PATH_ITEM,
            Self::Operation => &paths::OPERATION,
            Self::Parameter => &paths::PARAMETER,
            Self::Callback => &paths::CALLBACK,
            Self::Link => &paths::LINK,
            Self::Header => &paths::HEADER,
            Self::RequestBody => &content::REQUEST_BODY,
            Self::MediaType => &content::MEDIA_TYPE,
            Self::Encoding => &content::ENCODING,
            Self::Responses => &content::RESPONSES,
            Self::Response => &content::RESPONSE,
            Self::Example => &content::EXAMPLE,
            Self::Schema => &schema::SCHEMA,
            Self::Discriminator => &schema::DISCRIMINATOR,
            Self::Xml => &schema::XML,
            Self::SecurityScheme => &security::SECURITY_SCHEME,
            Self::OAuthFlows => &security::OAUTH_FLOWS,
            Self::ImplicitFlow => &security::IMPLICIT_FLOW,
            Self::PasswordFlow | Self::ClientCredentialsFlow => &security::TOKEN_FLOW,
            Self::AuthorizationCodeFlow => &security::AUTHORIZATION_CODE_FLOW,
            Self::DeviceAuthorizationFlow => &security::DEVICE_AUTHORIZATION_FLOW,
            Self::SecurityRequirement => &security::SECURITY_REQUIREMENT,
        }
    }

    /// The name in a sentence, with its article: "an operation".
    pub fn name(self) -> &'static str {
        match self {
            Self::OpenApi => "an OpenAPI document",
            Self::Info => "the info object",
            Self::Contact => "the contact information",
            Self::License => "the license information",
            Self::Server => "a server",
            Self::ServerVariable => "a server variable",
            Self::Components => "the components",
            Self::Paths => "the paths",
            Self::PathItem => "a path item",
            Self::Operation => "an operation",
            Self::ExternalDocumentation => "external documentation",
            Self::Parameter => "a parameter",
            Self::RequestBody => "a request body",
            Self::MediaType => "a media type",
            Self::Encoding => "an encoding",
            Self::Responses => "the responses",
            Self::Response => "a response",
            Self::Callback => "a callback",
            Self::Example => "an example",
            Self::Link => "a link",
            Self::Header => "a header",
            Self::Tag => "a tag",
            Self::Schema => "a schema",
            Self::Discriminator => "a discriminator",
            Self::Xml => "the XML object",
            Self::SecurityScheme => "a security scheme",
            Self::OAuthFlows => "the OAuth flows",
            Self::ImplicitFlow
            | Self::PasswordFlow
            | Self::ClientCredentialsFlow
            | Self::AuthorizationCodeFlow
            | Self::DeviceAuthorizationFlow => "an OAuth flow",
            Self::SecurityRequirement => "a security requirement",
        }
    }

    /// The same without its article.
    pub(in super::super) fn noun(self) -> &'static str {
        self.name().split_once(' ').map_or("object", |(_, noun)| noun)
    }

    /// The map under `components` that holds objects of this kind, so that a `$ref` can stand for one; `None` when OpenAPI
    /// 3.0 has none.
    pub fn section(self) -> Option<&'static str> {
        sections(Version::V3_0).find(|(_, object)| *object == self).map(|(section, _)| section)
    }
}

/// The maps under `components` in a version, in the order in which people write them, each with the kind of object that it holds.
pub(in super::super) fn sections(version: Version) -> impl Iterator<Item = (&'static str, Object)> {
    document::COMPONENTS.fields(version).filter_map(held)
}

/// The kind of object that a map under `components` holds in a version.
pub(in super::super) fn section_of(version: Version, section: &str) -> Option<Object> {
    document::COMPONENTS.field(version, section).and_then(held).map(|(_, object)| object)
}

fn held(section: &'static Field) -> Option<(&'static str, Object)> {
    match section.shape {
        Shape::Map(_, Shape::OrReference(object)) => Some((section.name, *object)),
        _ => None,
    }
}
