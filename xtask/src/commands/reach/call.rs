//! The calls of the operations of a document, with the judge of the tests.

use super::generate::input_of;
use super::line::Called;
use super::task::Unwritten;
use sailmaker::model;
use sailmaker::names::Names;
use sailmaker::surface::Surface;
use sailmaker_tests::calls::{self, Call, Verdict};
use sailmaker_tests::oracle::Document;
use std::fs;
use std::path::Path;

/// Writes a package that calls the operations of a crate, and gives the calls that it leaves out.
pub(super) fn write(document: &Path, client: &Path, folder: &Path) -> Result<Unwritten, String> {
    let declared = Document::open(document)?;
    let input = input_of(document, client);
    let api = model(&input).result.ok_or("the document is refused")?;
    let surface = Surface::build(&api, &Names::resolve(&api, &input.config.config), &input.config);
    let program = calls::program(&api, &surface, &calls::with_least_and_all(&declared));
    let files = [("Cargo.toml", manifest(folder, client)), ("src/main.rs", program.text)];
    let written = fs::create_dir_all(folder.join("src"))
        .and_then(|()| files.iter().try_for_each(|(path, text)| fs::write(folder.join(path), text)));
    written.map_err(|error| format!("{}: {error}", folder.display()))?;
    Ok(program.unwritten)
}

fn manifest(folder: &Path, client: &Path) -> String {
    let name = |path: &Path| path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let (own, client) = (name(folder), name(client));
    format!(
        "[package]\nname = {own:?}\nedition = \"2024\"\n\n[dependencies]\nserde = \"1\"\nserde_json = \"1\"\n\
         {client} = {{ path = \"../{client}\", features = [\"blocking\"] }}\n"
    )
}

/// Runs a program of calls, and says what became of each.
pub(super) fn call(document: &Path, executable: &Path, unwritten: &Unwritten) -> Result<Called, String> {
    let declared = Document::open(document)?;
    let calls = calls::with_least_and_all(&declared);
    let verdicts = calls::verdicts(executable, &calls)?.into_iter().enumerate().map(|(number, verdict)| {
        let why = unwritten.iter().find(|(other, _)| *other == number).map(|(_, why)| why);
        why.map_or(verdict, |why| Verdict::Unsent(why.clone()))
    });
    Ok(counted(&calls, verdicts))
}

/// Says of each call of a document that it is not made.
pub(super) fn none(document: &Path, why: &str) -> Result<Called, String> {
    let declared = Document::open(document)?;
    let calls = calls::with_least_and_all(&declared);
    let verdicts = calls.iter().map(|_| Verdict::Unsent(why.to_owned()));
    Ok(counted(&calls, verdicts))
}

fn counted(calls: &[Call<'_>], verdicts: impl Iterator<Item = Verdict>) -> Called {
    let mut called = Called { operations: calls.len() / 2, calls: calls.len(), ..Called::default() };
    for (number, (call, verdict)) in calls.iter().zip(verdicts).enumerate() {
        let with = if number.is_multiple_of(2) { "with the least" } else { "with all" };
        let label = format!("{} {with}", call.operation.label());
        match verdict {
            Verdict::Right { undecoded } => {
                called.right += 1;
                called.undecoded += usize::from(undecoded.is_some());
            }
            Verdict::Wrong(faults) => called.wrong.push(format!("{label}: {}", faults.join("; "))),
            Verdict::Unsent(why) => called.unsent.push(format!("{label}: {why}")),
        }
    }
    called
}
