//! Every Rust name, gathered first and then resolved.
//!
//! What becomes a name, and in which scope it must be unlike the others:
//!
//! | of the document | in Rust | case | scope |
//! |---|---|---|---|
//! | schema | a type in `models` | `UpperCamel` | all models |
//! | property | a field, setters | `snake` | its struct |
//! | value of an enumeration, or its name in `x-enum-varnames` | a variant | `UpperCamel` | its enum |
//! | tag | a module, a method of `Client`, a struct, a feature | `snake`, `UpperCamel`, `kebab` | all tags |
//! | operation | a method, a request struct, an error alias, a constant | `snake`, `UpperCamel` | its tag |
//! | parameter, field of a form, body | an argument or a setter | `snake` | its operation |
//! | media type of a body | a method, or a setter where it is optional | `snake` | its tag, its operation |
//! | media type of a response | a method that sends | `snake` | its operation |
//! | status of a success | a variant, where successes differ | `UpperCamel` | its enum |
//! | header of a response | an associated constant | `UPPER_SNAKE` | its operation |
//! | security scheme, server of an operation | a method of `ClientBuilder`, a constant | `snake`, `UPPER_SNAKE` | all of them |
//! | error set | an enum in `errors` | `UpperCamel` | all error sets |
//! | status of an error set | a variant | `UpperCamel` | its enum |
//!
//! A name depends on what it is made of, never on the order of the document: where two would be the same, the one that is
//! spelled most like its Rust name keeps it, and the others are numbered in the order of their spelling.

pub(crate) mod case;
mod components;
mod error_sets;
mod files;
mod inline;
mod letters;
mod operations;
mod reserved;
mod scope;
mod security;
mod setters;
mod short;
mod status;
mod tags;
mod types;
mod values;

use crate::config::Config;
use crate::ir::{Api, ErrorSetId, Operation, OperationId, Schema, SchemaId};
use std::collections::BTreeMap;

/// The Rust names of everything in an [`Api`].
#[derive(Clone, Debug)]
pub struct Names {
    types: BTreeMap<SchemaId, TypeNames>,
    tags: BTreeMap<String, TagNames>,
    operations: Vec<OperationNames>,
    error_sets: Vec<ErrorSetNames>,
    security: SecurityNames,
}

/// The names of a schema that becomes a type.
#[derive(Clone, Debug, Default)]
pub struct TypeNames {
    /// The type.
    pub name: String,
    /// The fields of a struct, in the order of the properties; or the variants of an enum, in the order of the values or
    /// of the union's schemas.
    pub members: Vec<String>,
    /// The file of its page, without the extension; pages differ where the case of their names does not matter.
    pub page: String,
    /// The field that keeps additional properties, or the variant that keeps an unknown value.
    pub rest: String,
    /// The setters of a struct, in the order of the properties.
    pub setters: Vec<SetterNames>,
    /// The setter of the field that keeps additional properties.
    pub rest_setter: String,
    /// The field that keeps what no other field of a struct holds.
    pub unread: String,
}

/// The names of the setters of a field.
#[derive(Clone, Debug, Default)]
pub struct SetterNames {
    /// The one that takes a value.
    pub set: String,
    /// The one that takes none, and makes it `null`; none where that cannot be, or is the same as leaving it out.
    pub null: Option<String>,
}

/// The names of a tag.
#[derive(Clone, Debug)]
pub struct TagNames {
    /// The module, and the method of `Client`.
    pub module: String,
    /// The struct that has the operations as methods.
    pub handle: String,
    /// The file of the module, without the extension: its name, where that is ASCII and no device of Windows.
    pub file: String,
    /// The file of its page, without the extension.
    pub page: String,
    /// The feature with which it is compiled, where tags have features.
    pub feature: String,
}

/// The names of an operation.
#[derive(Clone, Debug)]
pub struct OperationNames {
    /// The method of the tag's struct.
    pub method: String,
    /// The request struct.
    pub request: String,
    /// The constant that describes the operation.
    pub constant: String,
    /// The alias of its error set.
    pub error: String,
    /// The enum of its successes; empty where they do not differ by status.
    pub success: String,
    /// The variants of that enum, in the order of the statuses, and last the one for every other status.
    pub variants: Vec<String>,
    /// What a caller gives, in the order of [`Signature::inputs`](crate::ir::Signature::inputs): arguments and setters.
    pub inputs: Vec<String>,
    /// The forms of its body, in their order: methods where the body is required, of which the first is
    /// [`method`](Self::method); setters where it is not.
    pub bodies: Vec<String>,
    /// The methods that send it for further media types.
    pub sends: Vec<String>,
    /// The constants of the headers of its responses.
    pub headers: Vec<String>,
}

impl OperationNames {
    /// All that become methods: those that make its request, its setters, and those that send it.
    fn methods(&self) -> impl Iterator<Item = &String> {
        [&self.method].into_iter().chain(&self.inputs).chain(&self.bodies).chain(&self.sends)
    }
}

