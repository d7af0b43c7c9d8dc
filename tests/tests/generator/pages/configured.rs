//! How operations have pages by the config, and configs that are wrong.

use super::{LIST, configured, document, object, paging, read};

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
        (
            "style = \"page\"\npage = \"page\"\nfirst_page = -7",
            "`pagination.first_page` must be a whole number, 0 or more, found -7",
        ),
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

/// The most precise table says which header has the total, else the document does.
#[test]
fn the_header_with_a_total_is_that_of_the_operation() {
    let header = |headers: &str, config: &str| {
        let list = document(&["limit {type: integer, maximum: 9}", "offset {type: integer}"], LIST);
        let (api, printed) = read(&list.replace("headers: {}", &format!("headers: {headers}")), config);
        api.unwrap_or_else(|| panic!("{printed}")).operations[0].total_count.clone().unwrap_or_default()
    };
    let listed = |name: &str| format!("{{{name}: {{schema: {{type: integer}}}}}}");
    for name in ["X-Total-Count", "x-total", "Total-Entries", "X-Pagination-Total", "X-Paging-TotalResults"] {
        assert_eq!(header(&listed(name), ""), name);
    }
    for name in ["X-Total-Pages", "X-Pagination-Page-Count", "X-Rate-Limit", "X-Count"] {
        assert_eq!(header(&listed(name), ""), "");
    }
    let all = "[[pagination]]\nstyle = \"link\"\ntotal_count = \"X-All\"\n";
    assert_eq!(header(&listed("X-Total"), all), "X-All");
    let own = "[[pagination]]\nstyle = \"link\"\noperations = [\"listA\"]\ntotal_count = \"X-Own\"\n";
    assert_eq!(header(&listed("X-Total"), &format!("{all}{own}")), "X-Own");
    assert_eq!(header(&listed("X-Total"), "[[pagination]]\nstyle = \"none\"\n"), "X-Total");
}

#[test]
fn a_config_that_is_true_of_nothing_is_an_error() {
    let list = document(&["limit {type: integer}", "offset {type: integer}"], LIST);
    let with = |config: &str| refused(&list, &format!("[[pagination]]\n{config}"));
    insta::assert_snapshot!(with("limit = \"most\"\noffset = \"offset\""), @"
    error: `listA` has no pages by `offset`: it has no query parameter `most`
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

/// What is wrong elsewhere in the config is no reason to say it later.
#[test]
fn faults_of_pages_are_told_with_all_others() {
    let list = document(&["limit {type: integer}", "offset {type: integer}"], LIST);
    insta::assert_snapshot!(refused(&list, "[environment]\nprefix = \"A B\"\n[pagination]\noffset = \"offset\""), @r#"
    error: `A B` is not a name of an environment variable
     --> api.toml:7:10
      |
    7 | prefix = "A B"
      |          ^^^^^
      |
      = help: start `environment.prefix` with a letter or `_`, and go on with letters, digits and `_`

    error: the pagination by `offset` lacks `limit`
     --> api.toml:8:1
      |
    8 | [pagination]
      | ^
      |
      = help: write `limit`, or another `style`

    error: 2 errors; nothing was written
    "#);
}
