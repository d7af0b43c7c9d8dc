//! What a first config says of what was found.

use crate::ir::{Operation, PagingStyle};
use crate::surface::Context;
use crate::text::Plain;
use std::collections::BTreeMap;
use std::fmt::Write as _;

/// The most operations that are listed.
const LISTED: usize = 12;

/// Lines of a comment, whatever they say.
fn comment(lines: impl IntoIterator<Item = String>) -> String {
    lines.into_iter().fold(String::new(), |mut text, line| {
        let _ = writeln!(text, "{}", format!("# {}", Plain::line(&line)).trim_end());
        text
    })
}

fn counted(count: usize, what: &str) -> String {
    format!("{count} {what}{}", if count == 1 { "" } else { "s" })
}

pub(super) fn head(document: &str, name: &str) -> String {
    comment([
        format!(
            "How `{document}` becomes the crate `{name}`: `sailmaker generate` writes it, and again when this or the document changes."
        ),
        "Lines that begin with `#` say what was found, and what can be said otherwise.".to_owned(),
        "For an editor that completes and checks it: `sailmaker schema > sailmaker.schema.json`, and as the first line here".to_owned(),
        "#:schema ./sailmaker.schema.json".to_owned(),
    ]) + "\n"
}

pub(super) fn package(context: Context<'_>) -> String {
    let stated = context.api.license.as_ref();
    let stated = stated.map(|own| format!("   # the document states {}", own.name)).unwrap_or_default();
    let license = format!("license = \"MIT OR Apache-2.0\"{stated}");
    let tags = counted(context.surface.tags.len(), "tag");
    let features = match context.surface.tag_features {
        true => format!("tag-features = false   # by default each of the {tags} is a feature, all of them on"),
        false => format!("tag-features = true   # a feature for each tag; there is {tags}"),
    };
    comment(["description = \"One sentence.\"".to_owned(), license, features])
}

pub(super) fn server(context: Context<'_>) -> String {
    let security = &context.surface.security;
    let setters: Vec<String> = security.variables.iter().map(|own| format!("`{}`", own.method)).collect();
    let variables =
        if setters.is_empty() { String::new() } else { format!("; {} of the builder fills it in", setters.join(", ")) };
    let lines = match (security.is_default_address, security.address.contains("://")) {
        (true, _) => vec![
            format!("Programs need no base URL: it is {}{variables}.", security.address),
            "[server]".to_owned(),
            "base_url_required = true   # where that is the address of one tenant among others".to_owned(),
        ],
        (false, true) => {
            vec![format!("Programs say the base URL, since {} is one of several{variables}.", security.address)]
        }
        (false, false) => vec!["Programs say the base URL: the document has none.".to_owned()],
    };
    comment(lines)
}

pub(super) fn environment(context: Context<'_>) -> String {
    comment(["What `Client::from_env` reads:".to_owned()].into_iter().chain(variables(context)))
}

/// The variables that a client reads, a line each.
pub(super) fn variables(context: Context<'_>) -> Vec<String> {
    let security = &context.surface.security;
    let all = security.environment.all();
    let width = all.iter().map(|(_, name)| name.chars().count()).max().unwrap_or_default();
    let lines = all.iter().map(|(what, name)| {
        let default = match security.is_default_address && *name == security.environment.base_url.as_str() {
            true if is_plain(&security.address) => {
                format!(", by default {}, which the builder must allow by `allow_http()`", security.address)
            }
            true => format!(", by default {}", security.address),
            false => String::new(),
        };
        Plain::line(&format!("  {name:width$}  {what}{default}")).to_string()
    });
    lines.collect()
}

/// Whether an address is one over plain HTTP, of another machine.
fn is_plain(address: &str) -> bool {
    let is_own = |host: &str| ["localhost", "127.0.0.1", "[::1]"].iter().any(|own| host.starts_with(own));
    address.strip_prefix("http://").is_some_and(|host| !is_own(host))
}

pub(super) fn pages(context: Context<'_>) -> String {
    let operations = &context.api.operations;
    let paged: Vec<_> = operations.iter().filter_map(|own| Some((own, &own.paging.as_ref()?.style))).collect();
    let label = |(operation, style): &(&Operation, &PagingStyle)| format!("  {:<8}  {}", style.id(), operation.label());
    let found = match paged.len() {
        0 => "No operation is seen to have pages.".to_owned(),
        count => format!(
            "Of {} these have pages, which `stream()` follows; {count} in all:",
            counted(operations.len(), "operation")
        ),
    };
    let example = [
        "Pages that are not found by themselves, by style (offset, page, cursor, link, next-url, last-id):",
        "[[pagination]]",
        "style = \"page\"",
        "page = \"page\"",
        "operations = [\"listThings\"]",
    ];
    comment([found].into_iter().chain(listed(paged.iter().map(label))).chain(example.map(str::to_owned)))
}

pub(super) fn streams(context: Context<'_>) -> String {
    let streamed: Vec<_> = context.api.operations.iter().filter(|own| own.stream.is_some()).collect();
    if streamed.is_empty() {
        return String::new();
    }
    let found = format!("Responses that come item by item; {} in all:", streamed.len());
    comment([found].into_iter().chain(listed(streamed.iter().map(|own| format!("  {}", own.label())))))
}

pub(super) fn faults(faults: &BTreeMap<&str, usize>) -> String {
    let found = match faults.is_empty() {
        true => "Nothing is wrong with the document; `strict` keeps it so.".to_owned(),
        false => "What is wrong with the document, by kind; `sailmaker explain ID` says more. `allow` says nothing of it, `deny` makes it an error:".to_owned(),
    };
    let kinds = faults.iter().map(|(id, count)| format!("{id} = \"allow\"   # {}", counted(*count, "time")));
    let strict = faults.is_empty().then(|| "strict = true".to_owned());
    comment([found, "[diagnostics]".to_owned()].into_iter().chain(kinds).chain(strict))
}

/// The first of some lines, and how many there are besides.
fn listed(lines: impl ExactSizeIterator<Item = String>) -> Vec<String> {
    let rest = lines.len().saturating_sub(LISTED);
    let more = (rest > 0).then(|| format!("  … and {rest} more"));
    lines.take(LISTED).chain(more).collect()
}
