//! The policy: every kind of fault that a document is read in spite of, how much it matters, and what is done instead.

use super::{Severity, suggest};
use Severity::{Note, Warning};
use std::fmt;
use std::str::FromStr;

/// Makes [`Kind`] of a table: a variant and its id, how much it matters, what is wrong, and what is done instead.
macro_rules! kinds {
    ($($variant:ident $id:literal, $severity:ident, $wrong:literal => $instead:literal;)*) => {
        /// A kind of fault that a document is read in spite of.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Kind {
            $(#[doc = concat!($wrong, ": ", $instead, ".")] $variant,)*
        }

        impl Kind {
            /// All of them, in the order of the table: by what they are about.
            pub const ALL: &[Self] = &[$(Self::$variant),*];

            const fn row(self) -> Row {
                match self {
                    $(Self::$variant => Row { id: $id, severity: $severity, wrong: $wrong, instead: $instead },)*
                }
            }
        }
    };
}

/// What the table says of a kind.
struct Row {
    id: &'static str,
    severity: Severity,
    wrong: &'static str,
    instead: &'static str,
}

impl Kind {
    /// Its name in configs, on the command line and in what programs read: lower case, words separated by hyphens. It stays the same in
    /// later versions.
    pub fn id(self) -> &'static str {
        self.row().id
    }

    /// How much it matters where nobody says otherwise.
    pub fn severity(self) -> Severity {
        self.row().severity
    }

    /// What is wrong, in words without a full stop.
    pub fn wrong(self) -> &'static str {
        self.row().wrong
    }

    /// What a user gets instead.
    pub fn instead(self) -> &'static str {
        self.row().instead
    }
}

impl FromStr for Kind {
    type Err = String;

    /// The kind of that id; what is wrong with the id otherwise, and which one is near.
    fn from_str(id: &str) -> Result<Self, String> {
        Self::ALL.iter().copied().find(|kind| kind.id() == id).ok_or_else(|| {
            let near = suggest::nearest(id, Self::ALL.iter().map(|kind| kind.id()));
            let meant = near.map(|near| format!("; did you mean `{near}`?")).unwrap_or_default();
            format!("there is no kind of fault `{id}`{meant}")
        })
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.id())
    }
}

