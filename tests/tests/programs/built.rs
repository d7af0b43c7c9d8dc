//! The clients and their programs, compiled at once.

use super::batch::Batch;
use super::generated::Case;
use super::run::Program;
use super::workspace::{self, Workspace};
use sailmaker::config::LoadedConfig;
use sailmaker::document::Selection;
use sailmaker_tests::trials::Found;
use sailmaker_tests::vendor;
use std::path::{Path, PathBuf};

/// A vendor, and the program that calls it.
pub struct Vendor {
    /// What the crate and the folder beside this file are called.
    pub name: &'static str,
    /// The operations of the client, by id, or by method and path.
    pub operations: &'static [&'static str],
    /// The text of the program.
    pub program: &'static str,
    /// Runs the program against the vendor. Panics where anything is not as it should be.
    pub check: fn(&Program<'_>),
}

/// What async programs need besides a client.
const DEPENDENCIES: &str = "tokio = { version = \"1\", features = [\"macros\", \"rt\"] }\n";

/// The programs of the vendors whose documents are there.
pub struct Built {
    workspace: Workspace,
    batch: Batch,
}

impl Built {
    pub fn of(vendors: &[Vendor]) -> Self {
        let there: Vec<(&Vendor, PathBuf)> =
            vendors.iter().filter_map(|vendor| Some((vendor, vendor.document().ok()?))).collect();
        let cases: Vec<Case> = there.iter().map(|(vendor, document)| vendor.client(document)).collect();
        let packages: Vec<String> = there.iter().map(|(vendor, _)| package(vendor)).collect();
        let packages: Vec<&str> = packages.iter().map(String::as_str).collect();
        let needed: Vec<[&Case; 1]> = cases.iter().map(|case| [case]).collect();
        let files: Vec<[(&str, &str); 1]> = there.iter().map(|(vendor, _)| [("src/main.rs", vendor.program)]).collect();
        let programs = packages.iter().zip(&needed).zip(&files).map(|((package, needed), files)| workspace::Program {
            package,
            needed,
            dependencies: DEPENDENCIES,
            files,
        });
        let workspace = Workspace::with("programs", &cases, &programs.collect::<Vec<_>>());
        let batch = workspace.batch_of_build(&packages);
        Self { workspace, batch }
    }

    /// The program of a vendor. Panics where it does not compile, or with a warning.
    pub fn executable(&self, vendor: &Vendor) -> PathBuf {
        let package = package(vendor);
        self.batch.assert_silent(&package);
        self.workspace.executable(&package)
    }
}

fn package(vendor: &Vendor) -> String {
    format!("program-{}", vendor.name)
}

impl Vendor {
    /// The document that the config names, where it is.
    pub fn document(&self) -> Found<PathBuf> {
        vendor::published(&self.config().config.document)
    }

    fn config(&self) -> LoadedConfig {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/programs").join(self.name);
        LoadedConfig::load(&folder.join("config.toml"))
            .unwrap_or_else(|errors| panic!("{}: {:?}", self.name, errors.diagnostics))
    }

    fn client(&self, document: &Path) -> Case {
        let mut config = self.config();
        config.document = document.to_owned();
        let operations = self.operations.iter().map(|name| (*name).to_owned()).collect();
        let selection = Selection { operations, ..Selection::default() };
        Case::of(self.name.to_owned(), config, selection).unwrap_or_else(|fault| panic!("{fault}"))
    }
}
