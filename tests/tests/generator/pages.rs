//! Which operations have pages: by the rules, and by the config.

use sailmaker::config::LoadedConfig;
use sailmaker::diagnostic::Style;
use sailmaker::document::{LoadOptions, Selection};
use sailmaker::ir::Api;
use sailmaker::{Input, Outcome, model};
use std::fs;

/// The model of a document with a config whose end this is; and what is printed of it.
fn read(document: &str, config: &str) -> (Option<Api>, String) {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("api.yaml"), document).unwrap();
    let head = "document = \"api.yaml\"\noutput = \"out\"\n[crate]\nname = \"api\"\nversion = \"0.1.0\"\n";
    let path = folder.path().join("api.toml");
    fs::write(&path, format!("{head}{config}")).unwrap();
    let shown = |text: String| text.replace(&format!("{}/", folder.path().display()), "");
    let config = match LoadedConfig::load(&path) {
        Ok(config) => config,
        Err(errors) => return (None, shown(errors.diagnostics.render(&errors.sources, Style::Plain))),
    };
    let input = Input { config, selection: Selection::default(), load: LoadOptions::default() };
    let Outcome { result, diagnostics, sources } = model(&input);
    (result, shown(diagnostics.render(&sources, Style::Plain)))
}

/// A document of one operation: its query parameters, and the schema of its answer.
fn document(parameters: &[&str], schema: &str) -> String {
    let parameters: String = parameters
        .iter()
        .map(|parameter| match parameter.split_once(' ') {
            Some((name, schema)) => format!("\n        - {{name: '{name}', in: query, schema: {schema}}}"),
            None => format!("\n        - {{name: '{parameter}', in: query, schema: {{type: string}}}}"),
        })
        .collect();
    format!(
        "openapi: 3.0.3\ninfo: {{title: T, version: '1'}}\nservers: [{{url: 'https://example.com'}}]\npaths:\n  /a:\n    \
         get:\n      operationId: listA\n      tags: [t]\n      parameters: [{{name: x, in: query, schema: {{}}}}]\n      responses:\n        '200':\n          \
         description: D.\n          headers: {{}}\n          content: {{application/json: {{schema: {schema}}}}}\n"
    )
    .replace(" [{name: x, in: query, schema: {}}]", if parameters.is_empty() { " []" } else { &parameters })
}

/// How an operation has pages, in words.
fn found(parameters: &[&str], schema: &str) -> String {
    paging(&document(parameters, schema))
}

fn paging(document: &str) -> String {
    let (api, printed) = read(document, "");
    let api = api.unwrap_or_else(|| panic!("{printed}"));
    let paging = api.operations[0].paging.as_ref();
    paging.map_or("none".to_owned(), |own| match own.items.join(".") {
        items if items.is_empty() => own.to_string(),
        items => format!("{own} in {items}"),
    })
}

/// A schema of an object, by its properties.
fn object(properties: &str) -> String {
    format!("{{type: object, properties: {{{properties}}}}}")
}

const LIST: &str = "{type: array, items: {type: object, properties: {id: {type: string}}}}";

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

/// How the operation has pages by a config.
fn configured(document: &str, config: &str) -> String {
    let (api, printed) = read(document, config);
    let api = api.unwrap_or_else(|| panic!("{printed}"));
    api.operations[0].paging.as_ref().map_or("none".to_owned(), ToString::to_string)
}

