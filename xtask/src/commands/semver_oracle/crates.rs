use super::updates::{CRATE, Program, Update, digest};
use sailmaker::config::LoadedConfig;
use sailmaker::diagnostic::Style;
use sailmaker::document::{LoadOptions, Selection};
use sailmaker::output::{MANIFEST, Tree};
use sailmaker::{Input, generate};
use std::path::{Path, PathBuf};
use std::{env, fs, io};

/// A generated crate, in a workspace of its own, since all of them have one name. Cases with the same crate share it.
pub(super) struct Crate {
    /// The workspace.
    pub(super) folder: PathBuf,
    /// The folder of the crate in its workspace. Cargo tells packages apart by that path, so it is another for every crate.
    member: String,
    /// What decides about the crate, as text.
    code: Vec<String>,
    tree: Tree,
}

impl Crate {
    /// Generates the crates of both documents of a case, in memory.
    pub(super) fn both(update: &Update, folder: &Path) -> Result<[Self; 2], String> {
        let documents = folder.join("documents").join(&update.name);
        let [old, new] = update.write(&documents).map_err(unwritable(&documents))?;
        let crates = folder.join("crates");
        Ok([Self::generate(&old, &crates)?, Self::generate(&new, &crates)?])
    }

    fn generate(config: &Path, crates: &Path) -> Result<Self, String> {
        let config =
            LoadedConfig::load(config).map_err(|errors| errors.diagnostics.render(&errors.sources, Style::Plain))?;
        // A config may be true of only one of the documents.
        let config = config.borrowed_for(&config.document);
        let input = Input { config, selection: Selection::default(), load: LoadOptions::default() };
        let outcome = generate(&input);
        let tree = outcome.result.ok_or_else(|| outcome.diagnostics.render(&outcome.sources, Style::Plain))?;
        let is_code = |path: &Path| path.extension().is_some_and(|end| end == "rs" || end == "toml");
        let files = tree.iter().filter(|(path, _)| is_code(path));
        let code: Vec<String> = files.map(|(path, text)| format!("{}\n{text}", path.display())).collect();
        let name: String = digest(&code).chars().skip_while(|char| *char != ':').skip(1).take(16).collect();
        Ok(Self { folder: crates.join(&name), member: format!("{CRATE}-{name}"), code, tree })
    }

    /// A text that is another for every other code of two crates.
    pub(super) fn digest([old, new]: &[Self; 2]) -> String {
        digest(old.code.iter().chain(&new.code))
    }

    /// Writes the crate, and beside it the program.
    pub(super) fn write(&self, program: Option<&Program>) -> Result<(), String> {
        let member = self.folder.join(&self.member);
        // An earlier generator wrote no list of what it wrote, and what is no code may be another since.
        if !member.join(MANIFEST).exists() {
            remove(&member)?;
        }
        self.tree.write(&member).map_err(|error| format!("{}: {error}", self.folder.display()))?;
        let written = || {
            self.write_workspace(program)?;
            program.map_or(Ok(()), |program| self.write_program(program))
        };
        written().map_err(unwritable(&self.folder))
    }

    fn write_workspace(&self, program: Option<&Program>) -> io::Result<()> {
        let members: Vec<String> =
            [self.member.clone()].into_iter().chain(program.map(|_| self.program_member())).collect();
        let manifest =
            format!("[workspace]\nresolver = \"3\"\nmembers = {members:?}\n\n[profile.dev]\ndebug = false\n");
        fs::write(self.folder.join("Cargo.toml"), manifest)?;
        // The versions are those of this repository, so that nothing has to be looked up or built twice.
        match env::var_os("CARGO_MANIFEST_DIR") {
            Some(package) => {
                fs::copy(Path::new(&package).join("../Cargo.lock"), self.folder.join("Cargo.lock")).map(drop)
            }
            None => Ok(()),
        }
    }

    fn write_program(&self, program: &Program) -> io::Result<()> {
        let features = match &program.features {
            Some(features) => format!("default-features = false, features = {features}"),
            None => "features = [\"blocking\"]".to_owned(),
        };
        let manifest = format!(
            "[package]\nname = \"program\"\nedition = \"2024\"\n\n[dependencies]\n{CRATE} = {{ path = \"../{}\", {features} }}\n",
            self.member
        );
        let code = format!(
            "#![allow(warnings)]\n\npub async fn program(client: {CRATE}::Client) -> Result<(), {CRATE}::Error> {{\n{}Ok(())\n}}\n",
            program.body
        );
        let folder = self.folder.join(self.program_member());
        fs::create_dir_all(folder.join("src"))?;
        fs::write(folder.join("Cargo.toml"), manifest)?;
        fs::write(folder.join("src/lib.rs"), code)
    }

    fn program_member(&self) -> String {
        format!("program-with-{}", self.member)
    }
}

/// Removes all crates, with what rustdoc said of them: another compiler may say it otherwise.
pub(super) fn forget(folder: &Path) -> Result<(), String> {
    remove(&folder.join("crates"))
}

fn remove(folder: &Path) -> Result<(), String> {
    match fs::remove_dir_all(folder) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(unwritable(folder)(error)),
        _ => Ok(()),
    }
}

fn unwritable(folder: &Path) -> impl Fn(io::Error) -> String {
    move |error| format!("{}: cannot be written: {error}", folder.display())
}
