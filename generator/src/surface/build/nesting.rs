//! How deep types are nested, which the compiler has a bound for.

use crate::ir::circles;
use crate::surface::{Model, ModelKind, RustType};

/// What the compiler follows unless told otherwise, without what a program puts around a model: a response, a result, a task.
const USUAL: usize = 100;

/// The `recursion_limit` that a crate with these models and types needs, and a program that gives them to another task; nothing where
/// the usual one does.
pub(super) fn recursion_limit(models: &[Model], types: &[RustType]) -> Option<usize> {
    let depth = depth(models, types);
    // As much again is for the types that a program puts around them.
    (depth > USUAL).then(|| depth.saturating_mul(2).next_power_of_two())
}

/// How many steps it takes at most from one type to the next until all are seen, as the compiler goes to find out whether a type
/// is `Send`.
fn depth(models: &[Model], types: &[RustType]) -> usize {
    let edges: Vec<Vec<Edge>> = models.iter().map(held).collect();
    let targets: Vec<Vec<usize>> =
        edges.iter().map(|own| own.iter().filter_map(|edge| edge.target).collect()).collect();
    let circles = circles(&targets);
    // What a model leads to has a lower number, or the same: of those on one circle, each may be on the way.
    let mut by_circle: Vec<usize> = (0..models.len()).collect();
    let circle = |model: usize| circles.get(model).copied().unwrap_or_default();
    by_circle.sort_by_key(|model| circle(*model));
    let mut depths = vec![0_usize; models.len()];
    let to_end = |depths: &[usize], edge: &Edge| {
        edge.steps + edge.target.and_then(|target| depths.get(circle(target)).copied()).unwrap_or_default()
    };
    for members in by_circle.chunk_by(|a, b| circle(*a) == circle(*b)) {
        let of_member = members.iter().filter_map(|model| Some((circle(*model), edges.get(*model)?)));
        let (mut within, mut beyond) = (0_usize, 0);
        for (own, edges) in of_member {
            let is_inside = |edge: &&Edge| edge.target.is_some_and(|target| circle(target) == own);
            let (inside, outside): (Vec<_>, Vec<_>) = edges.iter().partition(is_inside);
            within += 1 + inside.iter().map(|edge| edge.steps).max().unwrap_or_default();
            beyond = outside.into_iter().map(|edge| to_end(&depths, edge)).max().unwrap_or_default().max(beyond);
        }
        if let Some(first) = members.first()
            && let Some(depth) = depths.get_mut(circle(*first))
        {
            *depth = within + beyond;
        }
    }
    let of_types = types.iter().flat_map(Edge::all).map(|edge| to_end(&depths, &edge));
    depths.iter().copied().chain(of_types).max().unwrap_or_default()
}

/// A type in a model: the model that it leads to, if any, and the number of types of `std` around that, with those that they are made of, or
/// until its end.
struct Edge {
    target: Option<usize>,
    steps: usize,
}

impl Edge {
    /// Those of a type: several where it is a tuple.
    fn all(rust: &RustType) -> Vec<Self> {
        let around = |steps: usize, own: &RustType| {
            let inner = Self::all(own).into_iter();
            inner.map(|edge| Self { steps: edge.steps + steps, ..edge }).collect()
        };
        match rust {
            RustType::Option(own) => around(1, own),
            RustType::Vec(own) | RustType::Boxed(own) => around(3, own),
            RustType::Map(own) => around(5, own),
            RustType::Tuple(own) => own.iter().flat_map(|own| around(1, own)).collect(),
            RustType::Model(target) => vec![Self { target: Some(target.index()), steps: 0 }],
            _ => vec![Self { target: None, steps: 0 }],
        }
    }
}

fn held(model: &Model) -> Vec<Edge> {
    match &model.kind {
        ModelKind::Struct(own) => {
            let kept = own.kept.iter().flat_map(|kept| Edge::all(&RustType::Map(Box::new(kept.values.clone()))));
            own.fields.iter().flat_map(|field| Edge::all(&field.rust_type())).chain(kept).collect()
        }
        ModelKind::Union(own) => own.variants.iter().flat_map(|variant| Edge::all(&variant.rust_type())).collect(),
        ModelKind::Alias(target) => vec![Edge { target: Some(target.index()), steps: 0 }],
        ModelKind::Enumeration(_) => Vec::new(),
    }
}
