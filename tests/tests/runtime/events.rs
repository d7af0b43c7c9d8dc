//! Server-sent events.

mod again;
mod socket;
mod split;
