//! What a document means for a client: facts that no single object of it shows. What contains itself, where values travel, which
//! operations share a table of errors, which have pages.

mod chosen;
mod direction;
mod error_sets;
mod formats;
mod identical;
mod nesting;
mod paging;
mod presence;
mod recursion;
mod redirect;
mod schemas;
mod security;
mod signature;
mod streams;
mod types;
mod unions;
mod uses;

use crate::config::LoadedConfig;
use crate::diagnostic::Diagnostics;
use crate::ir::{Api, Document, Operation, Output};
use types::Types;

/// Concludes from a document what a client has to know, with its config, and whether the document is whole. What cannot be generated yet is an error in `diagnostics`, at its place.
pub fn analyze(mut document: Document, config: (&LoadedConfig, bool), diagnostics: &mut Diagnostics) -> Api {
    formats::settle(&mut document, config, diagnostics);
    let also_valid = unions::simplify(&mut document, diagnostics);
    nesting::open(&mut document, diagnostics);
    security::settle(&mut document, diagnostics);
    let streams = streams::settle(&mut document, config, diagnostics);

    // Before the same types become one, so that each of their names is known where it was in use.
    let uses = uses::of(&document);
    let identical = identical::find(&document, uses);
    let types = Types::new(&document, &identical.aliases);
    let errors = error_sets::collect(&types);
    let uses = uses::with_errors(identical.uses, &types, &errors);
    let paging = paging::of(&document, config, diagnostics);
    let total_counts = paging::total_counts(&document, config.0, &paging);
    let signatures = signature::all(&types, &paging, diagnostics);
    let directions = direction::of(&types, &signatures);
    let recursion = recursion::of(&types);

    let facts =
        schemas::Facts { also_valid, directions, uses, aliases: identical.aliases, undescribed: identical.undescribed };
    let of_pages = paging.into_iter().zip(total_counts);
    let facts_of_operations = signatures.into_iter().zip(of_pages).zip(streams).zip(errors.of_operations);
    Api {
        title: document.title,
        version: document.version,
        docs: document.docs,
        license: document.license,
        contact: document.contact,
        servers: document.servers,
        tags: document.tags,
        operations: document
            .operations
            .into_iter()
            .zip(facts_of_operations)
            .map(|(object, (((signature, (paging, total_count)), stream), errors))| {
                // What `send` does not read as JSON has no items.
                let reads = matches!(signature.output, Output::Json { .. });
                let (paging, total_count) = (paging.filter(|_| reads), total_count.filter(|_| reads));
                Operation { object, signature, paging, total_count, stream, errors }
            })
            .collect(),
        webhooks: document.webhooks,
        schemas: facts.apply(document.schemas),
        security_schemes: document.security_schemes,
        is_open: document.is_open,
        error_sets: errors.sets,
        recursion,
    }
}
