//! A document from a URL, where the program has what it takes.

#[cfg(feature = "fetch")]
use crate::cli::arguments::Messages;
use crate::cli::report::{self, Refusal};

/// A document that was fetched.
pub(crate) struct Document {
    /// What it is called on the disk.
    pub(crate) name: String,
    /// Its text, with LF at the ends of lines.
    pub(crate) text: String,
}

#[cfg(feature = "fetch")]
pub(crate) fn document(url: &str) -> Result<Document, Refusal> {
    let outcome = crate::cli::progress::during("fetching", || crate::fetch::fetch(url));
    match outcome.result {
        Some(fetched) => {
            report::diagnostics(&outcome.diagnostics, &outcome.sources, Messages::default());
            Ok(Document { name: fetched.name, text: fetched.text.replace("\r\n", "\n") })
        }
        None => Err(Refusal::Diagnostics(outcome.diagnostics, outcome.sources)),
    }
}

#[cfg(not(feature = "fetch"))]
pub(crate) fn document(url: &str) -> Result<Document, Refusal> {
    let help = format!("save it first, and name the file: `curl --fail --location --output openapi.yaml {url}`");
    Err(report::Fault::new("this program was built without the feature `fetch`, and fetches nothing", help).into())
}
