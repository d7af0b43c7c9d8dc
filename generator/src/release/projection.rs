//! What a release was made of and what it has given, in words of its own.
//!
//! Every key here is written by hand, and so is which fields count: a field or type of the generator that gets another name
//! changes nothing in what is written, and one that is new does not compile until somebody has said whether it counts. What
//! is written is kept for years, so [`FINGERPRINT_VERSION`] tells how: whoever changes what is written of a document that was
//! released before raises it.

mod facts;
mod items;
mod keys;
mod said;

pub use items::Items;

use crate::diff::Client;
use facts::Facts;

/// Which form a projection has. Two projections of different versions cannot be compared.
pub const FINGERPRINT_VERSION: u32 = 4;

/// A client, as its lock and the file beside the lock remember it.
#[derive(Clone, Debug)]
pub struct Projection {
    said: Facts,
    items: Items,
}

impl Projection {
    /// The projection of a client.
    pub fn of(client: &Client) -> Self {
        let context = client.context();
        Self { said: said::of(context), items: items::of(context) }
    }

    /// A digest of all that document and config say of the crate: `sha256:` and 64 digits. Layout and files of the document do
    /// not count; wording and examples do, since they are in the crate. The version of the crate does not, and neither does
    /// what the generator makes of it, so that a document of the history is known again by a later generator.
    pub fn fingerprint(&self) -> String {
        self.said.digest()
    }

    /// What programs can name in the crate.
    pub fn items(&self) -> &Items {
        &self.items
    }

    /// The items, without the rest.
    pub fn into_items(self) -> Items {
        self.items
    }
}

/// The [fingerprint](Projection::fingerprint) of a client.
pub fn fingerprint(client: &Client) -> String {
    Projection::of(client).fingerprint()
}

#[cfg(test)]
mod tests;
