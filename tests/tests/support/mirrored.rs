//! The change back is the mirror of the change.

use sailmaker::diff::{Change, Verdict};

/// What the verdict of one direction has and that of the other lacks, where they are held against each other with both documents
/// in each other's place. Whether a change is silent may depend on the direction: what is deprecated shows, what no longer is
/// does not.
pub fn faults(forth: &Verdict, back: &Verdict) -> Vec<String> {
    let turned = |Change { kind, before, after, .. }: &Change| {
        format!("{:?}-{:?} {after:?} {before:?}", kind.subject, kind.aspect.mirrored())
    };
    let plain = |Change { kind, before, after, .. }: &Change| {
        format!("{:?}-{:?} {before:?} {after:?}", kind.subject, kind.aspect)
    };
    let mut extra: Vec<String> = all(back).map(plain).collect();
    let mut faults = Vec::new();
    for change in all(forth).map(turned) {
        match extra.iter().position(|found| *found == change) {
            Some(index) => drop(extra.swap_remove(index)),
            None => faults.push(format!("the change back lacks {change}")),
        }
    }
    faults.extend(extra.into_iter().map(|change| format!("the change back has {change}")));
    for (what, forth, back) in [
        ("operations", forth.operations, back.operations),
        ("models", forth.models, back.models),
        ("inline models", forth.inline_models, back.inline_models),
    ] {
        let is_turned = (forth.added, forth.removed) == (back.removed, back.added)
            && (forth.before(), forth.after()) == (back.after(), back.before());
        faults.extend((!is_turned).then(|| format!("{what} are counted as {forth:?}, and back as {back:?}")));
    }
    faults
}

/// All changes of a verdict, those that are not listed too.
fn all(verdict: &Verdict) -> impl Iterator<Item = &Change> {
    verdict.changes.iter().chain(&verdict.silent)
}
