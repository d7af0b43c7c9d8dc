use crate::cli::report::Fault;
use crate::config::configs_in;
use crate::document::{Limits, roots_in};
use std::path::{Path, PathBuf};

/// The one config of a folder, or else its one document; `shown` says how paths are shown.
pub(super) fn one_of(folder: &Path, shown: impl Fn(&Path) -> PathBuf) -> Result<PathBuf, Fault> {
    let name = shown(folder);
    let unreadable = |error: std::io::Error| {
        Fault::new(
            format!("`{}` cannot be read: {error}", name.display()),
            "let the user who runs this read the folder",
        )
    };
    let configs = configs_in(folder).map_err(unreadable)?;
    let (what, candidates) = match configs.is_empty() {
        false => ("configs", configs),
        true => ("documents", roots_in(folder, &Limits::default()).map_err(unreadable)?),
    };
    let named: Vec<String> = candidates.iter().map(|path| format!("`{}`", shown(path).display())).collect();
    let mut candidates = candidates.into_iter();
    match (candidates.next(), candidates.next()) {
        (Some(one), None) => Ok(one),
        (None, _) => Err(Fault::new(
            format!("`{}` has neither a config nor an OpenAPI document", name.display()),
            "name the file, or the folder that has it",
        )),
        _ => Err(Fault::new(
            format!("`{}` has {} {what}: {}", name.display(), named.len(), named.join(", ")),
            "name the one that is meant",
        )),
    }
}
