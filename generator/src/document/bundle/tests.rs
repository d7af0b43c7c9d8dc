//! What comes out of small sets of files.

mod broken;
mod layouts;
mod mutations;
mod names;
mod origins;
mod references;
mod selection;
mod siblings;
mod stand_ins;
