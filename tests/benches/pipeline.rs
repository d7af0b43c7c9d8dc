//! The pipeline on Source Usages: as a whole, and each stage with what the stages before it gave.

use divan::Bencher;
use sailmaker::analyze::analyze;
use sailmaker::config::LoadedConfig;
use sailmaker::diagnostic::Diagnostics;
use sailmaker::document::{LoadOptions, Parsed, Selection, bundle, load, normalize, parse};
use sailmaker::emit::emit;
use sailmaker::lower::lower;
use sailmaker::names::Names;
use sailmaker::output::Tree;
use sailmaker::pages::{License, pages};
use sailmaker::render::render;
use sailmaker::surface::{Context, Surface};
use sailmaker::{Input, generate};
use std::path::Path;

fn main() {
    divan::main();
}

fn input() -> Input {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../spec/source-usages.toml");
    let config = LoadedConfig::load(&path).expect("the config of this repository is right");
    Input { config, selection: Selection::default(), load: LoadOptions::default() }
}

#[divan::bench]
fn whole(bencher: Bencher) {
    let input = input();
    bencher.bench(|| generate(&input).result.expect("the document of this repository is right"));
}

mod stages {
    use super::*;

    #[divan::bench]
    fn a_load(bencher: Bencher) {
        let input = input();
        bencher.bench(|| load(&input.config.document, &input.load, &mut Diagnostics::new()));
    }

    #[divan::bench]
    fn b_bundle(bencher: Bencher) {
        let input = input();
        let sources = load(&input.config.document, &input.load, &mut Diagnostics::new());
        bencher.bench(|| bundle(&sources, &input.selection, &mut Diagnostics::new()));
    }

    #[divan::bench]
    fn c_normalize(bencher: Bencher) {
        let input = input();
        let sources = load(&input.config.document, &input.load, &mut Diagnostics::new());
        bencher
            .with_inputs(|| bundle(&sources, &input.selection, &mut Diagnostics::new()))
            .bench_values(|bundle| normalize(bundle, &mut Diagnostics::new()));
    }

    #[divan::bench]
    fn d_parse(bencher: Bencher) {
        let input = input();
        let sources = load(&input.config.document, &input.load, &mut Diagnostics::new());
        bencher
            .with_inputs(|| {
                normalize(bundle(&sources, &input.selection, &mut Diagnostics::new()), &mut Diagnostics::new())
            })
            .bench_values(|normalized| normalized.map(|normalized| parse(normalized, &mut Diagnostics::new())));
    }

    fn parsed(input: &Input) -> Parsed {
        let mut diagnostics = Diagnostics::new();
        let sources = load(&input.config.document, &input.load, &mut diagnostics);
        normalize(bundle(&sources, &input.selection, &mut diagnostics), &mut diagnostics)
            .and_then(|normalized| parse(normalized, &mut diagnostics))
            .expect("the document of this repository is right")
    }

    #[divan::bench]
    fn e_lower(bencher: Bencher) {
        let input = input();
        let parsed = parsed(&input);
        bencher.bench(|| lower(&parsed, &mut Diagnostics::new()));
    }

    #[divan::bench]
    fn f_analyze(bencher: Bencher) {
        let input = input();
        let parsed = parsed(&input);
        let document = lower(&parsed, &mut Diagnostics::new());
        bencher
            .with_inputs(|| document.clone())
            .bench_values(|document| analyze(document, (&input.config, true), &mut Diagnostics::new()));
    }

    #[divan::bench]
    fn g_names(bencher: Bencher) {
        let input = input();
        let api = sailmaker::model(&input).result.expect("the document of this repository is right");
        bencher.bench(|| Names::resolve(&api, &input.config.config));
    }

    #[divan::bench]
    fn h_surface(bencher: Bencher) {
        let input = input();
        let api = sailmaker::model(&input).result.expect("the document of this repository is right");
        let names = Names::resolve(&api, &input.config.config);
        bencher.bench(|| Surface::build(&api, &names, &input.config));
    }

    #[divan::bench]
    fn i_emit(bencher: Bencher) {
        with_client(|context| {
            bencher.bench_local(|| emit(context).files().into_iter().flat_map(|file| file.items).count())
        });
    }

    #[divan::bench]
    fn j_render(bencher: Bencher) {
        with_client(|context| {
            bencher.bench_local(|| render(&emit(context), &pages(context, License::default()), "`source-usages.yaml`"));
        });
    }

    fn with_client(bench: impl FnOnce(Context<'_>)) {
        let input = input();
        let api = sailmaker::model(&input).result.expect("the document of this repository is right");
        let names = Names::resolve(&api, &input.config.config);
        let surface = Surface::build(&api, &names, &input.config);
        bench(Context { api: &api, surface: &surface, config: &input.config });
    }

    #[divan::bench]
    fn k_compare(bencher: Bencher) {
        let input = input();
        let tree: Tree = generate(&input).result.expect("the document of this repository is right");
        bencher.bench(|| tree.compare(&input.config.output));
    }
}
