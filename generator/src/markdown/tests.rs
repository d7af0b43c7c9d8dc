mod cell;
mod compiled;
mod html;
mod nasty;
mod page;
mod property;
mod rustdoc;
mod summary;
