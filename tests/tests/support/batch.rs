//! One call of cargo over many packages, and a test for each of them.

use sailmaker_tests::compiled::Said;
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
        let is_open = |said: &mut Said| !said.is_known(package);
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
