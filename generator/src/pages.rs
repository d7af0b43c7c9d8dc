//! Surface → everything of a client crate that is not Rust of its own: the Markdown pages, one a tag, one a model, an index of
//! both, and the README; the manifest, the changelog, and what is copied as it stands.

mod front_matter;
mod index;
mod license;
mod methods;
mod models;
mod package;
mod page;
mod program;
mod readme;
pub mod views;

pub use license::License;
pub(crate) use package::{first_entry, shared_runtime};
pub use page::{Content, Page};
pub(crate) use readme::first_program;

use crate::surface::{Context, Model, Paths, RustType, Tag};
use crate::text::{self, Cell, Word};
use rayon::prelude::*;
use views::TypeName;

/// A part of the pages, which can be made without the others.
type Part<'a> = Box<dyn Fn(Context<'a>) -> Vec<Page> + Send + Sync + 'a>;

/// The pages of a generated crate, in parts.
pub struct Pages<'a> {
    context: Context<'a>,
    parts: Vec<Part<'a>>,
}

impl Pages<'_> {
    /// Makes every part, some of them at the same time, and hands its pages to a function; the results come in the order of
    /// the parts.
    pub(crate) fn each<T: Send>(&self, take: impl Fn(Vec<Page>) -> T + Sync) -> Vec<T> {
        self.parts.par_iter().with_max_len(1).map(|part| take(part(self.context))).collect()
    }
}

/// The parts of the pages, those that take longest first.
pub fn pages(context: Context<'_>, license: License) -> Pages<'_> {
    let models = context.surface.types().map(of_model);
    let tags = context.surface.tags.iter().map(of_tag);
    let of_readme = license.clone();
    let small: [Part<'_>; 4] = [
        Box::new(index::files),
        Box::new(move |context| readme::files(context, &of_readme)),
        Box::new(move |context| package::files(context, &license)),
        Box::new(package::runtime),
    ];
    Pages { context, parts: tags.chain(models).chain(small).collect() }
}

fn of_model(model: &Model) -> Part<'_> {
    Box::new(move |context| vec![models::file(context, model)])
}

fn of_tag(tag: &Tag) -> Part<'_> {
    Box::new(move |context| vec![methods::file(context, tag)])
}

/// The server's URL, its variables at their defaults: what the paths are relative to.
fn base_url(context: Context<'_>) -> text::Page {
    let server = context.api.main_server().map(|server| server.default_url());
    text::Page::text(server.as_deref().unwrap_or("/"))
}

/// A type as a page shows it; `models` is the way from the page to the folder of models.
fn type_name(context: Context<'_>, rust: &RustType, models: &str) -> TypeName {
    let page = match rust.models().as_slice() {
        [id] => Some(Word::new(&format!("{models}{}.md", context.surface.model(**id).page))),
        _ => None,
    };
    TypeName { code: Cell::code(&context.surface.spelled(rust, Paths::Page)), page }
}

/// A number of things: `1 model`, `2 models`.
fn counted(number: u128, what: &str) -> String {
    format!("{number} {what}{}", if number == 1 { "" } else { "s" })
}
