//! An answer of the script.

use std::sync::Arc;
use std::time::Duration;

use serde_json::Value;
use tokio::sync::watch;

/// What the server sends back, or does instead.
#[derive(Clone, Debug)]
pub struct Reply {
    pub(super) status: u16,
    pub(super) headers: Vec<(String, String)>,
    pub(super) body: Vec<u8>,
    pub(super) chunked: bool,
    pub(super) delay: Duration,
    pub(super) gate: Option<Gate>,
    pub(super) ending: Ending,
    /// What is sent over and over after that, and how long the server waits each time.
    pub(super) tail: Option<(Vec<u8>, Duration)>,
}

/// How much of an answer is sent, and what follows.
#[derive(Clone, Copy, Debug)]
pub(super) enum Ending {
    /// All of it; the connection stays open.
    Whole,
    /// The head and this many bytes of the body; then the connection is closed.
    Cut(usize),
    /// The head and this many bytes of the body; then nothing more, on an open connection.
    Stalled(usize),
    /// Nothing; the connection is closed.
    HungUp,
    /// The body alone, in place of a whole message; then the connection is closed.
    Raw,
}

impl Reply {
    /// An answer without a body.
    pub fn status(status: u16) -> Self {
        Self {
            status,
            headers: Vec::new(),
            body: Vec::new(),
            chunked: false,
            delay: Duration::ZERO,
            gate: None,
            ending: Ending::Whole,
            tail: None,
        }
    }

    /// An answer with a JSON body.
    pub fn json(status: u16, body: &Value) -> Self {
        Self::status(status).header("content-type", "application/json").body(body.to_string())
    }

    /// A redirect to a location.
    pub fn redirect(status: u16, location: impl AsRef<str>) -> Self {
        Self::status(status).header("location", location.as_ref())
    }

    /// No answer: the connection is closed once the request has been read.
    pub fn hang_up() -> Self {
        Self { ending: Ending::HungUp, ..Self::status(0) }
    }

    /// These bytes in place of a message, be they HTTP or not.
    pub fn raw(bytes: impl Into<Vec<u8>>) -> Self {
        Self { ending: Ending::Raw, ..Self::status(0).body(bytes) }
    }

    /// Sends these bytes after everything else, over and over until the client hangs up, and waits that long before each.
    pub fn then_endlessly(mut self, bytes: impl Into<Vec<u8>>, pause: Duration) -> Self {
        self.tail = Some((bytes.into(), pause));
        self
    }

    /// Adds a header line.
    pub fn header(mut self, name: &str, value: impl AsRef<str>) -> Self {
        self.headers.push((name.to_owned(), value.as_ref().to_owned()));
        self
    }

    /// Sets the body, leaving the content type alone.
    pub fn body(mut self, body: impl Into<Vec<u8>>) -> Self {
        self.body = body.into();
        self
    }

    /// Sends the body in chunks of unknown total length.
    pub fn chunked(mut self) -> Self {
        self.chunked = true;
        self
    }

    /// Waits before the first byte.
    pub fn after(mut self, delay: Duration) -> Self {
        self.delay = delay;
        self
    }

    /// Waits for a gate before the first byte.
    pub fn held_by(mut self, gate: &Gate) -> Self {
        self.gate = Some(gate.clone());
        self
    }

    /// Announces the whole body, sends this many bytes of it, and closes the connection.
    pub fn cut_after(mut self, bytes: usize) -> Self {
        self.ending = Ending::Cut(bytes);
        self
    }

    /// Announces the whole body, sends this many bytes of it, and then nothing more.
    pub fn stall_after(mut self, bytes: usize) -> Self {
        self.ending = Ending::Stalled(bytes);
        self
    }
}

/// 200 with a JSON body.
impl From<Value> for Reply {
    fn from(body: Value) -> Self {
        Self::json(200, &body)
    }
}

/// A status with a JSON body.
impl From<(u16, Value)> for Reply {
    fn from((status, body): (u16, Value)) -> Self {
        Self::json(status, &body)
    }
}

/// A status without a body.
impl From<u16> for Reply {
    fn from(status: u16) -> Self {
        Self::status(status)
    }
}

/// Holds answers back until it is opened. Clones are the same gate.
#[derive(Clone, Debug, Default)]
pub struct Gate(Arc<watch::Sender<bool>>);

impl Gate {
    /// Lets every answer through, from now on.
    pub fn open(&self) {
        self.0.send_replace(true);
    }

    pub(super) async fn passed(&self) {
        // The sender lives as long as `self`, so that waiting cannot fail.
        let _ = self.0.subscribe().wait_for(|open| *open).await;
    }
}
