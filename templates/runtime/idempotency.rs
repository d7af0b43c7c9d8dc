//! Keys that make a request idempotent (draft-ietf-httpapi-idempotency-key-header).

use http::header::{HeaderMap, HeaderName, HeaderValue};

use super::operation::Operation;
use super::platform::random;

/// Which requests get a key.
#[derive(Debug)]
pub(crate) struct Idempotency {
    /// The header, in lower case.
    pub(crate) header: &'static str,
    /// The methods of the requests that get one.
    pub(crate) methods: &'static [&'static str],
}

/// Whether requests of an operation may be sent again without another effect: by their method, or by a key.
pub(crate) fn is_idempotent(operation: &Operation) -> bool {
    operation.is_idempotent() || of(operation).is_some()
}

/// Gives a request a key, which it keeps through all of its attempts, unless it has one.
pub(crate) fn ensure_key(operation: &Operation, headers: &mut HeaderMap) {
    let Some(own) = of(operation) else { return };
    // The generator has seen to it that it is the name of a header, and a UUID has nothing that a value cannot carry.
    let name = HeaderName::try_from(own.header);
    if let (Ok(name), Ok(key)) = (name, HeaderValue::try_from(random_uuid())) {
        headers.entry(name).or_insert(key);
    }
}

fn of(operation: &Operation) -> Option<&'static Idempotency> {
    operation.settings.idempotency.as_ref().filter(|own| own.methods.contains(&operation.method))
}

/// A random UUID (RFC 9562, section 5.4).
fn random_uuid() -> String {
    let [high, low] = [(); 2].map(|()| random());
    let (high, low) = (high & !0xf000 | 0x4000, low & !(0b11 << 62) | 0b10 << 62);
    format!(
        "{:08x}-{:04x}-{:04x}-{:04x}-{:012x}",
        high >> 32,
        high >> 16 & 0xffff,
        high & 0xffff,
        low >> 48,
        low & 0xffff_ffff_ffff
    )
}
