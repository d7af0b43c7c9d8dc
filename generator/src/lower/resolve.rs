use super::Lowering;
use super::adapter::{Component, Ref};
use crate::diagnostic::Kind;
use crate::document::references::{LONGEST_CHAIN, component};
use crate::source::pointer;

impl<'a> Lowering<'a> {
    /// Follows references within one kind of component to the object, and gives the pointer to where it stands.
    pub(super) fn resolve<T: Component<'a>>(&mut self, object: Ref<'a, T>, at: &str) -> Option<(T, String)> {
        let mut object = object;
        let mut at = at.to_owned();
        for _ in 0..LONGEST_CHAIN {
            let reference = match object {
                Ref::Object(found) => return Some((found, at)),
                Ref::Reference(reference) => reference,
            };
            let next = component_name(reference, T::SECTION).and_then(|name| self.document.component::<T>(&name));
            let Some((name, next)) = next else {
                let at = pointer::child(&at, "$ref");
                self.warning(
                    Kind::ReferenceToNowhere,
                    &at,
                    format!("nothing is found at `{reference}`"),
                    "refer to a component that exists",
                );
                return None;
            };
            at = pointer::join(["components", T::SECTION, name]);
            object = next;
        }
        self.warning(
            Kind::ReferenceCircle,
            &at,
            "the chain of references has no end",
            "refer to a component that is not itself a reference",
        );
        None
    }
}

/// The name of a component in a reference to it: `limit` in `#/components/parameters/limit`.
pub(super) fn component_name(reference: &str, kind: &str) -> Option<String> {
    component(reference).filter(|(section, _)| section == kind).map(|(_, name)| name.into_owned())
}
