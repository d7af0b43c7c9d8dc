use super::Surface;
use sha2::{Digest, Sha256};

impl Surface {
    /// A text that is the same for no two clients that differ: `sha256:` and 64 digits. Order, layout and files of the document do
    /// not count; wording and examples do, since they are in the crate. The version of the crate does not. Where a document says the
    /// same by other schemas, as by a component in place of an inline one, the text may be another for the same client.
    pub fn fingerprint(&self) -> String {
        let mut hash = Sha256::new();
        hash.update(self.described());
        let digits: String = hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect();
        format!("sha256:{digits}")
    }

    /// All that decides about the crate. Places in files do not.
    fn described(&self) -> String {
        let mut api = serde_json::to_value(&self.api).unwrap_or_default();
        without_places(&mut api);
        let mut config = serde_json::to_value(&self.config.config).unwrap_or_default();
        if let Some(config) = config.as_object_mut() {
            ["document", "output", "overlays"].iter().for_each(|path| drop(config.remove(*path)));
        }
        if let Some(package) = config.get_mut("crate").and_then(serde_json::Value::as_object_mut) {
            package.remove("version");
        }
        format!("{api}\n{config}\n{:?}", self.names)
    }
}

fn without_places(value: &mut serde_json::Value) {
    match value {
        serde_json::Value::Object(members) => {
            members.retain(|name, member| !(name == "location" && is_place(member)));
            members.values_mut().for_each(without_places);
        }
        serde_json::Value::Array(items) => items.iter_mut().for_each(without_places),
        _ => {}
    }
}

/// Whether a value is a place, `0#/paths`, and not something that an example calls a location.
fn is_place(value: &serde_json::Value) -> bool {
    let file = value.as_str().and_then(|text| text.split_once('#')).map(|(file, _)| file);
    file.is_some_and(|file| !file.is_empty() && file.bytes().all(|byte| byte.is_ascii_digit()))
}
