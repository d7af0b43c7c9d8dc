//! One call of cargo over many packages, and a test for each of them.

use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::io::{BufRead, BufReader, Read};
use std::process::{Child, ChildStdout, Command, Stdio};
use std::sync::{Arc, Condvar, Mutex};
use std::thread;

/// A call of cargo that is under way. What it says of a package is known as soon as it has said it.
pub struct Batch {
    shared: Arc<(Mutex<Said>, Condvar)>,
    listener: Option<thread::JoinHandle<()>>,
}

/// What cargo has said so far.
#[derive(Default)]
struct Said {
    messages: BTreeMap<String, String>,
    done: BTreeSet<String>,
    /// What it said of itself and whether it succeeded, when it has ended.
    end: Option<(String, bool)>,
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
                let mut text = String::new();
                errors.read_to_string(&mut text).map(|_| text).unwrap_or_default()
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
        let message = said.messages.get(package).cloned();
        let failure =
            || said.end.as_ref().filter(|(_, ok)| !ok && said.messages.is_empty()).map(|(text, _)| text.clone());
        let fault = message.or_else(failure);
        drop(said);
        if let Some(fault) = fault {
            panic!("{fault}");
        }
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
    for line in BufReader::new(output).lines().map_while(Result::ok) {
        if let Ok(message) = serde_json::from_str(&line) {
            said.lock().unwrap().hear(&message);
            changed.notify_all();
        }
    }
    let is_success = child.wait().is_ok_and(|status| status.success());
    said.lock().unwrap().end = Some((errors.join().unwrap_or_default(), is_success));
    changed.notify_all();
}

impl Said {
    /// Takes note of a message, by the folder of the package that it is of.
    fn hear(&mut self, message: &Value) {
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
}
