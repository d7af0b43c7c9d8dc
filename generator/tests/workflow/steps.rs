use serde_yaml::Value;
use std::cell::RefCell;
use std::fs;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use tempfile::TempDir;

/// A document of one operation.
pub(crate) const DOCUMENT: &str = "openapi: 3.0.3
info: {title: Things, version: '1'}
paths:
  /things:
    get:
      operationId: listThings
      tags: [things]
      responses:
        '200':
          description: All of them.
          content: {application/json: {schema: {$ref: '#/components/schemas/Thing'}}}
components:
  schemas:
    Thing: {type: object, properties: {id: {type: string}}}
";

/// Where a repository has what belongs to its client.
#[derive(Clone, Copy)]
pub(crate) struct Layout {
    pub(crate) config: &'static str,
    pub(crate) document: &'static str,
    pub(crate) output: &'static str,
    /// What the config says of the last two.
    keys: &'static str,
}

impl Layout {
    /// As `sailmaker init` begins.
    pub(crate) const FOREIGN: Self = Self {
        config: "sailmaker.toml",
        document: "openapi.yaml",
        output: "client",
        keys: "document = \"openapi.yaml\"\noutput = \"client\"\n",
    };
    /// As a fork of this repository has it.
    pub(crate) const FORK: Self = Self {
        config: "spec/things.toml",
        document: "spec/things.yaml",
        output: "generated",
        keys: "document = \"things.yaml\"\noutput = \"../generated\"\n",
    };
    pub(crate) const ALL: [Self; 2] = [Self::FOREIGN, Self::FORK];
}

/// What a step printed, and its exit code; none where a signal ended it.
pub(crate) struct Run {
    pub(crate) code: Option<i32>,
    pub(crate) out: String,
    pub(crate) err: String,
}

/// A checkout of a repository with a client, and what the service gives to a step.
pub(crate) struct Service {
    folder: TempDir,
    workflow: Value,
    layout: Layout,
    /// What differs from test to test; the last one of a name counts.
    variables: RefCell<Vec<(&'static str, String)>>,
}

fn workflow() -> Value {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../.github/workflows/document.yml");
    serde_yaml::from_str(&fs::read_to_string(path).unwrap()).unwrap()
}

impl Service {
    /// A repository as `sailmaker init` begins it.
    pub(crate) fn foreign() -> Self {
        Self::new(Layout::FOREIGN)
    }

    /// A repository with the document, its config and its crate, committed and pushed, and nothing else.
    pub(crate) fn new(layout: Layout) -> Self {
        let folder = TempDir::new().unwrap();
        let service = Self { folder, workflow: workflow(), layout, variables: RefCell::default() };
        for folder in ["spec", "runner", "bin"] {
            fs::create_dir(service.path(folder)).unwrap();
        }
        fs::write(service.path(".gitignore"), "/runner\n/bin\n/vendor*\n/published\n/remote\n").unwrap();
        let config = format!("{}[crate]\nname = \"things\"\nversion = \"0.1.0\"\n", layout.keys);
        fs::write(service.path(layout.config), config).unwrap();
        symlink(env!("CARGO_BIN_EXE_sailmaker"), service.path("bin/sailmaker")).unwrap();
        for program in ["cargo", "gh"] {
            service.program(program, &format!("echo \"$@\" >> \"$RUNNER_TEMP/{program}\""));
        }
        service.git(&["init", "--quiet", "--initial-branch", "main"]);
        service.git(&["init", "--quiet", "--bare", "remote"]);
        service.git(&["remote", "add", "origin", "remote"]);
        service.write_document(DOCUMENT);
        service.commit_all("A client");
        service.set("BASE", service.git(&["rev-parse", "HEAD"]));
        service
    }

