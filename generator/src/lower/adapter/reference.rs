use indexmap::IndexMap;
use openapiv3::{Components, ReferenceOr};
use std::collections::BTreeMap;

/// An object, or a reference to one (section 4.7.23).
#[derive(Clone, Copy)]
pub(in crate::lower) enum Ref<'a, T> {
    /// What `$ref` says.
    Reference(&'a str),
    /// The object, where it stands.
    Object(T),
}

impl<'a, T> Ref<'a, T> {
    pub(super) fn of<H>(held: &'a ReferenceOr<H>, view: impl FnOnce(&'a H) -> T) -> Self {
        match held {
            ReferenceOr::Reference { reference } => Self::Reference(reference),
            ReferenceOr::Item(item) => Self::Object(view(item)),
        }
    }

    /// The object, where it stands here.
    pub(in crate::lower) fn object(self) -> Option<T> {
        match self {
            Self::Object(object) => Some(object),
            Self::Reference(_) => None,
        }
    }
}

/// An object that can stand under `components` (section 4.7.7).
pub(in crate::lower) trait Component<'a>: Copy {
    /// The name of its kind there: `parameters`.
    const SECTION: &'static str;

    /// The object as the document holds it.
    type Held: 'a;

    fn section(components: &'a Components) -> &'a IndexMap<String, ReferenceOr<Self::Held>>;

    fn view(held: &'a Self::Held) -> Self;

    fn find(components: &'a Components, name: &str) -> Option<(&'a str, Ref<'a, Self>)> {
        let (name, held) = Self::section(components).get_key_value(name)?;
        Some((name, Ref::of(held, Self::view)))
    }

    fn all(components: &'a Components) -> BTreeMap<&'a str, Ref<'a, Self>> {
        let all = Self::section(components).iter();
        all.map(|(name, held)| (name.as_str(), Ref::of(held, Self::view))).collect()
    }
}

/// Says of a view under which name its kind stands in `components`, and in which field.
macro_rules! component {
    ($view:ident, $section:literal, $field:ident) => {
        impl<'a> Component<'a> for super::$view<'a> {
            const SECTION: &'static str = $section;
            type Held = openapiv3::$view;

            fn section(components: &'a Components) -> &'a IndexMap<String, ReferenceOr<Self::Held>> {
                &components.$field
            }

            fn view(held: &'a Self::Held) -> Self {
                Self::new(held)
            }
        }
    };
}

component!(Parameter, "parameters", parameters);
component!(Header, "headers", headers);
component!(RequestBody, "requestBodies", request_bodies);
component!(Response, "responses", responses);
component!(Example, "examples", examples);
component!(SecurityScheme, "securitySchemes", security_schemes);
