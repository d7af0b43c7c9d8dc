use super::package::{RUST_VERSION, description};
use super::views::{
    ConfigFile, Environment, ExampleEntry, Readme, RetryFigures, Sample, SampleArgument, SampleError, SamplePages,
};
use super::{Context, Page};
use crate::config::{Config, Retry};
use crate::ir::{Input, InputPlace};
use crate::markdown;
use crate::surface::{DescribedOperation, Output};
use std::time::Duration;

/// `README.md` of the crate; none for a document without operations.
pub(super) fn files(context: Context<'_>) -> Vec<Page> {
    let view = readme(context);
    view.map(|view| Page::template("README.md", "README.md", view)).into_iter().collect()
}

fn readme(context: Context<'_>) -> Option<Readme> {
    let (config, api) = (&context.config.config, context.api);
    // A call that reads, takes no body and whose response has one shows most with least.
    let gives_a_value = |described: &DescribedOperation<'_>| matches!(described.own.output(), Output::Json(_));
    let shows = |described: &DescribedOperation<'_>| (described.operation.body.is_some(), !gives_a_value(described));
    let described = context.operations().min_by_key(|described| (shows(described), described.own.id))?;
    let paged = context.operations().find(|described| described.own.pages.is_some());
    Some(Readme {
        crate_name: config.package.name.clone(),
        library_name: context.surface.library.clone(),
        summary: description(context),
        description: api.docs.description.as_deref().map(markdown::page).unwrap_or_default(),
        document_title: markdown::summary(&api.title),
        document_version: markdown::summary(&api.version),
        specification: api.docs.external.as_ref().and_then(|external| markdown::link_target(&external.url)),
        base_url: sample_base_url(context),
        server_path: api.servers.first().map(|server| server.path()).unwrap_or_default(),
        token_path: config.auth.as_ref().map(|auth| auth.token_path.clone()),
        environment: environment(config),
        config_file: config_file(config),
        sample: sample(context, described),
        pages: paged.and_then(|described| pages(context, described)),
        methods: super::index::methods(context),
        timeout: spelled(config.timeouts.request),
        connect_timeout: spelled(config.timeouts.connect),
        retry: retry(&config.retry),
        examples: examples(context),
        rust_version: RUST_VERSION.to_owned(),
        license: config.package.license.clone(),
    })
}

fn environment(config: &Config) -> Option<Environment> {
    config.environment.as_ref().map(|environment| Environment {
        base_url: environment.base_url.clone(),
        client_id: environment.client_id.clone(),
        client_secret: environment.client_secret.clone(),
    })
}

fn config_file(config: &Config) -> Option<ConfigFile> {
    let file = config.environment.as_ref()?.file.as_ref()?;
    Some(ConfigFile {
        path: file.path.clone(),
        base_url: file.base_url.clone(),
        client_id: file.client_id.clone(),
        client_secret: file.client_secret.clone(),
    })
}

fn sample(context: Context<'_>, described: DescribedOperation<'_>) -> Sample {
    let DescribedOperation { operation, own } = described;
    let module = &context.surface.tag(own.tag).module;
    let comment = operation.docs.summary.as_deref().map(markdown::summary).unwrap_or_else(|| operation.label());
    let error_type = own.errors.as_ref().map(|errors| {
        let variants = context.surface.errors.get(errors.of.0).map_or(&[][..], |set| &set.variants);
        let typed = variants.iter().rfind(|variant| variant.body.is_some());
        SampleError {
            module: format!("operations::{module}"),
            name: errors.name.clone(),
            variant: typed.map(|variant| variant.name.clone()),
        }
    });
    Sample {
        request: context.sample_request(own.id),
        arguments: sample_arguments(context, described),
        comment: comment.replace(char::is_control, " "),
        error_type,
    }
}

fn sample_arguments(context: Context<'_>, described: DescribedOperation<'_>) -> Vec<SampleArgument> {
    let library = &context.surface.library;
    let arguments = context.sample_arguments(described.own.id).into_iter();
    arguments
        .map(|argument| SampleArgument { name: argument.name.to_owned(), value: argument.value(library) })
        .collect()
}

fn pages(context: Context<'_>, described: DescribedOperation<'_>) -> Option<SamplePages> {
    let DescribedOperation { operation, own } = described;
    let pagination = context.config.config.pagination.as_ref()?;
    let paging = &own.pages.as_ref()?.paging;
    let setter = |wire: &str| {
        let is_meant = |input: &Input| input.place == InputPlace::Query && input.name == wire;
        let index = operation.signature.inputs.iter().position(is_meant)?;
        own.arguments.get(index).map(|argument| &argument.name)
    };
    let counted = pagination.count.as_deref().and_then(setter).zip(setter(&paging.limit));
    Some(SamplePages {
        request: context.sample_request(own.id),
        arguments: sample_arguments(context, described),
        counted: counted.map(|(count, limit)| format!(".{limit}({}).{count}(true)", (paging.size / 5).max(1))),
        size: paging.size,
        total_count: pagination.total_count.clone(),
    })
}

fn retry(retry: &Retry) -> RetryFigures {
    RetryFigures {
        attempts: retry.attempts,
        base_delay: spelled(retry.base_delay),
        max_delay: spelled(retry.max_delay),
        max_elapsed: spelled(retry.max_elapsed),
    }
}

/// A duration in words: `500 milliseconds`, `30 seconds`.
fn spelled(duration: Duration) -> String {
    let (number, unit) = match duration.subsec_millis() {
        0 => (u128::from(duration.as_secs()), "second"),
        _ => (duration.as_millis(), "millisecond"),
    };
    format!("{number} {unit}{}", if number == 1 { "" } else { "s" })
}

/// The example programs, each with the first sentence of its documentation.
fn examples(context: Context<'_>) -> Vec<ExampleEntry> {
    let program = |path: &str| match path.strip_suffix("/main.rs") {
        Some(folder) if !folder.contains('/') => Some(folder.to_owned()),
        _ if path.contains('/') => None,
        _ => path.strip_suffix(".rs").map(str::to_owned),
    };
    let entry = |(path, text): &(String, String)| {
        let name = program(path)?;
        let docs: Vec<&str> = text.lines().map_while(|line| line.strip_prefix("//!")).map(str::trim).collect();
        Some(ExampleEntry { name, summary: markdown::summary(&docs.join("\n")) })
    };
    context.config.examples.iter().filter_map(entry).collect()
}

/// A base URL for samples: the config's, else that of the document's first server, without its path.
fn sample_base_url(context: Context<'_>) -> String {
    let own = || {
        let server = context.api.servers.first()?;
        let url = server.default_url();
        url.contains("://").then(|| url.trim_end_matches('/').trim_end_matches(server.path().as_str()).to_owned())
    };
    let configured = context.config.config.server.example.clone();
    configured.or_else(own).unwrap_or_else(|| "https://api.example.com".to_owned())
}
