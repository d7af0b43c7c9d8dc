use super::{Api, SchemaId};

/// Which schemas hold values of each other with no list or map in between, so that a Rust type would contain itself.
#[derive(Clone, Debug, Default)]
pub struct Recursion {
    /// For each schema a number, which those have in common that hold each other.
    circles: Vec<usize>,
}

impl Recursion {
    /// The recursion in which schemas of the same number, by their index, hold each other.
    pub(crate) fn new(circles: Vec<usize>) -> Self {
        Self { circles }
    }
}

impl Api {
    /// Whether a schema that holds values of another is held by it as well.
    pub fn is_recursive(&self, holder: SchemaId, held: SchemaId) -> bool {
        let circle = |id: SchemaId| self.recursion.circles.get(self.canonical(id).index());
        circle(holder).is_some() && circle(holder) == circle(held)
    }
}
