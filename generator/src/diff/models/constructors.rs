use super::Both;
use crate::diff::comparison::Comparison;
use crate::diff::draft::{Draft, Point};
use crate::diff::half::{Half, spelled};
use crate::diff::{Aspect, Source, Subject, Wire};
use crate::ir::Object;
use proc_macro2::TokenStream;

/// Compares what makes a value of a struct: `Default`, and `new`.
pub(super) fn compare(comparison: &mut Comparison<'_, '_>, both: Both<'_>, old: &Object, new: &Object) {
    let defaults = (comparison.old.context.can_default(old), comparison.new.context.can_default(new));
    let name = both.new.name;
    let draft = |subject, aspect, message: String| Draft::new(subject, aspect, message);
    let (before, after) = (default_point(&both, false), default_point(&both, true));
    match defaults {
        (true, false) => {
            let message = format!("`{name}` has no `Default` any more: some of its fields must have a value");
            let draft = draft(Subject::Constructor, Aspect::Removed, message).effect(Source::Major, Wire::Same);
            comparison.push(draft.action(format!("Make a `{name}` by `new`.")).before(before));
        }
        (false, true) => {
            let draft = draft(Subject::Constructor, Aspect::Added, format!("`{name}` has a `Default`"));
            comparison.push(draft.effect(Source::Minor, Wire::Same).action("Nothing.").after(after));
        }
        _ => {}
    }
    new_function(comparison, both, old, new);
}

fn default_point(both: &Both<'_>, new: bool) -> Point {
    let own = if new { both.new } else { both.old };
    Point::new(&own.named.location, format!("impl Default for {}", own.item()))
}

fn new_function(comparison: &mut Comparison<'_, '_>, both: Both<'_>, old: &Object, new: &Object) {
    let ours = comparison.old.context.constructor(both.old.schema, old);
    let theirs = comparison.new.context.constructor(both.new.schema, new);
    let listed =
        |half: &Half<'_>, types: &[TokenStream]| types.iter().map(|own| half.identity(own)).collect::<Vec<_>>();
    let said = |types: &[TokenStream]| types.iter().map(spelled).collect::<Vec<_>>().join(", ");
    let before = |types: &[TokenStream]| {
        Point::new(&both.old.named.location, format!("{}::new({})", both.old.item(), said(types)))
    };
    let after = |types: &[TokenStream]| {
        Point::new(&both.new.named.location, format!("{}::new({})", both.new.item(), said(types)))
    };
    let name = both.new.name;
    let draft = match (&ours, &theirs) {
        (Some(was), None) => Draft::new(Subject::Constructor, Aspect::Removed, format!("`{name}::new` is gone"))
            .effect(Source::Major, Wire::Same)
            .action(if comparison.new.context.can_default(new) {
                format!("Make a `{name}` by `Default`.")
            } else {
                "Do without it: no request takes such a value any more.".to_owned()
            })
            .before(before(was)),
        (None, Some(is)) => Draft::new(Subject::Constructor, Aspect::Added, format!("`{name}::new` is new"))
            .effect(Source::Minor, Wire::Same)
            .action("Nothing.")
            .after(after(is)),
        (Some(was), Some(is)) if listed(comparison.old, was) != listed(comparison.new, is) => {
            Draft::new(Subject::Constructor, Aspect::Type, format!("`{name}::new` takes other arguments"))
                .effect(Source::Major, Wire::Same)
                .action(format!("Call `{name}::new` with what it takes now."))
                .points(before(was), after(is))
        }
        _ => return,
    };
    comparison.push(draft);
}
