use super::super::worker::cannot;
use super::super::workspace::{SAME, Said, Workspace, write};
use super::{names, program};
use crate::target;
use sailmaker::cli::{Messages, Reading, input, report};
use sailmaker::config::Runtime;
use sailmaker::{Input, generate, model, shared_runtime};
use std::env::consts::EXE_SUFFIX;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The package of the runtime that clients share.
const RUNTIME: &str = "sailmaker-runtime";

/// The package of the program that has all clients.
const PROGRAM: &str = "program";

/// What clippy is told.
const DENIED: [&str; 5] = ["--", "-D", "warnings", "-D", "clippy::incompatible_msrv"];

/// A document and the package of its client.
pub(super) struct Client {
    pub(super) document: PathBuf,
    pub(super) name: String,
}

impl Client {
    pub(super) fn all(documents: &[PathBuf]) -> Vec<Self> {
        let names = names::packages(documents.iter().map(PathBuf::as_path));
        documents.iter().cloned().zip(names).map(|(document, name)| Self { document, name }).collect()
    }

    /// Writes the client, and says how many operations it has.
    fn write(&self, runtime: Runtime, folder: &Path) -> Result<usize, String> {
        let input = self.input(runtime);
        let outcome = generate(&input);
        let Some(tree) = outcome.result else {
            report::diagnostics(&outcome.diagnostics, &outcome.sources, Messages::default());
            return Err(format!("{}: no client can be made of it", self.document.display()));
        };
        tree.write(&folder.join(&self.name)).map_err(|error| error.to_string())?;
        Ok(model(&input).result.map(|api| api.operations.len()).unwrap_or_default())
    }

    fn input(&self, runtime: Runtime) -> Input {
        let mut input =
            input::from_document(&self.document, Path::new(&self.name), Some(&self.name), &Reading::default());
        let config = &mut input.config.config;
        config.runtime = runtime;
        if runtime == Runtime::Crate {
            config.package.runtime_source.insert("path".to_owned(), format!("../{RUNTIME}").into());
        }
        input
    }
}

/// A workspace of clients that have their runtime in one way.
pub(super) struct Layout {
    workspace: Workspace,
    /// Where what is built goes, in the target folder.
    built: String,
    clients: Vec<String>,
    runtime: Runtime,
    /// How many each client has.
    pub(super) operations: Vec<usize>,
}

impl Layout {
    /// Writes the clients, the runtime that they share, and a program that has all of them.
    pub(super) fn write(clients: &[Client], runtime: Runtime, folder: &Path) -> Result<Self, String> {
        let operations = clients.iter().map(|client| client.write(runtime, folder)).collect::<Result<_, _>>()?;
        if runtime == Runtime::Crate {
            shared_runtime().write(&folder.join(RUNTIME)).map_err(|error| error.to_string())?;
        }
        let clients: Vec<String> = clients.iter().map(|client| client.name.clone()).collect();
        let package = folder.join(PROGRAM);
        write(&package.join("Cargo.toml"), &program::manifest(PROGRAM, &clients))
            .and_then(|()| write(&package.join("src/main.rs"), &program::code(&clients, runtime)))
            .map_err(cannot(package.display()))?;
        let name = folder.file_name().unwrap_or_default().to_string_lossy();
        let built = format!("clients-built/{name}");
        let layout = Self { workspace: Workspace::new(folder.to_owned())?, built, clients, runtime, operations };
        layout.workspace.set(&layout.packages().chain([PROGRAM]).collect::<Vec<_>>())?;
        Ok(layout)
    }

    /// How many clients there are.
    pub(super) fn len(&self) -> usize {
        self.clients.len()
    }

    /// Has clippy check all packages with the features that the program has: what it said of those that are not right.
    pub(super) fn check(&self) -> Result<(), String> {
        let own: Vec<&str> = self.packages().chain([PROGRAM]).collect();
        let mut arguments = vec!["clippy".to_owned(), format!("--package={SAME}")];
        arguments.extend(own.iter().map(|package| format!("--package={package}")));
        arguments.extend(DENIED.map(str::to_owned));
        let output = self.workspace.run(&arguments, &self.built)?;
        let mut said = Said::default();
        output.messages.iter().for_each(|message| said.hear(message));
        said.end(output.end);
        let faults: Vec<String> = own.iter().filter_map(|package| said.verdict(package).err()).collect();
        if faults.is_empty() { Ok(()) } else { Err(format!("the clients do not compile:\n{}", faults.join("\n"))) }
    }

    /// Builds the program and runs it: what it prints.
    pub(super) fn run_program(&self) -> Result<String, String> {
        let packages = [PROGRAM, SAME].map(|package| format!("--package={package}"));
        let arguments: Vec<&str> = ["build"].into_iter().chain(packages.iter().map(String::as_str)).collect();
        let output = self.workspace.run(&arguments, &self.built)?;
        let executable = target::folder(&self.built)?.join("debug").join(format!("{PROGRAM}{EXE_SUFFIX}"));
        let ran = Command::new(&executable).output().map_err(|error| {
            format!("{}: the program cannot be started: {error}\n{}", executable.display(), output.end)
        })?;
        match ran.status.success() {
            true => Ok(String::from_utf8_lossy(&ran.stdout).trim_end().to_owned()),
            false => Err(format!("the program fails: {}", String::from_utf8_lossy(&ran.stderr))),
        }
    }

    /// The command that checks the first clients alone.
    pub(super) fn checking(&self, clients: usize) -> Result<Command, String> {
        let packages = self.first(clients).chain([SAME]).map(|package| format!("--package={package}"));
        self.workspace.command(&["check".to_owned()].into_iter().chain(packages).collect::<Vec<_>>(), &self.built)
    }

    /// The files by which cargo knows that the first clients are to be checked anew.
    pub(super) fn roots(&self, clients: usize) -> impl Iterator<Item = PathBuf> {
        self.first(clients).map(|package| self.workspace.folder.join(package).join("src/lib.rs"))
    }

    fn packages(&self) -> impl Iterator<Item = &str> {
        self.first(self.len())
    }

    /// The first clients, and the runtime that they share.
    fn first(&self, clients: usize) -> impl Iterator<Item = &str> {
        let shared = (self.runtime == Runtime::Crate).then_some(RUNTIME);
        self.clients.iter().take(clients).map(String::as_str).chain(shared)
    }
}
