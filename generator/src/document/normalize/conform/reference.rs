//! References: they lead to something, and to something of the right kind.

use serde_json::Value;

use super::fault::Faults;
use super::{Conform, values};
use crate::diagnostic::suggest::{COMPARED, nearest};
use crate::diagnostic::{Diagnostic, Kind};
use crate::document::grammar::{Object, section_of};
use crate::document::normalize::TARGET;
use crate::document::normalize::context::Members;
use crate::document::normalize::path::Path;
use crate::document::references;
use crate::source::pointer;

impl Conform<'_, '_> {
    /// The reference that `members` is, in the place of an object of that kind.
    pub(super) fn reference(&mut self, kind: Object, members: &Members, path: &Path<'_>) -> Result<(), Faults> {
        let found = match members.get("$ref") {
            Some(Value::String(text)) => self.target(kind, text),
            other => {
                let found = other.map_or("nothing", values::described);
                Some(Diagnostic::of(Kind::WrongType, format!("`$ref` must be a string, found {found}")))
            }
        };
        let Some(diagnostic) = found else { return Ok(()) };
        let at = self.context.value(&path.key("$ref").pointer());
        // Whoever followed it knows better why it leads nowhere.
        Err(if self.context.lost.contains(&at) { Faults::new() } else { vec![diagnostic.at(at)] })
    }

    fn target(&mut self, kind: Object, text: &str) -> Option<Diagnostic> {
        let Some((section, name)) = references::component(text) else {
            let wrong = format!("the reference `{text}` does not lead to a component");
            let help = "move what it leads to under `components`, and refer to it there";
            return Some(Diagnostic::of(Kind::ReferenceToNowhere, wrong).help(help));
        };
        let exists = self.components.contains(&section, &name);
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
        Diagnostic::of(Kind::ReferenceToOtherKind, format!("the reference `{text}` leads to {found}"))
            .label(format!("{} belongs here", kind.name()))
            .related(self.context.key(parent, &name), format!("this is {found}"))
    }

    fn missing_component(&mut self, kind: Object, text: &str, section: &str, name: &str) -> Diagnostic {
        let of = |wrong: String| Diagnostic::of(Kind::ReferenceToNowhere, wrong);
        if self.components.was_left_out(section, name) {
            return of(format!("the reference `{text}` leads to what is left out"));
        }
        let fault = of(format!("the reference `{text}` leads nowhere"))
            .label(format!("there is no `{name}` under `components.{section}`"));
        let section = kind.section().unwrap_or_default();
        let names = self.components.names(section);
        self.compared += names.map_or(0, |names| names.len());
        let names = names.filter(|_| self.compared <= COMPARED);
        match nearest(name, names.into_iter().flatten().map(String::as_str)) {
            Some(near) => fault.help(format!("did you mean `#/components/{section}/{near}`?")),
            None => fault,
        }
    }
}
