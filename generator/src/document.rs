//! From files to one OpenAPI document.

pub mod bundle;
pub mod grammar;
pub(crate) mod groups;
pub mod limits;
pub mod load;
pub mod normalize;
pub mod overlay;
pub mod parse;
mod read;
pub(crate) mod references;
mod roots;
mod shown;
mod swagger;
#[cfg(test)]
pub(crate) mod testing;

pub use bundle::{Bundle, Selection, bundle, bundle_with};
pub use limits::Limits;
pub use load::{Files, KnownFile, LinkedDocument, LoadOptions, load, load_bytes};
pub(crate) use normalize::conform::key::{is_cookie_name, is_token};
pub use normalize::{Normalized, normalize};
pub use overlay::Effect;
pub use parse::{Parsed, parse};
pub use roots::roots_in;
pub use shown::Shown;
