//! The comparison of two documents as a whole: what is only written otherwise is no change, the change back is the mirror of the
//! change, and what the crates show is told.

mod found;
mod mirror;
mod same;
mod service;
mod support;
mod vendor;