/// The names of an error set.
#[derive(Clone, Debug)]
pub struct ErrorSetNames {
    /// The enum.
    pub name: String,
    /// Its variants, in the order of the statuses.
    pub variants: Vec<String>,
    /// The variant for everything else.
    pub other: String,
}

/// The names of what the client must be given besides a token.
#[derive(Clone, Debug, Default)]
pub struct SecurityNames {
    /// The security schemes that need a key or a password, by their names in the document.
    pub schemes: BTreeMap<String, SchemeNames>,
    /// The methods of `ClientBuilder` that take the address of a server, by its URL in the document.
    pub servers: BTreeMap<String, String>,
    /// The methods of `ClientBuilder` that take the variables in the address of the API, by their names in the document.
    pub variables: BTreeMap<String, String>,
    /// The constant for a bearer token.
    pub token: String,
}

impl SecurityNames {
    /// The methods of `ClientBuilder`.
    fn methods(&self) -> impl Iterator<Item = &String> {
        self.schemes.values().map(|names| &names.method).chain(self.servers.values()).chain(self.variables.values())
    }
}

/// The names of a security scheme.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SchemeNames {
    /// The method of `ClientBuilder` that takes the key or the password.
    pub method: String,
    /// The constant by which operations refer to it.
    pub constant: String,
}

impl Names {
    /// Resolves all names at once.
    pub fn resolve(api: &Api, config: &Config) -> Self {
        let tags = tags::resolve(api);
        Self {
            types: types::resolve(api, config),
            operations: operations::resolve(api, &tags, config),
            security: security::resolve(api),
            tags,
            error_sets: error_sets::resolve(api),
        }
    }

    /// Whether all names are ASCII.
    pub fn are_ascii(&self) -> bool {
        let types =
            self.types.values().all(|names| names.name.is_ascii() && names.members.iter().all(|name| name.is_ascii()));
        let operations =
            self.operations.iter().all(|names| names.request.is_ascii() && names.methods().all(|name| name.is_ascii()));
        let security = self.security.methods().all(|name| name.is_ascii());
        types && operations && security && self.tags.values().all(|names| names.module.is_ascii())
    }

    /// Whether a method has the name of one of a trait in `std`.
    pub fn has_trait_methods(&self) -> bool {
        let tags = self.tags.values().map(|names| &names.module);
        let operations = self.operations.iter().flat_map(OperationNames::methods);
        tags.chain(operations)
            .chain(self.security.methods())
            .any(|name| reserved::TRAIT_METHODS.contains(&name.as_str()))
    }

    /// Whether an argument, which is called like the setter or the field that it is for, has a name that clippy takes for that of a draft.
    pub fn has_drafts(&self) -> bool {
        let fields = self.types.values().flat_map(|names| &names.members);
        let methods = self.operations.iter().flat_map(OperationNames::methods);
        fields.chain(methods).any(|name| reserved::DRAFTS.contains(&name.as_str()))
    }

    /// The names in a config that name nothing in the document.
    pub fn stale<'a>(api: &Api, config: &'a Config) -> Vec<&'a str> {
        types::stale(api, config)
    }

    /// The names of operations in a config that name none.
    pub fn stale_operations<'a>(api: &Api, config: &'a Config) -> Vec<&'a str> {
        operations::stale(api, config)
    }

    /// The operations of one tag that want the same name, with that name.
    pub fn clashes<'a>(api: &'a Api, config: &'a Config) -> Vec<(String, Vec<&'a Operation>)> {
        operations::clashes(api, config)
    }

    /// The names that several schemas want, each with those schemas and with what a config calls them.
    pub fn type_clashes<'a>(api: &'a Api, config: &Config) -> Vec<(String, Vec<(String, &'a Schema)>)> {
        let spelled = |schemas: Vec<&'a Schema>| {
            let with_spelling = |schema| (types::spelling_of(schema), schema);
            schemas.into_iter().map(with_spelling).collect()
        };
        types::clashes(api, config).into_iter().map(|(name, schemas)| (name, spelled(schemas))).collect()
    }

    /// The names of what the client must be given besides a token.
    pub fn of_security(&self) -> &SecurityNames {
        &self.security
    }

    /// The names of a schema; `None` for one that becomes no type of its own.
    pub fn of_type(&self, id: SchemaId) -> Option<&TypeNames> {
        self.types.get(&id)
    }

    /// The names of a tag of the same [`Api`].
    pub fn of_tag(&self, tag: &str) -> &TagNames {
        &self.tags[tag]
    }

    /// The names of an operation of the same [`Api`].
    pub fn of_operation(&self, id: OperationId) -> &OperationNames {
        &self.operations[id.0]
    }

    /// The names of an error set of the same [`Api`].
    pub fn of_error_set(&self, id: ErrorSetId) -> &ErrorSetNames {
        &self.error_sets[id.0]
    }
}
