//! The whole pipeline, one type a boundary.

mod check;
mod stage;

pub use stage::Stage;

use crate::analyze::analyze;
use crate::config::LoadedConfig;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::diff::Surface;
use crate::document::{Bundle, LoadOptions, Selection, Shown, SourceSet, bundle, load, normalize, parse};
use crate::emit::emit;
use crate::ir::Api;
use crate::lower::lower;
use crate::names::Names;
use crate::output::Tree;
use crate::render::render;
use std::path::Path;

/// What is generated, and from what.
#[derive(Clone, Debug)]
pub struct Input {
    /// The config, which names the document.
    pub config: LoadedConfig,
    /// Which operations; all of them by default.
    pub selection: Selection,
    /// How the document is read.
    pub load: LoadOptions,
}

/// What came of it.
#[derive(Debug)]
pub struct Outcome<T> {
    /// What was made; `None` where there was an error.
    pub result: Option<T>,
    /// What was found on the way, warnings included.
    pub diagnostics: Diagnostics,
    /// The files that were read, to print the diagnostics with.
    pub sources: SourceSet,
}

impl<T> Outcome<T> {
    /// The same, with what names a file shown under another name.
    pub fn shown(self, shown: &Shown) -> Self {
        let Self { result, diagnostics, sources } = self;
        Self { result, diagnostics: shown.diagnostics(diagnostics), sources: shown.sources(sources) }
    }
}

/// Makes all files of a client crate, in memory.
pub fn generate(input: &Input) -> Outcome<Tree> {
    generate_observed(input, &mut |_| {})
}

/// Like [`generate`]; `done` is told of each stage as it ends, so that what it took can be measured. After a stage that
/// finds errors no other may follow.
pub fn generate_observed(input: &Input, done: &mut dyn FnMut(Stage)) -> Outcome<Tree> {
    let Outcome { result, mut diagnostics, sources } = model_observed(input, done);
    let tree = result.and_then(|api| {
        let names = Names::resolve(&api, &input.config.config);
        done(Stage::Resolve);
        written(&api, &names, &input.config, done).map_err(|fault| diagnostics.push(*fault)).ok()
    });
    Outcome { result: tree, diagnostics, sources }
}

/// Makes all files of the client crate of a document that was read already, in memory. The config may be another than that
/// with which it was read, in what decides about neither the model nor the names.
pub fn client(surface: &Surface, config: &LoadedConfig) -> Result<Tree, Box<Diagnostic>> {
    written(&surface.api, &surface.names, config, &mut |_| {})
}

fn written(
    api: &Api,
    names: &Names,
    config: &LoadedConfig,
    done: &mut dyn FnMut(Stage),
) -> Result<Tree, Box<Diagnostic>> {
    let emission = emit(api, names, config);
    done(Stage::Emit);
    let rendered = render(&emission, &config.source());
    done(Stage::Render);
    match rendered {
        Ok(files) => Ok(Tree::new(files)),
        Err(fault) => Err(Box::new(Diagnostic::error(fault.to_string()).help("report it, with the document"))),
    }
}

/// Makes one self-contained document of a document's files: what the selection needs, and no more.
///
/// [`Bundle::to_yaml`] gives the same text for the same document, whatever the order of keys in its files.
pub fn bundled(document: &Path, options: &LoadOptions, selection: &Selection) -> Outcome<Bundle> {
    let mut diagnostics = Diagnostics::new();
    let sources = load(document, options, &mut diagnostics);
    let bundle = (!diagnostics.has_errors()).then(|| bundle(&sources, selection, &mut diagnostics));
    let result = bundle.filter(|_| !diagnostics.has_errors());
    Outcome { result, diagnostics, sources }
}

/// Makes the intermediate model of a document.
pub fn model(input: &Input) -> Outcome<Api> {
    model_observed(input, &mut |_| {})
}

fn model_observed(input: &Input, done: &mut dyn FnMut(Stage)) -> Outcome<Api> {
    let mut diagnostics = Diagnostics::new();
    let sources = load(&input.config.document, &input.load, &mut diagnostics);
    done(Stage::Load);
    let result = read(input, &sources, &mut diagnostics, done);
    Outcome { result, diagnostics, sources }
}

fn read(input: &Input, sources: &SourceSet, diagnostics: &mut Diagnostics, done: &mut dyn FnMut(Stage)) -> Option<Api> {
    if diagnostics.has_errors() {
        return None;
    }
    let bundled = bundle(sources, &input.selection, diagnostics);
    if bundled.tree.is_null() {
        return None;
    }
    done(Stage::Bundle);
    let normalized = normalize(bundled, diagnostics)?;
    done(Stage::Normalize);
    let parsed = parse(normalized, diagnostics)?;
    done(Stage::Parse);
    let api = lower(&parsed, diagnostics);
    done(Stage::Lower);
    let api = analyze(api, &input.config.config, diagnostics);
    done(Stage::Analyze);
    check::names(&api, &input.config, diagnostics);
    (!diagnostics.has_errors()).then_some(api)
}
