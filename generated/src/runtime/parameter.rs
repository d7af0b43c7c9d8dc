//! How values are written into paths, queries and headers.

use chrono::{DateTime, NaiveDate, SecondsFormat, TimeZone, Utc};

/// A value of a parameter, as text before any percent-encoding (OpenAPI 3.0, "Style Values", of a
/// primitive value).
pub(crate) trait Parameter {
    fn text(&self) -> String;
}

impl<T: Parameter + ?Sized> Parameter for &T {
    fn text(&self) -> String {
        (**self).text()
    }
}

/// Implements [`Parameter`] for types whose `Display` is what goes on the wire.
macro_rules! displayed {
    ($($type:ty),*) => {
        $(impl $crate::runtime::Parameter for $type {
            fn text(&self) -> ::std::string::String {
                ::std::string::ToString::to_string(self)
            }
        })*
    };
}

pub(crate) use displayed;

displayed!(str, String, bool, i32, i64, u32, u64, f32, f64, NaiveDate);

impl<Zone: TimeZone> Parameter for DateTime<Zone> {
    /// RFC 3339, in UTC.
    fn text(&self) -> String {
        self.with_timezone(&Utc).to_rfc3339_opts(SecondsFormat::AutoSi, true)
    }
}
