//! Documents that are broken in places which a selection does not need, or does.

use insta::assert_snapshot;

use crate::document::Selection;
use crate::document::testing::Project;

fn tag(name: &str) -> Selection {
    Selection { tags: vec![name.into()], ..Selection::default() }
}

fn operation(id: &str) -> Selection {
    Selection { operations: vec![id.into()], ..Selection::default() }
}

const ROOT: &str = "\
openapi: 3.0.0
paths:
  /good: {$ref: paths/good.yaml}
  /bad: {$ref: paths/bad.yaml}
";
const GOOD: &str = "\
get: {tags: [Good], operationId: good, responses: {200: {content: {a/b: {schema: {$ref: ../schemas/Good.yaml}}}}}}
";
const BAD: &str = "\
parameters: [{$ref: 'https://example.com/p.yaml'}]
get:
  tags: [Bad]
  operationId: bad
  parameters: [{$ref: '#/nowhere'}]
  responses:
    200: {content: {a/b: {schema: {$ref: ../schemas/Missing.yaml}}}}
    201: {content: {a/b: {schema: {$ref: ../schemas/Broken.yaml}}}}
    202: {content: {a/b: {schema: {$ref: ../../outside.yaml}}}}
    203: {content: {a/b: {schema: {$ref: ../schemas/Itself.yaml}}}}
";

fn project() -> Project {
    Project::new(&[
        ("api/openapi.yaml", ROOT),
        ("api/paths/good.yaml", GOOD),
        ("api/paths/bad.yaml", BAD),
        ("api/schemas/Good.yaml", "type: object"),
        ("api/schemas/Broken.yaml", "{{{"),
        ("api/schemas/Itself.yaml", "$ref: Itself.yaml"),
    ])
}

#[test]
fn what_is_not_selected_may_be_broken() {
    for selection in [tag("Good"), operation("good")] {
        assert_eq!(project().select(&selection), "");
        assert_eq!(project().bundle(&selection).0.origins.file_count(), 3);
    }
}

#[test]
fn what_is_selected_may_not() {
    let said = project().select(&operation("bad"));
    let titles: Vec<_> = said.lines().filter(|line| line.starts_with(['e', 'w'])).collect();
    let expected = [
        "warning[reference-to-network]: references to the network are not followed",
        "warning[reference-to-nowhere]: `#/nowhere` does not exist",
        "warning[reference-to-nowhere]: cannot read `api/schemas/Missing.yaml`: there is no such file",
        "error: `outside.yaml` lies outside the root document's folder",
        "error: a key must be text, not a list or an object",
        "warning[reference-circle]: the reference leads to itself",
        "error: 2 errors, 4 warnings; nothing was written",
    ];
    assert_eq!(titles, expected, "{said}");
    assert_eq!(project().select(&tag("Bad")), said);
    assert_eq!(project().diagnose(), said);
}

#[test]
fn the_way_to_a_broken_file_goes_through_what_is_selected() {
    let root = "\
openapi: 3.0.0
paths:
  /a: {get: {operationId: a, responses: {200: {content: {a/b: {schema: {$ref: A.yaml}}}}}}}
  /b: {get: {operationId: b, responses: {200: {content: {a/b: {schema: {$ref: B.yaml}}}}}}}
";
    let files = [
        ("openapi.yaml", root),
        ("A.yaml", "items: {$ref: Broken.yaml}"),
        ("B.yaml", "items: {$ref: C.yaml}"),
        ("C.yaml", "items: {$ref: Broken.yaml}"),
        ("Broken.yaml", "[a"),
    ];
    assert_snapshot!(Project::new(&files).select(&operation("b")), @r"
    error: this is not valid YAML: did not find expected ',' or ']'
     --> Broken.yaml:1:3
      |
    1 | [a
      |   ^ in brackets that begin at line 1 column 1
      |
      = help: correct what stands here, or what stands before it
    note: reached from here
     --> C.yaml:1:15
      |
    1 | items: {$ref: Broken.yaml}
      |               ^^^^^^^^^^^
    note: reached from here
     --> B.yaml:1:15
      |
    1 | items: {$ref: C.yaml}
      |               ^^^^^^
    note: reached from here
     --> openapi.yaml:4:79
      |
    4 |   /b: {get: {operationId: b, responses: {200: {content: {a/b: {schema: {$ref: B.yaml}}}}}}}
      |                                                                               ^^^^^^

    error: 1 error; nothing was written
    ");
}

#[test]
fn a_path_item_that_cannot_be_read_may_hold_what_is_selected() {
    let root = format!("{ROOT}  /absent: {{$ref: paths/absent.yaml}}\n");
    let project = Project::new(&[("openapi.yaml", root.as_str()), ("paths/good.yaml", GOOD), ("paths/bad.yaml", BAD)]);
    std::fs::create_dir(project.path("schemas")).unwrap();
    std::fs::write(project.path("schemas/Good.yaml"), "{}").unwrap();
    assert_snapshot!(project.select(&tag("Good")), @"
    warning[reference-to-nowhere]: cannot read `paths/absent.yaml`: there is no such file
     --> openapi.yaml:5:19
      |
    5 |   /absent: {$ref: paths/absent.yaml}
      |                   ^^^^^^^^^^^^^^^^^ referred to here; read as any value, or left out where there is none
      |
      = at: /paths/~1absent/$ref

    warning: 1 warning
    ");
    // An operation has its id to itself, so nothing else can be meant.
    assert_eq!(project.select(&operation("good")), "");
    let paths = project.bundle(&operation("good")).0.tree["paths"].clone();
    assert_eq!(paths.as_object().unwrap().keys().collect::<Vec<_>>(), ["/good"]);
}

#[test]
fn what_only_the_name_of_a_schema_leads_to_is_needed() {
    let root = "\
openapi: 3.0.0
paths:
  /a: {get: {operationId: a, responses: {200: {content: {a/b: {schema: {$ref: '#/components/schemas/Pet'}}}}}}}
components:
  schemas:
    Pet: {discriminator: {propertyName: kind, mapping: {cat: Cat}}}
    Cat: {properties: {x: {$ref: cat.yaml}}}
    Dog: {allOf: [{$ref: '#/components/schemas/Pet'}, {properties: {x: {$ref: dog.yaml}}}]}
    Stone: {properties: {x: {$ref: stone.yaml}}}
";
    let said = Project::new(&[("openapi.yaml", root)]).select(&operation("a"));
    let missing = |name: &str| said.contains(&format!("]: cannot read `{name}.yaml`"));
    assert_eq!(["cat", "dog", "stone"].map(missing), [true, true, false], "{said}");
}
