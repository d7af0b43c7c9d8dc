//! The names by which pages are known. Names are compared in lower case and by their letters and digits alone, so that `page[size]` is
//! `pagesize`. `docs/pages.md` shows these lists.

/// Parameters that bound a page.
pub(super) const LIMITS: &[&str] = &[
    "limit",
    "perpage",
    "pagesize",
    "size",
    "count",
    "max",
    "maxresults",
    "maxitems",
    "maxpagesize",
    "pagelimit",
    "first",
    "top",
    "take",
    "itemsperpage",
    "resultsperpage",
];

/// Parameters with the number of items to skip, beside one that bounds a page.
pub(super) const OFFSETS: &[&str] = &["offset", "skip", "startat", "startindex", "pageoffset"];

/// Parameters with the number of the page.
pub(super) const PAGES: &[&str] = &["page", "pagenumber", "pagenum", "pageno", "pageindex", "currentpage"];

/// Parameters that take a value of the page before, each with the properties that have it.
pub(super) const CURSORS: &[(&str, &[&str])] = &[
    ("cursor", &["nextcursor", "endcursor", "cursor"]),
    ("nextcursor", &["nextcursor"]),
    ("pagecursor", &["nextcursor", "nextpagecursor"]),
    ("pagetoken", &["nextpagetoken", "nexttoken"]),
    ("nextpagetoken", &["nextpagetoken"]),
    ("nexttoken", &["nexttoken", "nextpagetoken"]),
    ("paginationtoken", &["nexttoken", "nextpaginationtoken"]),
    ("continuationtoken", &["continuationtoken", "nextcontinuationtoken"]),
    ("continue", &["continue"]),
    ("marker", &["nextmarker"]),
    ("after", &["nextafter", "endcursor", "after", "nextcursor", "lastid"]),
    ("pageafter", &["nextcursor", "endcursor", "after"]),
    ("page", &["nextpage"]),
];

/// Parameters that take the id of the last item, beside a property that says whether more follow.
pub(super) const LAST_IDS: &[&str] = &["startingafter", "after", "afterid"];

/// Parameters that ask for what is before an item, each beside the one that takes the id of the last item.
pub(super) const BACK: &[(&str, &str)] = &[("startingafter", "endingbefore"), ("afterid", "beforeid")];

/// Properties with the URL of the next page, whatever is said of them.
pub(super) const NEXT_URLS: &[&str] =
    &["nextpageuri", "nextpageurl", "nextpagelink", "nexturl", "nexturi", "nextlink", "odatanextlink"];

/// Properties with the URL of the next page where they stand among links, or where their format, description or example, or a
/// `previous` beside them, says that they are URLs.
pub(super) const MAYBE_NEXT_URLS: &[&str] = &["next", "nexthref", "nextpage"];

/// What stands beside a URL of the next page.
pub(super) const PREVIOUS: &[&str] = &["previous", "prev"];

/// Properties that say whether another page follows.
pub(super) const MORE: &[&str] = &["hasmore", "hasnext", "hasnextpage", "hasmoreitems", "hasmorepages"];

/// Properties with the number of all items.
pub(super) const TOTALS: &[&str] = &[
    "total",
    "totalcount",
    "totalitems",
    "totalentries",
    "totalresults",
    "totalrecords",
    "totalelements",
    "totalsize",
];

/// Objects in which the properties above may stand, in one another at the most twice.
pub(super) const HOLDERS: &[&str] = &[
    "meta",
    "metadata",
    "pagination",
    "paging",
    "page",
    "pageinfo",
    "pageinformation",
    "responsemetadata",
    "links",
    "pages",
    "cursors",
    "next",
];

/// Objects of links, in which `next` is a URL.
pub(super) const LINK_HOLDERS: &[&str] = &["links", "pages"];

/// Properties with the items, which are preferred to other lists beside them.
pub(super) const ITEMS: &[&str] = &[
    "data",
    "items",
    "results",
    "records",
    "values",
    "value",
    "entries",
    "elements",
    "resources",
    "objects",
    "rows",
    "list",
    "content",
];

/// Lists that are not the items, whatever else is there.
pub(super) const NOT_ITEMS: &[&str] = &[
    "errors",
    "warnings",
    "links",
    "included",
    "includes",
    "order",
    "orderby",
    "sort",
    "filters",
    "facets",
    "fields",
    "failures",
    "notices",
    "unreachable",
    "unreachables",
    "unreachablelocations",
    "failedlocation",
    "failedlocations",
];

/// What only one thing has. A list beside it by a name that is not the items' is something of that thing.
pub(super) const OF_ONE: &[&str] = &["id", "uid", "uuid", "name"];

/// What stands around a list and says nothing of pages.
pub(super) const ENVELOPE: &[&str] =
    &["ok", "success", "status", "object", "kind", "etag", "url", "self", "apiversion"];

/// Whether a list of texts or numbers is something of a thing by its name: its tags, its URLs, or ids of others.
pub(super) fn is_of_a_thing(name: &str) -> bool {
    matches!(folded(name).as_str(), "tags" | "urls")
        || ["_ids", "-ids", "Ids", "IDs"].iter().any(|end| name.ends_with(end))
}

/// A name as it is compared.
pub(super) fn folded(name: &str) -> String {
    name.chars().filter(|character| character.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_shows_the_lists() {
        let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/pages.md");
        let page = std::fs::read_to_string(path).unwrap();
        let lists = [
            LIMITS,
            OFFSETS,
            PAGES,
            LAST_IDS,
            NEXT_URLS,
            MAYBE_NEXT_URLS,
            PREVIOUS,
            MORE,
            TOTALS,
            HOLDERS,
            LINK_HOLDERS,
            ITEMS,
            NOT_ITEMS,
            OF_ONE,
            ENVELOPE,
        ];
        let joined = |names: &[&str]| names.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ");
        let back = BACK.iter().map(|(after, before)| format!("`{before}` beside `{after}`"));
        let pairs = CURSORS.iter().map(|(name, properties)| format!("`{name}` ← {}", joined(properties)));
        for list in lists.into_iter().map(joined).chain(pairs).chain(back) {
            assert!(page.contains(&list), "docs/pages.md does not have: {list}");
        }
    }
}
