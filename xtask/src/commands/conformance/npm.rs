use std::process::{Command, Stdio};

/// Whether npm can be started, and the Node.js that it runs on.
pub(super) fn is_installed() -> bool {
    [npm(), node()].iter_mut().all(|command| {
        let status = command.arg("--version").stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).status();
        status.is_ok_and(|status| status.success())
    })
}

pub(super) fn npm() -> Command {
    // On Windows npm is a batch file, which is only found by its full name.
    Command::new(if cfg!(windows) { "npm.cmd" } else { "npm" })
}

pub(super) fn node() -> Command {
    Command::new("node")
}
