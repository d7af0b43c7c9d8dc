use super::{Error, Generated, Report, Verdict};
use crate::config::LoadedConfig;
use crate::diagnostic::{Diagnostic, Policy};
use crate::diff::{Client, Side, compare};
use crate::document::{LoadOptions, Selection};
use crate::init;
use crate::pipeline::{self, Input, Outcome};
use crate::source::SourceSet;
use std::path::Path;

/// What is generated: a document, and how its client is to be.
///
/// Nothing but the config is read before [`generate`](Self::generate) or [`changes_since`](Self::changes_since).
#[derive(Clone, Debug)]
pub struct Generator {
    input: Input,
}

impl Generator {
    /// The client that a config describes, `sailmaker.toml` or whatever it is called. Paths in it go from its folder.
    ///
    /// # Errors
    ///
    /// The config cannot be read or is wrong; the error says all that is wrong with it.
    pub fn from_config(config: impl AsRef<Path>) -> Result<Self, Error> {
        Ok(Self::of(LoadedConfig::load(config.as_ref())?))
    }

    /// The client that the nearest `sailmaker.toml` describes: the one in the working directory, or else in a folder above it.
    ///
    /// # Errors
    ///
    /// There is none, or it is wrong.
    pub fn from_nearest_config() -> Result<Self, Error> {
        let none = || format!("there is no `{}` here or in a folder above", init::FILE);
        let config = init::nearest().ok_or_else(|| {
            Box::new(
                Diagnostic::error(none()).help("write it: `sailmaker init DOCUMENT` makes a first one of a document"),
            )
        });
        Self::from_config(config?)
    }

    /// The client of a document without a config: the crate is called as the file is, and written to `folder`.
    pub fn from_document(document: impl AsRef<Path>, folder: impl AsRef<Path>) -> Self {
        Self::of(LoadedConfig::of_document(document.as_ref(), folder.as_ref(), None))
    }

    fn of(config: LoadedConfig) -> Self {
        Self { input: Input { config, selection: Selection::default(), load: LoadOptions::default() } }
    }

    /// The same for another document, such as an earlier or a later one: what the config says of operations and types that this one does
    /// not have is no error, and overlays of the config are not applied.
    #[must_use]
    pub fn with_document(mut self, document: impl AsRef<Path>) -> Self {
        self.input.config = self.input.config.borrowed_for(document.as_ref());
        self
    }

    /// Takes the operations with this tag, those of other calls, and no others.
    #[must_use]
    pub fn tag(mut self, tag: impl Into<String>) -> Self {
        self.input.selection.tags.push(tag.into());
        self
    }

    /// Takes the operation with this `operationId`, or of this method and path (`GET /things`), those of other calls, and no others.
    #[must_use]
    pub fn operation(mut self, operation: impl Into<String>) -> Self {
        self.input.selection.operations.push(operation.into());
        self
    }

    /// Corrects the document by this overlay, after those of the config.
    #[must_use]
    pub fn overlay(mut self, overlay: impl AsRef<Path>) -> Self {
        self.input.load.overlays.push(overlay.as_ref().to_owned());
        self
    }

    /// Makes every warning an error, but for those of kinds that the config allows.
    #[must_use]
    pub fn strict(mut self) -> Self {
        let strict = Policy { strict: true, ..Policy::default() };
        self.input.config.config.diagnostics = self.input.config.config.diagnostics.overridden_by(&strict);
        self
    }

    /// Reads the document, and makes all files of the crate in memory.
    ///
    /// # Errors
    ///
    /// Nothing can be made of the document, or a fault of it is an error by the config or by [`strict`](Self::strict). The error says all
    /// that is wrong.
    pub fn generate(&self) -> Result<Generated, Error> {
        let Outcome { result, diagnostics, sources } = pipeline::generate(&self.input);
        let report = Report::new(diagnostics, sources);
        match result {
            Some(tree) => Ok(Generated::new(tree, &self.input.config.output, report)),
            None => Err(report.into()),
        }
    }

    /// Reads both documents, and says what changes for programs that use the client of the old one: in their source, and on the wire.
    ///
    /// # Errors
    ///
    /// Nothing can be made of one of the documents.
    pub fn changes_since(&self, old: &Self) -> Result<Verdict, Error> {
        let ((before, before_sources), (after, after_sources)) = (old.read()?, self.read()?);
        let verdict = compare(
            Side { client: &before, sources: &before_sources },
            Side { client: &after, sources: &after_sources },
        );
        Ok(Verdict::new(verdict, before.version()))
    }

    fn read(&self) -> Result<(Client, SourceSet), Error> {
        let Outcome { result, diagnostics, sources } = Client::read(&self.input);
        match result {
            Some(client) => Ok((client, sources)),
            None => Err(Report::new(diagnostics, sources).into()),
        }
    }
}
