use crate::diagnostic::{Diagnostic, Place};
use std::fs;
use std::path::Path;

/// Every `.rs` file under a folder, by path.
pub(super) fn examples_in(folder: &Path) -> Result<Vec<(String, String)>, Box<Diagnostic>> {
    let mut examples = Vec::new();
    let mut open = vec![(folder.to_owned(), String::new())];
    while let Some((path, prefix)) = open.pop() {
        let refused = |error: std::io::Error| {
            let diagnostic = Diagnostic::error(format!("the examples cannot be read: {error}"));
            Box::new(
                diagnostic.place(Place::File(path.clone())).help("name a folder of Rust files in `crate.examples`"),
            )
        };
        for entry in fs::read_dir(&path).map_err(refused)? {
            let entry = entry.map_err(refused)?;
            let name = format!("{prefix}{}", entry.file_name().to_string_lossy());
            if entry.path().is_dir() {
                open.push((entry.path(), format!("{name}/")));
            } else if name.ends_with(".rs") {
                examples.push((name, fs::read_to_string(entry.path()).map_err(refused)?));
            }
        }
    }
    examples.sort();
    Ok(examples)
}
