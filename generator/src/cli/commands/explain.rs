use crate::cli::arguments::Explain;
use crate::cli::report::{self, Status};
use crate::diagnostic::{Kind, Severity};

pub(crate) fn run(arguments: &Explain) -> Status {
    report::result(match arguments.kind {
        Some(kind) => explained(kind),
        None => listed(),
    });
    Status::Done
}

fn explained(kind: Kind) -> String {
    let (id, severity) = (kind.id(), severity(kind));
    format!(
        "{id}: {wrong}\n\nBy default it is a {severity}. What you get instead: {instead}.\n\n\
         In the config:\n\n  [diagnostics]\n  {id} = \"allow\"   # or \"warn\", or \"deny\"\n\n\
         On the command line: `--allow {id}`, `--deny {id}`.",
        wrong = kind.wrong(),
        instead = kind.instead(),
    )
}

fn listed() -> String {
    let width = Kind::ALL.iter().map(|kind| kind.id().len()).max().unwrap_or_default();
    let line = |kind: &Kind| format!("{:width$}  {:<7}  {}", kind.id(), severity(*kind), kind.wrong());
    Kind::ALL.iter().map(line).collect::<Vec<_>>().join("\n")
}

fn severity(kind: Kind) -> &'static str {
    match kind.severity() {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "note",
    }
}
