//! Documents that cannot be read, and what is said about them.

mod files;
mod references;
mod root;
mod syntax;
