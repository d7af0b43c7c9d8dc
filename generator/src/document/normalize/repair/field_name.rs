//! Fields whose names are right but for the case of their letters.

use crate::diagnostic::Kind;
use crate::document::grammar::Object;
use crate::document::normalize::TARGET;
use crate::document::normalize::context::{Members, Site};

/// `operationID` is read as `operationId`, unless that one is there as well. Of several that would be read as one field the
/// first by name is; the check says of the others that they are ignored.
pub(super) fn repair(kind: Object, members: &mut Members, site: &mut Site<'_, '_>) {
    let table = kind.table();
    if table.members.is_some() {
        return;
    }
    let mut wrong: Vec<(String, &'static str)> = members
        .keys()
        .filter(|name| table.field(TARGET, name).is_none() && !table.extension(name))
        .filter_map(|name| {
            let mut fields = table.fields(TARGET).map(|field| field.name);
            Some((name.clone(), fields.find(|field| field.eq_ignore_ascii_case(name))?))
        })
        .collect();
    wrong.sort_unstable();
    for (name, right) in wrong {
        if members.contains_key(right) {
            continue;
        }
        if let Some(member) = members.shift_remove(&name) {
            let message = format!("unknown field `{name}` in {}", kind.name());
            site.repaired_name(Kind::FieldCase, &name, message, format!("read as `{right}`"));
            site.moved(&member, &[&name], &[right]);
            members.insert(right.to_owned(), member);
        }
    }
}
