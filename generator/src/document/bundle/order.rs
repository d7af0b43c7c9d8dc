//! The order in which people write the members of an object: that of the grammar's tables.

use crate::document::grammar::Kind;

/// Where the member `key` of an object of that kind stands: known ones first, then the others, then extensions.
pub(super) fn rank(kind: Kind, key: &str) -> usize {
    if key.starts_with("x-") {
        return usize::MAX;
    }
    let place = match kind {
        Kind::Object(object) if object.section().is_some() && key == "$ref" => Some(0),
        Kind::Object(object) => object.table().place(key).map(|place| place + 1),
        _ => None,
    };
    place.unwrap_or(usize::MAX - 1)
}
