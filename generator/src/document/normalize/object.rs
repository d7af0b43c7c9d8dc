//! The kinds of object that an OpenAPI document is made of.

/// A kind of object, by the name that OpenAPI 3.0.4, section 4.7, gives it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) enum Object {
    OpenApi,
    Info,
    Contact,
    License,
    Server,
    ServerVariable,
    Components,
    Paths,
    PathItem,
    Operation,
    ExternalDocumentation,
    Parameter,
    RequestBody,
    MediaType,
    Encoding,
    Responses,
    Response,
    Callback,
    Example,
    Link,
    Header,
    Tag,
    Schema,
    Discriminator,
    Xml,
    SecurityScheme,
    OAuthFlows,
    ImplicitFlow,
    PasswordFlow,
    ClientCredentialsFlow,
    AuthorizationCodeFlow,
    SecurityRequirement,
}

impl Object {
    /// The name in a sentence, with its article: "an operation".
    pub(super) fn name(self) -> &'static str {
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
            Self::ImplicitFlow | Self::PasswordFlow | Self::ClientCredentialsFlow | Self::AuthorizationCodeFlow => {
                "an OAuth flow"
            }
            Self::SecurityRequirement => "a security requirement",
        }
    }

    /// The member of `components` that holds objects of this kind (section 4.7.7).
    pub(super) fn section(self) -> Option<&'static str> {
        Some(match self {
            Self::Schema => "schemas",
            Self::Response => "responses",
            Self::Parameter => "parameters",
            Self::Example => "examples",
            Self::RequestBody => "requestBodies",
            Self::Header => "headers",
            Self::SecurityScheme => "securitySchemes",
            Self::Link => "links",
            Self::Callback => "callbacks",
            _ => return None,
        })
    }

    /// The kind of object that a member of `components` holds.
    pub(super) fn of_section(section: &str) -> Option<Self> {
        Self::SHARED.into_iter().find(|object| object.section() == Some(section))
    }

    /// The kinds of object that `components` can hold, and a `$ref` can stand for.
    pub(super) const SHARED: [Self; 9] = [
        Self::Schema,
        Self::Response,
        Self::Parameter,
        Self::Example,
        Self::RequestBody,
        Self::Header,
        Self::SecurityScheme,
        Self::Link,
        Self::Callback,
    ];
}
