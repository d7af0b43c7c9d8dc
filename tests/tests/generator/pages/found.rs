//! How operations have pages by the rules.

use super::{LIST, configured, document, found, object, paging, read};

#[test]
fn what_is_found() {
    let things = format!("things: {LIST}");
    let with = |more: &str| object(&format!("{things}, {more}"));
    let cases: &[(&[&str], String, &str)] = &[
        (
            &["limit {type: integer, maximum: 9}", "offset {type: integer}"],
            LIST.into(),
            "the offset `offset` and `limit`, 9 at a time",
        ),
        (
            &["page {type: integer, default: 1}", "per_page {type: integer}"],
            LIST.into(),
            "the page number `page` and `per_page`",
        ),
        (
            &["page[number] {type: integer, minimum: 0}", "page[size] {type: integer}"],
            with("x: {type: string}"),
            "the page number `page[number]` and `page[size]` in things",
        ),
        // What a caller must say is where a walk begins.
        (
            &["page {type: integer}, required: true", "per_page {type: integer}, required: true"],
            LIST.into(),
            "the page number `page` and `per_page`",
        ),
        (
            &["limit {type: integer}, required: true", "offset {type: integer}, required: true"],
            LIST.into(),
            "the offset `offset` and `limit`",
        ),
        (
            &["cursor {type: string}, required: true"],
            with("next_cursor: {type: string}"),
            "`cursor`, which is `next_cursor` of the page before in things",
        ),
        (
            &["cursor"],
            with("response_metadata: {type: object, properties: {next_cursor: {type: string}}}"),
            "`cursor`, which is `response_metadata.next_cursor` of the page before in things",
        ),
        (
            &["pageToken"],
            with("nextPageToken: {type: string}"),
            "`pageToken`, which is `nextPageToken` of the page before in things",
        ),
        (
            &["pagination_token"],
            with("meta: {type: object, properties: {next_token: {type: string}}}"),
            "`pagination_token`, which is `meta.next_token` of the page before in things",
        ),
        (
            &["continue"],
            with("metadata: {type: object, properties: {continue: {type: string}}}"),
            "`continue`, which is `metadata.continue` of the page before in things",
        ),
        (
            &["page {type: integer}"],
            with(
                "meta: {type: object, properties: {pagination: {type: object, properties: {next_page: {type: integer}}}}}",
            ),
            "`page`, which is `meta.pagination.next_page` of the page before in things",
        ),
        (
            &[],
            with(
                "meta: {type: object, properties: {page: {type: number}, per_page: {type: number}, next_page: {type: number, nullable: true}}}",
            ),
            "`page`, which is `meta.next_page` of the page before in things",
        ),
        (
            &["after"],
            with("last_id: {type: string}, has_more: {type: boolean}"),
            "`after`, which is `last_id` of the page before in things",
        ),
        (
            &["starting_after"],
            with("has_more: {type: boolean}"),
            "`starting_after`, which is `id` of the last item before in things",
        ),
        (&[], with("next_page_uri: {type: string}"), "the URL `next_page_uri` of the page before in things"),
        (&[], with("next: {type: string, format: uri}"), "the URL `next` of the page before in things"),
        (&[], with("next: {type: string}, previous: {type: string}"), "the URL `next` of the page before in things"),
        (
            &[],
            with("links: {type: object, properties: {pages: {type: object, properties: {next: {type: string}}}}}"),
            "the URL `links.pages.next` of the page before in things",
        ),
        (
            &[],
            object(&format!(
                "_embedded: {}, _links: {}",
                object(&things),
                object("next: {type: object, properties: {href: {type: string}}}")
            )),
            "the URL `_links.next.href` of the page before in _embedded.things",
        ),
        (
            &[],
            object(&format!("albums: {}", with("next: {type: string, format: uri}"))),
            "the URL `albums.next` of the page before in albums.things",
        ),
    ];
    for (parameters, schema, expected) in cases {
        assert_eq!(found(parameters, schema), *expected, "{parameters:?} {schema}");
    }
}

