use super::license::{self, License};
use super::views::{Changelog, Manifest, Release};
use super::{Context, Page};
use crate::config;
use crate::markdown;
use crate::text::{self, Toml, Word};
use std::path::PathBuf;

/// The least version of Rust that compiles a generated crate: that of its dependencies, and of what the runtime uses.
pub(super) const RUST_VERSION: &str = "1.88";

/// The manifest, the licences, the changelog, the examples, and what keeps `cargo fmt` away.
pub(super) fn files(context: Context<'_>, license: &License) -> Vec<Page> {
    let examples = context.config.examples.iter().map(|(path, text)| Page::copy(format!("examples/{path}"), text));
    license::files(context, license)
        .into_iter()
        .chain(examples)
        .chain([
            // What is generated is the generator's to lay out.
            Page::copy("rustfmt.toml", "disable_all_formatting = true\n"),
            Page::template("Cargo.toml", "Cargo.toml", manifest(context, license)),
            Page::template("CHANGELOG.md", "CHANGELOG.md", changelog(context)),
        ])
        .collect()
}

/// `src/runtime/`, with the client and the parts that the document has a use for: copied as it stands. Where the runtime is shared, it is these alone.
pub(super) fn runtime(context: Context<'_>) -> Vec<Page> {
    let copied = |folder: &str, (path, text)| Page::copy(format!("src/runtime/{folder}{path}"), text);
    let shares_runtime = context.surface.shares_runtime;
    let runtime = sailmaker_templates::runtime().filter(|_| !shares_runtime).map(|file| copied("", file));
    let parts = context
        .surface
        .root_types
        .parts(shares_runtime)
        .flat_map(|part| sailmaker_templates::part(part).map(move |file| copied(&format!("{part}/"), file)));
    runtime.chain(parts).collect()
}

/// The files of the crate that clients with a shared runtime depend on, each with its path.
pub(crate) fn shared_runtime() -> impl Iterator<Item = (PathBuf, String)> {
    sailmaker_templates::shared().map(|(path, text)| (path.into(), text))
}

fn manifest(context: Context<'_>, license: &License) -> Manifest {
    let package = &context.config.config.package;
    Manifest {
        name: Toml::text(&package.name),
        version: Toml::text(&package.version),
        rust_version: Toml::text(RUST_VERSION),
        description: Toml::text(&description(context)),
        license: license.expression.as_deref().map(Toml::text),
        repository: package.repository.as_deref().map(Toml::text),
        documentation: package.documentation.as_deref().map(Toml::text),
        keywords: list(&package.keywords),
        categories: list(&package.categories),
        features: features(context),
        authorization_code: context.surface.root_types.authorization_code,
        shared_runtime: context.surface.shares_runtime.then(|| dependency_on_runtime(context)),
        // What is not the generator's own is TOML of the config, which is the user's own.
        dependencies: Toml::vouched(context.config.config.dependencies_of_formats()),
        dev_dependencies: Toml::vouched(package.dependencies_of_tests()),
    }
}

/// The dependency on the crate of the runtime: exactly the version that this generator writes for.
fn dependency_on_runtime(context: Context<'_>) -> Toml {
    let features = context.surface.root_types.streams().then_some(sailmaker_templates::STREAMS);
    let package = &context.config.config.package;
    // What is not the generator's own is TOML of the config, which is the user's own.
    Toml::vouched(package.dependency_on_runtime(sailmaker_templates::VERSION, features))
}

fn list(texts: &[String]) -> Option<Toml> {
    (!texts.is_empty()).then(|| Toml::list(texts))
}

/// The features of the tags, by name.
fn features(context: Context<'_>) -> Vec<Word> {
    let tags = context.surface.tags.iter();
    let mut features: Vec<&str> = tags.filter_map(|tag| context.surface.feature(tag.id)).collect();
    features.sort_unstable();
    features.into_iter().map(Word::new).collect()
}

/// What the crate is, in one sentence.
pub(super) fn description(context: Context<'_>) -> String {
    let given = context.config.config.package.description.clone();
    given.unwrap_or_else(|| format!("A client for the API {}.", markdown::summary(&context.api.title)))
}

/// What the changelog says of the first release.
pub(crate) fn first_entry(context: Context<'_>) -> String {
    format!(
        "The first version: {} and {} of version {} of the document.",
        super::counted(context.api.operations.len() as u128, "operation"),
        super::counted(context.surface.types().count() as u128, "model"),
        markdown::summary(&context.api.version)
    )
}

fn changelog(context: Context<'_>) -> Changelog {
    let package = &context.config.config.package;
    let releases = match &context.config.lock {
        Some(lock) => lock.releases.iter().map(released).collect(),
        None => vec![first(context)],
    };
    Changelog { crate_name: Word::new(&package.name), releases }
}

fn first(context: Context<'_>) -> Release {
    let version = text::Page::text(&context.config.config.package.version);
    Release { version, date: None, changes: vec![markdown::page(&first_entry(context))] }
}

fn released(release: &config::Release) -> Release {
    let config::Release { version, date, changes } = release;
    let (version, date) = (text::Page::text(&version.to_string()), Word::new(&date.to_string()));
    Release { version, date: Some(date), changes: changes.iter().map(|change| markdown::page(change)).collect() }
}
