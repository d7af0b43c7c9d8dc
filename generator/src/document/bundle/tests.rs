//! What comes out of small sets of files.

mod broken;
mod layouts;
mod mend;
mod mutations;
mod names;
mod origins;
mod references;
mod selection;
mod siblings;
