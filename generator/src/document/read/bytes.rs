//! Reads the bytes of a file, and makes text of them.

use std::fs::File;
use std::io::Read;
use std::path::Path;

use super::{ErrorPosition, FileError, SyntaxError};
use crate::document::limits::Limits;

/// The bytes of the file at `path`.
///
/// The kind of the file is looked at before it is opened, since opening a pipe waits for its other end.
pub(crate) fn read_bytes(path: &Path, limits: &Limits) -> Result<Vec<u8>, FileError> {
    let metadata = std::fs::metadata(path)?;
    if metadata.is_dir() {
        return Err(FileError::Directory);
    }
    if !metadata.is_file() {
        return Err(FileError::Special);
    }
    let mut bytes = Vec::with_capacity(usize::try_from(metadata.len().min(limits.file_bytes)).unwrap_or(0));
    File::open(path)?.take(limits.file_bytes.saturating_add(1)).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > limits.file_bytes {
        return Err(FileError::TooLarge(limits.file_bytes));
    }
    Ok(bytes)
}

/// The text of `bytes` without a byte order mark. Where they are not UTF-8 the text has replacement characters, so
/// that it can be shown, and the error says where.
pub(crate) fn decode(bytes: Vec<u8>) -> (String, Option<SyntaxError>) {
    if bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) {
        let error = SyntaxError::new("the file is UTF-16, not UTF-8", ErrorPosition::Byte(0)).help("save it as UTF-8");
        return (String::new(), Some(error));
    }
    match String::from_utf8(bytes) {
        Ok(text) => (without_mark(text), None),
        Err(error) => {
            let valid = error.utf8_error().valid_up_to();
            let text = String::from_utf8_lossy(error.as_bytes()).into_owned();
            let mark = text.len() - text.trim_start_matches('\u{feff}').len();
            let error = SyntaxError::new("the file is not UTF-8", ErrorPosition::Byte(valid.saturating_sub(mark)))
                .label("this byte belongs to no character")
                .help("save the file as UTF-8");
            (without_mark(text), Some(error))
        }
    }
}

fn without_mark(text: String) -> String {
    match text.strip_prefix('\u{feff}') {
        Some(rest) => rest.to_owned(),
        None => text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_directory_a_device_and_a_large_file_are_refused() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("large.yaml");
        std::fs::write(&file, "0123456789").unwrap();
        let limits = Limits { file_bytes: 9, ..Limits::default() };
        assert_eq!(read_bytes(folder.path(), &limits), Err(FileError::Directory));
        assert_eq!(read_bytes(&file, &limits), Err(FileError::TooLarge(9)));
        assert_eq!(read_bytes(&file, &Limits::default()).as_deref(), Ok(&b"0123456789"[..]));
        #[cfg(unix)]
        assert_eq!(read_bytes(Path::new("/dev/zero"), &limits), Err(FileError::Special));
    }

    #[test]
    fn a_byte_order_mark_is_not_text() {
        assert_eq!(decode(b"\xef\xbb\xbfa: 1".to_vec()), ("a: 1".into(), None));
    }

    #[test]
    fn the_first_byte_that_is_no_character_is_named() {
        let (text, error) = decode(b"\xef\xbb\xbfa: caf\xe9\n".to_vec());
        assert_eq!(text, "a: caf\u{fffd}\n");
        assert_eq!(error.unwrap().position, ErrorPosition::Byte(6));
    }

    #[test]
    fn utf_16_is_recognized() {
        assert_eq!(decode(vec![0xff, 0xfe, b'a', 0]).1.unwrap().message, "the file is UTF-16, not UTF-8");
    }
}
