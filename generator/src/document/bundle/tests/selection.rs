//! A part of a document.

use insta::assert_snapshot;
use serde_json::json;

use crate::document::Selection;
use crate::document::testing::Project;

const ROOT: &str = "\
openapi: 3.0.0
tags: [{name: Users}, {name: Groups}]
security: [{key: []}]
x-webhooks: {$ref: nowhere.yaml}
x-note: 1
paths:
  /users:
    parameters: [{$ref: '#/components/parameters/Users'}]
    get: {tags: [Users], operationId: listUsers, responses: {200: {content: {a/b: {schema: {$ref: '#/components/schemas/User'}}}}}}
    put: {tags: [Groups], operationId: putUsers, security: [{oauth: []}]}
  /groups:
    parameters: [{$ref: '#/components/parameters/Groups'}]
    get: {tags: [Groups], operationId: listGroups, security: []}
components:
  parameters: {Users: {name: u, in: query}, Groups: {name: g, in: query}}
  securitySchemes: {key: {type: http, scheme: basic}, oauth: {type: oauth2, flows: {}}}
  schemas:
    User: {discriminator: {propertyName: kind, mapping: {a: Admin}}}
    Admin: {type: object}
    Guest: {allOf: [{$ref: '#/components/schemas/User'}]}
    Group: {type: object}
";

fn selection(tags: &[&str], operations: &[&str]) -> Selection {
    let owned = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect();
    Selection { tags: owned(tags), operations: owned(operations), ..Selection::default() }
}

fn selected(tags: &[&str], operations: &[&str]) -> String {
    Project::new(&[("openapi.yaml", ROOT)]).bundle(&selection(tags, operations)).0.to_yaml()
}