#[rustfmt::skip]
kinds! {
    // References.
    ReferenceToNowhere "reference-to-nowhere", Warning, "a reference leads to nothing" => "any value, or what holds the reference is left out";
    ReferenceToOtherKind "reference-to-other-kind", Warning, "a reference leads to an object of another kind" => "any value, or what holds the reference is left out";
    ReferenceToNetwork "reference-to-network", Warning, "a reference leads to an address on the network" => "any value, or what holds the reference is left out";
    ReferenceCircle "reference-circle", Warning, "references lead from one to the next and to the first again" => "any value, or what holds the reference is left out";
    ReferenceSpelling "reference-spelling", Warning, "a reference is spelled for another system, or for another file" => "what is meant";
    MisplacedReference "misplaced-reference", Warning, "a reference stands where OpenAPI has none" => "it is ignored, or what holds it is left out";

    // Structure.
    UnknownField "unknown-field", Warning, "OpenAPI has no such field" => "it is ignored";
    FieldCase "field-case", Warning, "the name of a field differs by case" => "the field";
    MissingField "missing-field", Warning, "an object lacks a field that it must have" => "an empty one, or the object is left out";
    MissingValue "missing-value", Warning, "a field has no value" => "an empty one, or it is ignored";
    WrongType "wrong-type", Warning, "a value is not of the type that OpenAPI wants" => "what is meant where that is clear; else it is ignored, or what holds it is left out";
    UnknownWord "unknown-word", Warning, "a value is none of those that OpenAPI knows" => "it is ignored, or what holds it is left out";
    ExclusiveFields "exclusive-fields", Warning, "an object has two fields of which it must have one" => "the first";
    FieldWithoutEffect "field-without-effect", Note, "a field has no effect where it stands" => "it is ignored";
    DeepNesting "deep-nesting", Warning, "objects are nested deeper than anybody writes" => "any value, or the inner ones are left out";
    DuplicateKey "duplicate-key", Warning, "a key stands more than once in one object" => "the last one";
    Duplicate "duplicate", Warning, "something is listed twice" => "it is read once";
    ComponentName "component-name", Warning, "a component has a name that OpenAPI does not allow" => "the name as it is";
    NewerField "newer-field", Warning, "a field is of a later version of OpenAPI" => "what it means there";
    Callbacks "callbacks", Note, "an operation has callbacks, which a service sends" => "they are left out";
    Example "example", Note, "an example is not written as OpenAPI wants it" => "the value itself, or it is ignored";

    EmptyDocument "empty-document", Warning, "a document has neither operations nor schemas" => "a client that calls nothing";

    // Paths and operations.
    PathSlash "path-slash", Warning, "a path does not begin with a slash" => "it does";
    PathFragment "path-fragment", Note, "a path has a fragment" => "it tells operations apart, and is not sent";
    PathQuery "path-query", Note, "a path has a query" => "the query is a constant part of the request";
    PathSegments "path-segments", Warning, "a path has the segment `.` or `..`, which clients and servers take out" => "its operations are left out";
    PathVariables "path-variables", Warning, "the variables of a path cannot be made out" => "its operations are left out";
    PathParameters "path-parameters", Warning, "the variables of a path and its parameters differ" => "they are paired by name, declared as strings, or left out";
    LongPath "long-path", Warning, "a path is longer than any server takes" => "its operations are left out";
    Method "method", Warning, "the method of an operation is none of HTTP" => "the operation is left out";
    OperationId "operation-id", Warning, "operations share an id, or a path" => "each has a name of its own";
    ClashingNames "clashing-names", Warning, "two things would have one name in Rust" => "they are numbered";

    // Parameters, bodies and responses.
    ParameterSchema "parameter-schema", Warning, "a parameter or a header has no schema, or has its keywords beside it" => "the keywords are those of its schema; without any it is text";
    ParameterStyle "parameter-style", Warning, "a parameter or a field cannot be written in its style" => "the style that its place has by default, or text";
    OptionalPathParameter "optional-path-parameter", Warning, "a path parameter is optional" => "it is required";
    IgnoredHeader "ignored-header", Warning, "a parameter is a header that OpenAPI ignores, or has what headers have not" => "it is ignored";
    HeaderName "header-name", Warning, "a header or a cookie has a name that none can have" => "it is left out; a key must be brought by the caller's own HTTP client";
    MediaType "media-type", Warning, "the name of a media type is none" => "it is skipped";
    MissingMediaType "missing-media-type", Warning, "a body has no media type" => "`application/json` where it has a schema; else no body";
    SeveralMediaTypes "several-media-types", Warning, "a parameter has not exactly one media type" => "the first, or text";
    UntypedBody "untyped-body", Note, "a media type that is neither JSON nor a form has a schema" => "text, or bytes: the schema is not used";
    StatusCode "status-code", Warning, "a status code is none" => "what is meant where that is clear; else the response is left out";
    BodyOfNoContent "body-of-no-content", Warning, "a response that has no body describes one" => "it is ignored";

    // Servers and security.
    ServerVariable "server-variable", Warning, "a variable of a server is not declared, or has no default" => "the first of its values, or the server is left out";
    UndefinedScheme "undefined-scheme", Warning, "a security requirement names a scheme that is not defined" => "the requirement is left out";
    SecurityScheme "security-scheme", Warning, "a security scheme is spelled as in another version, or lacks its scopes" => "what is meant";
    SecurityBeyondHeaders "security-beyond-headers", Warning, "a security scheme needs more than a header" => "the caller's own HTTP client must bring it";

    // Swagger 2.0.
    SwaggerList "swagger-list", Warning, "a list of Swagger 2.0 is joined in a way that OpenAPI 3.0 has no style for" => "text: callers join the items";
    SwaggerBodies "swagger-bodies", Warning, "an operation of Swagger 2.0 has several bodies, or a body and a form" => "the first body";
    SwaggerFile "swagger-file", Warning, "a file is said to be JSON" => "bytes of any media type";
    SwaggerAuthorization "swagger-authorization", Warning, "a parameter of Swagger 2.0 is the header `Authorization`" => "a key that the client is given, or it is ignored where the operation asks for credentials";

    // The config.
    UnusedConfig "unused-config", Warning, "a table of the config has no use in this document" => "it is ignored";
    License "license", Warning, "the licence is none of SPDX" => "it is written as it is; registries refuse it";

    // Schemas.
    UnknownType "unknown-type", Warning, "a type is none of JSON Schema's" => "the type that is meant, or any value";
    MissingType "missing-type", Warning, "a schema has a format and no type" => "the type that the format is of";
    UnknownFormat "unknown-format", Note, "a format is not known" => "it is ignored: the value is of its type";
    UnsupportedKeyword "unsupported-keyword", Warning, "a keyword of JSON Schema is not supported" => "more values are accepted, or it is read as its nearest relative";
    IgnoredKeyword "ignored-keyword", Note, "a keyword of JSON Schema does not change a type" => "more values are accepted";
    CircularSchema "circular-schema", Warning, "a schema is defined by itself" => "any value";
    CircularUnion "circular-union", Warning, "a union is a variant of itself" => "the other variants, or any value";
    EmptyComposition "empty-composition", Warning, "`allOf`, `anyOf` or `oneOf` has no schemas" => "it is ignored";
    MisplacedKeyword "misplaced-keyword", Warning, "a keyword stands beside the schema that it is about" => "it is read as if it stood there";
    MissingItems "missing-items", Warning, "a list has no `items`" => "a list of any values";
    MergedTypes "merged-types", Warning, "the parts of an `allOf` cannot be made one type" => "the first of them, or any value";
    RequiredProperty "required-property", Warning, "`required` is written where it has no effect" => "what is meant, or it is ignored";
    RequiredWithoutProperty "required-without-property", Note, "`required` names a property that is not described" => "it is ignored";
    EnumValues "enum-values", Warning, "the values of an `enum` are not of its type, or there are none" => "they are read as its type, or ignored";
    EnumNames "enum-names", Warning, "the names that a document gives to values are not usable" => "the values name the variants";
    NullSpelling "null-spelling", Warning, "null is allowed in a way that has no effect" => "null is accepted";
    DefaultValue "default-value", Warning, "a `default` is not of its type, or not among the values" => "what is meant, or it is ignored";
    ReadAndWriteOnly "read-and-write-only", Warning, "a property is both `readOnly` and `writeOnly`" => "neither of the two";
    DiscriminatorMapping "discriminator-mapping", Warning, "a discriminator is a bare name, or maps to no variant" => "its property's name; the mapping is ignored";
    BesideReference "beside-reference", Warning, "a schema has keywords beside a `$ref`, which OpenAPI 3.0 ignores" => "they add to what the reference leads to";
    DeepTypes "deep-types", Warning, "a list, a map or a tuple is made of itself, or of more others than anyone reads" => "any value";
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn ids_are_words_and_lead_back() {
        let ids: BTreeSet<&str> = Kind::ALL.iter().map(|kind| kind.id()).collect();
        assert_eq!(ids.len(), Kind::ALL.len());
        for kind in Kind::ALL {
            let is_word = |letter: char| letter.is_ascii_lowercase() || letter == '-';
            assert!(kind.id().chars().all(is_word), "{kind}");
            assert_eq!(kind.id().parse(), Ok(*kind));
            assert_ne!(kind.severity(), Severity::Error, "{kind}: what stops everything has no kind");
        }
        let meant = "there is no kind of fault `path-slsh`; did you mean `path-slash`?";
        assert_eq!("path-slsh".parse::<Kind>(), Err(meant.to_owned()));
    }
}
