//! What is wrong but clear is read as it was meant, with a warning that says so.
//!
//! Every such reading is one small function, and all of them are in the tables here and in
//! [`version::SPELLINGS`](super::version::SPELLINGS), each with what is wrong and how it is read: whoever asks what this
//! stage makes of a document need not read further.

mod array;
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
mod long_path;
mod operation;
mod parameter;
mod path;
mod path_key;
mod required;
mod response;
mod scalar;
mod security;
mod server;
mod types;
mod value_names;

use std::collections::BTreeMap;

use serde_json::Value;

use super::context::{Context, Members, Site};
use super::version::{self, SPELLINGS};
use super::walk::walk;
use crate::document::grammar::Object;
use field_set::FieldSet;

/// Reads what is wrong in some kinds of object as it was meant.
pub(super) struct Repair {
    /// The kinds of object.
    to: &'static [Object],
    /// Only objects with one of these fields are given to it.
    fields: FieldSet,
    /// Does it. References are not given to it.
    apply: fn(&mut Members, &mut Site<'_, '_>),
}

/// The same for any kind of object.
type GeneralRepair = fn(Object, &mut Members, &mut Site<'_, '_>);

/// The same for what is wrong between objects, given the whole tree.
type DocumentRepair = fn(&mut Value, &mut Context<'_>);

/// A repair of objects that have one of `fields`; of all of them where there are none.
pub(super) const fn repair(
    to: &'static [Object],
    fields: &'static [&'static str],
    apply: fn(&mut Members, &mut Site<'_, '_>),
) -> Repair {
    Repair { to, fields: FieldSet::of(fields), apply }
}

/// What is repaired in every object, from the root down, before anything else, in this order.
#[rustfmt::skip]
static ANYWHERE: &[GeneralRepair] = &[
    version::beside_reference, // fields beside a `$ref` → changes to what it leads to (made by the bundle)
    field_name::repair, // a field whose name differs by case only → the field
    scalar::repair, // a number or a flag in quotes, text without them, a word in another case, a field without a value, a schema that is `true` or `false` → what is meant
    version::kept_from_later, // a field of a later version of OpenAPI that 3.0 cannot say → what it means there
    value_names::check, // `x-enum-varnames` and the like that are not names, or not as many as there are values → left out
];

/// What is repaired in objects of some kinds, from the root down, in this order.
#[rustfmt::skip]
pub(super) static REPAIRS: &[Repair] = {
    use Object::*;
    &[
        repair(&[OpenApi], &["tags"], list::tags), // a tag declared twice → the first declaration
        repair(&[OpenApi, PathItem, Operation], &["servers"], server::undeclared), // a server whose URL has a variable that is not declared → left out
        repair(&[Operation], &["tags"], list::tags_of_operation), // a tag twice → once
        repair(&[Operation], &["requestBody"], content::no_body), // a request body without any media type → no body
        repair(&[ServerVariable], &[], server::default), // no `default` → the first value of `enum`
        repair(&[Responses], &[], response::range), // `2xx` → `2XX`
        repair(&[Response], &[], response::description), // no `description` → an empty one
        repair(&[Response, RequestBody], &["schema"], content::schema), // `schema` without `content` → the schema of `application/json`
        repair(&[Response, RequestBody, Parameter, Header], &["content"], content::several), // several media types in one key → one by one
        repair(&[Response, RequestBody], &["content"], content::media_type), // `content: {schema: …}` → a media type is missing: `application/json`
        repair(&[Parameter, Header], &[], parameter::keywords), // keywords of a schema on the parameter itself → moved into its schema
        repair(&[Parameter, Header], &[], parameter::no_schema), // neither `schema` nor `content` → a string
        repair(&[Parameter], &["in"], parameter::required), // a path parameter that is not required → it is
        repair(&[Parameter], &["style"], parameter::style), // a `style` that its location does not have → the location's default
        repair(&[Header], &["explode"], parameter::exploded_header), // `explode: true` → left out
        repair(&[Encoding], &["style", "explode", "allowReserved"], content::form), // `explode` or `allowReserved` without `style` → the defaults of the style `form` written out (this is no fault)
        repair(&[Example], &[], example::texts), // a field that must be a text, and is not → left out
        repair(&[Parameter, Header, MediaType, Components], &["examples"], example::map), // `examples` that are not a map of examples → examples by value, or left out
        repair(&[SecurityScheme], &["type"], security::basic), // `type: basic` → `type: http`, `scheme: basic`
        repair(&[SecurityScheme], &["type"], security::client_certificate), // `type: mutualTLS` → `type: http`, `scheme: mutualTLS` (this is no fault)
        repair(&[ImplicitFlow, PasswordFlow, ClientCredentialsFlow, AuthorizationCodeFlow], &[], security::scopes), // no `scopes` → none
        repair(&[Schema], &["format"], types::of_format), // a `format` without a `type` → the type that the format is of
        repair(&[Schema], &["type"], types::other_name), // `type: date-time` and other formats and names → the type, and the format
        repair(&[Schema], &["type"], types::unknown), // a type that does not exist → any value
        repair(&[Schema], &["type"], types::whole_numbers), // 1.0 in the schema of an integer → 1 (this is no fault)
        repair(&[Schema], &["discriminator"], discriminator::name), // `discriminator: name` → the discriminator's `propertyName`
        repair(&[Discriminator], &["mapping"], discriminator::mapping), // a mapping that leads to no schema → left out
        repair(&[Schema], &["required"], required::stray), // `required: true` on a schema that is no property → left out
        repair(&[Schema], &["properties"], required::of_properties), // `required: true` on a property → an entry in the object's list `required`
        repair(&[Schema], &["required"], required::twice), // a name twice in `required` → once
        repair(&[Schema], &["allOf", "anyOf", "oneOf"], composition::empty), // an empty `allOf`, `anyOf`, `oneOf` → left out
        repair(&[Schema], &["allOf"], composition::description), // `allOf` with a part that only describes, such as `{nullable: true}` → a description of the whole
        repair(&[Schema], &["enum"], enumeration::of_items), // `enum` of a list without lists among its values → the `enum` of its items
        repair(&[Schema], &["enum"], enumeration::empty), // an empty `enum` → left out
        repair(&[Schema], &["enum"], enumeration::types), // an `enum` with values of another type → converted where that is clear, left out otherwise
        repair(&[Schema], &["enum"], enumeration::twice), // an `enum` with a value twice → once
        repair(&[Schema], &["enum"], enumeration::null), // null in an `enum` without `nullable` → `nullable`
        repair(&[Schema], &["allOf"], array::all_of), // a list whose `allOf` is about its items → `allOf` of the items
        repair(&[Schema], &["type"], array::no_items), // a list without `items` → a list of any values
        repair(&[Schema], &["type"], keyword::without_effect), // keywords that have no effect on the type → left out
        repair(&[Schema], &["format"], keyword::unknown_format), // a format that is not known → ignored
        repair(&[Schema], &["default"], default::types), // a `default` of another type → converted where that is clear, left out otherwise
        repair(&[Schema], &["default"], default::values), // a `default` that is not in `enum` → the value that differs by case only, or left out
        repair(&[Schema], &["readOnly"], keyword::read_and_write), // `readOnly` and `writeOnly` → neither
    ]
};

