//! The rules, in their order: the first one that an operation meets is how it has pages.

use super::counted::Counted;
use super::envelope::is_of_many;
use super::rules::{
    CURSORS, LAST_IDS, LIMITS, LINK_HOLDERS, MAYBE_NEXT_URLS, MORE, NEXT_URLS, OFFSETS, PAGES, PREVIOUS, TOTALS, folded,
};
use super::view::{FoundProperty, Path, View};
use crate::ir::{KnownBy, Method, Paging, PagingStyle, SchemaKind, StringFormat};

/// How an operation has pages, where its parameters and its response leave no doubt.
pub(super) fn paging(view: &View<'_>) -> Option<Paging> {
    if view.operation.method != Method::Get {
        return None;
    }
    let items = view.items().filter(|items| is_of_many(view, items))?;
    let rules = [next_url, cursor, next_number, last_id, link, offset, page];
    let style = rules.into_iter().find_map(|rule| rule(view, &items))?;
    let (mut more, mut total) = (Path::new(), Path::new());
    match style {
        PagingStyle::Link | PagingStyle::NextUrl(_) => {}
        PagingStyle::Cursor { .. } | PagingStyle::LastId { .. } => more = view.more(MORE),
        PagingStyle::Offset { .. } | PagingStyle::Page { .. } => (more, total) = (view.more(MORE), self::total(view)),
    }
    let back = view.back(&style);
    Some(Paging { limit: view.limit(), style, items, total, more, back, known_by: KnownBy::Rule })
}

/// A property of the body is the URL of the next page.
fn next_url(view: &View<'_>, _: &Path) -> Option<PagingStyle> {
    let sure = view.find(NEXT_URLS).into_iter();
    let likely = view.find(MAYBE_NEXT_URLS).into_iter().filter(|found| is_url(view, found));
    // HAL has the URL in an object: `_links.next.href`.
    let linked = view.find(&["href"]).into_iter().filter(|found| ends_in_link(&found.path));
    let found = sure.chain(likely).chain(linked).find(|found| view.is_text(found.property))?;
    Some(PagingStyle::NextUrl(found.path))
}

fn ends_in_link(path: &[String]) -> bool {
    let folded: Vec<String> = path.iter().map(|name| folded(name)).collect();
    matches!(folded.as_slice(), [.., links, next, _] if LINK_HOLDERS.contains(&links.as_str()) && next == "next")
}

/// Whether a text is a URL, by what stands around it or is said of it.
fn is_url(view: &View<'_>, found: &FoundProperty<'_>) -> bool {
    let holder = found.path.iter().rev().nth(1).map(|name| folded(name));
    let schema = view.schema(found.property.schema.id);
    let format = match &schema.kind {
        SchemaKind::String(StringFormat::Other(format)) => format.as_str(),
        _ => "",
    };
    let example = found.property.example.as_ref().or(schema.example.as_ref()).and_then(serde_json::Value::as_str);
    let is_previous = |other: &crate::ir::Property| PREVIOUS.contains(&folded(&other.name).as_str());
    holder.is_some_and(|holder| LINK_HOLDERS.contains(&holder.as_str()))
        || matches!(format, "uri" | "url" | "uri-reference")
        || example.is_some_and(|text| text.starts_with('/') || text.starts_with("http"))
        || says_url(found.property.docs.description.as_deref())
        || says_url(schema.docs.description.as_deref())
        || found.beside.iter().any(|other| is_previous(other) && view.is_text(other))
}

fn says_url(description: Option<&str>) -> bool {
    let mut words = description.unwrap_or_default().split_whitespace();
    words.any(|word| matches!(folded(word).as_str(), "url" | "uri" | "link"))
}

/// A parameter takes what the page before has in its body.
fn cursor(view: &View<'_>, _: &Path) -> Option<PagingStyle> {
    CURSORS.iter().find_map(|(name, properties)| {
        let parameter = view.parameter(&[name])?;
        let next = view.find(properties).into_iter().find(|found| view.is_scalar(found.property))?;
        // The last id says nothing of whether more follow.
        let ends = folded(&next.property.name) != "lastid" || !view.more(MORE).is_empty();
        let is_clear = ends && !is_counted(view, &parameter.name);
        is_clear.then(|| PagingStyle::Cursor { parameter: parameter.name.clone(), next: next.path })
    })
}

