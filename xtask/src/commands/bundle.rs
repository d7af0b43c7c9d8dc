use crate::cli::Bundle;
use crate::report::{self, Status};
use crate::{input, progress};
use sailmaker::document::Selection;
use sailmaker::output::write_file;

pub(crate) fn run(arguments: &Bundle) -> Status {
    let selection = Selection { tags: arguments.reading.tags.clone(), operations: arguments.operations.clone() };
    let options = input::load_options(&arguments.reading);
    let outcome = progress::during("bundling", || sailmaker::bundled(&arguments.document, &options, &selection));
    report::diagnostics(&outcome.diagnostics, &outcome.sources);
    let Some(text) = outcome.result else { return Status::Failed };
    if let Err(error) = write_file(&arguments.out, &text) {
        report::error(format!("error: {error}"));
        return Status::Failed;
    }
    let files = outcome.sources.files().count();
    report::result(format!("{}: {} lines, of {files} files", arguments.out.display(), text.lines().count()));
    Status::Done
}
