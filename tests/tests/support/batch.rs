//! One call of cargo over many packages, and a test for each of them.

use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::io::{BufRead, BufReader, Read};
use std::process::{Child, ChildStdout, Command, Stdio};
use std::sync::{Arc, Condvar, Mutex};
use std::thread;

/// A call of cargo that is under way. How a package went is known when cargo is done with it, and of one that does not compile when
/// cargo has ended.
pub struct Batch {
    shared: Arc<(Mutex<Said>, Condvar)>,
    listener: Option<thread::JoinHandle<()>>,
}

/// What cargo has said so far.
#[derive(Default)]
pub struct Said {
    messages: BTreeMap<String, String>,
    done: BTreeSet<String>,
    /// What it said of itself, when it has ended.
    end: Option<String>,
}

impl Batch {
    /// Starts a command that has `--message-format=json`.
    pub fn start(mut command: Command) -> Self {
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        let shared: Arc<(Mutex<Said>, Condvar)> = Arc::default();
        let (said, output) = (Arc::clone(&shared), child.stdout.take().unwrap());
        let errors = thread::spawn({
            let mut errors = child.stderr.take().unwrap();
            move || {
                let mut text = Vec::new();
                errors.read_to_end(&mut text).unwrap();
                String::from_utf8_lossy(&text).into_owned()
            }
        });
        let listener = Some(thread::spawn(move || listen(&said, child, output, errors)));
        Self { shared, listener }
    }

    /// Waits until it is known how a package went; fails with what was said of it.
    pub fn assert_silent(&self, package: &str) {
        let (said, changed) = &*self.shared;
        let is_open = |said: &mut Said| !said.done.contains(package) && said.end.is_none();
        let said = changed.wait_while(said.lock().unwrap(), is_open).unwrap();
        let verdict = said.verdict(package);
        drop(said);
        verdict.unwrap_or_else(|fault| panic!("{fault}"));
    }
}

/// The last package may be known before cargo ends, and what cargo took is counted only if it is waited for.
impl Drop for Batch {
    fn drop(&mut self) {
        if let Some(listener) = self.listener.take() {
            drop(listener.join());
        }
    }
}

fn listen(shared: &(Mutex<Said>, Condvar), mut child: Child, output: ChildStdout, errors: thread::JoinHandle<String>) {
    let (said, changed) = shared;
    for line in BufReader::new(output).split(b'\n').map_while(Result::ok) {
        if let Ok(message) = serde_json::from_str(&String::from_utf8_lossy(&line)) {
            said.lock().unwrap().hear(&message);
            changed.notify_all();
        }
    }
    drop(child.wait());
    said.lock().unwrap().end(errors.join().unwrap_or_default());
    changed.notify_all();
}

impl Said {
    /// Takes note of a message, by the folder of the package that it is of.
    pub fn hear(&mut self, message: &Value) {
        let package = message["manifest_path"].as_str().and_then(|path| path.rsplit(['/', '\\']).nth(1));
        let Some(package) = package else { return };
        match message["reason"].as_str() {
            Some("compiler-artifact") => drop(self.done.insert(package.to_owned())),
            Some("compiler-message") => {
                let text = message["message"]["rendered"].as_str().unwrap_or_default();
                self.messages.entry(package.to_owned()).or_default().push_str(text);
            }
            _ => {}
        }
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
