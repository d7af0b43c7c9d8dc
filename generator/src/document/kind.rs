//! What the nodes of an OpenAPI document are: the part of its grammar that says where references may stand.
//!
//! A `$ref` is a reference only where the specification expects an object of a known kind; in examples, defaults,
//! enumerations and extensions it is data. So whoever walks a document asks here what each child is.

mod members;

/// The kind of a node, named after the object of the OpenAPI Specification (3.0.4 and 3.1.1, section 4.7 and 4.8).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Kind {
    /// Anything without references: text, numbers, examples, extensions.
    Data,
    /// The OpenAPI Object: the whole document.
    Root,
    /// Info Object.
    Info,
    /// A list of servers.
    Servers,
    /// Server Object.
    Server,
    /// The list of tags.
    Tags,
    /// Tag Object.
    Tag,
    /// Components Object.
    Components,
    /// Paths Object, and `webhooks`.
    Paths,
    /// Path Item Object.
    PathItem,
    /// Operation Object.
    Operation,
    /// Parameter Object.
    Parameter,
    /// Header Object.
    Header,
    /// Request Body Object.
    RequestBody,
    /// Responses Object: the answers of one operation.
    Responses,
    /// Response Object.
    Response,
    /// The map of media types of a body or a parameter.
    Content,
    /// Media Type Object.
    MediaType,
    /// Encoding Object.
    Encoding,
    /// Example Object.
    Example,
    /// Link Object.
    Link,
    /// Callback Object.
    Callback,
    /// Security Scheme Object.
    SecurityScheme,
    /// Schema Object.
    Schema,
    /// Discriminator Object.
    Discriminator,
    /// The mapping of a discriminator.
    Mapping,
    /// A value of that mapping: the name of a schema, or a reference to one.
    MappedSchema,
    /// A map of schemas: `properties`, `components.schemas`.
    Schemas,
    /// `components.parameters`.
    Parameters,
    /// A map of headers.
    Headers,
    /// `components.requestBodies`.
    RequestBodies,
    /// `components.responses`.
    ComponentResponses,
    /// A map of examples.
    Examples,
    /// A map of links.
    Links,
    /// A map of callbacks.
    Callbacks,
    /// `components.securitySchemes`.
    SecuritySchemes,
    /// `components.pathItems`.
    PathItems,
    /// The map of encodings of a media type.
    Encodings,
}

/// The HTTP methods of a Path Item Object, in the specification's order.
pub const METHODS: [&str; 8] = ["get", "put", "post", "delete", "options", "head", "patch", "trace"];

impl Kind {
    /// The kind of the member `key` of an object of this kind.
    pub fn member(self, key: &str) -> Kind {
        if key.starts_with("x-") && !self.is_map_of_free_names() {
            return Kind::Data;
        }
        match self {
            Kind::Data
            | Kind::Info
            | Kind::Server
            | Kind::Tag
            | Kind::Link
            | Kind::SecurityScheme
            | Kind::Example
            | Kind::MappedSchema => Kind::Data,
            Kind::Servers => Kind::Server,
            Kind::Tags => Kind::Tag,
            Kind::Root => members::root(key),
            Kind::Components => members::components(key),
            Kind::PathItem => members::path_item(key),
            Kind::Operation => members::operation(key),
            Kind::Parameter | Kind::Header => members::parameter(key),
            Kind::RequestBody | Kind::Response => members::body(key),
            Kind::Content => members::content(key),
            Kind::MediaType => members::media_type(key),
            Kind::Encoding => members::encoding(key),
            Kind::Discriminator => members::discriminator(key),
            Kind::Schema => members::schema(key),
            Kind::Paths | Kind::Callback | Kind::PathItems => Kind::PathItem,
            Kind::Responses | Kind::ComponentResponses => Kind::Response,
            Kind::Mapping => Kind::MappedSchema,
            Kind::Schemas => Kind::Schema,
            Kind::Parameters => Kind::Parameter,
            Kind::Headers => Kind::Header,
            Kind::RequestBodies => Kind::RequestBody,
            Kind::Examples => Kind::Example,
            Kind::Links => Kind::Link,
            Kind::Callbacks => Kind::Callback,
            Kind::SecuritySchemes => Kind::SecurityScheme,
            Kind::Encodings => Kind::Encoding,
        }
    }

