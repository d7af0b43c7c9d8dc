//! How deep types are nested, which the compiler has a bound for.

use crate::ir::circles;
use crate::surface::{Model, ModelKind, RustType};

/// What the compiler follows unless told otherwise, without what a program puts around a model: a response, a result, a task.
const USUAL: usize = 100;

/// The `recursion_limit` that a crate with these models needs, and a program that gives them to another task; nothing where the
/// usual one does.
pub(super) fn recursion_limit(models: &[Model]) -> Option<usize> {
    let depth = depth(models);
    // As much again is for the types that a program puts around them.
    (depth > USUAL).then(|| depth.saturating_mul(2).next_power_of_two())
}

/// How many steps it takes at most from one type to the next until all are seen, as the compiler goes to find out whether a type
/// is `Send`.
fn depth(models: &[Model]) -> usize {
    let edges: Vec<Vec<(usize, usize)>> = models.iter().map(held).collect();
    let targets: Vec<Vec<usize>> = edges.iter().map(|own| own.iter().map(|(target, _)| *target).collect()).collect();
    let circles = circles(&targets);
    // What a model leads to has a lower number, or the same: of those on one circle, each may be on the way.
    let mut by_circle: Vec<usize> = (0..models.len()).collect();
    let circle = |model: usize| circles.get(model).copied().unwrap_or_default();
    by_circle.sort_by_key(|model| circle(*model));
    let mut depths = vec![0_usize; models.len()];
    for members in by_circle.chunk_by(|a, b| circle(*a) == circle(*b)) {
        let of_member = members.iter().filter_map(|model| Some((circle(*model), edges.get(*model)?)));
        let (mut within, mut beyond) = (0_usize, 0);
        for (own, edges) in of_member {
            let steps = |inside: bool| edges.iter().filter(move |(target, _)| (circle(*target) == own) == inside);
            within += 1 + steps(true).map(|(_, steps)| *steps).max().unwrap_or_default();
            let depth_of = |target: usize| depths.get(circle(target)).copied().unwrap_or_default();
            let outside = steps(false).map(|(target, steps)| steps + depth_of(*target));
            beyond = outside.max().unwrap_or_default().max(beyond);
        }
        if let Some(first) = members.first()
            && let Some(depth) = depths.get_mut(circle(*first))
        {
            *depth = within + beyond;
        }
    }
    depths.into_iter().max().unwrap_or_default()
}

/// The models in a model, each with the number of types around it.
fn held(model: &Model) -> Vec<(usize, usize)> {
    let of = |rust: &RustType| rust.model().map(|target| (target.index(), steps(rust)));
    match &model.kind {
        ModelKind::Struct(own) => {
            let kept = own.kept.iter().filter_map(|kept| of(&RustType::Map(Box::new(kept.values.clone()))));
            own.fields.iter().filter_map(|field| of(&field.rust_type())).chain(kept).collect()
        }
        ModelKind::Union(own) => own.variants.iter().filter_map(|variant| of(&variant.rust_type())).collect(),
        ModelKind::Alias(target) => vec![(target.index(), 0)],
        ModelKind::Enumeration(_) => Vec::new(),
    }
}

/// The types of `std` around a model, with those that they are made of.
fn steps(rust: &RustType) -> usize {
    match rust {
        RustType::Option(own) => 1 + steps(own),
        RustType::Vec(own) | RustType::Boxed(own) => 3 + steps(own),
        RustType::Map(own) => 5 + steps(own),
        _ => 0,
    }
}
