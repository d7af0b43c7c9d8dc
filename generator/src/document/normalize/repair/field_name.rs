//! Fields whose names are right but for the case of their letters.

use crate::document::grammar::Object;
use crate::document::normalize::TARGET;
use crate::document::normalize::context::{Members, Site};

/// `operationID` is read as `operationId`, unless that one is there as well.
pub(super) fn repair(kind: Object, members: &mut Members, site: &mut Site<'_, '_>) {
    let table = kind.table();
    if table.members.is_some() {
        return;
    }
    let wrong: Vec<(String, &'static str)> = members
        .keys()
        .filter(|name| table.field(TARGET, name).is_none() && !table.extension(name))
        .filter_map(|name| {
            let mut fields = table.fields(TARGET).map(|field| field.name);
            let right = fields.find(|field| field.eq_ignore_ascii_case(name))?;
            (!members.contains_key(right)).then(|| (name.clone(), right))
        })
        .collect();
    for (name, right) in wrong {
        if let Some(member) = members.shift_remove(&name) {
            let message = format!("unknown field `{name}` in {}", kind.name());
            site.repaired_name(&name, message, format!("read as `{right}`"));
            site.moved(&member, &[&name], &[right]);
            members.insert(right.to_owned(), member);
        }
    }
}
