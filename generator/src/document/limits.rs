//! How much of a document is read before it is taken for an attack or an accident.

/// Bounds on the input. Every one of them ends in an error that names it; memory stays bounded whatever the input is.
#[derive(Clone, Debug)]
pub struct Limits {
    /// The size of one file, in bytes.
    pub file_bytes: u64,
    /// The size of all files together, in bytes.
    pub total_bytes: u64,
    /// The levels of objects and arrays in one another, in one file.
    pub depth: usize,
    /// The values (objects, arrays, scalars) of one file, with YAML aliases replaced by what they stand for.
    pub nodes: usize,
    /// The text of all scalars and keys of one file, in bytes, with YAML aliases replaced by what they stand for.
    pub text_bytes: usize,
    /// The number of files.
    pub files: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            file_bytes: 64 << 20,
            total_bytes: 256 << 20,
            depth: 96,
            nodes: 2_000_000,
            text_bytes: 64 << 20,
            files: 50_000,
        }
    }
}
