//! What is wrong but clear is read as it was meant, with a warning that says so.
//!
//! Every such reading is one small function, and all of them are in the tables here and in
//! [`version::SPELLINGS`](super::version::SPELLINGS): whoever asks what this stage makes of a document need not read
//! further.

mod array;
mod callback;
mod composition;
mod content;
mod default;
mod discriminator;
mod enumeration;
mod example;
mod field_name;
mod field_set;
mod keyword;
mod list;
mod parameter;
mod path;
mod required;
mod response;
mod scalar;
mod security;
mod server;
mod types;
mod whole_number;

use std::collections::BTreeMap;

use serde_json::Value;

use super::context::{Context, Members, Site};
use super::object::Object;
use super::version::{self, SPELLINGS};
use super::walk::walk;
use field_set::FieldSet;

/// A reading of what is wrong in some kinds of object.
pub(super) struct Mend {
    /// The kinds of object.
    to: &'static [Object],
    /// What is wrong.
    wrong: &'static str,
    /// How it is read.
    reading: &'static str,
    /// Does it. References are not given to it.
    apply: fn(&mut Members, &mut Site<'_, '_>),
    /// Only objects with one of these fields are given to it.
    fields: FieldSet,
}

/// A reading of what is wrong in any kind of object.
pub(super) struct GeneralMend {
    /// What is wrong.
    wrong: &'static str,
    /// How it is read.
    reading: &'static str,
    /// Does it. References are not given to it.
    apply: fn(Object, &mut Members, &mut Site<'_, '_>),
}

/// A reading of what is wrong between objects.
pub(super) struct DocumentMend {
    /// What is wrong.
    wrong: &'static str,
    /// How it is read.
    reading: &'static str,
    /// Does it, given the whole tree.
    apply: fn(&mut Value, &mut Context<'_>),
}

/// A mend of objects that have one of `fields`; of all of them where there are none.
pub(super) const fn mend(
    to: &'static [Object],
    fields: &'static [&'static str],
    wrong: &'static str,
    reading: &'static str,
    apply: fn(&mut Members, &mut Site<'_, '_>),
) -> Mend {
    let fields = FieldSet::of(fields);
    Mend { to, wrong, reading, apply, fields }
}

const fn anywhere(
    wrong: &'static str,
    reading: &'static str,
    apply: fn(Object, &mut Members, &mut Site<'_, '_>),
) -> GeneralMend {
    GeneralMend { wrong, reading, apply }
}

