//! Which files of a folder are OpenAPI documents.

use std::path::{Path, PathBuf};

use rayon::prelude::*;
use serde_json::Value;

use super::limits::Limits;
use super::{read, swagger};

/// The documents in a folder, by name: files in YAML or JSON whose root has `openapi`, or is Swagger 2.0. Files that cannot be read are none.
pub fn roots_in(folder: &Path, limits: &Limits) -> std::io::Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for entry in std::fs::read_dir(folder)? {
        files.push(entry?.path());
    }
    files.sort();
    Ok(files.into_par_iter().filter(|path| is_root(path, limits)).collect())
}

fn is_root(path: &Path, limits: &Limits) -> bool {
    let extension = path.extension().map(|extension| extension.to_string_lossy().to_ascii_lowercase());
    if !matches!(extension.as_deref(), Some("yaml" | "yml" | "json")) {
        return false;
    }
    let text = match read::read_bytes(path, limits).map(read::decode) {
        Ok((text, None)) => text,
        _ => return false,
    };
    // Most files that are no document do not have the word, and need not be parsed.
    let may_be = text.contains("openapi") || text.contains("swagger");
    let is_root = |root: Value| root.get("openapi").is_some() || swagger::is_swagger(&root);
    may_be && read::parse(&text, path, limits).is_ok_and(|parsed| is_root(parsed.tree))
}
