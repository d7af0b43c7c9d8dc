use super::answers::RESPONSE;
use super::{Both, Called};
use crate::diff::comparison::{Comparison, Use};
use crate::diff::draft::{Draft, Point};
use crate::diff::half::Half;
use crate::diff::{Aspect, Source, Subject, Wire};
use crate::ir::{ErrorVariant, StatusPattern};
use quote::quote;
use std::collections::{BTreeMap, BTreeSet};

/// Compares the types of error bodies, by status. The enum that holds them is called by the alias of each operation.
pub(super) fn compare(comparison: &mut Comparison<'_, '_>, both: &Both<'_>) {
    let (ours, theirs) = (of(comparison.old, both.old), of(comparison.new, both.new));
    let all: BTreeSet<StatusPattern> = ours.keys().chain(theirs.keys()).copied().collect();
    for status in all {
        let what = format!("the error {status} of {}", both.label);
        match (ours.get(&status), theirs.get(&status)) {
            (Some(old), Some(new)) => {
                let old = body(comparison.old, both.old, old);
                let new = body(comparison.new, both.new, new);
                comparison.value(Subject::Error, &what, old, new, RESPONSE);
            }
            (None, Some(new)) => {
                let draft = Draft::new(Subject::Error, Aspect::Added, format!("{what} is documented"));
                let draft = draft.effect(Source::Minor, Wire::Compatible).action("Nothing.");
                comparison.push(draft.after(body(comparison.new, both.new, new).point));
            }
            (Some(old), None) => {
                let draft = Draft::new(Subject::Error, Aspect::Removed, format!("{what} is documented no more"));
                let draft = draft
                    .effect(Source::Major, Wire::Compatible)
                    .action("Do not look for it; it is `Other` if it comes.");
                comparison.push(draft.before(body(comparison.old, both.old, old).point));
            }
            (None, None) => {}
        }
    }
}

/// An entry of the table of errors, and the variant that it becomes.
type Named<'a> = (&'a ErrorVariant, &'a str);

fn of<'a>(half: &Half<'a>, called: Called<'a>) -> BTreeMap<StatusPattern, Named<'a>> {
    let Some(id) = called.operation.errors else { return BTreeMap::new() };
    let set = half.context.api.error_sets.get(id.0);
    let names = &half.context.names.of_error_set(id).variants;
    let variants = set.into_iter().flat_map(|set| &set.variants).zip(names);
    variants.map(|(variant, name)| (variant.status, (variant, name.as_str()))).collect()
}

fn body(half: &Half<'_>, called: Called<'_>, (variant, name): &Named<'_>) -> Use {
    let answer = called.operation.responses.iter().find(|answer| answer.status == variant.status);
    let location = answer.map_or(&called.operation.location, |answer| &answer.location);
    let tag = half.context.names.of_tag(&called.operation.tag);
    let item = format!("operations::{}::{}::{name}", tag.module, called.names.error);
    let rust = variant.schema.map_or(quote!(()), |schema| half.context.value_type(schema));
    Use { schema: variant.schema, rust, point: Point::new(location, item) }
}
