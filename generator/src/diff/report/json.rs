use crate::diff::Verdict;
use semver::Version;
use serde_json::{Value, json};

impl Verdict {
    /// As JSON: the verdict, every listed change with its places, what the generator changes, the counts of what is not listed, and the version to release
    /// after `current`.
    pub fn to_json(&self, current: Option<&Version>) -> Value {
        json!({
            "breaking": self.is_breaking(),
            "source": self.source(),
            "wire": self.wire(),
            "bump": self.bump(),
            "version": current.map(|version| json!({
                "current": version.to_string(),
                "release": self.version_after(version).to_string(),
            })),
            "operations": self.operations,
            "models": self.models,
            "inlineModels": self.inline_models,
            "changes": self.changes,
            "generator": self.generator,
            "notListed": self.counted(),
        })
    }
}