#[test]
fn the_config_wins() {
    let offset = document(
        &["limit {type: integer, maximum: 9}", "offset {type: integer}", "from", "n {type: integer}"],
        &object(&format!(
            "things: {LIST}, others: {LIST}, meta: {{type: object, properties: {{mark: {{type: string}}, more: {{type: boolean}}}}}}"
        )),
    );
    assert_eq!(configured(&offset, ""), "none");
    for (config, expected) in [
        (
            "[pagination]\nlimit = \"limit\"\noffset = \"offset\"\nitems = \"others\"",
            "the offset `offset` and `limit`, 9 at a time",
        ),
        (
            "[[pagination]]\nstyle = \"cursor\"\ncursor = \"from\"\nnext = \"meta.mark\"\nitems = \"things\"\nmore = \"meta.more\"",
            "`from`, which is `meta.mark` of the page before and `limit`, 9 at a time",
        ),
        (
            "[[pagination]]\nstyle = \"page\"\npage = \"n\"\nitems = \"things\"\ntags = [\"t\"]",
            "the page number `n` and `limit`, 9 at a time",
        ),
        (
            "[[pagination]]\nstyle = \"next-url\"\nnext = \"meta.mark\"\nitems = \"things\"\noperations = [\"listA\"]",
            "the URL `meta.mark` of the page before and `limit`, 9 at a time",
        ),
        (
            "[[pagination]]\nstyle = \"link\"\nitems = \"things\"\noperations = [\"GET /a\"]",
            "the header `Link` of the page before and `limit`, 9 at a time",
        ),
        (
            "[[pagination]]\nstyle = \"last-id\"\nafter = \"from\"\nitems = \"things\"",
            "`from`, which is `id` of the last item before and `limit`, 9 at a time",
        ),
        // The more precise one counts, wherever it stands.
        (
            "[[pagination]]\nstyle = \"link\"\nitems = \"things\"\n[[pagination]]\nstyle = \"none\"\noperations = [\"listA\"]",
            "none",
        ),
        (
            "[[pagination]]\nstyle = \"none\"\n[[pagination]]\nstyle = \"link\"\nitems = \"things\"\ntags = [\"t\"]",
            "the header `Link` of the page before and `limit`, 9 at a time",
        ),
    ] {
        assert_eq!(configured(&offset, config), expected, "{config}");
    }
    let found = document(&["cursor"], &object(&format!("things: {LIST}, next_cursor: {{type: string}}")));
    assert_eq!(configured(&found, "[[pagination]]\nstyle = \"none\""), "none");
}

/// What is printed of a config that is wrong.
fn refused(document: &str, config: &str) -> String {
    let (api, printed) = read(document, config);
    assert!(api.is_none(), "{config} is taken");
    printed
}

