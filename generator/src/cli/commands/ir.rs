use crate::cli::Program;
use crate::cli::arguments::Ir;
use crate::cli::report::{self, Status};
use crate::cli::{input, progress};
use crate::ir::Api;
use crate::source::SourceSet;
use crate::text::Json;

pub(crate) fn run(program: &Program, arguments: &Ir) -> Status {
    let named = (arguments.spec.as_ref(), &arguments.config);
    let Some(input) = input::named(program, named, &arguments.reading) else { return Status::Failed };
    let outcome = progress::stages(|done| crate::model_observed(&input, done));
    report::diagnostics(&outcome.diagnostics, &outcome.sources, arguments.messages);
    match outcome.result {
        Some(api) => print(&api, &outcome.sources),
        None => Status::Failed,
    }
}

fn print(api: &Api, sources: &SourceSet) -> Status {
    let files: Vec<String> = sources.files().map(|(_, file)| file.path().display().to_string()).collect();
    match serde_json::to_string_pretty(&serde_json::json!({ "files": files, "api": api })) {
        Ok(text) => {
            report::result(&*Json::shown(&text));
            Status::Done
        }
        Err(error) => {
            report::error(format!("error: the model cannot be printed: {error}"));
            Status::Failed
        }
    }
}
