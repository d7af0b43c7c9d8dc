//! The gateway: text of a document on its way into another language.
//!
//! A document comes from a vendor, a URL or a pull request. Its names and values are text, and stay text wherever they are shown:
//! none becomes code, markup or a command. So each language that is written has a type here, and a text gets into it by one of
//! three ways:
//!
//! - a function of the type, which takes any text and escapes it for that language;
//! - `fixed` and `filled`, which take what the generator itself says: text of the program, with finished texts at its gaps;
//! - `vouched`, for [`crate::markdown`] alone, which has read a description and written it again.
//!
//! There is no way from a `String` that leaves it as it is. Characters that show nothing, or command a terminal or the direction
//! of writing, are shown escaped in names and values, and left out of descriptions, but for joiners and selectors of variants.
//!
//! Literals of the generated code are made of text by `quote`, and of samples by [`Rust::literal`]. Descriptions are CommonMark, so
//! that they go through [`crate::markdown`], which gives the types of this module.

mod cell;
pub(crate) mod code_span;
mod config_text;
mod hidden;
pub(crate) mod markup;
mod page;
mod plain;
mod rust;
mod rustdoc;
mod shell;
mod target;
mod terminal;
#[cfg(test)]
mod tests;
mod word;

pub use cell::Cell;
pub use code_span::CodeSpan;
pub use config_text::{FrontMatter, Json, Toml};
pub use page::{Link, Page};
pub use plain::Plain;
pub use rust::Rust;
pub use rustdoc::Rustdoc;
pub use shell::Shell;
pub use target::Fits;
pub use terminal::Terminal;
pub use word::Word;

pub(crate) use hidden::is_hidden;
use hidden::shown;
use target::{fits, target};
