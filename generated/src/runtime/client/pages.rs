//! The pages in `docs/` as documentation, so that their samples are compiled with the tests of the documentation.

/// Includes pages, by their paths in `docs/` without the extension: `pages!("feature" { "models/a", … })`, or without a feature.
macro_rules! pages {
    ($feature:literal { $($page:literal),* $(,)? }) => {
        $(
            #[cfg(feature = $feature)]
            #[doc = include_str!(concat!("../docs/", $page, ".md"))]
            const _: () = ();
        )*
    };
    ($($page:literal),* $(,)?) => {
        $(
            #[doc = include_str!(concat!("../docs/", $page, ".md"))]
            const _: () = ();
        )*
    };
}
pub(crate) use pages;
