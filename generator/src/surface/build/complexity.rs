//! How hard types are to read, for which clippy has a bound.

use crate::surface::RustType;

/// What the lint `type_complexity` allows unless told otherwise.
const USUAL: usize = 250;

/// How deep a type may stand in the one that clippy looks at: in `Option<Option<…>>`.
const AROUND: usize = 3;

/// Whether clippy finds a type of a field or an argument too complex: a tuple of tuples, or lists in one another.
pub(super) fn is_too_much(types: &[RustType]) -> bool {
    // Each of those around counts as well.
    let around: usize = (1..AROUND).map(|level| 10 * level).sum();
    types.iter().any(|own| around + complexity(own, AROUND) > USUAL)
}

/// Ten times the depth of each type that it is made of, as clippy counts.
fn complexity(rust: &RustType, level: usize) -> usize {
    let inner = |own: &RustType| complexity(own, level + 1);
    let own = match rust {
        RustType::Option(own) | RustType::Vec(own) | RustType::Slice(own) | RustType::Boxed(own) => inner(own),
        // Its keys are strings.
        RustType::Map(own) => 10 * (level + 1) + inner(own),
        RustType::Tuple(own) => own.iter().map(inner).sum(),
        _ => 0,
    };
    10 * level + own
}
