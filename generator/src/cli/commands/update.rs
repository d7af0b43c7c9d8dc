use super::fetched;
use crate::Input;
use crate::cli::Program;
use crate::cli::arguments::Update;
use crate::cli::report::{self, Fault, Refusal, Status};
use crate::cli::{input, progress};
use crate::config::{LoadedConfig, Source, with_digest};
use crate::diff::{Client, Side, Verdict, compare};
use crate::document::KnownFile;
use crate::output::{OutputError, Transaction, digest};
use semver::Version;
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// The published document, and what it is to replace.
struct Replaced {
    config: PathBuf,
    /// With the document as it is on the disk.
    input: Input,
    source: Source,
    /// None where the document was lost.
    old: Option<String>,
    new: String,
}

pub(crate) fn run(program: &Program, arguments: &Update) -> Status {
    let config = input::config_path(program, &arguments.config).map_err(Refusal::from);
    config.and_then(|config| update(program, arguments, config)).unwrap_or_else(|refusal| refusal.end())
}

fn update(program: &Program, arguments: &Update, config: PathBuf) -> Result<Status, Refusal> {
    let loaded = LoadedConfig::load_client(&config, arguments.config.client.as_deref())?;
    let input = input::of(loaded, &arguments.reading);
    let Some(source) = input.config.config.source.clone() else { return Err(no_source(&config).into()) };
    let old = text_of(&input.config.document)?;
    let by_hand = old.as_ref().is_some_and(|old| !source.sha256.is_empty() && digest(old.as_bytes()) != source.sha256);
    if by_hand && !arguments.force {
        return Err(changed_by_hand(&input.config.document).into());
    }
    let new = fetched::document(&source.url)?.text;
    let replaced = Replaced { config, input, source, old, new };
    if replaced.old.as_ref() == Some(&replaced.new) {
        replaced.write(arguments)?;
        report::result(format!("{}: the one that is published", replaced.shown()));
        return Ok(Status::Done);
    }
    let verdict = replaced.verdict()?;
    show(&replaced, verdict.as_ref(), (program, arguments));
    replaced.write(arguments)?;
    if arguments.check {
        return Ok(Status::Differs);
    }
    report::error(format!("{}: written\nnext:\n  {} generate", replaced.shown(), program.name));
    Ok(Status::Done)
}

fn no_source(config: &Path) -> Fault {
    Fault::new(
        format!("`{}` does not say where the document is published", config.display()),
        "add to it: `[source]`, with `url = \"https://…\"` and `sha256 = \"\"`",
    )
}

fn changed_by_hand(document: &Path) -> Fault {
    Fault::new(
        format!("`{}` was changed by hand since it was fetched", document.display()),
        "correct it by an overlay, which outlives the next document: `overlays` in the config; `--force` loses the changes",
    )
}

/// The text of a file with LF at the ends of lines; none where there is no such file.
fn text_of(document: &Path) -> Result<Option<String>, OutputError> {
    match fs::read_to_string(document) {
        Ok(text) => Ok(Some(text.replace("\r\n", "\n"))),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        Err(error) => Err(OutputError::Read(document.to_owned(), error)),
    }
}

fn show(replaced: &Replaced, verdict: Option<&Verdict>, (program, arguments): (&Program, &Update)) {
    match verdict {
        Some(verdict) => {
            let version = Version::parse(&replaced.input.config.config.package.version).ok();
            super::diff::print(verdict, version.as_ref(), (program, arguments.format));
        }
        None => report::error("note: of the old document no client can be made, so that there is nothing to compare"),
    }
}

impl Replaced {
    fn shown(&self) -> std::path::Display<'_> {
        self.input.config.document.display()
    }

    /// What is new; none where the old document is not there, or no client can be made of it.
    fn verdict(&self) -> Result<Option<Verdict>, Refusal> {
        let mut input = self.input.clone();
        input.load.files = Some(Arc::new(KnownFile::new(&self.input.config.document, self.new.as_str())));
        let new = progress::stages(|done| Client::read_observed(&input, done));
        let Some(client) = &new.result else { return Err(Refusal::Diagnostics(new.diagnostics, new.sources)) };
        super::diff::note_warnings(&new.diagnostics, &self.input.config.document);
        let new = Side { client, sources: &new.sources };
        let old = progress::stages(|done| Client::read_observed(&self.input, done));
        let old = old.result.as_ref().map(|client| Side { client, sources: &old.sources });
        Ok(old.map(|old| progress::during("comparing", || compare(old, new))))
    }

    /// Writes the document and its digest, unless nothing is to be written.
    fn write(&self, arguments: &Update) -> Result<(), Refusal> {
        if arguments.check {
            return Ok(());
        }
        let mut transaction = Transaction::new();
        if self.old.as_ref() != Some(&self.new) {
            transaction.replace_durably(&self.input.config.document, &self.new)?;
        }
        let text = fs::read_to_string(&self.config).map_err(|error| OutputError::Read(self.config.clone(), error))?;
        let digest = digest(self.new.as_bytes());
        if let Some(text) =
            with_digest(&text, self.input.config.client.as_deref(), &digest).filter(|_| digest != self.source.sha256)
        {
            transaction.replace_durably(&self.config, &text)?;
        }
        Ok(transaction.commit()?)
    }
}
