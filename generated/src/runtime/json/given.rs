//! How callers give the fields of objects: the arguments of `new`, and setters.

/// The type of an argument, by that of the field: what can be made into it. An unsigned number is taken as it is, since a literal would be
/// a signed one; so are the items of `each Item`, of a type that hardly anything else is made into, since an empty list would be of no type.
macro_rules! argument {
    (bool) => { bool };
    (u32) => { u32 };
    (u64) => { u64 };
    (each $item:ty) => { impl ::std::iter::IntoIterator<Item = $item> };
    (Vec<$item:ty>) => { impl ::std::iter::IntoIterator<Item = impl ::std::convert::Into<$item>> };
    (std::collections::BTreeMap<String, $value:ty>) => {
        impl ::std::iter::IntoIterator<
            Item = (impl ::std::convert::Into<::std::string::String>, impl ::std::convert::Into<$value>)
        >
    };
    (Box<$own:ty>) => { impl ::std::convert::Into<$own> };
    ($own:ty) => { impl ::std::convert::Into<$own> };
}

/// The value of a field, of an argument.
macro_rules! value {
    ($argument:ident: bool) => {
        $argument
    };
    ($argument:ident: u32) => {
        $argument
    };
    ($argument:ident: u64) => {
        $argument
    };
    ($argument:ident: each $item:ty) => {
        $argument.into_iter().collect()
    };
    ($argument:ident: Vec<$item:ty>) => {
        $argument.into_iter().map(::std::convert::Into::into).collect()
    };
    ($argument:ident: std::collections::BTreeMap<String, $value:ty>) => {
        $argument.into_iter().map(|(name, value)| (name.into(), value.into())).collect()
    };
    ($argument:ident: Box<$own:ty>) => {
        ::std::boxed::Box::new($argument.into())
    };
    ($argument:ident: $own:ty) => {
        $argument.into()
    };
}

/// The value of a field in a new object: the argument, the constant, or nothing.
macro_rules! initial {
    (required => $argument:ident ($($own:tt)+)) => {
        $crate::runtime::json::given::value!($argument: $($own)+)
    };
    (required_scalar => $argument:ident ($($own:tt)+)) => {
        $crate::runtime::json::given::value!($argument: $($own)+)
    };
    ($kind:ident => $argument:ident ($($own:tt)+)) => {
        ::std::option::Option::Some($crate::runtime::json::given::value!($argument: $($own)+))
    };
    ($kind:ident = $constant:expr) => {
        $constant
    };
    ($kind:ident) => {
        ::std::default::Default::default()
    };
}

/// What a field of a kind is where it has a value.
macro_rules! present {
    (nullable $value:expr) => {
        ::std::option::Option::Some(::std::option::Option::Some($value))
    };
    (nullable_scalar $value:expr) => {
        ::std::option::Option::Some(::std::option::Option::Some($value))
    };
    (rest $value:expr) => {
        $value
    };
    (rest_scalar $value:expr) => {
        $value
    };
    ($kind:ident $value:expr) => {
        ::std::option::Option::Some($value)
    };
}

/// The setter of a field, and the one that makes it null.
macro_rules! setter {
    ($kind:ident $field:ident ($($own:tt)+) $(or $null:ident)?) => {
        $crate::runtime::json::given::setter!($kind $field ($($own)+) as $field $(or $null)?);
    };
    ($kind:ident $field:ident ($($own:tt)+) as $setter:ident $(or $null:ident)?) => {
        #[doc = concat!("Sets `", stringify!($field), "`.")]
        #[must_use]
        pub fn $setter(mut self, value: $crate::runtime::json::given::argument!($($own)+)) -> Self {
            self.$field = $crate::runtime::json::given::present!(
                $kind $crate::runtime::json::given::value!(value: $($own)+)
            );
            self
        }

        $(
            #[doc = concat!("Makes `", stringify!($field), "` null.")]
            #[must_use]
            pub fn $null(mut self) -> Self {
                self.$field = ::std::option::Option::Some(::std::option::Option::None);
                self
            }
        )?
    };
}

pub(crate) use {argument, initial, present, setter, value};
