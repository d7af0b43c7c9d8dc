//! Why a file cannot be used: the one error type of reading files.

use std::io;

use crate::source::Part;

/// Why a file cannot be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum FileError {
    /// There is no such file.
    Missing,
    /// It is a directory.
    Directory,
    /// The user may not read it.
    Denied,
    /// It is a pipe, a socket or a device.
    Special,
    /// It has more bytes than [`Limits::file_bytes`](crate::document::Limits::file_bytes).
    TooLarge(u64),
    /// With it, all files together have more bytes than [`Limits::total_bytes`](crate::document::Limits::total_bytes).
    TotalTooLarge(u64),
    /// It lies outside the root document's folder, maybe by a symbolic link.
    Outside,
    /// Anything else, in the operating system's words.
    Other(String),
    /// Its text is no tree.
    Syntax(SyntaxError),
}

/// What is wrong with a text that is no tree.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct SyntaxError {
    /// What is wrong, as one line.
    pub(crate) message: String,
    /// Where.
    pub(crate) position: ErrorPosition,
    /// The text beside the caret.
    pub(crate) label: String,
    /// What to do about it.
    pub(crate) help: Option<String>,
}

/// Where in a text something is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum ErrorPosition {
    /// At a byte offset.
    Byte(usize),
    /// At a node.
    Node(String, Part),
}

impl FileError {
    /// Whether it is about all files, and not about this one.
    pub(crate) fn is_of_all_files(&self) -> bool {
        matches!(self, Self::TotalTooLarge(_))
    }

    /// The reason, to follow "cannot read `file`: ".
    pub(crate) fn reason(&self) -> String {
        match self {
            Self::Missing => "there is no such file".into(),
            Self::Directory => "it is a directory".into(),
            Self::Denied => "permission denied".into(),
            Self::Special => "it is not a regular file".into(),
            Self::TooLarge(limit) => format!("it is larger than {}", size(*limit)),
            Self::TotalTooLarge(limit) => format!("all files together are larger than {}", size(*limit)),
            Self::Outside => "it lies outside the root document's folder".into(),
            Self::Other(reason) => reason.clone(),
            Self::Syntax(error) => error.message.clone(),
        }
    }

    /// What the user can do, where the file is the one that was named.
    pub(crate) fn help(&self) -> &'static str {
        match self {
            Self::Missing => "name a file that exists",
            Self::Directory => "name the document in it, such as `openapi.yaml`",
            Self::Denied => "let the user who runs this read the file",
            Self::Special => "write what it gives to a file, and name that",
            Self::TooLarge(_) => "split the document into files that refer to each other",
            Self::TotalTooLarge(_) => "leave out of the document what the client does not need",
            Self::Outside => "move the file into that folder",
            Self::Other(_) | Self::Syntax(_) => "see to it that the file can be read",
        }
    }
}

impl From<io::Error> for FileError {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => Self::Missing,
            io::ErrorKind::PermissionDenied => Self::Denied,
            io::ErrorKind::IsADirectory => Self::Directory,
            _ => Self::Other(error.to_string()),
        }
    }
}

impl From<SyntaxError> for FileError {
    fn from(error: SyntaxError) -> Self {
        Self::Syntax(error)
    }
}

impl SyntaxError {
    pub(super) fn new(message: impl Into<String>, position: ErrorPosition) -> Self {
        Self { message: message.into(), position, label: String::new(), help: None }
    }

    pub(super) fn label(mut self, label: impl Into<String>) -> Self {
        self.label = label.into();
        self
    }

    pub(super) fn at(self, position: ErrorPosition) -> Self {
        Self { position, ..self }
    }

    pub(super) fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }
}

/// A size in words: `32 MiB`, or `100 bytes` below one.
fn size(bytes: u64) -> String {
    match bytes >> 20 {
        0 => format!("{bytes} bytes"),
        mebibytes => format!("{mebibytes} MiB"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_reason_follows_the_kind_of_the_error() {
        let reason = |kind: io::ErrorKind| FileError::from(io::Error::from(kind)).reason();
        assert_eq!(reason(io::ErrorKind::PermissionDenied), "permission denied");
        assert_eq!(reason(io::ErrorKind::NotFound), "there is no such file");
        assert_eq!(reason(io::ErrorKind::NotADirectory), "there is no such file");
    }
}
