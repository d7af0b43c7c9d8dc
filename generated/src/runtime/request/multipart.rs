//! Multipart bodies: those of forms (RFC 7578), and others, whose parts have no names (RFC 2046, section 5.1).

use http::HeaderValue;

use super::super::payload::{File, Payload, Piece};
use super::super::platform::random;
use super::form::Part;

/// Writes fields as the parts of a body, with its media type: the one that was asked for, where it
/// is for such bodies.
pub(super) fn write(fields: &[(&str, &Part)], media_type: &str) -> Result<(Payload, String), String> {
    let is_multipart = media_type.get(..10).is_some_and(|start| start.eq_ignore_ascii_case("multipart/"));
    let media_type = if is_multipart { media_type } else { "multipart/form-data" };
    let is_form =
        media_type.split(';').next().is_some_and(|name| name.trim().eq_ignore_ascii_case("multipart/form-data"));
    let mut body = Body { is_form, boundary: boundary(), pieces: Vec::new(), text: String::new() };
    for (name, part) in fields {
        body.part(name, part)?;
    }
    body.text.push_str(&format!("--{}--\r\n", body.boundary));
    body.flush();
    Ok((Payload::new(body.pieces), format!("{media_type}; boundary={}", body.boundary)))
}

struct Body {
    /// Whether its parts have names.
    is_form: bool,
    boundary: String,
    pieces: Vec<Piece>,
    /// What comes after the last of the pieces.
    text: String,
}

impl Body {
    fn part(&mut self, name: &str, part: &Part) -> Result<(), String> {
        self.text.push_str(&format!("--{}\r\n", self.boundary));
        if self.is_form {
            self.text.push_str(&format!("Content-Disposition: form-data; name=\"{}\"", quoted_name(name)));
        }
        match part {
            Part::Text(text) => self.plain(text),
            Part::Joined(items) => self.plain(&items.join(",")),
            Part::Typed(media_type, text) => self.typed(name, media_type, text)?,
            Part::Json(json) => self.typed(name, "application/json", json)?,
            Part::Pairs(_) => return Err(format!("the field {name} has a style, which only forms have")),
            Part::File(file) => self.file(name, file)?,
        }
        Ok(())
    }

    /// A text, whose media type goes without saying (RFC 2046, section 5.1).
    fn plain(&mut self, text: &str) {
        let end_of_head = if self.is_form { "\r\n\r\n" } else { "\r\n" };
        self.text.push_str(&format!("{end_of_head}{text}\r\n"));
    }

    fn typed(&mut self, name: &str, media_type: &str, text: &str) -> Result<(), String> {
        self.media_type(name, media_type)?;
        self.text.push_str(&format!("{text}\r\n"));
        Ok(())
    }

    /// The header that says what a part is, the last of its headers.
    fn media_type(&mut self, name: &str, media_type: &str) -> Result<(), String> {
        if HeaderValue::try_from(media_type).is_err() {
            return Err(format!("the field {name} has a media type that cannot be sent"));
        }
        let separator = if self.is_form { "\r\n" } else { "" };
        self.text.push_str(&format!("{separator}Content-Type: {media_type}\r\n\r\n"));
        Ok(())
    }

    fn file(&mut self, name: &str, file: &File) -> Result<(), String> {
        let media_type = file.given_media_type().unwrap_or("application/octet-stream");
        if self.is_form {
            self.text.push_str(&format!("; filename=\"{}\"", quoted(file.given_name().unwrap_or(name))));
        }
        self.media_type(name, media_type)?;
        self.flush();
        self.pieces.push(file.content());
        self.text.push_str("\r\n");
        Ok(())
    }

    fn flush(&mut self) {
        self.pieces.push(Piece::Bytes(std::mem::take(&mut self.text).into()));
    }
}

/// The name of a field as the form submission of HTML writes it (section 4.10.21.8 of its
/// standard): every end of a line is CR LF.
fn quoted_name(name: &str) -> String {
    let lines = name.replace("\r\n", "\n").replace('\r', "\n");
    quoted(&lines.replace('\n', "\r\n"))
}

/// A name as it goes between quotation marks: what would end it is percent-encoded, and nothing
/// else.
fn quoted(name: &str) -> String {
    name.replace('\r', "%0D").replace('\n', "%0A").replace('"', "%22")
}

/// A boundary that no part has in it, which is as good as certain: it has 128 random bits.
fn boundary() -> String {
    format!("{:016x}{:016x}", random(), random())
}