#[test]
fn by_tag_with_what_the_operations_need_and_no_more() {
    assert_snapshot!(selected(&["Users"], &[]), @r"
    openapi: 3.0.0
    security:
    - key: []
    tags:
    - name: Users
    paths:
      /users:
        parameters:
        - $ref: '#/components/parameters/Users'
        get:
          operationId: listUsers
          tags:
          - Users
          responses:
            '200':
              content:
                a/b:
                  schema:
                    $ref: '#/components/schemas/User'
    components:
      securitySchemes:
        key:
          type: http
          scheme: basic
      parameters:
        Users:
          name: u
          in: query
      schemas:
        Admin:
          type: object
        Guest:
          allOf:
          - $ref: '#/components/schemas/User'
        User:
          discriminator:
            propertyName: kind
            mapping:
              a: Admin
    x-note: 1
    ");
}

#[test]
fn by_operation() {
    assert_snapshot!(selected(&[], &["listGroups"]), @r"
    openapi: 3.0.0
    tags:
    - name: Groups
    paths:
      /groups:
        parameters:
        - $ref: '#/components/parameters/Groups'
        get:
          operationId: listGroups
          tags:
          - Groups
          security: []
    components:
      parameters:
        Groups:
          name: g
          in: query
    x-note: 1
    ");
}

/// Of a part that needs no credentials the whole still says which do: so each operation of the part says that it does not.
#[test]
fn what_needs_no_credentials_says_so_where_others_need_some() {
    let security = |operations: &str| {
        let document = format!(
            "openapi: 3.0.0\npaths:\n  /a: {{get: {{operationId: a}}}}\n  {operations}\ncomponents:\n  securitySchemes: {{k: {{type: http, scheme: basic}}}}"
        );
        let (bundle, _) = Project::new(&[("openapi.yaml", &document)]).bundle(&selection(&[], &["a"]));
        (
            bundle.tree["paths"]["/a"]["get"].get("security").cloned(),
            bundle.tree["components"].get("securitySchemes").is_some(),
        )
    };
    assert_eq!(security("/b: {get: {security: [{k: []}]}}"), (Some(json!([])), false));
    // The whole says nothing of credentials either: any scheme may be meant.
    for operations in ["/b: {get: {security: [{}]}}", "/b: {get: {security: []}}", "/b: {get: {}}"] {
        assert_eq!(security(operations), (None, true), "{operations}");
    }
}

#[test]
fn the_whole_refers_to_no_file_either() {
    let (bundle, _) = Project::new(&[("openapi.yaml", ROOT)]).bundle(&Selection::default());
    assert_eq!((bundle.tree.get("x-webhooks"), &bundle.tree["x-note"]), (None, &1.into()));
}

#[test]
fn by_both() {
    let yaml = selected(&["Users"], &["putUsers"]);
    assert!(yaml.contains("listUsers") && yaml.contains("putUsers") && !yaml.contains("listGroups"), "{yaml}");
}

#[test]
fn by_method_and_path() {
    let root = "\
openapi: 3.2.0
paths:
  /a: {get: {tags: [t]}, put: {operationId: putA, tags: [t]}, additionalOperations: {COPY: {tags: [t]}}}
  /b/{c}: {get: {tags: [t]}}
";
    let project = Project::new(&[("openapi.yaml", root)]);
    let taken = |names: &[&str]| project.bundle(&selection(&[], names)).0.tree["paths"].clone();
    assert_eq!(taken(&["GET /b/{c}"]), json!({"/b/{c}": {"get": {"tags": ["t"]}}}));
    assert_eq!(taken(&["PUT /a"]), json!({"/a": {"put": {"operationId": "putA", "tags": ["t"]}}}));
    assert_eq!(taken(&["COPY /a"]), json!({"/a": {"additionalOperations": {"COPY": {"tags": ["t"]}}}}));
    assert_snapshot!(project.select(&selection(&[], &["get /a", "GET /b"])), @r"
    error: there is no operation `GET /b`
     |
     = help: did you mean `GET /a`?

    error: there is no operation `get /a`
     |
     = help: did you mean `GET /a`?

    error: 2 errors; nothing was written
    ");
}

#[test]
fn names_that_no_operation_has() {
    let project = Project::new(&[("openapi.yaml", ROOT)]);
    assert_snapshot!(project.select(&selection(&["users", "Absent"], &["listUser"])), @r"
    error: no operation has the tag `Absent`

    error: no operation has the tag `users`
     |
     = help: did you mean `Users`?

    error: there is no operation `listUser`
     |
     = help: did you mean `listUsers`?

    error: 3 errors; nothing was written
    ");
}

#[test]
fn a_part_has_the_same_names_as_the_whole() {
    let root = "\
openapi: 3.0.0
paths:
  /a: {get: {tags: [A], responses: {200: {content: {a/b: {schema: {$ref: v1/T.yaml}}}}}}}
  /b: {get: {tags: [B], responses: {200: {content: {a/b: {schema: {$ref: v1/b/T.yaml}}}}}}}
";
    let project = Project::new(&[("openapi.yaml", root), ("v1/T.yaml", "{}"), ("v1/b/T.yaml", "{}")]);
    let (bundle, _) = project.bundle(&selection(&["B"], &[]));
    assert!(bundle.tree.pointer("/components/schemas/b.T").is_some(), "{}", bundle.to_yaml());
}

#[test]
fn an_id_belongs_to_the_same_operation_in_a_part_and_in_the_whole() {
    let files = [
        (
            "openapi.yaml",
            "openapi: 3.0.0\npaths: {/a: {$ref: a.yaml}, /b: {$ref: b.yaml}, /c: {$ref: '#/paths/~1d'}, /d: {get: {tags: [D], operationId: d}}}\n",
        ),
        ("a.yaml", "get: {tags: [A], operationId: same}"),
        ("b.yaml", "get: {tags: [B], operationId: same}"),
    ];
    let ids = |tags: &[&str]| {
        let tree = Project::new(&files).bundle(&selection(tags, &[])).0.tree;
        let paths = tree["paths"].as_object().unwrap().iter();
        paths.map(|(path, item)| format!("{path} {}", item["get"]["operationId"])).collect::<Vec<_>>()
    };
    assert_eq!(ids(&[]), ["/a \"same\"", "/b null", "/c null", "/d \"d\""]);
    assert_eq!(ids(&["B"]), ["/b null"]);
    assert_eq!(ids(&["D"]), ["/c null", "/d \"d\""]);
}

#[test]
fn a_path_that_refers_to_another() {
    let root = "openapi: 3.0.0\npaths:\n  /a: {$ref: '#/paths/~1b'}\n  /b: {get: {operationId: b}}\n";
    assert_snapshot!(Project::new(&[("openapi.yaml", root)]).diagnose(), @"
    warning[operation-id]: the path `/a` has the operation `b` of another path
     --> openapi.yaml:3:3
      |
    3 |   /a: {$ref: '#/paths/~1b'}
      |   ^^ its operation is named after the path
    4 |   /b: {get: {operationId: b}}
      |                           - an `operationId` is for one operation
      |
      = at: /paths/~1a

    warning: 1 warning
    ");
}

#[test]
fn the_order_of_the_paths_does_not_tell_which_operation_has_an_id() {
    let paths = ["  /a: {$ref: '#/paths/~1z'}\n", "  /m: {get: {operationId: x}}\n", "  /z: {get: {operationId: x}}\n"];
    let project = |order: [usize; 3]| {
        let paths = order.map(|index| paths[index]).concat();
        Project::new(&[("openapi.yaml", format!("openapi: 3.0.0\npaths:\n{paths}"))])
    };
    for order in [[0, 1, 2], [2, 1, 0], [1, 0, 2], [2, 0, 1], [1, 2, 0], [0, 2, 1]] {
        let tree = project(order).bundle(&Selection::default()).0.tree;
        let owner = |path: &str| tree["paths"][path]["get"]["operationId"].as_str().map(str::to_owned);
        assert_eq!(["/a", "/m", "/z"].map(owner), [None, Some("x".to_owned()), None], "{order:?}");
    }
    assert_snapshot!(project([0, 1, 2]).diagnose(), @"
    warning[operation-id]: the path `/a` has the operation `x` of another path
     --> openapi.yaml:3:3
      |
    3 |   /a: {$ref: '#/paths/~1z'}
      |   ^^ its operation is named after the path
    4 |   /m: {get: {operationId: x}}
    5 |   /z: {get: {operationId: x}}
      |                           - an `operationId` is for one operation
      |
      = at: /paths/~1a

    warning[operation-id]: two operations have the `operationId` `x`
     --> openapi.yaml:5:27
      |
    4 |   /m: {get: {operationId: x}}
      |                           - this is the other one
    5 |   /z: {get: {operationId: x}}
      |                           ^ ignored
      |
      = at: /paths/~1z/get/operationId
      = help: give each operation an `operationId` of its own, or a name under `[operations]` of the config

    warning: 2 warnings
    ");
}

#[test]
fn a_document_without_tags_has_groups_that_its_parts_keep() {
    let tags = |project: &Project, tags: &[&str], operations: &[&str]| {
        let tree = project.bundle(&selection(tags, operations)).0.tree;
        let paths = tree["paths"].as_object().unwrap().iter();
        let paths = paths.filter(|(path, _)| path.starts_with('/'));
        let items =
            paths.flat_map(|(path, item)| item.as_object().unwrap().iter().map(move |(key, of)| (path, key, of)));
        items.map(|(path, key, of)| format!("{key} {path} {}", of["tags"])).collect::<Vec<_>>()
    };
    let root = "\
openapi: 3.0.0
paths:
  x-paths: {get: {tags: [X]}}
  /v1/a/{id}: {$ref: a.yaml, post: {operationId: api.b.a}}
  /v1/c: {get: {$ref: 'c.yaml#/operation'}, put: {operationId: api.b.c}}
";
    let files = |c: &'static str| {
        [
            ("openapi.yaml", root),
            ("a.yaml", "get: {operationId: api.a.get}\npost: {operationId: api.a.b}"),
            ("c.yaml", c),
        ]
    };
    let by_id = Project::new(&files("operation: {operationId: api.c.get}"));
    assert_eq!(tags(&by_id, &["b"], &[]), [r#"post /v1/a/{id} ["b"]"#, r#"put /v1/c ["b"]"#]);
    assert_eq!(tags(&by_id, &[], &["api.c.get"]), [r#"get /v1/c ["c"]"#]);
    assert_eq!(tags(&by_id, &[], &[]).len(), 4, "the whole says no more than the document");
    assert!(!by_id.bundle(&Selection::default()).0.to_yaml().contains("- b"));
    // An id that one of two operations loses is none to go by, and one tag makes the others stand without.
    let by_path = Project::new(&files("operation: {operationId: api.a.get}"));
    assert_eq!(tags(&by_path, &["c"], &[]), [r#"get /v1/c ["c"]"#, r#"put /v1/c ["c"]"#]);
    let tagged = Project::new(&files("operation: {operationId: api.c.get, tags: [C]}"));
    assert_eq!(tags(&tagged, &["C"], &["api.b.a"]), ["post /v1/a/{id} null", r#"get /v1/c ["C"]"#]);
    assert_snapshot!(by_id.select(&selection(&["d"], &[])), @"
    error: no operation has the tag `d`
     |
     = help: did you mean `a`?

    error: 1 error; nothing was written
    ");
}
