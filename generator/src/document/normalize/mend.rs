//! What is wrong but clear is read as it was meant, with a warning that says so.
//!
//! Every such reading is one small function, and all of them are in the tables here and in
//! [`version::SPELLINGS`](super::version::SPELLINGS), each with what is wrong and how it is read: whoever asks what this
//! stage makes of a document need not read further.

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
use super::version::{self, SPELLINGS};
use super::walk::walk;
use crate::document::grammar::Object;
use field_set::FieldSet;

/// Reads what is wrong in some kinds of object as it was meant.
pub(super) struct Mend {
    /// The kinds of object.
    to: &'static [Object],
    /// Only objects with one of these fields are given to it.
    fields: FieldSet,
    /// Does it. References are not given to it.
    apply: fn(&mut Members, &mut Site<'_, '_>),
}

/// The same for any kind of object.
type GeneralMend = fn(Object, &mut Members, &mut Site<'_, '_>);

/// The same for what is wrong between objects, given the whole tree.
type DocumentMend = fn(&mut Value, &mut Context<'_>);

/// A mend of objects that have one of `fields`; of all of them where there are none.
pub(super) const fn mend(
    to: &'static [Object],
    fields: &'static [&'static str],
    apply: fn(&mut Members, &mut Site<'_, '_>),
) -> Mend {
    Mend { to, fields: FieldSet::of(fields), apply }
}

/// What is mended in every object, from the root down, before anything else, in this order.
#[rustfmt::skip]
static ANYWHERE: &[GeneralMend] = &[
    version::beside_reference, // fields beside a `$ref` → changes to what it leads to (made by the bundle)
    field_name::mend, // a field whose name differs by case only → the field
    scalar::mend, // a number or a flag in quotes, text without them, a word in another case, a field without a value, a schema that is `true` or `false` → what is meant
];

/// What is mended in objects of some kinds, from the root down, in this order.
#[rustfmt::skip]
pub(super) static MENDS: &[Mend] = {
    use Object::*;
    &[
        mend(&[OpenApi], &["tags"], list::tags), // a tag declared twice → the first declaration
        mend(&[OpenApi, PathItem, Operation], &["servers"], server::undeclared), // a server whose URL has a variable that is not declared → left out
        mend(&[Operation], &["tags"], list::tags_of_operation), // a tag twice → once
        mend(&[Operation], &["requestBody"], content::no_body), // a request body without any media type → no body
        mend(&[ServerVariable], &[], server::default), // no `default` → the first value of `enum`
        mend(&[Responses], &[], response::range), // `2xx` → `2XX`
        mend(&[Response], &[], response::description), // no `description` → an empty one
        mend(&[Response, RequestBody], &["schema"], content::schema), // `schema` without `content` → the schema of `application/json`
        mend(&[Response, RequestBody], &["content"], content::media_type), // `content: {schema: …}` → a media type is missing: `application/json`
        mend(&[Parameter, Header], &[], parameter::keywords), // keywords of a schema on the parameter itself → moved into its schema
        mend(&[Parameter, Header], &[], parameter::no_schema), // neither `schema` nor `content` → a string
        mend(&[Parameter], &["in"], parameter::required), // a path parameter that is not required → it is
        mend(&[Parameter], &["style"], parameter::style), // a `style` that its location does not have → the location's default
        mend(&[Header], &["explode"], parameter::exploded_header), // `explode: true` → left out
        mend(&[Encoding], &["style", "explode", "allowReserved"], content::form), // `explode` or `allowReserved` without `style` → the defaults of the style `form` written out (this is no fault)
        mend(&[Example], &[], example::texts), // a field that must be a text, and is not → left out
        mend(&[Parameter, Header, MediaType, Components], &["examples"], example::map), // `examples` that are not a map of examples → examples by value, or left out
        mend(&[SecurityScheme], &["type"], security::basic), // `type: basic` → `type: http`, `scheme: basic`
        mend(&[ImplicitFlow, PasswordFlow, ClientCredentialsFlow, AuthorizationCodeFlow], &[], security::scopes), // no `scopes` → none
        mend(&[Schema], &["type"], types::other_name), // `type: date-time` and other formats and names → the type, and the format
        mend(&[Schema], &["type"], types::unknown), // a type that does not exist → any value
        mend(&[Schema], &["type"], whole_number::of_integers), // 1.0 in the schema of an integer → 1 (this is no fault)
        mend(&[Schema], &["discriminator"], discriminator::name), // `discriminator: name` → the discriminator's `propertyName`
        mend(&[Discriminator], &["mapping"], discriminator::mapping), // a mapping that leads to no schema → left out
        mend(&[Schema], &["required"], required::stray), // `required: true` on a schema that is no property → left out
        mend(&[Schema], &["properties"], required::of_properties), // `required: true` on a property → an entry in the object's list `required`
        mend(&[Schema], &["required"], required::twice), // a name twice in `required` → once
        mend(&[Schema], &["allOf", "anyOf", "oneOf"], composition::empty), // an empty `allOf`, `anyOf`, `oneOf` → left out
        mend(&[Schema], &["allOf"], composition::description), // `allOf` with a part that only describes, such as `{nullable: true}` → a description of the whole
        mend(&[Schema], &["enum"], enumeration::of_items), // `enum` of a list without lists among its values → the `enum` of its items
        mend(&[Schema], &["enum"], enumeration::empty), // an empty `enum` → left out
        mend(&[Schema], &["enum"], enumeration::types), // an `enum` with values of another type → converted where that is clear, left out otherwise
        mend(&[Schema], &["enum"], enumeration::twice), // an `enum` with a value twice → once
        mend(&[Schema], &["enum"], enumeration::null), // null in an `enum` without `nullable` → `nullable`
        mend(&[Schema], &["allOf"], array::all_of), // a list whose `allOf` is about its items → `allOf` of the items
        mend(&[Schema], &["type"], array::no_items), // a list without `items` → a list of any values
        mend(&[Schema], &["type"], keyword::without_effect), // keywords that have no effect on the type → left out
        mend(&[Schema], &["default"], default::types), // a `default` of another type → converted where that is clear, left out otherwise
        mend(&[Schema], &["default"], default::values), // a `default` that is not in `enum` → the value that differs by case only, or left out
        mend(&[Schema], &["readOnly"], keyword::read_and_write), // `readOnly` and `writeOnly` → neither
    ]
};

/// What is mended in the document as a whole before that, in this order.
#[rustfmt::skip]
pub(super) static FIRST: &[DocumentMend] = &[
    callback::leave_out, // callbacks → left out: they are requests that the service sends
];

/// What is mended in the document as a whole after that, in this order.
#[rustfmt::skip]
pub(super) static LAST: &[DocumentMend] = &[
    list::parameters, // a parameter declared twice, or a header that OpenAPI ignores → once; not at all
    path::templates, // a path and its parameters disagree → paired by name, declared as strings, or left out
    security::requirements, // a security requirement that names no scheme → left out
];

/// Mends the document.
pub(super) fn mend_all(tree: &mut Value, context: &mut Context<'_>) {
    for mend in FIRST {
        mend(tree, context);
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
        mend(tree, context);
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
        mend(kind, members, site);
    }
    let mut present = FieldSet::of_members(members);
    for mend in mends {
        if mend.fields.may_meet(present) {
            (mend.apply)(members, site);
            present = FieldSet::of_members(members);
        }
    }
}
