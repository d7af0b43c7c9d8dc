//! The grammar of OpenAPI as tables: which fields each kind of object has, in which versions, and what they hold.
//!
//! Whoever goes through a document learns here what stands where: what may be a reference ([`NodeKind`]) and what a field must
//! look like (`Shape`). The tables are those of OpenAPI 3.0.4, 3.1.1 and 3.2.0, whose sections have the same numbers but for the
//! first two: section 12, as the comments here have it, is 4.7.12 in the first and 4.8.12 in the second.

mod content;
mod document;
mod kind;
mod object;
mod paths;
mod schema;
mod security;
pub mod strings;
mod table;
#[cfg(test)]
mod tests;
mod version;

pub use kind::NodeKind;
pub use object::Object;
pub use paths::{ADDITIONAL, METHODS, WHOLE_QUERY, operation_keys};
pub use version::Version;

pub(super) use object::{section_of, sections};
pub(super) use schema::TYPES;
pub(super) use table::{Keys, Need, Shape, Table};
