//! OpenAPI 3.0.4 as tables: which fields each kind of object has, and what they hold.
//!
//! The walker, the mends of scalars and the check of the structure know the specification from here alone.

mod document;
mod operation;
mod schema;
mod security;

use super::object::Object;

pub(super) use schema::TYPES;

/// What stands at a place.
#[derive(Clone, Copy, Debug)]
pub(super) enum Shape {
    /// A string.
    Text,
    /// `true` or `false`.
    Flag,
    /// A number.
    Number,
    /// A whole number from 0.
    Count,
    /// Any value; nothing in it is looked at.
    Any,
    /// One of these strings.
    Word(&'static [&'static str]),
    /// A list of such values.
    List(&'static Shape),
    /// An object with names of the author's choice.
    Map(Keys, &'static Shape),
    /// An object with fields.
    Object(Object),
    /// The same, or a reference to one (section 4.7.23).
    OrReference(Object),
    /// `true`, `false`, or such a value.
    FlagOr(&'static Shape),
}

/// What the names in a map must look like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Keys {
    /// Anything.
    Any,
    /// A component's name (section 4.7.7.1).
    Component,
    /// A path template (section 4.7.8.1).
    Path,
    /// A status code, a range of them, or `default` (section 4.7.16).
    Status,
    /// A media type or a range of them (RFC 9110, section 12.5.1).
    MediaType,
}

/// When a field must be there.
#[derive(Clone, Copy, Debug)]
pub(super) enum Need {
    /// It may be left out.
    Optional,
    /// Always.
    Always,
    /// Whenever the field of the first name holds the second; everywhere else it has no meaning.
    When(&'static str, &'static str),
}

/// A field of an object.
#[derive(Clone, Copy, Debug)]
pub(super) struct Field {
    /// The name.
    pub(super) name: &'static str,
    /// What it holds.
    pub(super) shape: Shape,
    /// Whether it must be there.
    pub(super) need: Need,
}

/// A kind of object.
#[derive(Debug)]
pub(super) struct Table {
    /// The fields with fixed names, in the order of the alphabet.
    pub(super) fields: &'static [Field],
    /// What all other names must look like, and what they hold; `None` where there are no others.
    pub(super) members: Option<(Keys, Shape)>,
    /// Whether fields may begin with `x-` (section 4.8).
    pub(super) extensible: bool,
    /// Two fields of which there must be exactly one.
    pub(super) either: Option<(&'static str, &'static str)>,
}

impl Table {
    /// An object with these fields.
    const fn new(fields: &'static [Field]) -> Self {
        Self { fields, members: None, extensible: true, either: None }
    }

    /// An object with names of the author's choice, too.
    const fn members(self, keys: Keys, shape: Shape) -> Self {
        Self { members: Some((keys, shape)), ..self }
    }

    /// An object that must have exactly one of two fields.
    const fn either(self, one: &'static str, other: &'static str) -> Self {
        Self { either: Some((one, other)), ..self }
    }

    /// An object without specification extensions.
    const fn closed(self) -> Self {
        Self { extensible: false, ..self }
    }

    /// The field of that name.
    pub(super) fn field(&self, name: &str) -> Option<&'static Field> {
        let index = self.fields.binary_search_by(|field| field.name.cmp(name)).ok()?;
        self.fields.get(index)
    }

    /// Whether `name` is a specification extension here.
    pub(super) fn extension(&self, name: &str) -> bool {
        self.extensible && name.starts_with("x-")
    }

    /// What stands under `name`: the shape of the field, or of the members. `None` for extensions and for names that
    /// the object does not have.
    pub(super) fn shape(&self, name: &str) -> Option<Shape> {
        if let Some(field) = self.field(name) {
            return Some(field.shape);
        }
        if self.extension(name) {
            return None;
        }
        self.members.map(|(_, shape)| shape)
    }
}

const fn field(name: &'static str, shape: Shape) -> Field {
    Field { name, shape, need: Need::Optional }
}

const fn required(name: &'static str, shape: Shape) -> Field {
    Field { name, shape, need: Need::Always }
}

const fn when(tag: &'static str, value: &'static str, name: &'static str, shape: Shape) -> Field {
    Field { name, shape, need: Need::When(tag, value) }
}

impl Object {
    /// What the specification says of this kind of object.
    pub(super) fn table(self) -> &'static Table {
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
            Self::Paths => &operation::PATHS,
            Self::PathItem => &operation::PATH_ITEM,
            Self::Operation => &operation::OPERATION,
            Self::Parameter => &operation::PARAMETER,
            Self::RequestBody => &operation::REQUEST_BODY,
            Self::MediaType => &operation::MEDIA_TYPE,
            Self::Encoding => &operation::ENCODING,
            Self::Responses => &operation::RESPONSES,
            Self::Response => &operation::RESPONSE,
            Self::Callback => &operation::CALLBACK,
            Self::Example => &operation::EXAMPLE,
            Self::Link => &operation::LINK,
            Self::Header => &operation::HEADER,
            Self::Schema => &schema::SCHEMA,
            Self::Discriminator => &schema::DISCRIMINATOR,
            Self::Xml => &schema::XML,
            Self::SecurityScheme => &security::SECURITY_SCHEME,
            Self::OAuthFlows => &security::OAUTH_FLOWS,
            Self::ImplicitFlow => &security::IMPLICIT_FLOW,
            Self::PasswordFlow => &security::TOKEN_FLOW,
            Self::ClientCredentialsFlow => &security::TOKEN_FLOW,
            Self::AuthorizationCodeFlow => &security::AUTHORIZATION_CODE_FLOW,
            Self::SecurityRequirement => &security::SECURITY_REQUIREMENT,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every table that the document's root leads to.
    fn tables() -> Vec<(Object, &'static Table)> {
        let mut found = vec![Object::OpenApi];
        let mut next = 0;
        while let Some(&object) = found.get(next) {
            let table = object.table();
            let members = table.members.iter().map(|(_, shape)| shape);
            for shape in table.fields.iter().map(|field| &field.shape).chain(members) {
                if let Some(inner) = object_of(shape)
                    && !found.contains(&inner)
                {
                    found.push(inner);
                }
            }
            next += 1;
        }
        found.into_iter().map(|object| (object, object.table())).collect()
    }

    fn object_of(shape: &Shape) -> Option<Object> {
        match shape {
            Shape::Object(object) | Shape::OrReference(object) => Some(*object),
            Shape::List(inner) | Shape::Map(_, inner) | Shape::FlagOr(inner) => object_of(inner),
            _ => None,
        }
    }

    #[test]
    fn fields_stand_in_the_order_of_the_alphabet() {
        for (object, table) in tables() {
            assert!(table.fields.is_sorted_by_key(|field| field.name), "{object:?}");
        }
    }

    #[test]
    fn every_kind_of_object_is_reached_from_the_root() {
        assert_eq!(tables().len(), Object::SecurityRequirement as usize + 1);
    }

    #[test]
    fn conditions_name_fields_that_exist() {
        for (object, table) in tables() {
            for field in table.fields {
                if let Need::When(tag, value) = field.need {
                    let tag = table.field(tag).expect("the tag is a field");
                    assert!(
                        matches!(tag.shape, Shape::Word(words) if words.contains(&value)),
                        "{object:?}.{}",
                        field.name
                    );
                }
            }
        }
    }
}
