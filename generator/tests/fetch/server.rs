//! A server on this machine that has a few files, over TLS or without. It ends with the test.

use rcgen::{BasicConstraints, CertificateParams, CertifiedIssuer, IsCa, KeyPair};
use rustls::crypto::aws_lc_rs::default_provider;
use rustls::pki_types::PrivatePkcs8KeyDer;
use rustls::{ServerConfig, ServerConnection, StreamOwned};
use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::thread::{self, JoinHandle};
use std::time::Duration;

/// How long a connection may say nothing.
const PATIENCE: Duration = Duration::from_secs(5);

/// What is sent for a path.
#[derive(Clone, Debug)]
pub(crate) enum Answer {
    File(String),
    Redirect(String),
    Status(u16),
    /// As many bytes as the client takes.
    Endless,
}

type Answers = Arc<Mutex<BTreeMap<String, Answer>>>;

pub(crate) struct Server {
    /// `https://127.0.0.1:PORT`.
    pub(crate) origin: String,
    /// The certificate of the authority, as PEM; empty without TLS.
    pub(crate) authority: String,
    answers: Answers,
    asked: Arc<Mutex<Vec<String>>>,
    ends: Arc<AtomicBool>,
    thread: Option<JoinHandle<()>>,
}

impl Server {
    pub(crate) fn over_tls() -> Self {
        let (authority, config) = identity();
        Self::start("https", authority, Some(config))
    }

    pub(crate) fn plain() -> Self {
        Self::start("http", String::new(), None)
    }

    fn start(scheme: &str, authority: String, config: Option<Arc<ServerConfig>>) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let origin = format!("{scheme}://{}", listener.local_addr().unwrap());
        let (answers, asked, ends) = (Answers::default(), Arc::default(), Arc::new(AtomicBool::new(false)));
        let state = (Arc::clone(&answers), Arc::clone(&asked), Arc::clone(&ends));
        let thread = thread::spawn(move || {
            for stream in listener.incoming().map_while(Result::ok) {
                if state.2.load(Ordering::SeqCst) {
                    return;
                }
                stream.set_read_timeout(Some(PATIENCE)).unwrap();
                stream.set_write_timeout(Some(PATIENCE)).unwrap();
                serve(stream, config.clone(), &state.0, &state.1);
            }
        });
        Self { origin, authority, answers, asked, ends, thread: Some(thread) }
    }

    /// Has an answer for a path from now on.
    pub(crate) fn has(&self, path: &str, answer: Answer) -> &Self {
        self.answers.lock().unwrap().insert(path.to_owned(), answer);
        self
    }

    pub(crate) fn has_file(&self, path: &str, text: &str) -> &Self {
        self.has(path, Answer::File(text.to_owned()))
    }

    pub(crate) fn url(&self, path: &str) -> String {
        format!("{}{path}", self.origin)
    }

    /// The paths that were asked for so far.
    pub(crate) fn asked(&self) -> Vec<String> {
        let mut asked = self.asked.lock().unwrap().clone();
        asked.sort();
        asked
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.ends.store(true, Ordering::SeqCst);
        let address = self.origin.rsplit_once('/').unwrap().1;
        drop(TcpStream::connect(address));
        drop(self.thread.take().unwrap().join());
    }
}

/// A certificate for 127.0.0.1, signed by an authority that is forgotten at once.
fn identity() -> (String, Arc<ServerConfig>) {
    let mut authority = CertificateParams::default();
    authority.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
    let authority = CertifiedIssuer::self_signed(authority, KeyPair::generate().unwrap()).unwrap();
    let key = KeyPair::generate().unwrap();
    let own = CertificateParams::new(["127.0.0.1".to_owned()]).unwrap().signed_by(&key, &authority).unwrap();
    let config = ServerConfig::builder_with_provider(Arc::new(default_provider()))
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_no_client_auth()
        .with_single_cert(vec![own.der().clone()], PrivatePkcs8KeyDer::from(key.serialize_der()).into())
        .unwrap();
    (authority.pem(), Arc::new(config))
}

/// Answers one request. What the other end does not take is its affair.
fn serve(stream: TcpStream, config: Option<Arc<ServerConfig>>, answers: &Answers, asked: &Mutex<Vec<String>>) {
    match config {
        Some(config) => {
            let connection = ServerConnection::new(config).unwrap();
            let mut stream = StreamOwned::new(connection, stream);
            drop(answer(&mut stream, answers, asked));
            stream.conn.send_close_notify();
            drop(stream.flush());
        }
        None => drop(answer(&mut { stream }, answers, asked)),
    }
}

fn answer(stream: &mut (impl Read + Write), answers: &Answers, asked: &Mutex<Vec<String>>) -> std::io::Result<()> {
    let mut lines = BufReader::new(&mut *stream).lines();
    let first = lines.next().transpose()?.unwrap_or_default();
    while lines.next().transpose()?.is_some_and(|line| !line.is_empty()) {}
    drop(lines);
    let path = first.split(' ').nth(1).unwrap_or_default().to_owned();
    let answer = answers.lock().unwrap().get(&path).cloned().unwrap_or(Answer::Status(404));
    asked.lock().unwrap().push(path);
    match answer {
        Answer::File(text) => {
            write!(stream, "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: {}\r\n\r\n{text}", text.len())
        }
        Answer::Redirect(to) => {
            write!(stream, "HTTP/1.1 302 Found\r\nConnection: close\r\nLocation: {to}\r\nContent-Length: 0\r\n\r\n")
        }
        Answer::Status(status) => {
            write!(stream, "HTTP/1.1 {status} No\r\nConnection: close\r\nContent-Length: 0\r\n\r\n")
        }
        Answer::Endless => {
            write!(stream, "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n")?;
            let part = [b' '; 1 << 16];
            while stream.write_all(&part).is_ok() {}
            Ok(())
        }
    }?;
    stream.flush()
}
