use super::folder::{DOCUMENT, Run};
use serde_yaml::Value;
use std::cell::RefCell;
use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::Command;
use tempfile::TempDir;

/// A checkout of a repository with a client, and what the service gives to a step.
pub(crate) struct Service {
    folder: TempDir,
    workflow: Value,
    /// What differs from test to test.
    variables: RefCell<Vec<(&'static str, String)>>,
}

const CONFIG: &str =
    "document = \"things.yaml\"\noutput = \"../generated\"\n[crate]\nname = \"things\"\nversion = \"0.1.0\"\n";

impl Service {
    /// A repository with the document, its config and its crate, committed and pushed.
    pub(crate) fn new() -> Self {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../.github/workflows/document.yml");
        let workflow = serde_yaml::from_str(&fs::read_to_string(path).unwrap()).unwrap();
        let service = Self { folder: TempDir::new().unwrap(), workflow, variables: RefCell::default() };
        for folder in ["spec", "runner", "bin"] {
            fs::create_dir(service.path(folder)).unwrap();
        }
        fs::write(service.path(".gitignore"), "/runner\n/bin\n/vendor*\n/published\n/remote\n").unwrap();
        fs::write(service.path("spec/things.toml"), CONFIG).unwrap();
        // Only the subcommand `xtask` of Cargo is called, and is this program.
        service
            .program("cargo", &format!("[ \"$1\" = xtask ] && shift && exec '{}' \"$@\"", env!("CARGO_BIN_EXE_xtask")));
        service.program("gh", "echo \"$@\" >> \"$RUNNER_TEMP/gh\"");
        service.git(&["init", "--quiet", "--initial-branch", "main"]);
        service.git(&["init", "--quiet", "--bare", "remote"]);
        service.git(&["remote", "add", "origin", "remote"]);
        service.write_document(DOCUMENT);
        service.commit_all("A client");
        service.set("BASE", service.git(&["rev-parse", "HEAD"]).trim().to_owned());
        service
    }

    pub(crate) fn path(&self, relative: &str) -> PathBuf {
        self.folder.path().join(relative)
    }

    fn program(&self, name: &str, script: &str) {
        let path = self.path("bin").join(name);
        fs::write(&path, format!("#!/usr/bin/env bash\n{script}\n")).unwrap();
        fs::set_permissions(path, fs::Permissions::from_mode(0o755)).unwrap();
    }

    /// Lets GitHub answer that a comment of this workflow is there.
    pub(crate) fn comment_is_there(&self, id: &str) {
        self.program(
            "gh",
            &format!("echo \"$@\" >> \"$RUNNER_TEMP/gh\"; case \"$*\" in *--paginate*) echo {id} ;; esac"),
        );
    }

    fn set(&self, name: &'static str, value: String) {
        self.variables.borrow_mut().push((name, value));
    }

    /// Puts a document in its place, and the crate that comes of it.
    pub(crate) fn write_document(&self, text: &str) {
        fs::write(self.path("spec/things.yaml"), text).unwrap();
        let mut command = Command::new(env!("CARGO_BIN_EXE_xtask"));
        Run::of(command.args(["generate", "--config", "spec/things.toml"]).current_dir(self.folder.path()));
    }

    pub(crate) fn commit_all(&self, message: &str) {
        self.git(&["add", "--all"]);
        self.git(&["-c", "user.name=T", "-c", "user.email=t@example.com", "commit", "--quiet", "--message", message]);
    }

    pub(crate) fn git(&self, arguments: &[&str]) -> String {
        let run = Run::of(Command::new("git").args(arguments).current_dir(self.folder.path()));
        assert_eq!(run.code, Some(0), "git {arguments:?}: {}", run.err);
        run.out
    }

    pub(crate) fn archive(&self, folder: &str, file: &str) {
        let mut tar = Command::new("tar");
        let run = Run::of(tar.args(["--create", "--gzip", "--file", file, folder]).current_dir(self.folder.path()));
        assert_eq!(run.code, Some(0), "{}", run.err);
    }

    /// Lets the workflow fetch a file of this folder.
    pub(crate) fn publish(&self, file: &str, root: &str) {
        self.set("ADDRESS", format!("file://{}", self.path(file).display()));
        self.set("ROOT", root.to_owned());
    }

    /// Runs all steps of the job that looks for a new document.
    pub(crate) fn update(&self) {
        for step in ["Fetch", "Bundle", "Generate", "Verdict", "Open a pull request"] {
            self.step("update", step).assert_code(0);
        }
    }

    /// Runs a step as the service does: by bash, which stops at the first command that fails.
    pub(crate) fn step(&self, job: &str, name: &str) -> Run {
        let job = &self.workflow["jobs"][job];
        let steps = job["steps"].as_sequence().unwrap();
        let script = steps.iter().find(|step| step["name"] == name).unwrap()["run"].as_str().unwrap();
        let search = format!("{}:{}", self.path("bin").display(), std::env::var("PATH").unwrap());
        let runner = |file: &str| self.path("runner").join(file);
        let mut command = Command::new("bash");
        command.args(["--noprofile", "--norc", "-eo", "pipefail", "-c", script]).current_dir(self.folder.path());
        command.env("PATH", search).env("RUNNER_TEMP", self.path("runner"));
        command.env("GITHUB_OUTPUT", runner("output")).env("GITHUB_STEP_SUMMARY", runner("summary"));
        command.env("GITHUB_ENV", runner("env")).env("GITHUB_REPOSITORY", "owner/things");
        // What a step writes there is set for the steps after it.
        let set = fs::read_to_string(runner("env")).unwrap_or_default();
        command.envs(
            set.lines()
                .filter_map(|line| line.split_once('='))
                .map(|(name, value)| (name.to_owned(), value.to_owned())),
        );
        let given = [("CONFIG", "spec/things.toml"), ("DOCUMENT", "spec/things.yaml"), ("PULL_REQUEST", "7")];
        let given = given.map(|(name, value)| (name, value.to_owned()));
        let more = [("BRANCH", "document-update".to_owned()), ("TAGS", String::new())];
        for (name, value) in given.into_iter().chain(more).chain(self.variables.borrow().iter().cloned()) {
            // The service sets what the workflow or the job names, and nothing else.
            if [&self.workflow["env"], &job["env"]].iter().any(|named| named.get(name).is_some()) {
                command.env(name, value);
            }
        }
        Run::of(&mut command)
    }

    /// What the steps have told the ones after them.
    pub(crate) fn output(&self) -> String {
        fs::read_to_string(self.path("runner/output")).unwrap()
    }

    /// What the steps show on the page of the run.
    pub(crate) fn summary(&self) -> String {
        fs::read_to_string(self.path("runner/summary")).unwrap()
    }

    /// What the steps asked of GitHub, a command a line.
    pub(crate) fn asked_of_gh(&self) -> Vec<String> {
        let asked = fs::read_to_string(self.path("runner/gh")).unwrap_or_default();
        asked.lines().map(str::to_owned).collect()
    }
}

impl Run {
    pub(crate) fn assert_code(&self, code: i32) {
        assert_eq!(self.code, Some(code), "{}{}", self.out, self.err);
    }
}
