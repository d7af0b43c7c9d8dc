//! From the tree of an overlay file to its actions.

use serde_json::Value;

use super::action::{self, Action};
use super::fields::{Fields, Version, unexpected};
use crate::diagnostic::Diagnostic;
use crate::source::{FileId, Location, SourceSet};

/// An overlay; of one that is wrong, what is right.
#[derive(Clone, Debug)]
pub(crate) struct Overlay {
    /// The file that it is for, as it is written; the root document where it is not.
    pub(crate) extends: Option<String>,
    /// In the order in which they are applied.
    pub(crate) actions: Vec<Action>,
}

const FIELDS: &[(&str, Version)] =
    &[("overlay", Version::V1_0), ("info", Version::V1_0), ("extends", Version::V1_0), ("actions", Version::V1_0)];

const INFO: &[(&str, Version)] =
    &[("title", Version::V1_0), ("version", Version::V1_0), ("description", Version::V1_1)];

/// Reads the overlay in `file`, whose tree is `value`; `None` where it is none.
pub(crate) fn read(
    sources: &SourceSet,
    file: FileId,
    value: &Value,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<Overlay> {
    let root = Location::new(file, "");
    let mut fields = Fields::of("an overlay", value, root.clone(), diagnostics)?;
    let version = version(&mut fields)?;
    fields.check_names(FIELDS, version);
    if let Some(info) = fields.required("info") {
        check_info(info, root.child("info"), version, fields.diagnostics);
    }
    let extends = fields.text("extends").map(str::to_owned);
    let actions = fields.required("actions");
    let actions = actions.map(|actions| read_actions(sources, actions, root.child("actions"), version, diagnostics));
    Some(Overlay { extends, actions: actions.unwrap_or_default() })
}

fn version(fields: &mut Fields<'_, '_>) -> Option<Version> {
    let Some(version) = fields.members.get("overlay") else {
        let diagnostic = Diagnostic::error("this is not an overlay: the key `overlay` is missing");
        let help = "an overlay states its version at the top, as in `overlay: 1.1.0`";
        fields.diagnostics.push(diagnostic.at(fields.location.clone()).help(help));
        return None;
    };
    let version = fields.text("overlay").or_else(|| version.as_str())?;
    let mut numbers = version.splitn(3, '.');
    match (numbers.next(), numbers.next()) {
        (Some("1"), Some("0")) => Some(Version::V1_0),
        (Some("1"), Some("1")) => Some(Version::V1_1),
        _ => {
            let diagnostic = Diagnostic::error(format!("Overlay {version} is not supported"));
            let diagnostic = diagnostic.at(fields.location.child("overlay")).label("must be 1.0 or 1.1");
            fields.diagnostics.push(diagnostic.help("write the overlay by the specification's version 1.1.0"));
            None
        }
    }
}

fn check_info(info: &Value, location: Location, version: Version, diagnostics: &mut Vec<Diagnostic>) {
    let Some(mut fields) = Fields::of("`info`", info, location, diagnostics) else { return };
    fields.check_names(INFO, version);
    fields.required_text("title");
    fields.required_text("version");
    fields.text("description");
}

fn read_actions(
    sources: &SourceSet,
    actions: &Value,
    location: Location,
    version: Version,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<Action> {
    let Some(items) = actions.as_array() else {
        diagnostics.push(unexpected("`actions`", "a list", actions, location));
        return Vec::new();
    };
    if items.is_empty() {
        let diagnostic = Diagnostic::error("an overlay needs at least one action").at(location.clone());
        diagnostics.push(diagnostic.help("add one, or name the overlay no more"));
    }
    let read = |(index, item): (usize, &Value)| {
        action::read(sources, item, location.child(&index.to_string()), version, diagnostics)
    };
    items.iter().enumerate().filter_map(read).collect()
}