/// The body has the numbers of this page and of the next side by side, and the size of a page: then that of this page is the parameter,
/// also where the document does not list it.
fn next_number(view: &View<'_>, _: &Path) -> Option<PagingStyle> {
    let next = view.find(&["nextpage"]).into_iter().find(|found| view.is_number(found.property))?;
    let beside = |names: &[&str]| {
        let mut beside = next.beside.iter();
        beside.find(|own| names.contains(&folded(&own.name).as_str()) && view.is_number(own))
    };
    let (parameter, _) = (beside(&["page"])?, beside(LIMITS)?);
    let is_clear = view.operation.parameters.iter().all(|own| own.name != parameter.name) && !is_counted(view, "");
    is_clear.then(|| PagingStyle::Cursor { parameter: parameter.name.clone(), next: next.path.clone() })
}

/// A parameter takes the id of the last item, and the body says whether more follow.
fn last_id(view: &View<'_>, items: &Path) -> Option<PagingStyle> {
    let parameter = view.parameter(LAST_IDS)?;
    let has_id = view.each_has(view.item_at(items)?, "id");
    let is_clear = !view.more(MORE).is_empty() && has_id && !is_counted(view, &parameter.name);
    is_clear.then(|| PagingStyle::LastId { parameter: parameter.name.clone(), id: vec!["id".to_owned()] })
}

/// The response lists the header `Link`, and a parameter speaks of pages.
fn link(view: &View<'_>, _: &Path) -> Option<PagingStyle> {
    let listed = view.response.headers.iter().any(|header| header.name.eq_ignore_ascii_case("link"));
    let asks = view.limit().is_some() || view.parameter(PAGES).is_some() || has_cursor(view);
    (listed && asks).then_some(PagingStyle::Link)
}

/// One parameter skips items, and another one bounds a page.
fn offset(view: &View<'_>, _: &Path) -> Option<PagingStyle> {
    let parameter =
        view.parameter(OFFSETS).filter(|own| view.counts(own) && Counted::by(own) == Some(Counted::Items))?;
    let is_clear = view.limit().is_some() && !has_cursor(view) && view.parameter(PAGES).is_none();
    let first = view.first_offset(parameter);
    is_clear.then(|| PagingStyle::Offset { parameter: parameter.name.clone(), first })
}

/// One parameter is the number of the page, of which the document says how it begins, and another one bounds a page.
fn page(view: &View<'_>, _: &Path) -> Option<PagingStyle> {
    let parameter = view.parameter(PAGES).filter(|own| view.counts(own) && Counted::by(own) == Some(Counted::Pages))?;
    // A caller who must say the page says how pages are counted.
    let first = view.first(parameter).or(parameter.required.then_some(1))?;
    let is_clear = view.limit().is_some() && !has_cursor(view) && view.parameter(OFFSETS).is_none();
    is_clear.then(|| PagingStyle::Page { parameter: parameter.name.clone(), first })
}

/// Whether another parameter counts items or pages, so that nobody knows which one is meant.
fn is_counted(view: &View<'_>, but: &str) -> bool {
    let other = |names: &[&str]| view.parameter(names).is_some_and(|own| own.name != but && view.counts(own));
    other(OFFSETS) || other(PAGES)
}

fn has_cursor(view: &View<'_>) -> bool {
    let names: Vec<&str> = CURSORS.iter().map(|(name, _)| *name).filter(|name| *name != "page").collect();
    view.parameter(&names).is_some()
}

/// Where in the body the number of all items is.
fn total(view: &View<'_>) -> Path {
    let found = view.find(TOTALS).into_iter().find(|found| view.is_number(found.property));
    found.map(|found| found.path).unwrap_or_default()
}
