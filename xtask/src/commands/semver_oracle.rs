//! `cargo xtask semver-oracle`: another judge of what an update changes in the source of programs.
//!
//! cargo-semver-checks compares the generated crates of the two documents of every case in `tests/tests/updates`, and the compiler
//! tries the programs of the cases where it disagrees. What they say is kept beside the cases, where a test reads it.

mod compiler;
mod crates;
mod install;
mod table;
mod tool;
#[allow(dead_code, unreachable_pub, reason = "it is the module of the tests, which read the cases too")]
#[path = "../../../tests/src/updates.rs"]
mod updates;

use crate::arguments;
use compiler::Compiler;
use crates::Crate;
use sailmaker::cli::progress::{self, Bar};
use sailmaker::cli::report::{self, Status};
use std::env;
use std::path::{Path, PathBuf};
use tool::Tool;
use updates::{KEPT, Kept, KeptCase, KeptProgram, Update};

/// Where the cases are, relative to the root of the repository.
const CASES: &str = "tests/tests/updates";

pub(crate) fn run(arguments: &arguments::SemverOracle) -> Status {
    judge_all(arguments.all).unwrap_or_else(|message| {
        report::error(format!("error: {message}"));
        Status::Failed
    })
}

fn judge_all(again: bool) -> Result<Status, String> {
    let cases = cases();
    let updates = Update::all(&cases)?;
    let folder = install::folder()?;
    let tool = Tool::at(install::program(&folder));
    if !tool.is_installed() {
        progress::during("installing cargo-semver-checks", || install::install(&folder))?;
    }
    if again {
        crates::forget(&folder)?;
    }
    let file = cases.join(KEPT);
    let mut kept = Kept::read(&file)?;
    kept.cases.retain(|name, _| updates.iter().any(|update| update.name == *name));
    kept.tool = install::TOOL.replace('@', " ");
    let bar = Bar::new("asking cargo-semver-checks", updates.len());
    let mut faults = Vec::new();
    // Those first that the tests wait for.
    let mut to_judge: Vec<&Update> = updates.iter().collect();
    to_judge.sort_by_key(|update| kept.cases.get(&update.name).is_some_and(|own| own.documents == update.digest()));
    for update in to_judge {
        let before = kept.cases.get(&update.name).filter(|_| !again);
        match judge(update, before, &folder, &tool) {
            Ok(None) => {}
            Ok(Some(case)) => drop(kept.cases.insert(update.name.clone(), case)),
            Err(fault) => faults.push(format!("{}: {fault}", update.name)),
        }
        // After each one, so that a run that is interrupted is not in vain.
        table::write(&kept, &file)?;
        bar.step();
    }
    bar.finish();
    match faults.is_empty() {
        true => Ok(table::print(&updates, &kept)),
        false => Err(faults.join("\nerror: ")),
    }
}

/// What the judges say of a case; nothing where that is kept already.
fn judge(update: &Update, kept: Option<&KeptCase>, folder: &Path, tool: &Tool) -> Result<Option<KeptCase>, String> {
    let both = Crate::both(update, folder)?;
    let (documents, crates) = (update.digest(), Crate::digest(&both));
    if kept.is_some_and(|kept| kept.documents == documents && kept.crates == crates) {
        return Ok(None);
    }
    let compiler = Compiler { target: folder.join("build") };
    let [old, new] = &both;
    both.iter().try_for_each(|one| one.write(update.program.as_ref()))?;
    let (level, lints) = tool.compare(&compiler.rustdoc(old)?, &compiler.rustdoc(new)?)?;
    let tried = || Ok::<_, String>(KeptProgram { old: compiler.program(old)?, new: compiler.program(new)? });
    let program = update.program.as_ref().map(|_| tried()).transpose()?;
    Ok(Some(KeptCase { documents, crates, level, lints, program }))
}

/// The cases of this repository, also when the command is started in a folder below its root.
fn cases() -> PathBuf {
    let here = PathBuf::from(CASES);
    match env::var_os("CARGO_MANIFEST_DIR") {
        Some(package) if !here.exists() => Path::new(&package).join("..").join(here),
        _ => here,
    }
}
