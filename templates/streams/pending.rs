//! Bytes of a body that are not taken yet.

use bytes::{Buf, Bytes};

/// The bytes of a body that are not taken yet. None is looked at twice, however the body is cut into chunks.
pub(super) struct Pending {
    /// What came before the chunk, and has no end yet.
    before: Vec<u8>,
    chunk: Bytes,
    /// The most bytes that may be taken at once.
    limit: usize,
}

/// An item has more bytes than the limit.
#[derive(Debug)]
pub(crate) struct TooLong;

impl Pending {
    pub(super) fn new(limit: u64) -> Self {
        let limit = usize::try_from(limit).unwrap_or(usize::MAX);
        Self { before: Vec::new(), chunk: Bytes::new(), limit }
    }

    pub(super) fn limit(&self) -> usize {
        self.limit
    }

    /// Adds a chunk, when all that was there before has been asked for.
    pub(super) fn push(&mut self, chunk: Bytes) {
        self.before.extend_from_slice(&self.chunk);
        self.chunk = chunk;
    }

    pub(super) fn clear(&mut self) {
        (self.before, self.chunk) = (Vec::new(), Bytes::new());
    }

    /// The bytes before the next one that ends them, and that one; `None` where it has not come yet.
    pub(super) fn take(&mut self, ends: impl FnMut(&u8) -> bool) -> Result<Option<(Bytes, u8)>, TooLong> {
        let end = self.chunk.iter().position(ends);
        let taken = self.chunk.split_to(end.unwrap_or(self.chunk.len()));
        if self.before.len().saturating_add(taken.len()) > self.limit {
            return Err(TooLong);
        }
        match self.chunk.first().copied() {
            Some(end) => {
                self.chunk.advance(1);
                Ok(Some((self.joined(taken), end)))
            }
            None => {
                self.before.extend_from_slice(&taken);
                Ok(None)
            }
        }
    }

    /// What is left at the end of the body.
    pub(super) fn rest(&mut self) -> Bytes {
        let chunk = std::mem::take(&mut self.chunk);
        self.joined(chunk)
    }

    fn joined(&mut self, taken: Bytes) -> Bytes {
        if self.before.is_empty() {
            return taken;
        }
        self.before.extend_from_slice(&taken);
        std::mem::take(&mut self.before).into()
    }
}
