//! Under which licence a client may be used, and whose it is: what the config says, else what the document does.

use crate::ir;
use crate::pages::License;
use crate::surface::Context;
use spdx::{Expression, LicenseItem};

/// The licence of a client. What the document states counts where SPDX has it, so that a manifest may have it.
pub(super) fn of(context: Context<'_>) -> License {
    let own = context.config.config.package.license.clone();
    let expression = own.or_else(|| context.api.license.as_ref().and_then(stated));
    let identifiers = expression.as_deref().map(identifiers).unwrap_or_default();
    License { expression, identifiers }
}

/// What a document states as an expression of SPDX: by the page that it names, else by how it calls the licence.
fn stated(license: &ir::License) -> Option<String> {
    let of_page = license.url.as_deref().and_then(of_page);
    of_page.or_else(|| spellings(&license.name).into_iter().find(|name| Expression::parse(name).is_ok()))
}

/// The licence of a page of SPDX, of the Open Source Initiative, or of the Apache Software Foundation.
fn of_page(url: &str) -> Option<String> {
    let (_, page) = url.split_once("://")?;
    let page = page.trim_start_matches("www.").trim_end_matches('/');
    let page = page.strip_suffix(".html").or(page.strip_suffix(".txt")).unwrap_or(page);
    if page == "apache.org/licenses/LICENSE-2.0" {
        return Some("Apache-2.0".to_owned());
    }
    let homes = ["spdx.org/licenses/", "opensource.org/licenses/", "opensource.org/license/"];
    let name = homes.iter().find_map(|home| page.strip_prefix(home))?;
    Expression::parse(name).is_ok().then(|| name.to_owned())
}

/// A name as it is written, and with what people write around an identifier of SPDX taken off: `The MIT License`, `Apache 2.0`.
fn spellings(name: &str) -> [String; 2] {
    let name = name.trim();
    let bare = name.strip_prefix("The ").unwrap_or(name);
    let bare = bare.strip_suffix(" License").unwrap_or(bare);
    [name.to_owned(), bare.replace(' ', "-")]
}

/// The licences that an expression names and adds nothing to.
fn identifiers(expression: &str) -> Vec<&'static str> {
    let Ok(expression) = Expression::parse(expression) else { return Vec::new() };
    let of_spdx = expression.requirements().filter(|named| named.req.addition.is_none());
    let named = of_spdx.filter_map(|named| match named.req.license {
        LicenseItem::Spdx { id, .. } => Some(id.name),
        LicenseItem::Other { .. } => None,
    });
    named.collect()
}

#[cfg(test)]
mod tests;
