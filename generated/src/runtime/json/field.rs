//! The kinds of fields, by the names that `json::object!` has for them.

use serde::de::{Deserialize, MapAccess};
use serde::ser::{Serialize, SerializeMap};

use super::key::Keys;

/// A place for the value of a property while an object is read.
pub(crate) trait Slot<'de, A: MapAccess<'de>> {
    /// Reads the value of the property whose key was read last.
    fn fill(&mut self, map: &mut A, keys: &mut Keys) -> Result<(), A::Error>;
}

/// A field while an object is written.
pub(crate) trait Entry<M: SerializeMap> {
    /// Writes the property or, where it is absent, nothing.
    fn write(&self, key: &'static str, map: &mut M) -> Result<(), M::Error>;
}

/// `Option<T>`: absent and null are read as `None`, which is not written.
pub(crate) mod optional {
    use super::*;

    pub(crate) fn slot<T>() -> Option<T> {
        None
    }

    pub(crate) fn take<T, E>(slot: Option<T>, _key: &str) -> Result<Option<T>, E> {
        Ok(slot)
    }

    pub(crate) fn entry<T>(value: &Option<T>) -> &Option<T> {
        value
    }

    impl<'de, T: Deserialize<'de>, A: MapAccess<'de>> Slot<'de, A> for Option<T> {
        fn fill(&mut self, map: &mut A, _: &mut Keys) -> Result<(), A::Error> {
            *self = map.next_value()?;
            Ok(())
        }
    }

    impl<T: Serialize, M: SerializeMap> Entry<M> for Option<T> {
        fn write(&self, key: &'static str, map: &mut M) -> Result<(), M::Error> {
            match self {
                Some(value) => map.serialize_entry(key, value),
                None => Ok(()),
            }
        }
    }

    /// For what [`entry`] gives.
    impl<E: Entry<M>, M: SerializeMap> Entry<M> for &E {
        fn write(&self, key: &'static str, map: &mut M) -> Result<(), M::Error> {
            (**self).write(key, map)
        }
    }
}

/// `Option<Option<T>>`: absent is `None`, null is `Some(None)`.
pub(crate) mod nullable {
    pub(crate) use super::optional::entry;
    use super::*;

    pub(crate) struct Nullable<T>(Option<Option<T>>);

    pub(crate) fn slot<T>() -> Nullable<T> {
        Nullable(None)
    }

    pub(crate) fn take<T, E>(slot: Nullable<T>, _key: &str) -> Result<Option<Option<T>>, E> {
        Ok(slot.0)
    }

    impl<'de, T: Deserialize<'de>, A: MapAccess<'de>> Slot<'de, A> for Nullable<T> {
        fn fill(&mut self, map: &mut A, _: &mut Keys) -> Result<(), A::Error> {
            self.0 = Some(map.next_value()?);
            Ok(())
        }
    }
}

/// `T`: absent is an error.
pub(crate) mod required {
    use super::*;

    pub(crate) struct Required<T>(Option<T>);
    pub(crate) struct Always<'a, T>(&'a T);

    pub(crate) fn slot<T>() -> Required<T> {
        Required(None)
    }

    pub(crate) fn take<T, E: serde::de::Error>(slot: Required<T>, key: &'static str) -> Result<T, E> {
        slot.0.ok_or_else(|| E::missing_field(key))
    }

    pub(crate) fn entry<T>(value: &T) -> Always<'_, T> {
        Always(value)
    }

    impl<'de, T: Deserialize<'de>, A: MapAccess<'de>> Slot<'de, A> for Required<T> {
        fn fill(&mut self, map: &mut A, _: &mut Keys) -> Result<(), A::Error> {
            self.0 = Some(map.next_value()?);
            Ok(())
        }
    }

    impl<T: Serialize, M: SerializeMap> Entry<M> for Always<'_, T> {
        fn write(&self, key: &'static str, map: &mut M) -> Result<(), M::Error> {
            map.serialize_entry(key, self.0)
        }
    }
}

/// `Option<T>`: absent and null are read as `None`, which is written as null.
pub(crate) mod required_nullable {
    pub(crate) use super::optional::{slot, take};
    pub(crate) use super::required::entry;
}

/// `BTreeMap<String, T>`: the properties that have no field (OpenAPI 3.0, `additionalProperties`).
pub(crate) mod rest {
    use std::collections::BTreeMap;

    use super::*;

    pub(crate) struct Rest<T>(BTreeMap<String, T>);
    pub(crate) struct Entries<'a, T>(&'a BTreeMap<String, T>);

    pub(crate) fn slot<T>() -> Rest<T> {
        Rest(BTreeMap::new())
    }

    pub(crate) fn take<T, E>(slot: Rest<T>) -> Result<BTreeMap<String, T>, E> {
        Ok(slot.0)
    }

    pub(crate) fn entry<T>(value: &BTreeMap<String, T>) -> Entries<'_, T> {
        Entries(value)
    }

    impl<'de, T: Deserialize<'de>, A: MapAccess<'de>> Slot<'de, A> for Rest<T> {
        fn fill(&mut self, map: &mut A, keys: &mut Keys) -> Result<(), A::Error> {
            self.0.insert(keys.take_other(), map.next_value()?);
            Ok(())
        }
    }

    impl<T: Serialize, M: SerializeMap> Entry<M> for Entries<'_, T> {
        fn write(&self, _key: &'static str, map: &mut M) -> Result<(), M::Error> {
            self.0.iter().try_for_each(|(key, value)| map.serialize_entry(key, value))
        }
    }
}
