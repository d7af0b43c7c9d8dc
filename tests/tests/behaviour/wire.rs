//! What the requests of some cases look like on the wire. `cases.rs` puts these files into a crate beside those of the cases, and
//! runs them there.

#[path = "wire/answers.rs"]
mod answers;
#[path = "wire/authorization.rs"]
mod authorization;
#[path = "wire/clients.rs"]
mod clients;
#[path = "wire/environment.rs"]
mod environment;
#[path = "wire/formats.rs"]
mod formats;
#[path = "wire/inputs.rs"]
mod inputs;
#[path = "wire/later.rs"]
mod later;
#[path = "wire/models.rs"]
mod models;
#[path = "wire/pages.rs"]
mod pages;
#[path = "wire/request_bodies.rs"]
mod request_bodies;
#[path = "wire/shared.rs"]
mod shared;
#[path = "wire/streams.rs"]
mod streams_of_items;
#[path = "wire/swagger.rs"]
mod swagger;
#[path = "wire/unions.rs"]
mod unions;

use std::io::{Read, Write};
use std::net::{Ipv4Addr, TcpListener};
use std::thread;

/// What a call sends, as text. The server gives one answer, and ends.
fn sent(status: &'static str, body: &'static str, call: impl FnOnce(String)) -> String {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    let server = thread::spawn(move || {
        let (mut stream, _) = listener.accept().unwrap();
        let mut request = Vec::new();
        while !is_whole(&request) {
            let mut part = [0; 4096];
            let length = stream.read(&mut part).unwrap();
            request.extend_from_slice(&part[..length]);
        }
        let answer = format!("HTTP/1.1 {status}\r\ncontent-length: {}\r\nconnection: close\r\n\r\n{body}", body.len());
        stream.write_all(answer.as_bytes()).unwrap();
        String::from_utf8(request).unwrap()
    });
    call(url);
    server.join().unwrap()
}

fn is_whole(request: &[u8]) -> bool {
    let text = String::from_utf8_lossy(request);
    let Some((head, body)) = text.split_once("\r\n\r\n") else { return false };
    let length = head.lines().find_map(|line| line.strip_prefix("content-length: "));
    body.len() >= length.map_or(0, |length| length.parse().unwrap())
}

fn header<'a>(request: &'a str, name: &str) -> Option<&'a str> {
    request.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(": "))
}

fn body(request: &str) -> &str {
    request.split_once("\r\n\r\n").map_or("", |(_, body)| body)
}
