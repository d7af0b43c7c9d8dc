//! Why a reference cannot be followed, and what it should have said.

use serde_json::Value;

use super::{Node, Route, Step, wrong};
use crate::diagnostic::suggest;
use crate::diagnostic::{Diagnostic, Kind};
use crate::document::grammar::{NodeKind, Object, Version, section_of, sections};
use crate::document::load::linked::Target;
use crate::document::load::registry::Registry;
use crate::document::references::{self, ReferenceError};
use crate::document::swagger;
use crate::source::{FileId, pointer};

impl Route<'_> {
    pub(super) fn meant_in_root(&self, file: FileId, root: FileId, text: &str) -> Diagnostic {
        let relative = |id| self.registry.document.file(id).map_or("", |file| file.relative.as_str());
        let route = references::relative(relative(file), relative(root));
        Diagnostic::of(Kind::ReferenceSpelling, format!("`{text}` does not exist in this file"))
            .at(self.place.clone())
            .label("taken from the root document")
            .help(format!("write `{route}{text}`"))
    }

    pub(super) fn missing(&self, at: &Node, token: &str, text: &str) -> Step {
        let message = format!("`{text}` does not exist");
        let mut diagnostic = Diagnostic::of(Kind::ReferenceToNowhere, message).at(self.place.clone());
        let holder = pointer::tokens(&at.written).collect::<Vec<_>>().join("/");
        diagnostic.label = if holder.is_empty() {
            format!("there is no `{token}` at the top of that file")
        } else {
            format!("there is no `{token}` in `{holder}`")
        };
        let mut diagnostic = diagnostic.instead(self.kind.instead());
        let members = self.node(&at.target).and_then(Value::as_object);
        let compared = members.map_or(0, |members| members.len()) * self.registry.document.findings.count_found();
        let members = members.filter(|_| compared <= suggest::COMPARED);
        let names = members.into_iter().flat_map(|members| members.keys().map(String::as_str));
        let written = pointer::child("", token);
        let meant = suggest::nearest(token, names)
            .map(|name| text.replacen(&written, &pointer::child("", name), 1))
            .or_else(|| self.under_components(at.target.file, text));
        let otherwise = || format!("add {} there, or refer to one that exists", self.kind.described());
        diagnostic.help = Some(meant.map_or_else(otherwise, |meant| format!("did you mean `{meant}`?")));
        wrong(diagnostic)
    }

    /// The component of that name, for those who look for it where Swagger 2.0 had it.
    fn under_components(&self, file: FileId, text: &str) -> Option<String> {
        let (path, fragment) = text.split_once('#')?;
        let name = pointer::last(fragment)?;
        let place = pointer::join(["components", self.kind.section()?, &name]);
        let target = Target { file, pointer: place.as_str().into() };
        self.node(&target).map(|_| format!("{path}#{place}"))
    }

    pub(super) fn unusable(&self, text: &str, reason: ReferenceError) -> Step {
        let kind = match reason {
            ReferenceError::Network => Kind::ReferenceToNetwork,
            _ => Kind::ReferenceToNowhere,
        };
        let (message, help) = match reason {
            ReferenceError::Network => (
                "references to the network are not followed".to_owned(),
                "download the file into the document's folder, and refer to it by a relative path",
            ),
            ReferenceError::FileUri => (
                "a reference must be a relative path, not a `file:` address".to_owned(),
                "write the path from this file",
            ),
            ReferenceError::Anchor => (
                format!("no schema of this file has the `$anchor` that `{text}` names"),
                "add the anchor, or refer by a JSON pointer, such as `#/components/schemas/Name`",
            ),
            ReferenceError::Empty => ("the reference is empty".to_owned(), "write a path, a fragment, or both"),
        };
        wrong(Diagnostic::of(kind, message).at(self.place.clone()).instead(self.kind.instead()).help(help))
    }
}

/// Why `target` cannot be what is expected.
pub(super) fn unfit(registry: &Registry<'_>, target: &Target, kind: NodeKind, text: &str) -> Option<Diagnostic> {
    let expected = kind.described();
    if kind == NodeKind::Text {
        let node = registry.document.target_node(target)?;
        // What else is scalar is read as the text that it is written as.
        return (node.is_object() || node.is_array()).then(|| {
            let found = if node.is_object() { "an object" } else { "a list" };
            Diagnostic::of(Kind::ReferenceToOtherKind, format!("`{text}` is {found}, not text")).instead(kind.instead())
        });
    }
    if target.pointer.is_empty() {
        let node = registry.document.target_node(target)?;
        let whole = node.get("openapi").is_some_and(|version| !version.is_object()) || swagger::is_swagger(node);
        return whole.then(|| {
            let diagnostic =
                Diagnostic::of(Kind::ReferenceToOtherKind, format!("`{text}` is a whole OpenAPI document"));
            diagnostic
                .label(format!("{expected} is expected here"))
                .instead(kind.instead())
                .help("name the part of it, as in `file.yaml#/components/schemas/Name`")
        });
    }
    let tokens: Vec<_> = pointer::tokens(&target.pointer).collect();
    let [components, section, _] = tokens.as_slice() else {
        return None;
    };
    let found = section_of(Version::V3_2, section).filter(|_| components == "components")?;
    let NodeKind::Object(object) = kind.of_target() else {
        return None;
    };
    let section = section_for(object)?;
    let is_converted = registry.document.file(target.file).is_some_and(|file| !file.moves.is_empty());
    let place = if is_converted { swagger::section(section) } else { format!("#/components/{section}") };
    (found != object).then(|| {
        Diagnostic::of(Kind::ReferenceToOtherKind, format!("`{text}` is {}, not {expected}", found.name()))
            .label(format!("{expected} is expected here"))
            .instead(kind.instead())
            .help(format!("refer to {expected}: those that have a name stand under `{place}`"))
    })
}

/// The section of `components` for objects of that kind, in 3.1 where 3.0 has none.
fn section_for(object: Object) -> Option<&'static str> {
    sections(Version::V3_2).find(|(_, other)| *other == object).map(|(section, _)| section)
}
