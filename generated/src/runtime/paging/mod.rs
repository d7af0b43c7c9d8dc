//! Following the pages of an operation.

mod facts;
mod items;
mod link;
mod pages;
mod probe;
mod start;
mod style;
mod trail;
mod walk;

pub(crate) use self::facts::{Facts, FactsOf};
pub use self::items::Items;
pub use self::pages::Pages;
pub(crate) use self::pages::{Enveloped, IntoItems};
pub(crate) use self::style::Paging;
