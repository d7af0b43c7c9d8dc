//! Facts about a model that no single node shows: what contains itself, where values travel, which operations share a table
//! of errors, which have pages.

mod boxing;
mod direction;
mod error_sets;
mod identical;
mod nesting;
mod paging;
mod presence;
mod redirect;
mod security;
mod signature;
mod unions;
mod uses;

use crate::config::Config;
use crate::diagnostic::Diagnostics;
use crate::ir::Api;

/// Fills in the facts. What cannot be generated yet is an error in `diagnostics`, at its place.
pub fn analyze(mut api: Api, config: &Config, diagnostics: &mut Diagnostics) -> Api {
    unions::simplify(&mut api);
    nesting::open(&mut api, diagnostics);
    // Before the same types become one, so that each of their names is known where it was in use.
    uses::mark(&mut api);
    identical::unify(&mut api);
    error_sets::collect(&mut api);
    uses::mark(&mut api);
    boxing::mark(&mut api);
    security::settle(&mut api, diagnostics);
    signature::mark(&mut api, diagnostics);
    direction::mark(&mut api);
    presence::relax(&mut api);
    paging::mark(&mut api, config.pagination.as_ref());
    api
}
