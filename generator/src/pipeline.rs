//! The whole pipeline, one type a boundary.

mod stage;

pub use stage::Stage;

use crate::analyze::analyze;
use crate::config::{Config, LoadedConfig};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::document::load::load_observed;
use crate::document::overlay::{self, Effect};
use crate::document::{Bundle, LoadOptions, Selection, SourceSet, bundle, load, normalize, parse};
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
    /// How the document is read. Overlays that are named here are applied after those of the config.
    pub load: LoadOptions,
}

impl Input {
    /// How the document is read, with the overlays of the config.
    fn load_options(&self) -> LoadOptions {
        let overlays = self.config.overlays.iter().chain(&self.load.overlays).cloned().collect();
        LoadOptions { overlays, ..self.load.clone() }
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
        let emission = emit(&api, &names, &input.config);
        done(Stage::Emit);
        let rendered = render(&emission, &input.config.source());
        done(Stage::Render);
        match rendered {
            Ok(files) => Some(Tree::new(files)),
            Err(fault) => {
                diagnostics.push(Diagnostic::error(fault.to_string()).help("report it, with the document"));
                None
            }
        }
    });
    Outcome { result: tree, diagnostics, sources }
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

/// What each action of the overlays does to the document. Whether the references of the document lead anywhere does not
/// matter.
pub fn explained(input: &Input) -> Outcome<Vec<Effect>> {
    let mut diagnostics = Diagnostics::new();
    let (sources, mut effects) = load_observed(&input.config.document, &input.load_options(), &mut diagnostics);
    overlay::find_lines(&mut effects, &sources);
    Outcome { result: (!diagnostics.has_errors()).then_some(effects), diagnostics, sources }
}

/// Makes the intermediate model of a document.
pub fn model(input: &Input) -> Outcome<Api> {
    model_observed(input, &mut |_| {})
}

fn model_observed(input: &Input, done: &mut dyn FnMut(Stage)) -> Outcome<Api> {
    let mut diagnostics = Diagnostics::new();
    let sources = load(&input.config.document, &input.load_options(), &mut diagnostics);
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
    check_names(&api, &input.config.config, diagnostics);
    (!diagnostics.has_errors()).then_some(api)
}

/// What the config says of names that are not there, and the names that two operations want.
fn check_names(api: &Api, config: &Config, diagnostics: &mut Diagnostics) {
    for name in Names::stale(api, config) {
        let message = format!("the config names `{name}`, which is no type of the document");
        diagnostics.push(Diagnostic::error(message).help("take it out of `[names]`, or correct it"));
    }
    for name in Names::stale_operations(api, config) {
        let message = format!("the config names `{name}`, which is no operation of the document");
        diagnostics.push(Diagnostic::error(message).help("take it out of `[operations]`, or correct it"));
    }
    for (name, schemas) in Names::type_clashes(api, config) {
        let Some(((_, first), rest)) = schemas.split_first() else { continue };
        for (spelling, other) in rest {
            let warning = Diagnostic::warning(format!("two schemas are called `{name}`; they are numbered"))
                .at(other.location.clone())
                .related(first.location.clone(), "this is the other one")
                .help(format!("pin the name: `\"{spelling}\" = \"...\"` under `[names]` of the config"));
            diagnostics.push(warning);
        }
    }
    for (name, operations) in Names::clashes(api, config) {
        let Some((first, rest)) = operations.split_first() else { continue };
        for other in rest {
            let warning =
                Diagnostic::warning(format!("two operations of one tag are called `{name}`; they are numbered"))
                    .at(other.location.clone())
                    .related(first.location.clone(), "this is the other one")
                    .help(format!(
                        "pin the name: `\"{}\" = \"...\"` under `[operations]` of the config",
                        other.label()
                    ));
            diagnostics.push(warning);
        }
    }
}
