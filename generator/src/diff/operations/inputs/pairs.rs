use super::side::{InputPair, InputSide};
use super::{Comparison, Indexed, Key};
use crate::diff::compared_client::{ComparedClient, Identity};
use crate::ir::InputPlace;
use crate::surface::{ArgumentType, RustType};
use std::collections::BTreeMap;

/// Which input is which: those of one place and name; then setters of one name, and arguments of one type at one place, since a
/// program that gives them goes on to compile.
pub(super) fn of(comparison: &Comparison<'_, '_>, pair: &InputPair<'_, '_>) -> Vec<(Key, Key)> {
    let (old_inputs, new_inputs) = (&pair.old.keyed, &pair.new.keyed);
    let mut pairs: Vec<(Key, Key)> =
        old_inputs.keys().filter(|key| new_inputs.contains_key(*key)).map(|key| (key.clone(), key.clone())).collect();
    let mut open: BTreeMap<Given<'_>, Vec<&Key>> = BTreeMap::new();
    for (key, new) in new_inputs.iter().filter(|(key, _)| !old_inputs.contains_key(*key)) {
        if let Some(given) = given(comparison.new, &pair.new, *new) {
            open.entry(given).or_default().push(key);
        }
    }
    for (key, old) in old_inputs.iter().filter(|(key, _)| !new_inputs.contains_key(*key)) {
        let alike = given(comparison.old, &pair.old, *old).and_then(|given| open.get(&given));
        if let Some([other]) = alike.map(Vec::as_slice) {
            pairs.push((key.clone(), (*other).clone()));
        }
    }
    pairs
}

/// By what a program gives an input: what it gives for one is given for another where these are equal.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Given<'a> {
    /// The name of the setter.
    Setter(Option<&'a str>),
    /// The place among the arguments, and the type there.
    Argument(usize, ArgumentType<RustType<Identity>>),
}

/// None of a whole body, which is compared as a form.
fn given<'a>(client: &ComparedClient<'_>, side: &InputSide<'a>, (index, input): Indexed<'_>) -> Option<Given<'a>> {
    match (input.place, input.setter) {
        (InputPlace::Body, _) => None,
        (_, true) => Some(Given::Setter(super::name(side.operation, index))),
        (_, false) => {
            let own = client.argument_identity(&super::declared(side.operation, index));
            Some(Given::Argument(side.position(index, false), own))
        }
    }
}
