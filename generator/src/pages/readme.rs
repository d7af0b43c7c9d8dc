use super::license::{self, License};
use super::package::{RUST_VERSION, description};
use super::program::{self, title};
use super::views::{
    ConfigFile, Description, ExampleEntry, Readme, RetryFigures, Sample, SampleArgument, SampleDownload, SampleError,
    SamplePages, SampleStream, ServerVariable,
};
use super::{Context, Page};
use crate::config::{Config, Retry};
use crate::ir::{Input, InputPlace, ItemFormat};
use crate::markdown;
use crate::surface::{DescribedOperation, Operation, Output, SendMethod};
use crate::text::{CodeSpan, Fits, Json, Page as Markdown, Rust, Shell, Word};
use std::time::Duration;

/// How many lines a description or a table may have in the README, so that no section of that has more than 200.
const MOST_LINES: usize = 180;

/// `README.md` of the crate, and what is too long for it; neither for a document without operations.
pub(super) fn files(context: Context<'_>, license: &License) -> Vec<Page> {
    let Some(view) = readme(context, license) else { return Vec::new() };
    let whole = view.is_longer.then(|| whole_description(context));
    let readme = Page::template("README.md", "README.md", view);
    [readme].into_iter().chain(whole).collect()
}

fn whole_description(context: Context<'_>) -> Page {
    let description = Description {
        document_title: markdown::page(&markdown::summary(&context.api.title)),
        description: described(context),
    };
    Page::template("docs/description.md", "docs/description.md", description)
}

/// What the document says of the API.
fn described(context: Context<'_>) -> Markdown {
    context.api.docs.description.as_deref().map(markdown::page).unwrap_or_default()
}