    /// The kind of the items of an array that stands where this kind is expected: `parameters`, `allOf`.
    pub fn item(self) -> Kind {
        match self {
            Kind::Parameters => Kind::Parameter,
            Kind::Schemas => Kind::Schema,
            Kind::Servers => Kind::Server,
            Kind::Tags => Kind::Tag,
            other => other,
        }
    }

    /// Whether the keys of an object of this kind are chosen by the author, so that `x-…` is one of them and not an
    /// extension.
    fn is_map_of_free_names(self) -> bool {
        use Kind::*;
        matches!(
            self,
            Schemas
                | Parameters
                | Headers
                | RequestBodies
                | ComponentResponses
                | Examples
                | Links
                | Callbacks
                | SecuritySchemes
                | PathItems
                | Encodings
                | Mapping
        )
    }

    /// The map under `components` that holds objects of this kind; `None` when OpenAPI 3.0 has none.
    pub fn section(self) -> Option<&'static str> {
        Some(match self {
            Kind::Schema | Kind::MappedSchema => "schemas",
            Kind::Parameter => "parameters",
            Kind::Header => "headers",
            Kind::RequestBody => "requestBodies",
            Kind::Response => "responses",
            Kind::Example => "examples",
            Kind::Link => "links",
            Kind::Callback => "callbacks",
            Kind::SecurityScheme => "securitySchemes",
            _ => return None,
        })
    }

    /// Whether this is a section of `components` whose members are reached by references.
    pub fn holds_components(self) -> bool {
        SECTIONS.iter().any(|(name, kind)| kind.section().is_some() && members::components(name) == self)
    }

    /// The kind in words, with its article, for messages.
    pub fn described(self) -> &'static str {
        match self {
            Kind::Root => "an OpenAPI document",
            Kind::PathItem => "a path item",
            Kind::Operation => "an operation",
            Kind::Parameter => "a parameter",
            Kind::Header => "a header",
            Kind::RequestBody => "a request body",
            Kind::Response => "a response",
            Kind::MediaType => "a media type",
            Kind::Example => "an example",
            Kind::Link => "a link",
            Kind::Callback => "a callback",
            Kind::SecurityScheme => "a security scheme",
            Kind::Schema | Kind::MappedSchema => "a schema",
            _ => "a part of the document",
        }
    }
}

/// The sections of the Components Object, each with the kind of what it holds.
pub const SECTIONS: [(&str, Kind); 10] = [
    ("schemas", Kind::Schema),
    ("responses", Kind::Response),
    ("parameters", Kind::Parameter),
    ("examples", Kind::Example),
    ("requestBodies", Kind::RequestBody),
    ("headers", Kind::Header),
    ("securitySchemes", Kind::SecurityScheme),
    ("links", Kind::Link),
    ("callbacks", Kind::Callback),
    ("pathItems", Kind::PathItem),
];

#[cfg(test)]
mod tests {
    use super::*;

    fn at(path: &str) -> Kind {
        path.split(' ').fold(Kind::Root, |kind, key| if key == "[]" { kind.item() } else { kind.member(key) })
    }

    #[test]
    fn references_are_expected_where_the_specification_has_objects() {
        assert_eq!(at("paths /a get parameters []"), Kind::Parameter);
        assert_eq!(at("paths /a get responses 200 content text/csv schema"), Kind::Schema);
        assert_eq!(at("components schemas A allOf [] properties x"), Kind::Schema);
        assert_eq!(at("components headers x-total schema"), Kind::Schema);
        assert_eq!(at("components schemas A discriminator mapping dog"), Kind::MappedSchema);
        assert_eq!(at("paths /a get callbacks done {$url} post requestBody"), Kind::RequestBody);
    }

    #[test]
    fn examples_defaults_enumerations_and_extensions_are_data() {
        for path in [
            "components schemas A example x",
            "components schemas A default",
            "components schemas A enum []",
            "components schemas A x-note",
            "paths x-note",
            "x-webhooks Created",
            "paths /a get responses 200 content text/csv example",
            "components examples A value",
        ] {
            assert_eq!(at(path), Kind::Data, "{path}");
        }
    }

    #[test]
    fn a_property_may_be_called_like_a_keyword_or_an_extension() {
        assert_eq!(at("components schemas A properties example"), Kind::Schema);
        assert_eq!(at("components schemas A properties x-note"), Kind::Schema);
        assert_eq!(at("components schemas A properties default properties enum"), Kind::Schema);
    }
}