    /// The steps of a job: the name of each, or the action that it uses.
    pub(crate) fn steps_of(job: &str) -> Vec<String> {
        let workflow = workflow();
        let steps = workflow["jobs"][job]["steps"].as_sequence().unwrap().iter();
        let name = |step: &Value| step["name"].as_str().or(step["uses"].as_str()).unwrap().to_owned();
        steps.map(name).collect()
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

    /// Gives a value to a variable of the workflow, of a job or of a step.
    pub(crate) fn set(&self, name: &'static str, value: String) {
        self.variables.borrow_mut().push((name, value));
    }

    /// Puts a document in its place, and the crate that comes of it.
    pub(crate) fn write_document(&self, text: &str) {
        fs::write(self.path(self.layout.document), text).unwrap();
        let mut command = Command::new(env!("CARGO_BIN_EXE_sailmaker"));
        Run::of(command.args(["generate", "--config", self.layout.config]).current_dir(self.folder.path()));
    }

    pub(crate) fn commit_all(&self, message: &str) {
        self.git(&["add", "--all"]);
        self.git(&["commit", "--quiet", "--message", message]);
    }

    pub(crate) fn git(&self, arguments: &[&str]) -> String {
        let who = ["-c", "user.name=T", "-c", "user.email=t@example.com"];
        let run = Run::of(Command::new("git").args(who).args(arguments).current_dir(self.folder.path()));
        assert_eq!(run.code, Some(0), "git {arguments:?}: {}", run.err);
        run.out.trim_end().to_owned()
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
        for step in ["Fetch", "Document", "Generate", "Verdict", "Open a pull request"] {
            self.step("update", step).assert_code(0);
        }
    }

    /// Runs a step as the service does: by bash, which stops at the first command that fails.
    pub(crate) fn step(&self, job: &str, name: &str) -> Run {
        let job = &self.workflow["jobs"][job];
        let steps = job["steps"].as_sequence().unwrap();
        let step = steps.iter().find(|step| step["name"] == name).unwrap();
        let script = step["run"].as_str().unwrap();
        let search = format!("{}:{}", self.path("bin").display(), std::env::var("PATH").unwrap());
        let runner = |file: &str| self.path("runner").join(file);
        let mut command = Command::new("bash");
        command.args(["--noprofile", "--norc", "-eo", "pipefail", "-c", script]).current_dir(self.folder.path());
        command.env("PATH", search).env("RUNNER_TEMP", self.path("runner"));
        command.env("GITHUB_OUTPUT", runner("output")).env("GITHUB_STEP_SUMMARY", runner("summary"));
        command.env("GITHUB_ENV", runner("env")).env("GITHUB_REPOSITORY", "owner/things");
        command.env("GITHUB_SERVER_URL", "https://github.example");
        // What a step writes there is set for the steps after it.
        let set = fs::read_to_string(runner("env")).unwrap_or_default();
        command.envs(
            set.lines()
                .filter_map(|line| line.split_once('='))
                .map(|(name, value)| (name.to_owned(), value.to_owned())),
        );
        let given = [("CONFIG", self.layout.config), ("PULL_REQUEST", "7"), ("REVISION", "0123abcd")];
        let empty = ["DOCUMENT", "TAGS", "VERSION"].map(|name| (name, ""));
        let given = given.into_iter().chain(empty).map(|(name, value)| (name, value.to_owned()));
        for (name, value) in given.chain(self.variables.borrow().iter().cloned()) {
            // The service sets what the workflow, the job or the step names, and nothing else.
            if [&self.workflow["env"], &job["env"], &step["env"]].iter().any(|named| named.get(name).is_some()) {
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
        self.asked_of("gh")
    }

    /// What the steps asked of cargo, a command a line.
    pub(crate) fn asked_of_cargo(&self) -> Vec<String> {
        self.asked_of("cargo")
    }

    fn asked_of(&self, program: &str) -> Vec<String> {
        let asked = fs::read_to_string(self.path("runner").join(program)).unwrap_or_default();
        asked.lines().map(str::to_owned).collect()
    }
}

impl Run {
    /// Runs a command.
    fn of(command: &mut Command) -> Self {
        let Output { status, stdout, stderr } = command.output().unwrap();
        let text = |bytes| String::from_utf8(bytes).unwrap();
        Self { code: status.code(), out: text(stdout), err: text(stderr) }
    }

    pub(crate) fn assert_code(&self, code: i32) {
        assert_eq!(self.code, Some(code), "{}{}", self.out, self.err);
    }
}