const fn between(wrong: &'static str, reading: &'static str, apply: fn(&mut Value, &mut Context<'_>)) -> DocumentMend {
    DocumentMend { wrong, reading, apply }
}

/// What is mended in every object, from the root down, before anything else, in this order.
#[rustfmt::skip]
static ANYWHERE: &[GeneralMend] = &[
    anywhere("fields beside a `$ref`", "changes to what it leads to (made by the bundle)", version::beside_reference),
    anywhere("a field whose name differs by case only", "the field", field_name::mend),
    anywhere("a number or a flag in quotes, text without them, a word in another case, a field without a value, a schema that is `true` or `false`", "what is meant", scalar::mend),
];

/// What is mended in objects of some kinds, from the root down, in this order.
#[rustfmt::skip]
pub(super) static MENDS: &[Mend] = {
    use Object::*;
    &[
        mend(&[OpenApi], &["tags"], "a tag declared twice", "the first declaration", list::tags),
        mend(&[OpenApi, PathItem, Operation], &["servers"], "a server whose URL has a variable that is not declared", "left out", server::undeclared),
        mend(&[Operation], &["tags"], "a tag twice", "once", list::tags_of_operation),
        mend(&[Operation], &["requestBody"], "a request body without any media type", "no body", content::no_body),
        mend(&[ServerVariable], &[], "no `default`", "the first value of `enum`", server::default),
        mend(&[Responses], &[], "`2xx`", "`2XX`", response::range),
        mend(&[Response], &[], "no `description`", "an empty one", response::description),
        mend(&[Response, RequestBody], &["schema"], "`schema` without `content`", "the schema of `application/json`", content::schema),
        mend(&[Response, RequestBody], &["content"], "`content: {schema: …}`", "a media type is missing: `application/json`", content::media_type),
        mend(&[Parameter, Header], &[], "keywords of a schema on the parameter itself", "moved into its schema", parameter::keywords),
        mend(&[Parameter, Header], &[], "neither `schema` nor `content`", "a string", parameter::no_schema),
        mend(&[Parameter], &["in"], "a path parameter that is not required", "it is", parameter::required),
        mend(&[Parameter], &["style"], "a `style` that its location does not have", "the location's default", parameter::style),
        mend(&[Header], &["explode"], "`explode: true`", "left out", parameter::exploded_header),
        mend(&[Encoding], &["style", "explode", "allowReserved"], "`explode` or `allowReserved` without `style`", "the defaults of the style `form` written out (this is no fault)", content::form),
        mend(&[Example], &[], "a field that must be a text, and is not", "left out", example::texts),
        mend(&[Parameter, Header, MediaType, Components], &["examples"], "`examples` that are not a map of examples", "examples by value, or left out", example::map),
        mend(&[SecurityScheme], &["type"], "`type: basic`", "`type: http`, `scheme: basic`", security::basic),
        mend(&[ImplicitFlow, PasswordFlow, ClientCredentialsFlow, AuthorizationCodeFlow], &[], "no `scopes`", "none", security::scopes),
        mend(&[Schema], &["type"], "`type: date-time` and other formats and names", "the type, and the format", types::other_name),
        mend(&[Schema], &["type"], "a type that does not exist", "any value", types::unknown),
        mend(&[Schema], &["type"], "1.0 in the schema of an integer", "1 (this is no fault)", whole_number::of_integers),
        mend(&[Schema], &["discriminator"], "`discriminator: name`", "the discriminator's `propertyName`", discriminator::name),
        mend(&[Discriminator], &["mapping"], "a mapping that leads to no schema", "left out", discriminator::mapping),
        mend(&[Schema], &["required"], "`required: true` on a schema that is no property", "left out", required::stray),
        mend(&[Schema], &["properties"], "`required: true` on a property", "an entry in the object's list `required`", required::of_properties),
        mend(&[Schema], &["required"], "a name twice in `required`", "once", required::twice),
        mend(&[Schema], &["allOf", "anyOf", "oneOf"], "an empty `allOf`, `anyOf`, `oneOf`", "left out", composition::empty),
        mend(&[Schema], &["allOf"], "`allOf` with a part that only describes, such as `{nullable: true}`", "a description of the whole", composition::description),
        mend(&[Schema], &["enum"], "`enum` of a list without lists among its values", "the `enum` of its items", enumeration::of_items),
        mend(&[Schema], &["enum"], "an empty `enum`", "left out", enumeration::empty),
        mend(&[Schema], &["enum"], "an `enum` with values of another type", "converted where that is clear, left out otherwise", enumeration::types),
        mend(&[Schema], &["enum"], "an `enum` with a value twice", "once", enumeration::twice),
        mend(&[Schema], &["enum"], "null in an `enum` without `nullable`", "`nullable`", enumeration::null),
        mend(&[Schema], &["allOf"], "a list whose `allOf` is about its items", "`allOf` of the items", array::all_of),
        mend(&[Schema], &["type"], "a list without `items`", "a list of any values", array::no_items),
        mend(&[Schema], &["type"], "keywords that have no effect on the type", "left out", keyword::without_effect),
        mend(&[Schema], &["default"], "a `default` of another type", "converted where that is clear, left out otherwise", default::types),
        mend(&[Schema], &["default"], "a `default` that is not in `enum`", "the value that differs by case only, or left out", default::values),
        mend(&[Schema], &["readOnly"], "`readOnly` and `writeOnly`", "neither", keyword::read_and_write),
    ]
};

/// What is mended in the document as a whole before that, in this order.
#[rustfmt::skip]
pub(super) static FIRST: &[DocumentMend] = &[
    between("callbacks", "left out: they are requests that the service sends", callback::leave_out),
];

/// What is mended in the document as a whole after that, in this order.
#[rustfmt::skip]
pub(super) static LAST: &[DocumentMend] = &[
    between("a parameter declared twice, or a header that OpenAPI ignores", "once; not at all", list::parameters),
    between("a path and its parameters disagree", "paired by name, declared as strings, or left out", path::templates),
    between("a security requirement that names no scheme, or client certificates", "left out", security::requirements),
];

/// Everything that is read in another way than it is written: of which object, what, and how.
pub(super) fn readings() -> impl Iterator<Item = (&'static str, &'static str, &'static str)> {
    let anywhere = ANYWHERE.iter().map(|mend| ("any object", mend.wrong, mend.reading));
    let of_objects = SPELLINGS
        .iter()
        .chain(MENDS)
        .flat_map(|mend| mend.to.iter().map(|object| (object.name(), mend.wrong, mend.reading)));
    let of_document = FIRST.iter().chain(LAST);
    anywhere.chain(of_objects).chain(of_document.map(|mend| (Object::OpenApi.name(), mend.wrong, mend.reading)))
}

/// Mends the document.
pub(super) fn mend_all(tree: &mut Value, context: &mut Context<'_>) {
    for mend in FIRST {
        (mend.apply)(tree, context);
    }
    let mends = by_object();
    walk(tree, &mut |kind, node, path| {
        let mut site = Site { path, context };
        if let Value::Object(members) = node {
            let mends = mends.get(&kind).map(Vec::as_slice).unwrap_or_default();
            object(kind, members, mends, &mut site);
        }
    });
    for mend in LAST {
        (mend.apply)(tree, context);
    }
}

fn by_object() -> BTreeMap<Object, Vec<&'static Mend>> {
    let mut mends: BTreeMap<Object, Vec<&Mend>> = BTreeMap::new();
    for mend in SPELLINGS.iter().chain(MENDS) {
        for object in mend.to {
            mends.entry(*object).or_default().push(mend);
        }
    }
    mends
}

fn object(kind: Object, members: &mut Members, mends: &[&Mend], site: &mut Site<'_, '_>) {
    if kind.section().is_some() && members.contains_key("$ref") {
        return;
    }
    for mend in ANYWHERE {
        (mend.apply)(kind, members, site);
    }
    let mut present = FieldSet::of_members(members);
    for mend in mends {
        if mend.fields.may_meet(present) {
            (mend.apply)(members, site);
            present = FieldSet::of_members(members);
        }
    }
}