/// No rule is met, or one of which somebody could think otherwise.
#[test]
fn what_is_not_found() {
    let things = format!("things: {LIST}");
    let with = |more: &str| object(&format!("{things}, {more}"));
    let cases: &[(&[&str], String)] = &[
        // A bound alone leads to no other page.
        (&["limit {type: integer}"], LIST.into()),
        // Nobody knows whether the first page is 0 or 1.
        (&["page {type: integer}", "per_page {type: integer}"], LIST.into()),
        // Numbers of pages of which nobody knows the size.
        (&["page {type: integer, default: 1}"], LIST.into()),
        // No list, and two of them.
        (&["page {type: integer, default: 1}", "per_page {type: integer}"], object("id: {type: string}")),
        (&["cursor"], object(&format!("{things}, others: {LIST}, next_cursor: {{type: string}}"))),
        // Two ways, and nothing says which.
        (&["offset {type: integer}", "limit {type: integer}", "marker"], with("next_marker: {type: string}")),
        (&["offset {type: integer}", "page {type: integer, default: 1}", "limit {type: integer}"], LIST.into()),
        // A text that may be anything.
        (&[], with("next: {type: string}")),
        // An offset that is no number.
        (&["offset", "limit {type: integer}"], LIST.into()),
        // The last id says nothing of an end.
        (&["after"], with("last_id: {type: string}")),
    ];
    for (parameters, schema) in cases {
        assert_eq!(found(parameters, schema), "none", "{parameters:?} {schema}");
    }
}

/// That there is nothing is an empty page; any other answer without a body may mean that the list comes later.
#[test]
fn a_success_without_a_body_beside_the_list() {
    let list = document(&["limit {type: integer, maximum: 9}", "offset {type: integer}"], LIST);
    let with = |status: &str| paging(&format!("{list}        '{status}': {{description: D.}}\n"));
    assert_eq!(with("204"), "the offset `offset` and `limit`, 9 at a time");
    assert_eq!([with("202"), with("206"), with("2XX")], ["none"; 3]);
}

/// A walk goes to what is before an item where the caller asks for that.
#[test]
fn the_way_back_is_found() {
    let back = |parameters: &[&str]| {
        let page = object(&format!("data: {LIST}, has_more: {{type: boolean}}"));
        let (api, printed) = read(&document(parameters, &page), "");
        api.unwrap_or_else(|| panic!("{printed}")).operations[0].paging.clone().unwrap().back.unwrap_or_default()
    };
    assert_eq!(back(&["ending_before", "starting_after"]), "ending_before");
    assert_eq!(back(&["after_id", "before_id"]), "before_id");
    assert_eq!([back(&["starting_after"]), back(&["after", "before"])], ["", ""]);
}

/// The first item is at 0, unless the document or the config says that it is at 1.
#[test]
fn what_an_offset_begins_with_is_found() {
    let first = |offset: &str, limit: &str| found(&[offset, &format!("{limit} {{type: integer, maximum: 9}}")], LIST);
    let (at_zero, at_one) =
        (|name| format!("the offset `{name}`"), |name| format!("the offset `{name}`, which is 1 for the first item,"));
    for (offset, limit, expected) in [
        ("offset {type: integer}", "limit", at_zero("offset")),
        ("offset {type: integer, minimum: 0, default: 0}", "limit", at_zero("offset")),
        ("offset {type: integer, minimum: 1}", "limit", at_one("offset")),
        ("offset {type: integer, default: 1}", "limit", at_one("offset")),
        ("offset {type: integer}, description: 'A 1-based index.'", "limit", at_one("offset")),
        ("startIndex {type: integer}", "limit", at_zero("startIndex")),
        ("startIndex {type: integer}", "count", at_one("startIndex")),
    ] {
        assert_eq!(first(offset, limit), format!("{expected} and `{limit}`, 9 at a time"), "{offset}");
    }
    let offset = document(&["limit {type: integer, maximum: 9}", "offset {type: integer}"], LIST);
    let config = "[pagination]\nlimit = \"limit\"\noffset = \"offset\"\nfirst_offset = 1";
    assert_eq!(configured(&offset, config), format!("{} and `limit`, 9 at a time", at_one("offset")));
}

#[test]
fn the_first_page_may_be_said_in_words() {
    let page = |words: &str| {
        found(&[&format!("page {{type: integer}}, description: '{words}'"), "size {type: integer}"], LIST)
    };
    assert_eq!(page("Page number to return (1-based)."), "the page number `page` and `size`");
    assert_eq!(page("A number."), "none");
}

