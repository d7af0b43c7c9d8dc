//! The whole pipeline, one type a boundary.

mod check;
mod client;
mod license;
mod names;
mod stage;

pub use client::{Client, Side};
pub use names::{ListedName, names_observed};
pub use stage::Stage;

use crate::analyze::analyze;
use crate::config::{LoadedConfig, Select};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::document::load::load_observed;
use crate::document::overlay::{self, Effect};
use crate::document::{
    Bundle, LinkedDocument, LoadOptions, Selection, Shown, bundle, bundle_with, load, normalize, parse,
};
use crate::emit::emit;
use crate::ir::Api;
use crate::lower::lower;
use crate::output::Tree;
use crate::pages::{self, pages};
use crate::render::render;
use crate::source::SourceSet;
use crate::surface::Context;
use std::path::Path;

/// What is generated, and from what.
#[derive(Clone, Debug)]
pub struct Input {
    /// The config, which names the document.
    pub config: LoadedConfig,
    /// Which operations, in place of those that the config selects; by default these, else all of them.
    pub selection: Selection,
    /// How the document is read. Overlays that are named here are applied after those of the config.
    pub load: LoadOptions,
}

impl Input {
    /// How the document is read, with the overlays of the config.
    fn load_options(&self) -> LoadOptions {
        let overlays = self.config.overlays.iter().chain(&self.load.overlays).cloned().collect();
        LoadOptions { overlays, ..self.load.clone() }
    }

