/// A stage of the pipeline, in the order in which they run. Output, the last one, is
/// [`Tree::write`](crate::output::Tree::write), and its caller's to observe.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stage {
    /// [`load`](crate::document::load()).
    Load,
    /// [`bundle`](crate::document::bundle()).
    Bundle,
    /// [`normalize`](crate::document::normalize()).
    Normalize,
    /// [`parse`](crate::document::parse()).
    Parse,
    /// [`lower`](crate::lower::lower).
    Lower,
    /// [`analyze`](crate::analyze::analyze).
    Analyze,
    /// [`Names::resolve`](crate::names::Names::resolve), and the check of the names that the config has.
    Resolve,
    /// [`Surface::build`](crate::surface::Surface::build).
    Surface,
    /// [`emit`](crate::emit::emit) and [`pages`](crate::pages::pages).
    Emit,
    /// [`render`](crate::render::render).
    Render,
}

impl Stage {
    /// The stage in one word, as the documentation of the pipeline has it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Load => "load",
            Self::Bundle => "bundle",
            Self::Normalize => "normalize",
            Self::Parse => "parse",
            Self::Lower => "lower",
            Self::Analyze => "analyze",
            Self::Resolve => "resolve",
            Self::Surface => "surface",
            Self::Emit => "emit",
            Self::Render => "render",
        }
    }
}
