//! Documents that cannot be read, and what is said about them.

mod circles;
mod files;
mod references;
mod root;
mod syntax;