/// What could not be read is no item; and items that are a map are not the list beside it.
#[test]
fn what_was_not_reached_is_no_item() {
    let with = |others: &str| object(&format!("{others}, nextPageToken: {{type: string}}"));
    let texts = "{type: array, items: {type: string}}";
    let paging = "`pageToken`, which is `nextPageToken` of the page before in things";
    for name in ["unreachable", "unreachables", "unreachableLocations", "failedLocation", "failed_locations"] {
        assert_eq!(found(&["pageToken"], &with(&format!("things: {LIST}, {name}: {texts}"))), paging, "{name}");
        assert_eq!(found(&["pageToken"], &with(&format!("{name}: {texts}"))), "none", "{name}");
    }
    let map = format!("items: {{type: object, additionalProperties: {}}}", object(&format!("things: {LIST}")));
    assert_eq!(found(&["pageToken"], &with(&format!("{map}, unreachables: {texts}"))), "none");
    assert_eq!(found(&["pageToken"], &with(&format!("{map}, others: {LIST}"))), "none");
}

/// What one thing has is no list of things, whatever else looks like pages.
#[test]
fn one_thing_with_a_list_in_it_has_no_pages() {
    let texts = "{type: array, items: {type: string}}";
    let urls = "next: {type: string}, previous: {type: string}";
    let text = "{type: string}";
    for properties in [
        format!("id: {text}, text: {text}, {urls}, choices: {LIST}"),
        format!("_id: {text}, {urls}, roles: {LIST}"),
        format!("name: {text}, {urls}, things: {LIST}"),
        format!("text: {text}, {urls}, words: {texts}"),
        format!("{urls}, tags: {texts}"),
        format!("{urls}, urls: {texts}"),
        format!("{urls}, parent_list_ids: {texts}"),
        format!("{urls}, networkIds: {texts}"),
    ] {
        assert_eq!(found(&[], &object(&properties)), "none", "{properties}");
    }
    let paging = "the URL `next` of the page before";
    let envelope = format!("{urls}, ok: {{type: boolean}}, total: {{type: integer}}");
    assert_eq!(found(&[], &object(&format!("{envelope}, words: {texts}"))), format!("{paging} in words"));
    assert_eq!(found(&[], &object(&format!("{urls}, tags: {LIST}"))), format!("{paging} in tags"));
    assert_eq!(found(&[], &object(&format!("{urls}, caller_ids: {LIST}"))), format!("{paging} in caller_ids"));
    assert_eq!(found(&[], &object(&format!("id: {text}, {envelope}, items: {LIST}"))), format!("{paging} in items"));
}

/// There, a list by a name that is not the items' is one only where the page is bounded.
#[test]
fn at_the_path_of_one_thing_a_list_is_asked_for_in_pages() {
    let list =
        |name: &str| object(&format!("{name}: {LIST}, next: {{type: string, format: uri}}, text: {{type: string}}"));
    let at = |path: &str, parameters: &[&str], name: &str| {
        paging(&document(parameters, &list(name)).replace("  /a:", &format!("  {path}:")))
    };
    for path in ["/me", "/a/{b}"] {
        assert_eq!(at(path, &[], "things"), "none", "{path}");
        assert_ne!(at(path, &[], "items"), "none", "{path}");
        assert_ne!(at(path, &["limit {type: integer}"], "things"), "none", "{path}");
    }
    assert_ne!(at("/a/{b}/things", &[], "things"), "none");
}

#[test]
fn a_link_is_found_where_the_response_lists_it() {
    let document = document(&["per_page {type: integer}"], LIST);
    assert_eq!(paging(&document), "none");
    let listed = document.replace("headers: {}", "headers: {Link: {schema: {type: string}}}");
    assert_eq!(paging(&listed), "the header `Link` of the page before and `per_page`");
}

/// What changes something is not called again and again because it takes a cursor.
#[test]
fn only_what_reads_has_pages_by_itself() {
    let schema = object(&format!("things: {LIST}, next_cursor: {{type: string}}"));
    let document = document(&["cursor"], &schema);
    assert_ne!(paging(&document), "none");
    assert_eq!(paging(&document.replace("    get:", "    post:")), "none");
}
