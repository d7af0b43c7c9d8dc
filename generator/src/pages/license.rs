//! What is said of the licence of a crate: in files of their own, and in the README.

use super::views::LicenseText;
use super::{Context, Page};
use crate::markdown;
use crate::text::{Fits, Page as Markdown, Plain, Word};

/// Under which licence a crate may be used.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct License {
    /// An expression of SPDX; none where neither the config nor the document says one.
    pub expression: Option<String>,
    /// The licences of SPDX that it names.
    pub identifiers: Vec<&'static str>,
}

/// The licences whose texts are known, each with its file.
const TEXTS: [(&str, &str); 2] = [("Apache-2.0", "LICENSE-APACHE"), ("MIT", "LICENSE-MIT")];

impl License {
    /// The files that have the texts of the licences.
    fn files(&self) -> impl Iterator<Item = &'static str> {
        TEXTS.iter().filter(|(license, _)| self.identifiers.contains(license)).map(|(_, file)| *file)
    }
}

/// The texts of the licences that are known: a file each, with whose the crate is where a text says that.
pub(super) fn files(context: Context<'_>, license: &License) -> Vec<Page> {
    let file = |file: &'static str| match sailmaker_templates::copied().find(|(name, _)| *name == file) {
        Some((path, text)) => Page::copy(path, text),
        None => Page::template(file, file, LicenseText { copyright: Plain::line(&copyright(context)) }),
    };
    license.files().map(file).collect()
}

/// Whose the crate is: the config's word, else the contact of the document, else the authors of what it describes.
fn copyright(context: Context<'_>) -> String {
    let given = context.config.config.package.copyright.as_ref().or(context.api.contact.as_ref());
    given.cloned().unwrap_or_else(|| format!("the authors of {}", context.api.title))
}

/// What the README says: the expression with the files, and what the document calls a licence that SPDX does not have.
pub(super) fn section(context: Context<'_>, license: &License) -> Markdown {
    let copyright = context.config.config.package.copyright.as_deref();
    let copyright = copyright.map(|text| Markdown::filled("Copyright (c) {}", &[&Markdown::text(text)]));
    let said = match &license.expression {
        Some(expression) => own(&Markdown::text(expression), license),
        None => stated(context),
    };
    Markdown::joined(&[said].into_iter().chain(copyright).collect::<Vec<_>>(), "\n\n")
}

fn own(expression: &Markdown, license: &License) -> Markdown {
    let file = |file| Markdown::filled("[{}]({})", &[&Word::new(file), &Word::new(file)]);
    let files = Markdown::joined(&license.files().map(file).collect::<Vec<_>>(), ", ");
    Markdown::filled(if files.is_empty() { "{}." } else { "{}: {}." }, &[expression, &files])
}

fn stated(context: Context<'_>) -> Markdown {
    let Some(stated) = &context.api.license else {
        return "Neither the document nor the config of the generator says under which licence the crate may be used."
            .into();
    };
    let name = Markdown::text(&stated.name);
    let link = stated.url.as_deref().and_then(markdown::link_target);
    let name = match &link {
        Some(link) => Markdown::filled("[{}]({})", &[&name as &dyn Fits<Markdown>, link]),
        None => name,
    };
    Markdown::filled(
        "The document states this licence of the API: {}. SPDX does not have it, so the manifest names none.",
        &[&name],
    )
}
