//! A request as it came over the socket.

use std::io;

use url::form_urlencoded;

/// How many header lines a request may have.
const MAX_HEADERS: usize = 64;

/// A request as it came over the socket: nothing is decoded, resolved or merged.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Request {
    /// The method, for example `GET`.
    pub method: String,
    /// Path and query, exactly as sent.
    pub target: String,
    /// The header lines in their order: name as sent, value.
    pub headers: Vec<(String, String)>,
    /// The body.
    pub body: Vec<u8>,
}

impl Request {
    /// The path as sent, without the query.
    pub fn path(&self) -> &str {
        self.target.split_once('?').map_or(&self.target, |(path, _)| path)
    }

    /// The query as sent, without the question mark; `None` if there is no question mark.
    pub fn query(&self) -> Option<&str> {
        self.target.split_once('?').map(|(_, query)| query)
    }

    /// The query's names and values, decoded, sorted by name.
    pub fn query_pairs(&self) -> Vec<(String, String)> {
        let mut pairs = decoded(self.query().unwrap_or_default().as_bytes());
        pairs.sort();
        pairs
    }

    /// The value of the first pair of a name in the query, decoded.
    pub fn query_value(&self, name: &str) -> Option<String> {
        decoded(self.query().unwrap_or_default().as_bytes())
            .into_iter()
            .find(|(own, _)| own == name)
            .map(|(_, value)| value)
    }

    /// The names and values of a form-encoded body, decoded, sorted by name.
    pub fn form(&self) -> Vec<(String, String)> {
        let mut pairs = decoded(&self.body);
        pairs.sort();
        pairs
    }

    /// All values of a header, in their order.
    pub fn header_values(&self, name: &str) -> Vec<&str> {
        self.headers
            .iter()
            .filter(|(sent, _)| sent.eq_ignore_ascii_case(name))
            .map(|(_, value)| value.as_str())
            .collect()
    }

    /// The value of a header that was sent exactly once.
    pub fn header(&self, name: &str) -> Option<&str> {
        match self.header_values(name)[..] {
            [value] => Some(value),
            _ => None,
        }
    }

    /// The head of a request and how many bytes it took, or `None` if `bytes` end before it does.
    pub(super) fn parse_head(bytes: &[u8]) -> io::Result<Option<(Self, usize)>> {
        let mut headers = [httparse::EMPTY_HEADER; MAX_HEADERS];
        let mut head = httparse::Request::new(&mut headers);
        let length = match head.parse(bytes).map_err(io::Error::other)? {
            httparse::Status::Complete(length) => length,
            httparse::Status::Partial => return Ok(None),
        };
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        let request = Self {
            method: head.method.unwrap_or_default().to_owned(),
            target: head.path.unwrap_or_default().to_owned(),
            headers: head.headers.iter().map(|header| (header.name.to_owned(), text(header.value))).collect(),
            body: Vec::new(),
        };
        Ok(Some((request, length)))
    }
}

fn decoded(text: &[u8]) -> Vec<(String, String)> {
    form_urlencoded::parse(text).into_owned().collect()
}
