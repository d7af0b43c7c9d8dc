//! What all targets have in common.

use std::fmt::Display;

/// What may stand in a text of the target `T` as it is: a text of that target, or one that is safe there as well. Nothing outside
/// of the gateway can be one.
pub trait Fits<T>: sealed::Sealed + Display {}

pub(super) mod sealed {
    /// What only the gateway can be.
    pub trait Sealed {}
}

/// Says of a type in which targets its texts may stand as they are.
macro_rules! fits {
    ($type:ty: $($target:ty),+ $(,)?) => {
        $(impl $crate::text::Fits<$target> for $type {})+
    };
}
pub(super) use fits;

/// Declares a target: a text that is finished for one language. What escapes a text for it is written beside the declaration.
macro_rules! target {
    ($(#[$meta:meta])* $name:ident) => {
        $(#[$meta])*
        #[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize)]
        #[serde(transparent)]
        pub struct $name(String);

        impl $name {
            /// What the generator itself says, finished for this language.
            pub fn fixed(text: &'static str) -> Self {
                Self(text.to_owned())
            }

            /// What the generator itself says, with a finished text at each `{}`. A gap without a text stays empty.
            pub fn filled(frame: &'static str, parts: &[&dyn $crate::text::Fits<Self>]) -> Self {
                Self($crate::text::target::filled(frame, parts.iter()))
            }

            /// Texts one after the other, with what the generator says between them; empty ones are left out.
            pub fn joined<'a, P>(parts: impl IntoIterator<Item = &'a P>, separator: &'static str) -> Self
            where
                P: $crate::text::Fits<Self> + 'a,
            {
                let parts = parts.into_iter().map(ToString::to_string).filter(|part| !part.is_empty());
                Self(parts.collect::<Vec<_>>().join(separator))
            }
        }

        impl std::ops::Deref for $name {
            type Target = str;

            fn deref(&self) -> &str {
                &self.0
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl From<&'static str> for $name {
            fn from(text: &'static str) -> Self {
                Self::fixed(text)
            }
        }

        impl PartialEq<str> for $name {
            fn eq(&self, text: &str) -> bool {
                self.0 == text
            }
        }

        impl PartialEq<&str> for $name {
            fn eq(&self, text: &&str) -> bool {
                self.0 == *text
            }
        }

        impl $crate::text::target::sealed::Sealed for $name {}

        impl $crate::text::Fits<$name> for $name {}
    };
}
pub(super) use target;

/// A frame with a part at each gap.
pub(super) fn filled(frame: &str, mut parts: impl Iterator<Item = impl Display>) -> String {
    let mut pieces = frame.split("{}");
    let mut text = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        if let Some(part) = parts.next() {
            text.push_str(&part.to_string());
        }
        text.push_str(piece);
    }
    text
}

/// A number is safe everywhere.
macro_rules! numbers {
    ($($number:ty),+) => {
        $(
            impl sealed::Sealed for $number {}
            impl<T> Fits<T> for $number {}
        )+
    };
}
numbers!(i64, u32, u64, usize);
