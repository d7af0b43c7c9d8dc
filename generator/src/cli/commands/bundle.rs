use crate::cli::arguments::Bundle;
use crate::cli::report::{self, Status};
use crate::cli::{input, progress};
use crate::output::write_file;

pub(crate) fn run(arguments: &Bundle) -> Status {
    let selection = input::selection(&arguments.reading);
    let options = input::load_options(&arguments.reading.files);
    let mut outcome = progress::during("bundling", || crate::bundled(&arguments.document, &options, &selection));
    outcome.diagnostics.judge(&arguments.reading.faults.policy());
    report::diagnostics(&outcome.diagnostics, &outcome.sources, arguments.messages);
    let Some(bundle) = outcome.result.filter(|_| !outcome.diagnostics.has_errors()) else { return Status::Failed };
    let text = bundle.to_yaml();
    if let Err(error) = write_file(&arguments.out, &text) {
        report::error(format!("error: {error}"));
        return Status::Failed;
    }
    match bundle.lost().len() {
        0 => {}
        1 => report::error("note: a reference leads nowhere; in its place is what `generate` reads there"),
        count => report::error(format!(
            "note: {count} references lead nowhere; in their places is what `generate` reads there"
        )),
    }
    let (lines, files) = (text.lines().count(), bundle.origins.file_count());
    report::result(format!("{}: {lines} lines, of {files} files", arguments.out.display()));
    Status::Done
}
