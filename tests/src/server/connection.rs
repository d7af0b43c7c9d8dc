//! The socket's side: reading requests, writing answers.

use std::future::pending;
use std::io;
use std::net::TcpListener;
use std::sync::Arc;

use tokio::io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::sync::oneshot;
use tokio_rustls::TlsAcceptor;

use super::reply::Ending;
use super::script::Shared;
use super::{Reply, Request};

/// How long a request may be; more ends the connection.
const MAX_REQUEST: usize = 1 << 20;

/// Accepts connections until `stopped`. Everything still running ends with the runtime.
pub(super) fn serve(
    listener: TcpListener,
    tls: Option<TlsAcceptor>,
    shared: &Arc<Shared>,
    stopped: oneshot::Receiver<()>,
) {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    runtime.block_on(async {
        tokio::select! {
            failed = accept(listener, tls, shared) => panic!("the server ended: {failed:?}"),
            _ = stopped => {}
        }
    });
}

async fn accept(listener: TcpListener, tls: Option<TlsAcceptor>, shared: &Arc<Shared>) -> io::Result<()> {
    listener.set_nonblocking(true)?;
    let listener = tokio::net::TcpListener::from_std(listener)?;
    loop {
        let (stream, _) = listener.accept().await?;
        stream.set_nodelay(true)?;
        // A broken connection is often the test's purpose; the client's side tells of it.
        tokio::spawn(connection(stream, tls.clone(), shared.clone()));
    }
}

async fn connection(stream: TcpStream, tls: Option<TlsAcceptor>, shared: Arc<Shared>) -> io::Result<()> {
    match tls {
        Some(tls) => converse(tls.accept(stream).await?, &shared).await,
        None => converse(stream, &shared).await,
    }
}

/// Answers the requests of one connection until one side ends it.
async fn converse(stream: impl AsyncRead + AsyncWrite, shared: &Shared) -> io::Result<()> {
    let (mut reader, mut writer) = tokio::io::split(stream);
    let mut received = Vec::new();
    while let Some(request) = read_request(&mut reader, &mut received).await? {
        let reply = shared.answer(request);
        tokio::select! {
            written = write_reply(&mut writer, &reply) => match written {
                Ok(true) => {}
                Ok(false) => break,
                // Nobody is there any more who would read it.
                Err(error) => {
                    shared.abandon();
                    return Err(error);
                }
            },
            _ = hung_up(&mut reader, &mut received) => {
                shared.abandon();
                break;
            }
        }
    }
    Ok(())
}

/// The next request, or `None` if the client ended the connection between two of them.
async fn read_request(reader: &mut (impl AsyncRead + Unpin), received: &mut Vec<u8>) -> io::Result<Option<Request>> {
    let (mut request, head_length) = loop {
        if let Some(head) = Request::parse_head(received)? {
            break head;
        }
        if !read_more(reader, received).await? {
            return Ok(None);
        }
    };
    let body_length = request.header("content-length").and_then(|length| length.parse().ok()).unwrap_or(0);
    while received.len() < head_length + body_length {
        if !read_more(reader, received).await? {
            return Ok(None);
        }
    }
    request.body = received[head_length..head_length + body_length].to_vec();
    received.drain(..head_length + body_length);
    Ok(Some(request))
}

/// Reads what there is; `false` at the end of the stream.
async fn read_more(reader: &mut (impl AsyncRead + Unpin), received: &mut Vec<u8>) -> io::Result<bool> {
    if received.len() > MAX_REQUEST {
        return Err(io::Error::other("the request is too long"));
    }
    Ok(reader.read_buf(received).await? > 0)
}

/// Returns once the client has closed its side.
async fn hung_up(reader: &mut (impl AsyncRead + Unpin), received: &mut Vec<u8>) {
    while matches!(read_more(reader, received).await, Ok(true)) {}
}

/// Sends an answer; `false` if the connection is to be closed after it.
async fn write_reply(writer: &mut (impl AsyncWrite + Unpin), reply: &Reply) -> io::Result<bool> {
    tokio::time::sleep(reply.delay).await;
    if let Some(gate) = &reply.gate {
        gate.passed().await;
    }
    match reply.ending {
        Ending::HungUp => return Ok(false),
        Ending::Raw => writer.write_all(&reply.body).await?,
        Ending::Whole => writer.write_all(&[head(reply), framed(reply, reply.body.len())].concat()).await?,
        Ending::Cut(sent) | Ending::Stalled(sent) => {
            writer.write_all(&[head(reply), framed(reply, sent)].concat()).await?
        }
    }
    while let Some((bytes, pause)) = &reply.tail {
        tokio::time::sleep(*pause).await;
        writer.write_all(bytes).await?;
        writer.flush().await?;
    }
    if matches!(reply.ending, Ending::Stalled(_)) {
        pending::<()>().await;
    }
    Ok(matches!(reply.ending, Ending::Whole))
}

/// The status line and the headers.
fn head(reply: &Reply) -> Vec<u8> {
    let mut head = format!("HTTP/1.1 {} Scripted\r\n", reply.status);
    for (name, value) in &reply.headers {
        head += &format!("{name}: {value}\r\n");
    }
    if reply.chunked {
        head += "transfer-encoding: chunked\r\n";
    } else if !matches!(reply.status, 204 | 304) {
        head += &format!("content-length: {}\r\n", reply.body.len());
    }
    (head + "\r\n").into_bytes()
}

/// The first `length` bytes of the body, in two chunks and an end if the answer is chunked and complete.
fn framed(reply: &Reply, length: usize) -> Vec<u8> {
    let sent = &reply.body[..length.min(reply.body.len())];
    if !reply.chunked {
        return sent.to_vec();
    }
    let (first, second) = sent.split_at(sent.len() / 2);
    let mut framed = Vec::new();
    for chunk in [first, second].into_iter().filter(|chunk| !chunk.is_empty()) {
        framed.extend_from_slice(format!("{:x}\r\n", chunk.len()).as_bytes());
        framed.extend_from_slice(chunk);
        framed.extend_from_slice(b"\r\n");
    }
    if sent.len() == reply.body.len() {
        framed.extend_from_slice(b"0\r\n\r\n");
    }
    framed
}
