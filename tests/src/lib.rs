//! What the tests of this workspace share: [`server`], a scripted HTTP server for the wire tests.

pub mod server;
