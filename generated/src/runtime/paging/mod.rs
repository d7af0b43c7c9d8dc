//! Following the pages of an operation.

mod cursor;
mod items;
mod pages;

pub use self::items::Items;
pub use self::pages::Pages;
