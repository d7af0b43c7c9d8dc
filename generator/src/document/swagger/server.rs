//! `host`, `basePath` and `schemes`.

use serde_json::{Value, json};

use super::Members;
use super::converter::Converter;

/// What a document says of its servers.
#[derive(Clone, Debug, Default)]
pub(super) struct Servers<'d> {
    host: Option<&'d str>,
    /// Without a slash at its end.
    base_path: String,
    schemes: Vec<&'d str>,
}

impl<'d> Servers<'d> {
    pub(super) fn of(root: &'d Members) -> Self {
        let text = |field| root.get(field).and_then(Value::as_str).map(str::trim).filter(|text| !text.is_empty());
        let host = text("host").map(|host| host.split_once("://").map_or(host, |(_, host)| host).trim_end_matches('/'));
        let base_path = text("basePath").unwrap_or_default().trim_matches('/');
        let base_path = if base_path.is_empty() { String::new() } else { format!("/{base_path}") };
        Self { host, base_path, schemes: schemes(root) }
    }

    /// The URLs of the servers, the safest first; without a host, the path alone.
    pub(super) fn of_document(&self) -> Vec<String> {
        match self.host {
            Some(_) => self.urls(&self.schemes),
            None if self.base_path.is_empty() => Vec::new(),
            None => vec![self.base_path.clone()],
        }
    }

    /// Those of an operation that states schemes of its own, where its first one is another.
    pub(super) fn of_operation(&self, operation: &'d Members) -> Vec<String> {
        let urls = self.urls(&schemes(operation));
        if operation.contains_key("schemes") && urls.first() != self.urls(&self.schemes).first() {
            urls
        } else {
            Vec::new()
        }
    }

    fn urls(&self, schemes: &[&str]) -> Vec<String> {
        let Some(host) = self.host else { return Vec::new() };
        // Without a scheme it is that of the address that the document came from, which nobody knows here.
        let schemes = if schemes.is_empty() { &["https"] } else { schemes };
        schemes.iter().map(|scheme| format!("{scheme}://{host}{}", self.base_path)).collect()
    }
}

/// The schemes of HTTP that an object states, `https` first.
fn schemes(holder: &Members) -> Vec<&str> {
    let stated = holder.get("schemes").and_then(Value::as_array);
    let is_stated = |scheme: &&str| stated.is_some_and(|stated| stated.iter().any(|one| one == scheme));
    ["https", "http"].into_iter().filter(is_stated).collect()
}

impl Converter<'_, '_> {
    /// The list of servers, all of which were written at `field` of the present object.
    pub(super) fn servers(&mut self, urls: &[String], field: &str) -> Option<Value> {
        if urls.is_empty() {
            return None;
        }
        let at = self.here().child(field);
        self.written_at(&["servers"], &at);
        for index in 0..urls.len() {
            self.written_at(&["servers", &index.to_string(), "url"], &at);
        }
        Some(urls.iter().map(|url| json!({ "url": url })).collect())
    }
}
