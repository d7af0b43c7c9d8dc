//! How models are read from JSON and written to it.
//!
//! A model only lists its fields with their keys. The loop over the keys and what each kind of
//! field does are here, once for all models, rather than in code that a derive writes for each.

mod decimal;
pub(crate) mod field;
pub(crate) mod given;
mod integer_enum;
mod key;
mod object;
mod scalar;
pub(crate) mod scalar_field;
mod string_enum;
mod tagged;
mod union;
mod unknown;
mod unread;

pub use self::decimal::Decimal;
pub(crate) use self::field::{entry, slot, take};
pub(crate) use self::given::{argument, initial, setter};
pub(crate) use self::integer_enum::{deserialize_integer, integer_enum};
pub(crate) use self::object::{Object, deserialize, object, read, write};
pub(crate) use self::scalar::{Open, Scalar, mapped, whole};
pub(crate) use self::string_enum::{deserialize_text, string_enum};
pub(crate) use self::tagged::{Tagged, tagged, write_tagged};
pub(crate) use self::union::{Candidates, from_variants, union};
pub(crate) use self::unknown::note_unknown_value;
pub use self::unread::Unread;

/// Gives a type more names: `json::same!(Name { Other, … })`.
macro_rules! same {
    ($type:path { $($name:ident),* $(,)? }) => {
        $(
            #[doc = concat!("The same as [`", stringify!($type), "`].")]
            pub type $name = $type;
        )*
    };
}
pub(crate) use same;
