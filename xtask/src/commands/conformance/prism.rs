use super::{install, npm};
use std::fs::{self, File};
use std::io::{self, BufRead, BufReader, Write};
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdout, Stdio};
use std::sync::mpsc::{self, Receiver, SyncSender};
use std::thread;
use std::time::Duration;

/// The longest that Prism may take to start: Node.js has some thousand files to read, on a machine that may be busy.
const START: Duration = Duration::from_secs(120);

/// What Prism says on the line that has its address.
const LISTENING: &str = "Prism is listening on http://";

/// Prism, serving a document on a loopback port of its own choice. It ends with this value, and with this process.
pub(super) struct Prism {
    process: Child,
    log: PathBuf,
    address: SocketAddr,
}

impl Prism {
    /// Starts Prism, and waits until it takes requests. What it prints goes to a log in `folder`.
    pub(super) fn start(folder: &Path, document: &Path) -> Result<Self, String> {
        let log = folder.join("prism.log");
        let process = spawn(folder, document, &log).map_err(|error| format!("Prism cannot be started: {error}"))?;
        // From here on Prism ends with the value, whichever way this function returns.
        let mut prism = Self { process, log, address: SocketAddr::from(([127, 0, 0, 1], 0)) };
        prism.address = prism.listen().map_err(|fault| format!("{fault}\n{}", prism.last_words()))?;
        Ok(prism)
    }

    /// Where Prism takes requests.
    pub(super) fn address(&self) -> SocketAddr {
        self.address
    }

    /// Where Prism's log is.
    pub(super) fn log(&self) -> &Path {
        &self.log
    }

    fn listen(&mut self) -> Result<SocketAddr, String> {
        let lines = self.process.stdout.take().ok_or("the output of Prism cannot be read")?;
        let file = File::options().append(true).open(&self.log).map_err(|error| error.to_string())?;
        let (sender, address) = mpsc::sync_channel(1);
        thread::spawn(move || keep(lines, file, &sender));
        wait(&address)
    }

    /// The end of the log.
    fn last_words(&self) -> String {
        let log = fs::read_to_string(&self.log).unwrap_or_default();
        let lines: Vec<&str> = log.lines().collect();
        lines.get(lines.len().saturating_sub(20)..).unwrap_or_default().join("\n")
    }
}

impl Drop for Prism {
    fn drop(&mut self) {
        // It fails only where the process has ended already.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

fn spawn(folder: &Path, document: &Path, log: &Path) -> io::Result<Child> {
    let mut node = npm::node();
    node.arg("--require").arg(folder.join(install::END_WITH_PARENT)).arg(folder.join(install::PROGRAM));
    node.arg("mock").arg(document).args(["--errors", "--host", "127.0.0.1", "--port", "0"]);
    node.env("FORCE_COLOR", "0").stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(File::create(log)?);
    node.spawn()
}

fn wait(address: &Receiver<SocketAddr>) -> Result<SocketAddr, String> {
    address.recv_timeout(START).map_err(|error| match error {
        mpsc::RecvTimeoutError::Timeout => format!("Prism did not start within {} seconds", START.as_secs()),
        mpsc::RecvTimeoutError::Disconnected => "Prism ended before it took requests".to_owned(),
    })
}

/// Writes what Prism prints to the log, until it ends, and hands on its address. It would stop where nobody reads.
fn keep(lines: ChildStdout, mut log: File, sender: &SyncSender<SocketAddr>) {
    for line in BufReader::new(lines).lines().map_while(Result::ok) {
        // A disk that is full is no reason to stop: the verdicts do not come from the log.
        let _ = writeln!(log, "{line}");
        if let Some(address) = address(&line) {
            // The second time nobody waits any more.
            let _ = sender.try_send(address);
        }
    }
}

fn address(line: &str) -> Option<SocketAddr> {
    let (_, address) = line.split_once(LISTENING)?;
    address.trim().parse().ok()
}

#[cfg(test)]
mod tests {
    use super::address;

    #[test]
    fn the_address_is_read_from_the_line_that_has_it() {
        let line = "[7:47:07 AM] › [CLI] ▶  start     Prism is listening on http://127.0.0.1:4711";
        assert_eq!(address(line), Some(([127, 0, 0, 1], 4711).into()));
        assert_eq!(address("[7:47:07 AM] › [CLI] ℹ  info      GET        http://127.0.0.1:4711/status"), None);
    }
}
