use super::target;

target! {
    /// The text of a comment that rustdoc reads, without the slashes; each of its lines is a line of the comment. Neither rustdoc
    /// nor the compiler finds fault with it, and no code in it is compiled but what the generator has put there.
    Rustdoc
}

impl Rustdoc {
    /// What [`crate::markdown`] has written, and nobody else.
    pub(crate) fn vouched(text: String) -> Self {
        Self(text)
    }
}
