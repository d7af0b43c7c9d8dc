//! What the tables are made of.

use super::{Object, Version};

/// What stands at a place.
#[derive(Clone, Copy, Debug)]
pub(in super::super) enum Shape {
    /// A string.
    Text,
    /// A string that names a schema or refers to one, in the mapping of a discriminator.
    SchemaName,
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
    /// The same, or a reference to one (section 23).
    OrReference(Object),
    /// `true`, `false`, or such a value.
    FlagOr(&'static Shape),
}

/// What the names in a map must look like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in super::super) enum Keys {
    /// Anything.
    Any,
    /// A component's name (section 7.1).
    Component,
    /// A path template (section 8.1).
    Path,
    /// A status code, a range of them, or `default` (section 16).
    Status,
    /// A method of HTTP (RFC 9110, section 9.1).
    Method,
    /// A media type or a range of them (RFC 9110, section 12.5.1).
    MediaType,
}

/// When a field must be there.
#[derive(Clone, Copy, Debug)]
pub(in super::super) enum Need {
    /// It may be left out.
    Optional,
    /// Always.
    Always,
    /// Whenever the field of the first name holds the second; everywhere else it has no meaning.
    When(&'static str, &'static str),
}

/// A field of an object.
#[derive(Clone, Copy, Debug)]
pub(in super::super) struct Field {
    /// The name.
    pub(in super::super) name: &'static str,
    /// What it holds.
    pub(in super::super) shape: Shape,
    /// Whether it must be there.
    pub(in super::super) need: Need,
    /// The versions that have it, a bit each.
    versions: u8,
    /// Whether people write it at one place among the others, or anywhere after those.
    placed: bool,
}

pub(super) const fn field(name: &'static str, shape: Shape) -> Field {
    Field { name, shape, need: Need::Optional, versions: u8::MAX, placed: true }
}

pub(super) const fn required(name: &'static str, shape: Shape) -> Field {
    Field { need: Need::Always, ..field(name, shape) }
}

pub(super) const fn when(tag: &'static str, value: &'static str, name: &'static str, shape: Shape) -> Field {
    Field { need: Need::When(tag, value), ..field(name, shape) }
}

impl Field {
    /// The field as 3.0 has it; later versions do not, or have another one of that name.
    pub(super) const fn in_3_0(self) -> Self {
        Self { versions: Version::V3_0.bit() | Version::Normal.bit(), ..self }
    }

    /// The field as 3.1 and later versions have it.
    pub(super) const fn since_3_1(self) -> Self {
        Self { versions: Version::V3_1.bit() | Version::V3_2.bit(), ..self }
    }

    /// The field as versions before 3.2 have it.
    pub(super) const fn until_3_1(self) -> Self {
        Self { versions: !Version::V3_2.bit(), ..self }
    }

    /// The field as 3.2 has it.
    pub(super) const fn since_3_2(self) -> Self {
        Self { versions: Version::V3_2.bit(), ..self }
    }

    /// A field of a later version that stays as it is, since 3.0 cannot say what it says.
    pub(super) const fn kept(self) -> Self {
        Self { versions: self.versions | Version::Normal.bit(), ..self }
    }

    /// A field that no version has and documents have all the same. References in it are followed, whatever is made of it
    /// then.
    pub(super) const fn by_mistake(self) -> Self {
        Self { versions: 0, ..self }
    }

    /// A field that stands anywhere.
    pub(super) const fn anywhere(self) -> Self {
        Self { placed: false, ..self }
    }

    fn is_in(&self, version: Version) -> bool {
        self.versions & version.bit() != 0
    }
}

/// What the specification says of a kind of object.
#[derive(Debug)]
pub(in super::super) struct Table {
    /// The fields with fixed names, in the order in which people write them.
    fields: &'static [Field],
    /// What all other names must look like, and what they hold; `None` where there are no others.
    pub(in super::super) members: Option<(Keys, Shape)>,
    /// Whether fields may begin with `x-` (section 4.8 of 3.0.4, 4.9 of 3.1.1).
    pub(in super::super) extensible: bool,
    /// Two fields of which there must be exactly one.
    pub(in super::super) either: Option<(&'static str, &'static str)>,
    /// Whether it is read as it is written, without a look for references.
    pub(super) plain: bool,
    /// The object whose fields documents write here, where it should be a field itself.
    taken_for: Option<Object>,
}

impl Table {
    /// An object with these fields.
    pub(super) const fn new(fields: &'static [Field]) -> Self {
        Self { fields, members: None, extensible: true, either: None, plain: false, taken_for: None }
    }

    /// An object with names of the author's choice, too.
    pub(super) const fn members(self, keys: Keys, shape: Shape) -> Self {
        Self { members: Some((keys, shape)), ..self }
    }

    /// An object that must have exactly one of two fields.
    pub(super) const fn either(self, one: &'static str, other: &'static str) -> Self {
        Self { either: Some((one, other)), ..self }
    }

    /// An object without specification extensions.
    pub(super) const fn closed(self) -> Self {
        Self { extensible: false, ..self }
    }

    /// An object that neither is a reference nor holds one.
    pub(super) const fn plain(self) -> Self {
        Self { plain: true, ..self }
    }

    /// An object that documents take for `other`, which it has a field for.
    pub(super) const fn taken_for(self, other: Object) -> Self {
        Self { taken_for: Some(other), ..self }
    }

    /// The fields in a version.
    pub(in super::super) fn fields(&self, version: Version) -> impl Iterator<Item = &'static Field> {
        self.fields.iter().filter(move |field| field.is_in(version))
    }

    /// The field of that name in a version.
    pub(in super::super) fn field(&self, version: Version, name: &str) -> Option<&'static Field> {
        self.fields.iter().find(|field| field.name == name && field.is_in(version))
    }

    /// The field of that name in whichever version.
    pub(super) fn any_field(&self, name: &str) -> Option<&'static Field> {
        self.fields.iter().find(|field| field.name == name)
    }

    /// Whether `name` is a specification extension here.
    pub(in super::super) fn extension(&self, name: &str) -> bool {
        self.extensible && name.starts_with("x-")
    }

    /// What stands under `name` in a version: the shape of the field, or of the members. `None` for extensions and for
    /// names that the object does not have.
    pub(in super::super) fn shape(&self, version: Version, name: &str) -> Option<Shape> {
        self.field(version, name).map(|field| field.shape).or_else(|| self.member_shape(name))
    }

    /// What stands under `name` in whichever version, or by mistake.
    pub(super) fn any_shape(&self, name: &str) -> Option<Shape> {
        let own = || self.any_field(name).map(|field| field.shape).or_else(|| self.member_shape(name));
        own().or_else(|| self.taken_for?.table().any_field(name).map(|field| field.shape))
    }

    fn member_shape(&self, name: &str) -> Option<Shape> {
        if self.extension(name) { None } else { self.members.map(|(_, shape)| shape) }
    }

    /// The first version that has a field of that name.
    pub(in super::super) fn first_version(&self, name: &str) -> Option<Version> {
        Version::ALL.into_iter().find(|version| self.field(*version, name).is_some())
    }

    /// The place of a field among those that people write in one order.
    pub(in super::super) fn place(&self, name: &str) -> Option<usize> {
        self.fields.iter().position(|field| field.name == name && field.placed)
    }
}