#[test]
fn an_offset_that_counts_pages_is_an_error() {
    let pages = document(&["per_page {type: integer, default: 30}", "page {type: integer, default: 1}"], LIST);
    insta::assert_snapshot!(refused(&pages, "[pagination]\nlimit = \"per_page\"\noffset = \"page\""), @r#"
    error: `page` of `listA` counts pages, and the config has it as an offset, which counts items
      --> api.yaml:11:11
       |
    11 |         - {name: 'page', in: query, schema: {type: integer, default: 1}}
       |           ^
       |
       = at: /paths/~1a/get/parameters/1
       = help: write `style = "page"` and `page = "page"` under `[[pagination]]`

    error: 1 error; nothing was written
    "#);
    let offset = document(&["limit {type: integer, default: 30}", "offset {type: integer}"], LIST);
    insta::assert_snapshot!(refused(&offset, "[[pagination]]\nstyle = \"page\"\npage = \"offset\""), @r#"
    error: `offset` of `listA` counts items, and the config has it as the number of a page
      --> api.yaml:11:11
       |
    11 |         - {name: 'offset', in: query, schema: {type: integer}}
       |           ^
       |
       = at: /paths/~1a/get/parameters/1
       = help: write `style = "offset"` and `offset = "offset"` under `[[pagination]]`

    error: 1 error; nothing was written
    "#);
}

/// What is said of a parameter counts before its name: an offset that counts pages is none, and the config says so.
#[test]
fn what_a_parameter_is_said_to_count_counts() {
    let of = |name: &str, words: &str| {
        let parameter = format!("{name} {{type: integer, default: 1}}, description: '{words}'");
        document(&["limit {type: integer, default: 30}", &parameter], LIST)
    };
    for words in ["Page number of calls to return", "The page offset.", "Timestamp offset", "The token of a page"] {
        assert_eq!(paging(&of("offset", words)), "none", "{words}");
    }
    let calls = of("offset", "Page number of calls to return");
    let page = "[[pagination]]\nstyle = \"page\"\npage = \"offset\"";
    assert_eq!(configured(&calls, page), "the page number `offset` and `limit`, 30 at a time");
    let printed = refused(&calls, "[pagination]\nlimit = \"limit\"\noffset = \"offset\"");
    assert!(
        printed.contains("error: `offset` of `listA` counts pages, and the config has it as an offset"),
        "{printed}"
    );
    let time = of("offset", "Timestamp offset");
    // A word is no proof, and the config may know better.
    assert_ne!(configured(&time, "[pagination]\nlimit = \"limit\"\noffset = \"offset\""), "none");
    let skip = of("page", "The number of items to skip");
    assert_eq!(paging(&skip), "none");
    assert_ne!(configured(&skip, "[pagination]\nlimit = \"limit\"\noffset = \"page\""), "none");
}

#[test]
fn values_of_a_kind_that_cannot_be_are_errors() {
    let parameters = [
        "limit {type: integer, maximum: 9}",
        "page {type: integer}",
        "flag {type: boolean}",
        "list {type: array, items: {type: string}}",
    ];
    let document = document(
        &parameters,
        &object(&format!("things: {LIST}, next: {{type: string}}, more: {{type: boolean}}, any: {{}}")),
    );
    for (config, why) in [
        ("style = \"next-url\"\nnext = \"things\"", "`things` of its response is not a number or a text"),
        ("style = \"next-url\"\nnext = \"more\"", "`more` of its response is not a number or a text"),
        ("style = \"link\"\ntotal = \"more\"", "`more` of its response is not a number or a text"),
        ("style = \"link\"\nmore = \"next\"", "`next` of its response is not a boolean"),
        ("style = \"page\"\npage = \"flag\"", "its `flag` is neither a number nor a text"),
        ("style = \"cursor\"\ncursor = \"list\"\nnext = \"next\"", "its `list` is neither a number nor a text"),
        ("style = \"page\"\npage = \"limit\"", "`limit` cannot bound a page and lead to the next one"),
        ("style = \"page\"\npage = \"page\"\nlimit = \"page\"", "`page` cannot bound a page and lead to the next one"),
        ("style = \"page\"\npage = \"page\"\nfirst_page = -7", "`first_page` of the pagination is less than 0"),
        ("style = \"link\"\ncount = \"nothing\"", "names `nothing`, which is no parameter of the document"),
        (
            "style = \"none\"\nitems = \"things\"",
            "the pagination by `none` has `items`, which belongs to another style",
        ),
    ] {
        let printed = refused(&document, &format!("[[pagination]]\n{config}"));
        assert!(printed.contains(why), "{config}: {printed}");
    }
    let any =
        "[[pagination]]\nstyle = \"next-url\"\nnext = \"any\"\nmore = \"any\"\ntotal = \"any\"\nitems = \"things\"";
    assert_ne!(configured(&document, any), "none");
}

/// A name may have dots of its own: what is left of a path is taken for one before it is taken apart.
#[test]
fn the_config_names_properties_with_dots() {
    let document = document(
        &[],
        &object(&format!(
            "'a.b': {{type: object, properties: {{'c.d': {LIST}}}}}, '@odata.nextLink': {{type: string}}, '@odata': {{type: object, properties: {{count: {{type: integer}}}}}}"
        )),
    );
    let config = "[[pagination]]\nstyle = \"next-url\"\nnext = \"@odata.nextLink\"\nitems = \"a.b.c.d\"\ntotal = \"@odata.count\"";
    let (api, printed) = read(&document, config);
    let api = api.unwrap_or_else(|| panic!("{printed}"));
    let paging = api.operations[0].paging.as_ref().unwrap();
    assert_eq!(paging.items, ["a.b", "c.d"]);
    assert_eq!(paging.total, ["@odata", "count"]);
    assert_eq!(paging.to_string(), "the URL `@odata.nextLink` of the page before");
}

/// One of two tables that are as precise is for nothing, and nobody would know it.
#[test]
fn a_table_that_counts_for_nothing_is_an_error() {
    let list = document(&["limit {type: integer, maximum: 9}", "offset {type: integer}"], LIST);
    let link = "[[pagination]]\nstyle = \"link\"\n";
    insta::assert_snapshot!(refused(&list, &format!("{link}[[pagination]]\nlimit = \"limit\"\noffset = \"offset\"")), @"
    error: `[[pagination]]` of the config by `offset` counts for no operation: one before it, which is as precise, is for the same
     |
     = help: take one of the two out, or name the operations of each

    error: 1 error; nothing was written
    ");
    // One that fits nothing says why; and one that more precise ones leave nothing to may be there for what is added.
    let cursor = "[[pagination]]\nstyle = \"cursor\"\ncursor = \"x\"\nnext = \"y\"\n";
    assert!(refused(&list, cursor).contains("it has no query parameter `x`"));
    for tables in ["operations = [\"listA\"]", "tags = [\"t\"]"] {
        let printed = refused(&list, &format!("{link}{tables}\n{link}{tables}"));
        assert!(printed.contains("counts for no operation"), "{printed}");
    }
    assert_eq!(configured(&list, &format!("{link}[[pagination]]\nstyle = \"none\"\noperations = [\"listA\"]")), "none");
}

/// The crate reads one header.
#[test]
fn two_headers_with_a_total_are_an_error() {
    let list = document(&["limit {type: integer, maximum: 9}", "offset {type: integer}"], LIST);
    let tables = "[[pagination]]\nstyle = \"link\"\ntotal_count = \"X-Total\"\n[[pagination]]\nstyle = \"link\"\noperations = [\"listA\"]\ntotal_count = ";
    insta::assert_snapshot!(refused(&list, &format!("{tables}\"X-Count\"")), @"
    error: `total_count` is `X-Count` here and `X-Total` before, and a client reads one header
     --> api.toml:9:1
      |
    9 | [[pagination]]
      | ^
      |
      = help: write the header that the service has, in one table or in each

    error: 1 error; nothing was written
    ");
    assert_ne!(configured(&list, &format!("{tables}\"x-total\"")), "none");
}

#[test]
fn a_config_that_is_true_of_nothing_is_an_error() {
    let list = document(&["limit {type: integer}", "offset {type: integer}"], LIST);
    let with = |config: &str| refused(&list, &format!("[[pagination]]\n{config}"));
    insta::assert_snapshot!(with("limit = \"most\"\noffset = \"offset\""), @"
    error: `listA` has no pages by `offset`: it has no query parameter `most` that may be left out
     --> api.yaml:6:5
      |
    6 |     get:
      |     ^^^
      |
      = at: /paths/~1a/get
      = help: look at the operation, and correct `[[pagination]]` of the config

    error: 1 error; nothing was written
    ");
    insta::assert_snapshot!(with("limit = \"limit\"\noffset = \"offset\""), @"
    error: `listA` has no pages by `offset`: the document says neither the `maximum` nor the `default` of `limit`
     --> api.yaml:6:5
      |
    6 |     get:
      |     ^^^
      |
      = at: /paths/~1a/get
      = help: look at the operation, and correct `[[pagination]]` of the config

    error: 1 error; nothing was written
    ");
    insta::assert_snapshot!(with("style = \"next-url\"\nnext = \"meta.next\"\noperations = [\"listA\", \"listB\"]"), @"
    error: `[[pagination]]` of the config names `listB`, which is no operation of the document
     |
     = help: did you mean `listA`?

    error: `listA` has no pages by `next-url`: its response has no `meta.next`
     --> api.yaml:6:5
      |
    6 |     get:
      |     ^^^
      |
      = at: /paths/~1a/get
      = help: look at the operation, and correct `[[pagination]]` of the config

    error: 2 errors; nothing was written
    ");
    insta::assert_snapshot!(with("style = \"link\"\ntags = [\"u\"]"), @"
    error: `[[pagination]]` of the config is for no operation that has pages by `link`
     |
     = help: take the table out, or name operations that are there

    error: `[[pagination]]` of the config names `u`, which is no tag of the document
     |
     = help: did you mean `t`?

    error: 2 errors; nothing was written
    ");
    insta::assert_snapshot!(with("style = \"link\"\nitems = \"data\""), @"
    error: `listA` has no pages by `link`: its response has no list at `data`
     --> api.yaml:6:5
      |
    6 |     get:
      |     ^^^
      |
      = at: /paths/~1a/get
      = help: look at the operation, and correct `[[pagination]]` of the config

    error: 1 error; nothing was written
    ");
}

#[test]
fn keys_of_another_style_are_errors() {
    let list = document(&["limit {type: integer}", "offset {type: integer}"], LIST);
    insta::assert_snapshot!(refused(&list, "[[pagination]]\nstyle = \"cursor\"\noffset = \"offset\"\nnext = \"a\""), @"
    error: the pagination by `cursor` has `offset`, which belongs to another style
     --> api.toml:6:1
      |
    6 | [[pagination]]
      | ^
      |
      = help: take `offset` out, or write the `style` that is meant

    error: the pagination by `cursor` lacks `cursor`
     --> api.toml:6:1
      |
    6 | [[pagination]]
      | ^
      |
      = help: write `cursor`, or another `style`

    error: 2 errors; nothing was written
    ");
    insta::assert_snapshot!(refused(&list, "[pagination]\nlimit = \"limit\""), @"
    error: the pagination by `offset` lacks `offset`
     --> api.toml:6:1
      |
    6 | [pagination]
      | ^
      |
      = help: write `offset`, or another `style`

    error: 1 error; nothing was written
    ");
}
