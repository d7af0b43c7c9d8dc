//! Corrects documents by overlays: files of the OpenAPI Overlay Specification, 1.0 and 1.1.
//!
//! An overlay names nodes by JSONPath and says what becomes of them. It is applied to the tree of one file as soon as that
//! file is read: references of the file are followed afterwards, so a broken one can be corrected. References in an overlay's
//! values belong to the file that the overlay is for and are relative to it.
//!
//! Where the specification lets an action pass that selects nothing, this does not: a correction whose reason is gone is an
//! error, as is one that says what the document says by itself.

mod action;
mod apply;
mod budget;
mod diff;
mod effect;
mod fields;
mod merge;
mod messages;
mod path;
mod query;
mod read;
mod remove;
#[cfg(test)]
mod tests;
mod trace;

pub use effect::{Change, Effect, Selected};

pub(crate) use apply::{Application, Applied};
pub(crate) use effect::find_lines;
pub(crate) use read::{Overlay, read};
