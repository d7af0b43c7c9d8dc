//! How paths are shown where the files that were read are copies: by the name of what they are copies of.

use std::path::{Path, PathBuf};

use crate::diagnostic::{Diagnostic, Diagnostics, Place};
use crate::source::SourceSet;

/// A folder, and what is shown in its place: a revision of git is read from a folder of copies, and `v1.2:spec/things.yaml`
/// is what its author knows.
///
/// It is put in place once all has been read, in whatever names a file: nothing between has to tell two paths apart.
#[derive(Clone, Debug)]
pub struct Shown {
    /// The folder with a separator behind it, as paths in it may begin: whole, or from the working directory.
    starts: Vec<String>,
    name: String,
}

impl Shown {
    /// Shows `name` in place of `folder` and the separator behind it.
    ///
    /// The name of the folder must be found nowhere else, as that of a temporary one is not.
    pub fn new(folder: &Path, name: impl Into<String>) -> Self {
        let whole = std::fs::canonicalize(folder).unwrap_or_else(|_| folder.to_owned());
        let here = std::env::current_dir().unwrap_or_default();
        let below = whole.strip_prefix(here).ok().filter(|below| !below.as_os_str().is_empty()).map(Path::to_owned);
        let starts = [Some(whole), Some(folder.to_owned()), below].into_iter().flatten();
        let starts = starts.map(|start| format!("{}{}", start.display(), std::path::MAIN_SEPARATOR)).collect();
        Self { starts, name: name.into() }
    }

    /// The path as it is shown.
    pub fn path(&self, path: &Path) -> PathBuf {
        let text = path.to_string_lossy();
        let rest = self.starts.iter().find_map(|start| text.strip_prefix(start.as_str()));
        rest.map_or_else(|| path.to_owned(), |rest| format!("{}{}", self.name, rest.replace('\\', "/")).into())
    }

    /// The files, shown.
    pub fn sources(&self, mut sources: SourceSet) -> SourceSet {
        sources.rename(|path| self.path(path));
        sources
    }

    /// What was found, shown.
    pub fn diagnostics(&self, diagnostics: Diagnostics) -> Diagnostics {
        let mut shown = Diagnostics::new();
        shown.extend(diagnostics.into_vec().into_iter().map(|diagnostic| self.diagnostic(diagnostic)));
        shown
    }

    fn diagnostic(&self, diagnostic: Diagnostic) -> Diagnostic {
        let Diagnostic { severity, kind, message, place, label, instead, related, help } = diagnostic;
        let place = match place {
            Place::File(path) => Place::File(self.path(&path)),
            other => other,
        };
        let related = related.into_iter().map(|(place, text)| (place, self.text(&text))).collect();
        let help = help.map(|help| self.text(&help));
        Diagnostic {
            severity,
            kind,
            message: self.text(&message),
            place,
            label: self.text(&label),
            instead,
            related,
            help,
        }
    }

    fn text(&self, text: &str) -> String {
        self.starts.iter().fold(text.to_owned(), |text, start| text.replace(start.as_str(), &self.name))
    }
}

#[cfg(test)]
mod tests {
    use super::Shown;
    use crate::config::LoadedConfig;
    use crate::diagnostic::Style;
    use crate::document::testing::Project;
    use crate::document::{LoadOptions, Selection};
    use crate::{Input, model};
    use std::path::Path;

    #[test]
    fn whatever_names_a_file_names_what_it_is_a_copy_of() {
        let root = "openapi: 3.0.3\ninfo: {title: T, version: '1'}\npaths:\n  /things: {$ref: 'paths/none.yaml'}\n";
        let project = Project::new(&[("spec/things.yaml", root)]);
        let shown = Shown::new(&project.path(""), "v1:");
        let document = project.path("spec/things.yaml");
        let config = LoadedConfig::of_document(&document, Path::new("out"), None);
        let outcome = model(&Input { config, selection: Selection::default(), load: LoadOptions::default() });
        let outcome = outcome.shown(&shown);
        let text = outcome.diagnostics.render(&outcome.sources, Style::Plain);
        assert!(text.contains("--> v1:spec/things.yaml:4:19"), "{text}");
        assert!(text.contains("`v1:spec/paths/none.yaml`"), "{text}");
        assert!(!text.contains(&project.path("").display().to_string()), "{text}");
    }

    #[test]
    fn other_paths_stay_as_they_are() {
        let shown = Shown::new(Path::new("copies"), "v1:");
        assert_eq!(shown.path(Path::new("copies/a/b.yaml")), Path::new("v1:a/b.yaml"));
        assert_eq!(shown.path(Path::new("copies2/b.yaml")), Path::new("copies2/b.yaml"));
    }
}
