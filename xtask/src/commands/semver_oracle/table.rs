use super::updates::{Dissent, Kept, KeptProgram, Update};
use sailmaker::cli::report::{self, Status};
use std::fs;
use std::path::Path;

/// What the kept file says of itself.
const HEAD: &str = "# Written by `cargo xtask semver-oracle`: what cargo-semver-checks and the compiler say of the cases beside it.\n\n";

/// Writes what is kept, where it is not there already.
pub(super) fn write(kept: &Kept, file: &Path) -> Result<(), String> {
    let unwritable = |error: &dyn std::fmt::Display| format!("{}: cannot be written: {error}", file.display());
    let text = toml::to_string(kept).map_err(|error| unwritable(&error))?;
    let text = format!("{HEAD}{text}");
    match fs::read_to_string(file) {
        Ok(there) if there == text => Ok(()),
        _ => fs::write(file, text).map_err(|error| unwritable(&error)),
    }
}

/// Prints where the judges disagree, and what is wrong with that.
pub(super) fn print(updates: &[Update], kept: &Kept) -> Status {
    let width = updates.iter().map(|update| update.name.len()).max().unwrap_or_default();
    let disagreeing: Vec<(&Update, &Dissent)> =
        updates.iter().filter_map(|update| Some((update, update.dissent.as_ref()?))).collect();
    for (update, Dissent { level, reason }) in &disagreeing {
        let Update { name, source, .. } = update;
        let program = kept.cases.get(name).and_then(|case| case.program.as_ref());
        let program = program.map(|KeptProgram { old, new }| format!(" [program: {old}, then {new}]"));
        let program = program.unwrap_or_default();
        report::result(format!("{name:width$}  sailmaker {source:5}  semver-checks {level:5}  {reason}{program}"));
    }
    let faults: Vec<(&str, String)> = updates
        .iter()
        .flat_map(|update| kept.faults(update).into_iter().map(|fault| (update.name.as_str(), fault)))
        .collect();
    faults.iter().for_each(|(name, fault)| report::error(format!("error: {name}: {fault}")));
    let agreeing = updates.iter().filter(|update| agrees(update, kept)).count();
    report::result(format!(
        "{} cases, {agreeing} agree, {} disagree with a reason, {} without or with a wrong one",
        updates.len(),
        disagreeing.iter().filter(|(update, _)| kept.faults(update).is_empty()).count(),
        faults.len(),
    ));
    if faults.is_empty() { Status::Done } else { Status::Differs }
}

fn agrees(update: &Update, kept: &Kept) -> bool {
    kept.cases.get(&update.name).is_some_and(|case| case.level == update.source)
}
