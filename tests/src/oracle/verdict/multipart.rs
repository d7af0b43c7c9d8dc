//! Bodies of several parts (RFC 7578).

use super::body::{fields, is_text_of};
use crate::oracle::sample::Body;
use crate::oracle::text::plain;
use crate::server::Request;

/// A part as it was sent.
#[derive(Debug)]
struct Part {
    /// Only parts of `multipart/form-data` have one.
    name: Option<String>,
    file_name: Option<String>,
    content_type: Option<String>,
    content: Vec<u8>,
}

/// Every field has its parts, and there is no other part.
pub(super) fn faults(body: &Body, request: &Request) -> Vec<String> {
    let mut parts = match parts(request) {
        Ok(parts) => parts,
        Err(fault) => return vec![fault],
    };
    let mut faults = Vec::new();
    let is_named = body.media_type.to_lowercase().starts_with("multipart/form-data");
    for (name, value) in fields(body) {
        let field = body.fields.get(&name).cloned().unwrap_or_default();
        let is_content = |part: &Part| match field.file {
            true => part.content == plain(&value).as_bytes(),
            false => std::str::from_utf8(&part.content).is_ok_and(|text| is_text_of(&value, text)),
        };
        let is_its = |part: &Part| !is_named || part.name.as_ref() == Some(&name);
        let Some(index) = parts.iter().position(|part| is_its(part) && is_content(part)) else {
            faults.push(format!("no part is named {name} and holds {value}"));
            continue;
        };
        let part = parts.remove(index);
        if is_named && field.file && part.file_name.is_none() {
            faults.push(format!("the part {name} is a file without a name"));
        }
        if field.content_type.as_ref().is_some_and(|list| !is_one_of(part.content_type.as_deref(), list)) {
            faults.push(format!("the part {name} is {:?} in place of {:?}", part.content_type, field.content_type));
        }
    }
    faults.extend(parts.iter().map(|part| {
        let name = part.name.as_deref().unwrap_or("without a name");
        format!("the part {name} is one that nothing asks for")
    }));
    faults
}

/// Whether a media type is one of a list (OpenAPI 3.0.4, section 4.7.15.1), which may have wildcards.
fn is_one_of(media_type: Option<&str>, list: &str) -> bool {
    let Some(own) = media_type else { return false };
    let covers = |range: &str| match range.strip_suffix('*') {
        Some("*/") => true,
        Some(start) => own.starts_with(start),
        None => own == range,
    };
    list.split(',').map(str::trim).any(covers)
}

fn parts(request: &Request) -> Result<Vec<Part>, String> {
    let content_type = request.header("content-type").unwrap_or_default();
    let (_, boundary) = content_type.split_once("boundary=").ok_or("there is no boundary")?;
    let boundary = boundary.split(';').next().unwrap_or_default().trim_matches('"');
    // The first delimiter has no line before it; with one, all are alike.
    let body = [b"\r\n", request.body.as_slice()].concat();
    let mut pieces = split(&body, format!("\r\n--{boundary}").as_bytes()).into_iter().skip(1);
    let mut parts = Vec::new();
    for piece in pieces.by_ref() {
        if piece.starts_with(b"--") {
            return Ok(parts);
        }
        parts.push(part(piece).ok_or_else(|| format!("a part is malformed: {}", String::from_utf8_lossy(piece)))?);
    }
    Err("the last delimiter is missing".to_owned())
}

fn part(piece: &[u8]) -> Option<Part> {
    let rest = piece.strip_prefix(b"\r\n")?;
    let (head, content) = match split(rest, b"\r\n\r\n").as_slice() {
        [head, ..] => (*head, rest.get(head.len() + 4..)?),
        [] => return None,
    };
    let head = std::str::from_utf8(head).ok()?;
    let header = |wanted: &str| {
        let mut lines = head.split("\r\n").filter_map(|line| line.split_once(':'));
        lines.find(|(name, _)| name.eq_ignore_ascii_case(wanted)).map(|(_, value)| value.trim().to_owned())
    };
    let disposition = header("content-disposition");
    let quoted = |key: &str| {
        let (_, rest) = disposition.as_ref()?.split_once(&format!("; {key}=\""))?;
        Some(rest.split('"').next()?.replace("%22", "\"").replace("%0D", "\r").replace("%0A", "\n"))
    };
    let (name, file_name) = (quoted("name"), quoted("filename"));
    Some(Part { name, file_name, content_type: header("content-type"), content: content.to_vec() })
}

/// The stretches between the occurrences of a separator.
fn split<'b>(bytes: &'b [u8], separator: &[u8]) -> Vec<&'b [u8]> {
    let mut pieces = Vec::new();
    let mut start = 0;
    let mut at = 0;
    while at + separator.len() <= bytes.len() {
        if bytes[at..].starts_with(separator) {
            pieces.push(&bytes[start..at]);
            at += separator.len();
            start = at;
        } else {
            at += 1;
        }
    }
    pieces.push(&bytes[start..]);
    pieces
}
