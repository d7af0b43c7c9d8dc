use crate::cli::Bundle;
use crate::report::{self, Status};
use crate::{input, progress};
use sailmaker::output::write_file;

pub(crate) fn run(arguments: &Bundle) -> Status {
    let selection = input::selection(&arguments.reading);
    let options = input::load_options(&arguments.reading.files);
    let outcome = progress::during("bundling", || sailmaker::bundled(&arguments.document, &options, &selection));
    report::diagnostics(&outcome.diagnostics, &outcome.sources);
    let Some(bundle) = outcome.result else { return Status::Failed };
    let text = bundle.to_yaml();
    if let Err(error) = write_file(&arguments.out, &text) {
        report::error(format!("error: {error}"));
        return Status::Failed;
    }
    let (lines, files) = (text.lines().count(), bundle.file_count());
    report::result(format!("{}: {lines} lines, of {files} files", arguments.out.display()));
    Status::Done
}
