use super::install;
use super::prism::Prism;
use super::trial::{self, Findings, OperationFindings};
use sailmaker::Input;
use sailmaker::cli::report::{self, Status};
use sailmaker::cli::{Config, Messages, Program, Reading};
use sailmaker::cli::{input, progress};
use sailmaker::document::LoadOptions;
use sailmaker::ir::Api;
use sailmaker::output::write_file;
use std::path::{Path, PathBuf};

/// How many failures of an operation are shown: one fault of the client fails many combinations.
const SHOWN: usize = 10;

pub(super) fn run(program: &Program) -> Status {
    let reading = Reading::default();
    let Some(input) = input::from_config(program, &Config::default(), &reading) else { return Status::Failed };
    let outcome = sailmaker::model(&input);
    report::diagnostics(&outcome.diagnostics, &outcome.sources, Messages::default());
    let Some(api) = outcome.result else { return Status::Failed };
    served(&input).and_then(|document| check(&api, &document)).unwrap_or_else(|message| {
        report::error(format!("error: {message}"));
        Status::Failed
    })
}

/// The document as the client is made from it: where overlays correct it, a file that has what they say.
fn served(input: &Input) -> Result<PathBuf, String> {
    if input.config.overlays.is_empty() {
        return Ok(input.config.document.clone());
    }
    let options = LoadOptions { overlays: input.config.overlays.clone(), ..input.load.clone() };
    let bundle = sailmaker::bundled(&input.config.document, &options, &input.selection).result;
    let bundle = bundle.ok_or("the corrected document cannot be written as one file")?;
    let file = install::folder()?.join("corrected.yaml");
    write_file(&file, &bundle.to_yaml()).map_err(|error| error.to_string())?;
    Ok(file)
}

fn check(api: &Api, document: &Path) -> Result<Status, String> {
    let folder = install::folder()?;
    if !install::is_done(&folder) {
        progress::during("installing Prism", || install::install(&folder))?;
    }
    let prism = progress::during("starting Prism", || Prism::start(&folder, document))?;
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
    let runtime = runtime.map_err(|error| format!("requests cannot be sent: {error}"))?;
    let findings = progress::during("asking Prism", || runtime.block_on(trial::run(api, prism.address())));
    let findings =
        findings.map_err(|message| format!("{message}\nhelp: the log of Prism is {}", prism.log().display()))?;
    print(&findings, &install::version(&folder)?);
    if findings.failed() == 0 {
        return Ok(Status::Done);
    }
    report::error(format!(
        "error: what the client sends, or reads, is not what the document says\nhelp: the log of Prism is {}",
        prism.log().display()
    ));
    Ok(Status::Differs)
}

fn print(findings: &Findings, prism: &str) {
    let refusals = &findings.refusals;
    report::result(format!("{prism} refuses {} wrong requests: {}", refusals.len(), refusals.join("; ")));
    for operation in &findings.operations {
        let OperationFindings { id, combinations, errors, failures } = operation;
        report::result(format!("{id}: {combinations} combinations, {errors} documented errors"));
        failures.iter().take(SHOWN).for_each(|failure| report::result(format!("  failed: {failure}")));
        if failures.len() > SHOWN {
            report::result(format!("  failed: {} more", failures.len() - SHOWN));
        }
    }
    report::result(format!("{} passed, {} failed", findings.passed(), findings.failed()));
}
