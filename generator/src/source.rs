//! The texts that a run reads, and places in them: a leaf, which everything may use and which uses nothing of the crate.
//!
//! A [`SourceSet`] holds files by [`FileId`]; a [`Location`] names a node of one by its JSON pointer. What the nodes mean
//! is not known here. Line and column of a node are looked up late, when it is printed.

pub(crate) mod locate;
mod location;
mod origins;
pub mod pointer;
mod set;
pub(crate) mod text;
pub(crate) mod yaml;

pub use location::{Location, Part};
pub use origins::Origins;
pub use set::{FileId, SourceFile, SourceSet};
