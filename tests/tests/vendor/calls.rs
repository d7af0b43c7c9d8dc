//! Every operation of the vendor's document, called.

use super::called::{self, Called};
use super::versions::Versions;
use sailmaker_tests::trials::{Found, Trial};

/// The tests of this file.
pub fn trials(versions: &Found<Versions>) -> Vec<Trial> {
    sailmaker_tests::trials![versions; every_operation_sends_what_the_document_asks_for]
}

fn every_operation_sends_what_the_document_asks_for(versions: Versions) {
    let version = &versions.v2025;
    let (case, api, declared) = (version.case(), version.api(), version.declared());
    called::check(&Called { case, api, config: &version.config, declared }, "vendor");
}
