//! Documents that cannot be read, and what is said about them.

mod bounds;
mod circles;
mod files;
mod keys;
mod references;
mod root;
mod syntax;
