//! The generator: what it makes of `spec/`, what it reads, and what holds for any document.

mod calls;
mod formats;
mod long;
mod merged;
mod merging;
#[path = "../support/named.rs"]
mod named;
mod names;
mod oracle;
mod output;
mod pages;
#[path = "../support/places.rs"]
mod places;
mod properties;
mod reading;
mod readme;
mod release;
#[path = "../support/snapshot.rs"]
mod snapshot;
mod streams;
mod surface;
mod windows;
