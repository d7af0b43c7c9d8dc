use super::Lowering;
use crate::source::pointer;
use indexmap::IndexMap;
use openapiv3::ReferenceOr;

/// How many references may lead from one to the next before the chain counts as endless. Cycles are reported before
/// lowering; the bound only keeps this loop finite whatever comes in.
const LONGEST_CHAIN: usize = 64;

impl<'a> Lowering<'a> {
    /// Follows references within one kind of component to the item, and gives the pointer to where it stands.
    ///
    /// `kind` is the name of the kind under `components`: `parameters`.
    pub(super) fn resolve<T>(
        &mut self,
        item: &'a ReferenceOr<T>,
        at: &str,
        kind: &str,
        components: &'a IndexMap<String, ReferenceOr<T>>,
    ) -> Option<(&'a T, String)> {
        let mut item = item;
        let mut at = at.to_owned();
        for _ in 0..LONGEST_CHAIN {
            let reference = match item {
                ReferenceOr::Item(item) => return Some((item, at)),
                ReferenceOr::Reference { reference } => reference,
            };
            let Some((name, next)) =
                component_name(reference, kind).and_then(|name| components.get(&name).map(|next| (name, next)))
            else {
                let at = pointer::child(&at, "$ref");
                self.error(&at, format!("nothing is found at `{reference}`"), "refer to a component that exists");
                return None;
            };
            at = pointer::child(&format!("/components/{kind}"), &name);
            item = next;
        }
        self.error(&at, "the chain of references has no end", "refer to a component that is not itself a reference");
        None
    }
}

/// The name of a component in a reference to it: `limit` in `#/components/parameters/limit`.
pub(super) fn component_name(reference: &str, kind: &str) -> Option<String> {
    let name = reference.strip_prefix("#/components/")?.strip_prefix(kind)?.strip_prefix('/')?;
    if name.contains('/') {
        return None;
    }
    Some(name.replace("~1", "/").replace("~0", "~"))
}