/// What is repaired in the document as a whole before that, in this order.
#[rustfmt::skip]
pub(super) static FIRST: &[DocumentRepair] = &[
    long_path::leave_out, // a path that is longer than any server takes → left out
    path_key::slash, // a path without a slash at its beginning → the path with one
    path_key::query, // a query in a path → parameters of one value; a fragment is not sent
    operation::callbacks, // callbacks → left out: they are requests that the service sends
];

/// What is repaired in the document as a whole when each object is what the tables say, in this order.
#[rustfmt::skip]
pub(super) static LAST: &[DocumentRepair] = &[
    list::parameters, // a parameter declared twice, or a header that OpenAPI ignores → once; not at all
    path::templates, // a path and its parameters disagree → paired by name, declared as strings, or left out
    security::requirements, // a security requirement that names no scheme → left out
];

/// Repairs each object.
pub(super) fn repair_objects(tree: &mut Value, context: &mut Context<'_>) {
    for repair in FIRST {
        repair(tree, context);
    }
    let repairs = by_object();
    walk(tree, &mut |kind, node, path| {
        let mut site = Site { path, context };
        if let Value::Object(members) = node {
            let repairs = repairs.get(&kind).map(Vec::as_slice).unwrap_or_default();
            object(kind, members, repairs, &mut site);
        }
    });
}

/// Repairs what is wrong between objects.
pub(super) fn repair_document(tree: &mut Value, context: &mut Context<'_>) {
    for repair in LAST {
        repair(tree, context);
    }
}

fn by_object() -> BTreeMap<Object, Vec<&'static Repair>> {
    let mut repairs: BTreeMap<Object, Vec<&Repair>> = BTreeMap::new();
    for repair in SPELLINGS.iter().chain(REPAIRS) {
        for object in repair.to {
            repairs.entry(*object).or_default().push(repair);
        }
    }
    repairs
}

fn object(kind: Object, members: &mut Members, repairs: &[&Repair], site: &mut Site<'_, '_>) {
    if kind.section().is_some() && members.contains_key("$ref") {
        return;
    }
    for repair in ANYWHERE {
        repair(kind, members, site);
    }
    let mut present = FieldSet::of_members(members);
    for repair in repairs {
        if repair.fields.may_meet(present) {
            (repair.apply)(members, site);
            present = FieldSet::of_members(members);
        }
    }
}
