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

    /// What is done in it, to show while it runs.
    pub fn work(self) -> &'static str {
        match self {
            Self::Load => "reading the document",
            Self::Bundle => "putting its files together",
            Self::Normalize => "checking it",
            Self::Parse => "parsing it",
            Self::Lower => "reading its schemas and operations",
            Self::Analyze => "working out what they mean",
            Self::Resolve => "finding names",
            Self::Surface => "laying out the client",
            Self::Emit | Self::Render => "making the files",
        }
    }

    /// The stage after it; none after the last one.
    pub fn next(self) -> Option<Self> {
        match self {
            Self::Load => Some(Self::Bundle),
            Self::Bundle => Some(Self::Normalize),
            Self::Normalize => Some(Self::Parse),
            Self::Parse => Some(Self::Lower),
            Self::Lower => Some(Self::Analyze),
            Self::Analyze => Some(Self::Resolve),
            Self::Resolve => Some(Self::Surface),
            Self::Surface => Some(Self::Emit),
            Self::Emit => Some(Self::Render),
            Self::Render => None,
        }
    }
}
