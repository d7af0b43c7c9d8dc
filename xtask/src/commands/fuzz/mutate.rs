//! What is done to a document: nodes of it and of others change their places, and values become odd ones.

mod graft;
mod keys;
pub(super) mod odd;
mod remove;
mod schemas;
mod text;
mod words;

pub(super) use text::damage;

use super::chance::Chance;
use super::corpus::Corpus;
use super::places::{self, Place};
use serde_json::{Map, Value};

/// One change of a document. It does nothing where the document has nothing to do it to.
type Change = fn(&mut Value, &mut Within<'_>) -> Option<()>;

/// The changes, and how often each is made in proportion to the others.
const CHANGES: [(Change, usize); 15] = [
    (graft::from_another, 5),
    (graft::member_of_another, 6),
    (graft::anything, 1),
    (graft::within, 4),
    (graft::swap, 3),
    (graft::twice, 3),
    (remove::any, 3),
    (remove::wrong_type, 2),
    (schemas::within_itself, 3),
    (schemas::wrapped, 4),
    (keys::renamed, 3),
    (keys::component_renamed, 3),
    (odd::number, 2),
    (odd::text, 4),
    (odd::word, 3),
];

/// What a change draws upon.
struct Within<'a> {
    corpus: &'a Corpus,
    chance: &'a mut Chance,
    /// The nodes of the document as it is before the change.
    places: Vec<Place>,
}

impl Within<'_> {
    /// A place for which something holds.
    fn place(&mut self, is_meant: impl Fn(&Place) -> bool) -> Option<Place> {
        let meant: Vec<&Place> = self.places.iter().filter(|place| is_meant(place)).collect();
        self.chance.one_of(&meant).map(|place| (*place).clone())
    }

    /// A place but for the root. Half of the time one that the grammar knows, of which there are less.
    fn any_place(&mut self) -> Option<Place> {
        let is_known = self.chance.once_in(2);
        self.place(|place| !place.pointer.is_empty() && (!is_known || place.class.contains('(')))
    }
}

/// Changes a document once or several times.
pub(super) fn mutate(tree: &mut Value, corpus: &Corpus, chance: &mut Chance) {
    let most = if chance.once_in(4) { 12 } else { 4 };
    for _ in 0..=chance.below(most) {
        let change = drawn(chance);
        let places = places::of(tree);
        // Where there is nothing to do it to, the case is one change nearer to its origin.
        let _ = change(tree, &mut Within { corpus, chance, places });
    }
}

fn drawn(chance: &mut Chance) -> Change {
    let mut left = chance.below(CHANGES.iter().map(|(_, weight)| weight).sum());
    let is_drawn = |(_, weight): &&(Change, usize)| {
        let is_it = left < *weight;
        left = left.saturating_sub(*weight);
        is_it
    };
    CHANGES.iter().find(is_drawn).map_or(remove::any as Change, |(change, _)| *change)
}

/// The object that a place is a member of, and its key there.
fn object_of<'a>(tree: &'a mut Value, place: &Place) -> Option<(&'a mut Map<String, Value>, String)> {
    let (parent, key) = place.parent()?;
    Some((tree.pointer_mut(parent)?.as_object_mut()?, key))
}
