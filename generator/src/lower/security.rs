use super::Lowering;
use super::adapter::{self, Requirements};
use crate::ir::{SecurityRequirement, SecurityScheme};
use crate::source::pointer;
use std::collections::{BTreeMap, BTreeSet};

impl Lowering<'_> {
    /// The schemes by name. One that refers to another is that other under a name of its own.
    pub(super) fn security_schemes(&mut self) -> BTreeMap<String, SecurityScheme> {
        let mut schemes = BTreeMap::new();
        for (name, scheme) in self.document.components::<adapter::SecurityScheme<'_>>() {
            let at = pointer::join(["components", "securitySchemes", name]);
            if let Some((scheme, at)) = self.resolve(scheme, &at) {
                let (kind, description, location) = (scheme.kind(), scheme.description(), self.location(&at));
                schemes.insert(name.to_owned(), SecurityScheme { kind, description, location });
            }
        }
        schemes
    }
}

/// The alternatives, in the document's order, each once.
pub(super) fn requirements(requirements: Requirements<'_>) -> Vec<SecurityRequirement> {
    let (mut alternatives, mut known) = (Vec::new(), BTreeSet::new());
    for requirement in requirements {
        let schemes: BTreeMap<_, _> = requirement.iter().map(|(name, scopes)| (name.clone(), scopes.clone())).collect();
        if known.insert(schemes.clone()) {
            alternatives.push(SecurityRequirement { schemes });
        }
    }
    alternatives
}
