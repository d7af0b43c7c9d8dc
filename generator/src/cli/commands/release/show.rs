//! A release, as it is printed.

use crate::config::Lock;
use crate::diff::{Bump, Tally, Verdict};
use crate::output::Written;
use crate::release::{Kept, Plan, Since};
use std::path::Path;

/// What a release is about to do.
pub(super) fn plan(plan: &Plan, name: &str, since: Option<&Since>, touched: &[&Path]) -> String {
    let version = &plan.release.version;
    let mut lines = vec![match &plan.from {
        Some(from) => format!("{name}: {from} → {version}, on {}", plan.release.date),
        None => format!("{name}: {version}, the first release, on {}", plan.release.date),
    }];
    lines.extend(since.map(|since| format!("  {}", summary(&since.verdict))));
    lines.push("changelog:".to_owned());
    lines.extend(plan.release.changes.iter().map(|change| format!("  - {change}")));
    lines.push(if touched.is_empty() { "files: none".to_owned() } else { "files:".to_owned() });
    lines.extend(touched.iter().map(|path| format!("  {}", path.display())));
    lines.join("\n")
}

/// What changed, on one line.
fn summary(verdict: &Verdict) -> String {
    let breaking = verdict.changes.iter().filter(|change| change.is_breaking()).count();
    let by_generator = verdict.generator.iter().filter(|change| change.is_breaking()).count();
    let size = match verdict.bump() {
        Bump::None => "nothing that programs or the wire show",
        Bump::Patch => "a patch",
        Bump::Minor => "a minor change",
        Bump::Major => "a major change",
    };
    let (changes, operations) = (verdict.changes.len(), tally(verdict.operations));
    let (models, inline) = (tally(verdict.models), tally(verdict.inline_models));
    let generator = match verdict.generator.len() {
        0 => String::new(),
        count => format!("; by the generator {count}, breaking {by_generator}"),
    };
    format!(
        "{size}: changes {changes}, breaking {breaking}; operations {operations}; models {models}; inline models {inline}\
         {generator}"
    )
}

fn tally(Tally { changed, added, removed, .. }: Tally) -> String {
    format!("+{added} -{removed} ~{changed}")
}

/// What was done, and what is left to a person.
pub(super) fn done(plan: &Plan, name: &str, written: &Written, (config, beside): (&Path, &Path)) -> String {
    let (folder, lock, kept) = (plan.folder().display(), Lock::path_of(beside), Kept::path_of(beside));
    format!(
        "{}\n\
         next:\n  \
         commit {}, {}, {} and {folder}, and Cargo.lock once cargo has brought it up to date\n  \
         git tag {name}-{}\n  \
         cargo publish --package {name}",
        written.in_folder(plan.folder()),
        config.display(),
        lock.display(),
        kept.display(),
        plan.release.version,
    )
}
