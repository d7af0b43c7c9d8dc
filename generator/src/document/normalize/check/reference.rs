//! References: they lead to something, and to something of the right kind.

use serde_json::Value;

use super::Check;
use crate::diagnostic::Diagnostic;
use crate::document::grammar::{Object, section_of};
use crate::document::normalize::context::Members;
use crate::document::normalize::path::Path;
use crate::document::normalize::{TARGET, value};
use crate::document::references;
use crate::document::suggest::{COMPARED, nearest};
use crate::source::pointer;

impl Check<'_, '_, '_> {
    /// The reference that `members` is, in the place of an object of that kind.
    pub(super) fn reference(&mut self, kind: Object, members: &Members, path: &Path<'_>) {
        let found = match members.get("$ref") {
            Some(Value::String(text)) => self.target(kind, text),
            other => {
                let found = other.map_or("nothing", value::described);
                Some(Diagnostic::error(format!("`$ref` must be a string, found {found}")))
            }
        };
        // Earlier stages know better why a reference cannot be followed.
        if let (Some(diagnostic), false) = (found, self.context.incomplete) {
            let at = self.context.value(&path.key("$ref").pointer());
            self.context.push(diagnostic.at(at));
        }
    }

    fn target(&mut self, kind: Object, text: &str) -> Option<Diagnostic> {
        let Some((section, name)) = references::component(text) else {
            let error = format!("the reference `{text}` does not lead to a component");
            let help = "move what it leads to under `components`, and refer to it there";
            return Some(Diagnostic::error(error).help(help));
        };
        let components = self.tree.get("components").and_then(|components| components.get(&*section));
        let exists = components.is_some_and(|components| components.get(&*name).is_some());
        match section_of(TARGET, &section) {
            Some(found) if found == kind && exists => None,
            Some(found) if found != kind && exists => Some(self.wrong_kind(kind, found, text)),
            _ => Some(self.missing_component(kind, text, &section, &name)),
        }
    }

    fn wrong_kind(&self, kind: Object, found: Object, text: &str) -> Diagnostic {
        let target = references::local(text).unwrap_or_default();
        let parent = pointer::parent(target).unwrap_or_default();
        let name = pointer::last(target).unwrap_or_default();
        let found = found.name();
        Diagnostic::error(format!("the reference `{text}` leads to {found}"))
            .label(format!("{} belongs here", kind.name()))
            .related(self.context.key(parent, &name), format!("this is {found}"))
    }

    fn missing_component(&mut self, kind: Object, text: &str, section: &str, name: &str) -> Diagnostic {
        let error = Diagnostic::error(format!("the reference `{text}` leads nowhere"))
            .label(format!("there is no `{name}` under `components.{section}`"));
        let pointer = format!("/components/{}", kind.section().unwrap_or_default());
        let names = self.tree.pointer(&pointer).and_then(Value::as_object);
        self.compared += names.map_or(0, Members::len);
        let names = names.filter(|_| self.compared <= COMPARED);
        match nearest(name, names.into_iter().flat_map(Members::keys).map(String::as_str)) {
            Some(near) => error.help(format!("did you mean `#{pointer}/{near}`?")),
            None => error,
        }
    }
}