/// The operation that shows how calls are made: one that reads, takes no body and whose response has one shows most with least.
fn first(context: Context<'_>) -> Option<DescribedOperation<'_>> {
    let gives_a_value = |described: &DescribedOperation<'_>| matches!(described.own.output(), Output::Json(_));
    let shows = |described: &DescribedOperation<'_>| (described.operation.body.is_some(), !gives_a_value(described));
    context.operations().min_by_key(|described| (shows(described), described.own.id))
}

/// A program that makes a call; none where there is none to make.
pub(crate) fn first_program(context: Context<'_>) -> Option<Rust> {
    first(context).map(|described| program::plain_program(context, described))
}

fn readme(context: Context<'_>, license: &License) -> Option<Readme> {
    let (config, api) = (&context.config.config, context.api);
    let described = first(context)?;
    let paged = context.operations().find(|described| described.own.pages.is_some());
    let (base_url, server_path) = (program::sample_base_url(context), api.main_server().map(|server| server.path()));
    let beginning = api.docs.description.as_deref().and_then(|text| markdown::page_beginning(text, MOST_LINES));
    let methods = super::index::methods(context);
    Some(Readme {
        crate_name: Word::new(&config.package.name),
        library_name: Word::new(&context.surface.library),
        shares_runtime: context.surface.shares_runtime,
        summary: markdown::page(&description(context)),
        is_longer: beginning.is_some(),
        description: beginning.unwrap_or_else(|| self::described(context)),
        document_title: markdown::page(&markdown::summary(&api.title)),
        document_version: markdown::page(&markdown::summary(&api.version)),
        specification: api.docs.external.as_ref().and_then(|external| markdown::link_target(&external.url)),
        base_url: CodeSpan::new(&base_url),
        base_url_json: Json::text(&base_url),
        server_path: server_path.filter(|path| !path.is_empty()).map(|path| CodeSpan::new(&path)),
        server_variables: server_variables(context),
        client: program::client(context),
        base_call: program::base(context),
        credentials: program::credentials(context),
        takes_token: context.surface.security.takes_token,
        token_path: context.surface.security.client_credentials.as_ref().map(|own| CodeSpan::new(&own.url)),
        takes_refresh_token: context.surface.security.refresh_url.is_some(),
        authorization_code: context.surface.security.authorization_code.as_ref().map(|_| program::login(context)),
        environment: environment(context),
        config_file: config_file(config),
        sample: sample(context, described),
        pages: paged.and_then(|described| pages(context, described)),
        download: download(context),
        stream: context.operations().find_map(|described| stream(context, described)),
        methods: if methods.len() > MOST_LINES { Vec::new() } else { methods },
        method_count: Markdown::text(&super::counted(context.api.operations.len() as u128, "operation")),
        tag_feature: context.surface.tags.iter().find_map(|tag| context.surface.feature(tag.id)).map(Word::new),
        timeout: Markdown::text(&spelled(config.timeouts.request)),
        connect_timeout: Markdown::text(&spelled(config.timeouts.connect)),
        retry: retry(&config.retry),
        recursion_limit: context.surface.recursion_limit,
        examples: examples(context),
        rust_version: Word::new(RUST_VERSION),
        license: license::section(context, license),
    })
}

/// The variables that `Client::from_env` reads, that of the base URL first.
fn environment(context: Context<'_>) -> Markdown {
    let names = context.surface.security.environment.all();
    let names: Vec<Markdown> = names.iter().map(|(_, name)| Markdown::filled("{}", &[&CodeSpan::new(name)])).collect();
    match names.as_slice() {
        [others @ .., last] if !others.is_empty() => {
            Markdown::filled("{} and {}", &[&Markdown::joined(others, ", "), last])
        }
        names => Markdown::joined(names, ", "),
    }
}

fn server_variables(context: Context<'_>) -> Vec<ServerVariable> {
    let variables = context.surface.security.variables.iter().filter_map(|own| {
        let said = context.api.main_server()?.variables.get(&own.name)?;
        let values: Vec<Markdown> =
            said.values.iter().map(|value| Markdown::filled("{}", &[&CodeSpan::new(value)])).collect();
        Some(ServerVariable {
            method: CodeSpan::new(&format!("{}()", own.method)),
            name: CodeSpan::new(&own.name),
            default: CodeSpan::new(&said.default),
            values: Markdown::joined(&values, ", "),
        })
    });
    variables.collect()
}

fn config_file(config: &Config) -> Option<ConfigFile> {
    let file = config.environment.as_ref()?.file.as_ref()?;
    Some(ConfigFile {
        path: CodeSpan::new(&file.path),
        base_url: Json::text(&file.base_url),
        client_id: Json::text(&file.client_id),
        client_secret: Json::text(&file.client_secret),
    })
}

/// The call by which a mock expects an operation.
fn mock(own: &Operation, module: &str) -> Rust {
    Rust::filled("{}().{}()", &[&Word::new(module), &Word::new(own.method())])
}

fn sample(context: Context<'_>, described: DescribedOperation<'_>) -> Sample {
    let DescribedOperation { operation, own } = described;
    let module = &context.surface.tag(own.tag).module;
    let error_type = own.errors.as_ref().map(|errors| {
        let variants = context.surface.errors.get(errors.of.0).map_or(&[][..], |set| &set.variants);
        let typed = variants.iter().rfind(|variant| variant.body.is_some());
        SampleError {
            module: Word::path(&["operations", module], "::"),
            name: Word::new(&errors.name),
            variant: typed.map(|variant| Word::new(&variant.name)),
        }
    });
    Sample {
        request: context.sample_request(own.id),
        arguments: sample_arguments(context, described),
        comment: title(operation),
        mock: mock(own, module),
        error_type,
    }
}

fn sample_arguments(context: Context<'_>, described: DescribedOperation<'_>) -> Vec<SampleArgument> {
    let library = &context.surface.library;
    let arguments = context.sample_arguments(described.own.id).into_iter();
    arguments
        .map(|argument| SampleArgument {
            name: Word::new(argument.name),
            value: argument.value(library).replaced("\n", "\n    "),
        })
        .collect()
}

fn pages(context: Context<'_>, described: DescribedOperation<'_>) -> Option<SamplePages> {
    let DescribedOperation { operation, own } = described;
    let pages = own.pages.as_ref()?;
    let limit = pages.paging.limit.as_ref();
    let size = limit.and_then(|limit| limit.size);
    let setter = |wire: &str| {
        let is_meant = |input: &Input| input.place == InputPlace::Query && input.name == wire;
        let index = operation.signature.inputs.iter().position(is_meant)?;
        own.arguments.get(index).map(|argument| &argument.name)
    };
    let pagination = &context.config.config.pagination;
    // A page that is more than a list has its total in a field.
    let count = pagination.iter().filter(|_| pages.within.is_none()).find_map(|own| own.count.as_deref());
    let counted = count.and_then(setter).zip(limit.and_then(|limit| setter(&limit.parameter)));
    Some(SamplePages {
        request: context.sample_request(own.id),
        arguments: sample_arguments(context, described),
        counted: counted.zip(size).map(|((count, limit), size)| {
            let parts: [&dyn Fits<Rust>; 3] = [&Word::new(limit), &(size / 5).max(1), &Word::new(count)];
            Rust::filled(".{}({}).{}(true)", &parts)
        }),
        size,
        total_count: operation.total_count.as_deref().map(CodeSpan::new),
    })
}

/// The first call that gives bytes, one that takes no body if there is one.
fn download(context: Context<'_>) -> Option<SampleDownload> {
    let gives_bytes = |described: &DescribedOperation<'_>| *described.own.output() == Output::Stream;
    let described = context.operations().filter(gives_bytes);
    let described = described.min_by_key(|described| (described.operation.body.is_some(), described.own.id))?;
    Some(SampleDownload {
        request: context.sample_request(described.own.id),
        arguments: sample_arguments(context, described),
        location: context.operations().any(|described| described.own.location),
    })
}

fn stream(context: Context<'_>, described: DescribedOperation<'_>) -> Option<SampleStream> {
    let items = |send: &SendMethod| match send.output {
        Output::Items(format, _) => Some((Word::new(&send.name), format == ItemFormat::Events)),
        _ => None,
    };
    let (send, has_events) = described.own.sends.iter().find_map(items)?;
    Some(SampleStream {
        request: context.sample_request(described.own.id),
        arguments: sample_arguments(context, described),
        send,
        has_events,
    })
}

fn retry(retry: &Retry) -> RetryFigures {
    RetryFigures {
        attempts: retry.attempts,
        again_after: Markdown::text(&again(&retry.statuses)),
        base_delay: Markdown::text(&spelled(retry.base_delay)),
        max_delay: Markdown::text(&spelled(retry.max_delay)),
        max_elapsed: Markdown::text(&spelled(retry.max_elapsed)),
    }
}

/// After what idempotent requests are sent again, in a sentence.
fn again(statuses: &[u16]) -> String {
    let statuses: Vec<String> = statuses.iter().map(u16::to_string).collect();
    let statuses = Some(statuses.join(", ")).filter(|statuses| !statuses.is_empty());
    format!("{}a failed connection", statuses.map(|own| format!("{own} and ")).unwrap_or_default())
}

/// A duration in words: `500 milliseconds`, `30 seconds`.
fn spelled(duration: Duration) -> String {
    match duration.subsec_millis() {
        0 => super::counted(u128::from(duration.as_secs()), "second"),
        _ => super::counted(duration.as_millis(), "millisecond"),
    }
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
        let summary = markdown::page(&markdown::summary(&docs.join("\n")));
        Some(ExampleEntry { name: CodeSpan::new(&name), word: Shell::word(&name), summary })
    };
    context.config.examples.iter().filter_map(entry).collect()
}
