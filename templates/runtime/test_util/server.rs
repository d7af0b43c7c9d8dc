//! The mock on a port of this machine.

use std::io;
use std::net::Ipv4Addr;
use std::sync::Arc;
use std::thread::{self, JoinHandle};
use std::time::Duration;

use http::header::{CONTENT_TYPE, HeaderValue};
use http::{Request, Response, StatusCode};
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::net::{TcpListener, TcpStream};
use tokio::runtime::{Builder, Runtime};
use tokio::sync::{Semaphore, oneshot};
use tokio::task::{LocalSet, spawn_local};

use super::asked::MockRequest;
use super::mock::MockTransport;
use crate::runtime::{Body, TransportError, body_limit};

/// How many connections there may be at once; more wait.
const CONNECTIONS: usize = 64;

/// The most bytes of a request's body, 100 MiB.
const LIMIT: u64 = 100 << 20;

/// The longest time between requests of a connection, and for the head of one.
const IDLE: Duration = Duration::from_secs(30);

/// A mock on a loopback port, for what cannot be given a transport, such as another process.
///
/// It answers by what the mock expects, which tells afterwards what it was asked. What a request is one of is found by its method and the end of
/// its path, among the operations that are or were expected. One that is not expected is answered with 501 and told of by
/// [`verify`](MockTransport::verify). A `POST` that asks for a token (RFC 6749, section 4) gets one. Delays take the time that they say.
///
/// It runs in a thread of its own, and ends when this is dropped, with all of its connections.
///
/// ```
#[doc = concat!("use ", env!("CARGO_CRATE_NAME"), "::{Mock, MockServer};")]
///
/// # fn main() -> std::io::Result<()> {
/// let mock = Mock::new();
/// let server = MockServer::start(&mock)?;
/// assert!(server.url().starts_with("http://127.0.0.1:"));
/// // … a program is given `server.url()` …
/// assert_eq!(mock.verify(), Ok(()));
/// # Ok(())
/// # }
/// ```
#[derive(Debug)]
#[must_use = "it ends when it is dropped"]
pub struct MockServer {
    url: String,
    /// Dropped to end the thread.
    stop: Option<oneshot::Sender<()>>,
    thread: Option<JoinHandle<()>>,
}

impl MockServer {
    /// Takes what answers: a mock, or a clone of what is in it.
    ///
    /// # Errors
    ///
    /// Where there is no port, or no thread.
    pub fn start(mock: &MockTransport) -> io::Result<Self> {
        let runtime = Builder::new_current_thread().enable_all().build()?;
        let listener = std::net::TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
        listener.set_nonblocking(true)?;
        let url = format!("http://{}", listener.local_addr()?);
        let listener = {
            let _context = runtime.enter();
            TcpListener::from_std(listener)?
        };
        let (stop, stopped) = oneshot::channel();
        let mock = mock.clone();
        let thread = thread::Builder::new().name("mock".to_owned());
        let thread = thread.spawn(move || run(&runtime, listener, mock, stopped))?;
        Ok(Self { url, stop: Some(stop), thread: Some(thread) })
    }

    /// The base URL, without a slash at its end.
    pub fn url(&self) -> &str {
        &self.url
    }
}

impl Drop for MockServer {
    fn drop(&mut self) {
        drop(self.stop.take());
        // A condition of the mock may have had it, in the very thread that is to end.
        let thread = self.thread.take().filter(|own| own.thread().id() != thread::current().id());
        // Whoever is told of a panic there has been told by its message.
        drop(thread.map(JoinHandle::join));
    }
}

/// Answers until it is stopped. Nothing here need be `Send`.
fn run(runtime: &Runtime, listener: TcpListener, mock: MockTransport, stopped: oneshot::Receiver<()>) {
    LocalSet::new().block_on(runtime, async {
        spawn_local(accept(listener, mock));
        // It is never sent anything: its other end goes.
        drop(stopped.await);
    });
}

async fn accept(listener: TcpListener, mock: MockTransport) {
    let places = Arc::new(Semaphore::new(CONNECTIONS));
    while let Ok(place) = Arc::clone(&places).acquire_owned().await {
        let Ok((stream, _)) = listener.accept().await else {
            // Such as too many open files, which are fewer later.
            tokio::time::sleep(Duration::from_millis(10)).await;
            continue;
        };
        let mock = mock.clone();
        spawn_local(async move {
            connection(stream, mock).await;
            drop(place);
        });
    }
}

async fn connection(stream: TcpStream, mock: MockTransport) {
    let service = service_fn(move |request| answer(mock.clone(), request));
    let mut builder = http1::Builder::new();
    builder.timer(TokioTimer::new()).header_read_timeout(IDLE);
    // What breaks a connection is the client's to tell.
    drop(builder.serve_connection(TokioIo::new(stream), service).await);
}

/// The answer to a request; an error closes the connection.
async fn answer(mock: MockTransport, request: Request<Incoming>) -> Result<Response<Body>, TransportError> {
    let (head, body) = request.into_parts();
    let Some(bytes) = body_limit::read(&mut Body::streamed(body), LIMIT).await? else {
        let fault = format!("the body of {} {} has more than {LIMIT} bytes", head.method, head.uri.path());
        mock.fault(fault.clone());
        return Ok(refusal(StatusCode::PAYLOAD_TOO_LARGE, fault));
    };
    let request = MockRequest { is_of_port: true, ..MockRequest::new(head, bytes) };
    match mock.answer(request) {
        Ok(response) => {
            tokio::time::sleep(response.delay).await;
            response.into_http()
        }
        // No client asks again after it.
        Err(fault) => Ok(refusal(StatusCode::NOT_IMPLEMENTED, fault)),
    }
}

fn refusal(status: StatusCode, fault: String) -> Response<Body> {
    let mut response = Response::new(fault.into());
    *response.status_mut() = status;
    response.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static("text/plain; charset=utf-8"));
    response
}
