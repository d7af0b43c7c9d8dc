//! What an operation is sent with to be answered by a stream, and what ends that.

/// Names, each with a value.
type Pairs = &'static [(&'static str, &'static str)];

/// What the sends of an operation do that read its response item by item.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Streamed {
    /// Query parameters that are set.
    pub(crate) query: Pairs,
    /// Members of the body that are set, each with its value as JSON.
    pub(crate) members: Pairs,
    /// The data of the item behind the last one.
    pub(crate) end: Option<&'static str>,
}

impl Streamed {
    pub(crate) const NEW: Self = Self { query: &[], members: &[], end: None };

    pub(crate) const fn query(self, query: Pairs) -> Self {
        Self { query, ..self }
    }

    pub(crate) const fn members(self, members: Pairs) -> Self {
        Self { members, ..self }
    }

    pub(crate) const fn end(self, end: &'static str) -> Self {
        Self { end: Some(end), ..self }
    }
}
