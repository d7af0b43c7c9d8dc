//! Every style of pages, and services that lead a client in circles or astray.

mod circles;
mod counted;
mod named;
mod support;
mod urls;
