mod show;

use crate::Outcome;
use crate::cli::Program;
use crate::cli::arguments::Release;
use crate::cli::baseline::{self, Doubt, Now};
use crate::cli::report::{self, Refusal, Status};
use crate::cli::{input, progress};
use crate::diff::{Client, Side};
use crate::release::{Plan, Planned, Since, plan};
use std::path::Path;

pub(crate) fn run(program: &Program, arguments: &Release) -> Status {
    let config = match input::config_path(program, &arguments.config) {
        Ok(config) => config,
        Err(fault) => return Refusal::from(fault).end(),
    };
    let Some(input) = input::from_config(program, &arguments.config, &arguments.reading) else { return Status::Failed };
    let Outcome { result, diagnostics, sources } = progress::stages(|done| Client::read_observed(&input, done));
    report::diagnostics(&diagnostics, &sources, arguments.messages);
    let Some(client) = result else { return Status::Failed };
    let now = Now { config: &config, side: Side { client: &client, sources: &sources }, reading: &arguments.reading };
    release(arguments, now).unwrap_or_else(|refusal| refusal.end())
}

fn release(arguments: &Release, now: Now<'_>) -> Result<Status, Refusal> {
    let name = &now.side.client.config().config.package.name;
    let since = baseline::since(now, arguments.released.as_deref(), Doubt::Refused)?;
    let planned = Planned {
        client: now.side.client,
        config: now.config,
        since: since.as_ref(),
        version: arguments.version.as_ref(),
        notes: &arguments.notes,
        date: arguments.date.unwrap_or_else(|| chrono::Utc::now().date_naive()),
    };
    let Some(plan) = progress::during("generating", || plan(planned))? else {
        let since = released(now);
        report::result(format!("{name}: nothing changed since {since}; `--version` releases it all the same"));
        return Ok(Status::Done);
    };
    announced(&plan, name, since.as_ref())?;
    if arguments.dry_run {
        report::result("nothing was written: this was a dry run");
        return Ok(Status::Done);
    }
    let written = plan.apply(&mut report::waiting)?;
    report::result(show::done(&plan, name, &written, (now.config, &now.beside())));
    Ok(Status::Done)
}

/// What was released last, in words.
fn released(now: Now<'_>) -> String {
    let lock = &now.side.client.config().lock;
    lock.as_ref().map_or_else(|| "the last release".to_owned(), |lock| format!("release {}", lock.version))
}

/// Prints what is about to be done.
fn announced(plan: &Plan, name: &str, since: Option<&Since>) -> Result<(), Refusal> {
    let touched = plan.touched()?;
    let touched: Vec<&Path> = touched.iter().map(|path| path.as_path()).collect();
    report::result(show::plan(plan, name, since, &touched));
    Ok(())
}
