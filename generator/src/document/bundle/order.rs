//! The order in which people write the members of an object: that of the grammar's tables.

use crate::document::grammar::Kind;

/// Where the member `key` of an object of that kind stands: known ones first, then the others, then extensions. All have
/// one rank where the keys are the author's, so that a property `x-id` stays where it is.
pub(super) fn rank(kind: Kind, key: &str) -> usize {
    let Kind::Object(object) = kind else { return 0 };
    let table = object.table();
    match table.place(key) {
        _ if key == "$ref" && object.section().is_some() => 0,
        Some(place) => place + 1,
        None if table.extension(key) => usize::MAX,
        None => usize::MAX - 1,
    }
}
