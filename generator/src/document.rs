//! From files to one OpenAPI document.

pub mod bundle;
pub mod kind;
pub mod limits;
pub mod load;
pub(crate) mod locate;
pub mod normalize;
pub mod origins;
pub mod parse;
pub mod pointer;
mod read;
mod references;
mod roots;
mod shown;
pub mod source;
mod suggest;
#[cfg(test)]
pub(crate) mod testing;
pub(crate) mod text;

pub use bundle::{Bundle, Selection, bundle};
pub use limits::Limits;
pub use load::{LoadOptions, load, load_bytes};
pub use normalize::{Normalized, normalize};
pub use origins::Origins;
pub use parse::{Parsed, parse};
pub use roots::roots_in;
pub use shown::Shown;
pub use source::{FileId, Position, SourceFile, SourceSet};
