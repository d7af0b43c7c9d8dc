use super::address::Address;
use super::request::{Answer, Requests};
use crate::diagnostic::Diagnostic;
use crate::document::{Files, Limits};
use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

/// The files of a document that is being fetched, by their paths at its origin. Each is fetched once.
#[derive(Debug)]
pub(super) struct Fetching {
    /// Where the root document came from at last.
    address: Address,
    root: PathBuf,
    requests: Requests,
    kept: Mutex<BTreeMap<PathBuf, Vec<u8>>>,
    /// Whether there are other files, or would be if they could be had.
    more: AtomicBool,
}

impl Fetching {
    /// Fetches the root document.
    pub(super) fn start(address: Address, time: Duration) -> Result<Self, Box<Diagnostic>> {
        let requests = Requests::new(time);
        let answer = requests.get(&address, Limits::default().file_bytes, |_| true);
        let Answer { address, bytes } = answer.map_err(|refused| refused.fault(&address))?;
        let root = address.path();
        let kept = Mutex::new([(root.clone(), bytes)].into());
        Ok(Self { address, root, requests, kept, more: AtomicBool::new(false) })
    }

    /// The path of the root document.
    pub(super) fn root(&self) -> &Path {
        &self.root
    }

    /// Whether the document refers to other files.
    pub(super) fn has_more(&self) -> bool {
        self.more.load(Ordering::Relaxed)
    }

    fn fetched(&self, path: &Path, limit: u64) -> io::Result<Vec<u8>> {
        let nowhere = || io::Error::from(io::ErrorKind::NotFound);
        let address = self.address.at(path).ok_or_else(nowhere)?;
        let answer = self.requests.get(&address, limit, |next| next.is_of_origin(&self.address));
        answer.map(|answer| answer.bytes).map_err(|refused| refused.error())
    }
}

impl Files for Fetching {
    fn read(&self, path: &Path, limit: u64) -> Option<io::Result<Vec<u8>>> {
        let kept = || self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(bytes) = kept().get(path) {
            return Some(Ok(bytes.clone()));
        }
        self.more.store(true, Ordering::Relaxed);
        let fetched = self.fetched(path, limit);
        if let Ok(bytes) = &fetched {
            kept().insert(path.to_owned(), bytes.clone());
        }
        Some(fetched)
    }
}
