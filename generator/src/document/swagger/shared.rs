//! What is stated for all of a document, and the media types of what several operations share.
//!
//! In Swagger 2.0 the media types of a body are those of the operation that refers to it. A body or a response that has a name
//! gets the media types that most of its operations have; the others get a copy with their own.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::Members;
use super::authorization::asks_for_credentials;
use super::converter::Operation;
use super::input::{Inputs, resolved};
use super::media_type::MediaTypes;
use super::server::Servers;
use crate::document::grammar::{METHODS, NodeKind, Object};
use crate::document::load::{LinkedDocument, Target};

/// What the operations of a document have in common.
pub(super) struct Shared<'d> {
    consumes: MediaTypes,
    produces: MediaTypes,
    pub(super) servers: Servers<'d>,
    /// What the document requires of all operations that do not say otherwise.
    security: Option<&'d Value>,
    /// The first parameter that is the header `Authorization`, of an operation that asks for no credentials.
    pub(super) authorization: Option<Target>,
    /// The media types of bodies and responses that are referred to.
    bodies: BTreeMap<Target, MediaTypes>,
    responses: BTreeMap<Target, MediaTypes>,
}

/// How many of the operations that refer to an object have which media types.
type Uses = BTreeMap<Target, BTreeMap<MediaTypes, usize>>;

impl<'d> Shared<'d> {
    pub(super) fn of(document: &'d LinkedDocument, reached: &BTreeSet<(Target, NodeKind)>) -> Self {
        let place = Target { file: document.root(), pointer: "".into() };
        let root = document.tree(document.root()).and_then(Value::as_object);
        let stated = |field| root.and_then(|root| MediaTypes::stated(&place, root, field)).unwrap_or_default();
        let servers = root.map(Servers::of).unwrap_or_default();
        let (consumes, produces) = (stated("consumes"), stated("produces"));
        let security = root.and_then(|root| root.get("security"));
        let (bodies, responses, authorization) = (BTreeMap::new(), BTreeMap::new(), None);
        let mut shared = Self { consumes, produces, servers, security, authorization, bodies, responses };
        let (mut bodies, mut responses) = (Uses::new(), Uses::new());
        for (place, item) in path_items(document, reached) {
            shared.count(document, &place, item, &mut bodies, &mut responses);
        }
        (shared.bodies, shared.responses) = (most_used(bodies), most_used(responses));
        shared
    }

    /// The media types of the operation at `place`.
    pub(super) fn operation(&self, place: &Target, operation: &Members) -> Operation {
        Operation {
            consumes: MediaTypes::stated(place, operation, "consumes").unwrap_or_else(|| self.consumes.clone()),
            produces: MediaTypes::stated(place, operation, "produces").unwrap_or_else(|| self.produces.clone()),
        }
    }

    /// The media types of the body at `place`, which has a name.
    pub(super) fn body(&self, place: &Target) -> &MediaTypes {
        self.bodies.get(place).unwrap_or(&self.consumes)
    }

    /// The media types of the response at `place`, which has a name.
    pub(super) fn response(&self, place: &Target) -> &MediaTypes {
        self.responses.get(place).unwrap_or(&self.produces)
    }

    /// Whether an operation asks for credentials.
    pub(super) fn is_authenticated(&self, operation: &Members) -> bool {
        operation.get("security").or(self.security).is_some_and(asks_for_credentials)
    }

    fn count(
        &mut self,
        document: &'d LinkedDocument,
        place: &Target,
        item: &'d Members,
        bodies: &mut Uses,
        responses: &mut Uses,
    ) {
        let of_path = Inputs::of(document, place, item).into_inherited();
        for (place, operation) in operations(document, place, item) {
            let media_types = self.operation(&place, operation);
            let mut inputs = Inputs::of(document, &place, operation);
            inputs.inherit(&of_path);
            for body in inputs.bodies.iter().filter(|body| body.reference().is_some()) {
                use_of(bodies, body.place.clone(), &media_types.consumes);
            }
            if let Some(header) = inputs.authorization.filter(|_| !self.is_authenticated(operation)) {
                self.authorization.get_or_insert(header.item);
            }
            for response in shared_responses(document, &place, operation) {
                use_of(responses, response, &media_types.produces);
            }
        }
    }
}

/// The path items of the document, each once.
fn path_items<'d>(
    document: &'d LinkedDocument,
    reached: &BTreeSet<(Target, NodeKind)>,
) -> BTreeMap<Target, &'d Members> {
    let item = NodeKind::Object(Object::PathItem);
    let root = Target { file: document.root(), pointer: "/paths".into() };
    let (place, paths) = match resolved(document, root, NodeKind::Object(Object::Paths)) {
        Some((place, Value::Object(paths))) => (Some(place), Some(paths)),
        _ => (None, None),
    };
    let own =
        place.iter().flat_map(|place| paths.into_iter().flat_map(|paths| paths.keys().map(|key| place.child(key))));
    let referred = reached.iter().filter(|(_, kind)| *kind == item).map(|(target, _)| target.clone());
    let found = own.chain(referred).filter_map(|place| resolved(document, place, item));
    found.filter_map(|(place, item)| Some((place, item.as_object()?))).collect()
}

fn operations<'d>(document: &'d LinkedDocument, place: &Target, item: &'d Members) -> Vec<(Target, &'d Members)> {
    let methods = METHODS.iter().filter(|method| item.contains_key(**method));
    let found =
        methods.filter_map(|method| resolved(document, place.child(method), NodeKind::Object(Object::Operation)));
    found.filter_map(|(place, operation)| Some((place, operation.as_object()?))).collect()
}

/// The responses that an operation refers to.
fn shared_responses(document: &LinkedDocument, place: &Target, operation: &Members) -> Vec<Target> {
    let responses = operation.get("responses").and_then(Value::as_object);
    let referred = responses.into_iter().flatten().filter(|(_, response)| response.get("$ref").is_some());
    let places = referred.map(|(status, _)| place.child("responses").child(status));
    places.filter_map(|place| Some(resolved(document, place, NodeKind::Object(Object::Response))?.0)).collect()
}

fn use_of(uses: &mut Uses, place: Target, media_types: &MediaTypes) {
    *uses.entry(place).or_default().entry(media_types.clone()).or_default() += 1;
}

/// The media types that most operations have; of several the first by name.
fn most_used(uses: Uses) -> BTreeMap<Target, MediaTypes> {
    let most = |counts: BTreeMap<MediaTypes, usize>| counts.into_iter().rev().max_by_key(|(_, count)| *count);
    uses.into_iter().filter_map(|(place, counts)| Some((place, most(counts)?.0))).collect()
}