    /// Which operations.
    fn selection(&self) -> Selection {
        if !self.selection.is_everything() {
            return self.selection.clone();
        }
        let Select { tags, operations } = self.config.config.select.clone();
        Selection { tags, operations, is_of_another: self.config.borrowed }
    }
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

/// Makes all files of the crate `sailmaker-runtime`, in memory: what clients share whose config says so.
pub fn shared_runtime() -> Tree {
    Tree::new(pages::shared_runtime())
}

/// Makes all files of a client crate, in memory.
pub fn generate(input: &Input) -> Outcome<Tree> {
    generate_observed(input, &mut |_| {})
}

/// Like [`generate`]; `done` is told of each stage as it ends, so that what it took can be measured. After a stage that
/// finds errors no other may follow.
pub fn generate_observed(input: &Input, done: &mut dyn FnMut(Stage)) -> Outcome<Tree> {
    let Outcome { result, mut diagnostics, sources } = Client::read_observed(input, done);
    let tree = result.and_then(|client| written(client.context(), done).map_err(|fault| diagnostics.push(*fault)).ok());
    Outcome { result: tree, diagnostics, sources }
}

/// Makes all files of the client crate of a document that was read already, in memory. The config may be another than that
/// with which it was read, in what decides about neither the model nor the names.
pub fn client(client: &Client, config: &LoadedConfig) -> Result<Tree, Box<Diagnostic>> {
    client_observed(client, config, &mut |_| {})
}

/// Like [`client()`]; `done` is told of each stage as it ends.
pub fn client_observed(
    client: &Client,
    config: &LoadedConfig,
    done: &mut dyn FnMut(Stage),
) -> Result<Tree, Box<Diagnostic>> {
    written(Context { config, ..client.context() }, done)
}

fn written(context: Context<'_>, done: &mut dyn FnMut(Stage)) -> Result<Tree, Box<Diagnostic>> {
    let (emission, pages) = (emit(context), pages(context, license::of(context)));
    done(Stage::Emit);
    let rendered = render(&emission, &pages, &context.config.source());
    done(Stage::Render);
    match rendered {
        Ok(files) => Ok(Tree::new(files)),
        Err(fault) => Err(Box::new(Diagnostic::error(fault.to_string()).help("report it, with the document"))),
    }
}

/// Makes one self-contained document of a document's files: what the selection needs, and no more. Where a reference leads nowhere it has
/// what [`generate`] reads there.
///
/// [`Bundle::to_yaml`] gives the members that the specification knows in the order of its tables, components by name, and all
/// else in the order of the document.
pub fn bundled(document: &Path, options: &LoadOptions, selection: &Selection) -> Outcome<Bundle> {
    let mut diagnostics = Diagnostics::new();
    let linked = load(document, options, &mut diagnostics);
    let bundle = (!diagnostics.has_errors()).then(|| bundle(&linked, selection, &mut diagnostics));
    let result = bundle.filter(|_| !diagnostics.has_errors()).map(Bundle::with_stand_ins);
    Outcome { result, diagnostics, sources: linked.into_sources() }
}

/// What each action of the overlays does to the document. Whether the references of the document lead anywhere does not
/// matter.
pub fn explained(input: &Input) -> Outcome<Vec<Effect>> {
    let mut diagnostics = Diagnostics::new();
    let (linked, mut effects) = load_observed(&input.config.document, &input.load_options(), &mut diagnostics);
    let sources = linked.into_sources();
    overlay::find_lines(&mut effects, &sources);
    Outcome { result: (!diagnostics.has_errors()).then_some(effects), diagnostics, sources }
}

/// Makes the intermediate model of a document.
pub fn model(input: &Input) -> Outcome<Api> {
    model_observed(input, &mut |_| {})
}

/// Like [`model`], of a document that was loaded before: no file is read, whatever the selection. `None` where there is an error,
/// also one that loading told.
pub fn model_of(input: &Input, linked: &LinkedDocument, diagnostics: &mut Diagnostics) -> Option<Api> {
    let bundled = bundled_of(input, linked, diagnostics, &mut |_| {})?;
    read(input, bundled, diagnostics, &mut |_| {})
}

/// Like [`model`]; `done` is told of each stage as it ends.
pub fn model_observed(input: &Input, done: &mut dyn FnMut(Stage)) -> Outcome<Api> {
    let mut diagnostics = Diagnostics::new();
    let linked = load(&input.config.document, &input.load_options(), &mut diagnostics);
    done(Stage::Load);
    let bundled = bundled_of(input, &linked, &mut diagnostics, done);
    // What was copied of the trees is in the bundle, so that they need not be there beside what is made of it.
    let sources = linked.into_sources();
    let result = bundled.and_then(|bundled| read(input, bundled, &mut diagnostics, done));
    Outcome { result, diagnostics, sources }
}

/// One tree of a document, and what was wrong with the document if nothing is left of it.
struct Bundled {
    bundle: Bundle,
    if_nothing: Diagnostic,
}

fn bundled_of(
    input: &Input,
    linked: &LinkedDocument,
    diagnostics: &mut Diagnostics,
    done: &mut dyn FnMut(Stage),
) -> Option<Bundled> {
    if diagnostics.has_errors() {
        return None;
    }
    let named: Vec<&str> = input.config.config.stream.iter().filter_map(|table| table.item.as_deref()).collect();
    let bundle = bundle_with(linked, &input.selection(), &named, diagnostics);
    if bundle.tree.is_null() {
        return None;
    }
    done(Stage::Bundle);
    Some(Bundled { bundle, if_nothing: check::nothing(linked) })
}

fn read(input: &Input, bundled: Bundled, diagnostics: &mut Diagnostics, done: &mut dyn FnMut(Stage)) -> Option<Api> {
    let normalized = normalize(bundled.bundle, diagnostics)?;
    done(Stage::Normalize);
    let parsed = parse(normalized, diagnostics)?;
    done(Stage::Parse);
    let api = lower(&parsed, diagnostics);
    drop(parsed);
    done(Stage::Lower);
    let api = analyze(api, (&input.config, input.selection.is_everything()), diagnostics);
    done(Stage::Analyze);
    check::names(&api, &input.config, diagnostics);
    check::config(&api, &input.config, diagnostics);
    if api.operations.is_empty() && api.schemas.is_empty() {
        diagnostics.push(bundled.if_nothing);
    }
    diagnostics.judge(&input.config.config.diagnostics);
    (!diagnostics.has_errors()).then_some(api)
}
