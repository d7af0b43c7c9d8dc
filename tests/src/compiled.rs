//! Generated crates as a workspace that shares with this repository what it compiles, and what cargo says of them. `cargo xtask fuzz`
//! compiles in the same way.

use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::ffi::OsStr;
use std::path::Path;
use std::process::Command;
use std::{fs, io};

/// A package of every workspace that has the dependencies of this repository's client, with the features that they are built
/// with here: so what was compiled for one workspace, or for the tests themselves, is compiled for none again.
pub const SAME: &str = "same-dependencies";

/// Writes what makes crates in a folder a workspace, with [`SAME`]. `dependencies` is from [`same_dependencies`], `root` the folder of this
/// repository.
pub fn write_workspace(folder: &Path, packages: &[&str], dependencies: &str, root: &Path) -> io::Result<()> {
    // The profile of dependencies is that of this repository. Of what is generated, debug information would take more time
    // than all else.
    let profile = "[profile.dev]\ndebug = false\nincremental = false\n";
    let members = [packages, &[SAME]].concat();
    write(&folder.join("Cargo.toml"), &format!("[workspace]\nresolver = \"3\"\nmembers = {members:?}\n\n{profile}"))?;
    // The versions are those of this repository, so that nothing has to be looked up.
    fs::copy(root.join("Cargo.lock"), folder.join("Cargo.lock"))?;
    write(&folder.join(SAME).join("Cargo.toml"), dependencies)?;
    write(&folder.join(SAME).join("src/lib.rs"), "")
}

/// The manifest of [`SAME`], by asking cargo.
pub fn same_dependencies(root: &Path, cargo: &OsStr) -> Result<String, String> {
    let client = tree(root, cargo, &["--package", "sailpoint-source-usages", "--features", "rustls,blocking,tracing"])?;
    let is_of_client = |line: &&String| client.iter().any(|own| own.split('|').next() == line.split('|').next());
    let dependency = |(index, line): (usize, &String)| {
        let (package, features) = line.split_once('|')?;
        let (name, version) = package.split_once(" v")?;
        let features: Vec<&str> = features.split(',').filter(|feature| !feature.is_empty()).collect();
        let version = format!("package = {name:?}, version = \"={version}\"");
        Some(format!("d{index} = {{ {version}, default-features = false, features = {features:?} }}\n"))
    };
    let all = tree(root, cargo, &["--workspace"])?;
    let dependencies: String = all.iter().filter(is_of_client).enumerate().filter_map(dependency).collect();
    Ok(format!("[package]\nname = {SAME:?}\nedition = \"2024\"\n\n[dependencies]\n{dependencies}"))
}

/// The packages from elsewhere that are compiled here, with their features: `name v1.2.3|feature,feature`.
fn tree(root: &Path, cargo: &OsStr, packages: &[&str]) -> Result<Vec<String>, String> {
    let mut command = Command::new(cargo);
    command.arg("tree").args(packages).args(["--edges", "normal,dev,no-proc-macro", "--prefix", "none", "--quiet"]);
    let output = command.args(["--format", "{p}|{f}"]).current_dir(root).output();
    let output = output.map_err(|error| format!("cargo cannot be started: {error}"))?;
    if !output.status.success() {
        return Err(String::from_utf8_lossy(&output.stderr).into_owned());
    }
    let text = String::from_utf8_lossy(&output.stdout);
    let lines = text.lines().map(|line| line.trim_end_matches(" (*)").to_owned());
    let mut lines: Vec<String> = lines.filter(|line| !line.contains(" (")).collect();
    lines.sort();
    lines.dedup();
    Ok(lines)
}

/// Writes a file that is not what it should be, so that nothing is built again without a reason.
pub fn write(path: &Path, text: &str) -> io::Result<()> {
    if fs::read_to_string(path).is_ok_and(|there| there == text) {
        return Ok(());
    }
    path.parent().map_or(Ok(()), fs::create_dir_all)?;
    fs::write(path, text)
}

/// The folder of the package that a message of cargo is of.
pub fn package_of(message: &Value) -> Option<&str> {
    message["manifest_path"].as_str()?.rsplit(['/', '\\']).nth(1)
}

/// What cargo has said so far, by `--message-format=json`.
#[derive(Default)]
pub struct Said {
    messages: BTreeMap<String, String>,
    done: BTreeSet<String>,
    /// What it said of itself, when it has ended.
    end: Option<String>,
}

impl Said {
    /// Takes note of a message, by the folder of the package that it is of.
    pub fn hear(&mut self, message: &Value) {
        let Some(package) = package_of(message) else { return };
        match message["reason"].as_str() {
            Some("compiler-artifact") => drop(self.done.insert(package.to_owned())),
            Some("compiler-message") => {
                let text = message["message"]["rendered"].as_str().unwrap_or_default();
                self.messages.entry(package.to_owned()).or_default().push_str(text);
            }
            _ => {}
        }
    }

    /// Whether it is known how a package went.
    pub fn is_known(&self, package: &str) -> bool {
        self.done.contains(package) || self.end.is_some()
    }

    /// Takes note that cargo has ended, and of what it said of itself.
    pub fn end(&mut self, text: String) {
        self.end = Some(text);
    }

    /// How a package went: it is compiled, and nothing was said of it. `Err` has what was said. A package that cargo did not come to,
    /// since one that it depends on failed, did not go well, whether cargo calls that a failure or not.
    pub fn verdict(&self, package: &str) -> Result<(), String> {
        match (self.messages.get(package), self.done.contains(package)) {
            (Some(message), _) => Err(message.clone()),
            (None, true) => Ok(()),
            (None, false) => {
                Err(format!("cargo said nothing of {package}\n{}", self.end.as_deref().unwrap_or_default()))
            }
        }
    }
}
