//! The values of `enum`, and what they are called.

use insta::assert_snapshot;

use super::{schema, schema_3_1};

#[test]
fn an_enum_of_another_type() {
    assert_snapshot!(schema("{ type: integer, enum: ['1', 2, x] }"), @r#"
    warning[enum-values]: a value of `enum` must be an integer, found a string
     --> api.yaml:8:31
      |
    8 |       { type: integer, enum: ['1', 2, x] }
      |                               ^^^ read as 1
      |
      = at: /components/schemas/A/enum/0

    warning[enum-values]: a value of `enum` must be an integer, found a string
     --> api.yaml:8:39
      |
    8 |       { type: integer, enum: ['1', 2, x] }
      |                                       ^ ignored
      |
      = at: /components/schemas/A/enum/2

    warning: 2 warnings
    => {"enum":[1,2],"type":"integer"}
    "#);
    assert_snapshot!(schema("{ type: string, enum: [no, false, 1] }"), @r#"
    warning[enum-values]: a value of `enum` must be a string, found a boolean
     --> api.yaml:8:34
      |
    8 |       { type: string, enum: [no, false, 1] }
      |                                  ^^^^^ read as "false"
      |
      = at: /components/schemas/A/enum/1

    warning[enum-values]: a value of `enum` must be a string, found a number
     --> api.yaml:8:41
      |
    8 |       { type: string, enum: [no, false, 1] }
      |                                         ^ read as "1"
      |
      = at: /components/schemas/A/enum/2

    warning: 2 warnings
    => {"enum":["no","false","1"],"type":"string"}
    "#);
    assert_snapshot!(schema("{ type: boolean, enum: [x] }"), @r#"
    warning[enum-values]: a value of `enum` must be a boolean, found a string
     --> api.yaml:8:31
      |
    8 |       { type: boolean, enum: [x] }
      |                               ^ ignored
      |
      = at: /components/schemas/A/enum/0

    warning: 1 warning
    => {"type":"boolean"}
    "#);
    assert_snapshot!(schema("{ type: array, items: { type: string }, enum: [a, b] }"), @r#"
    warning[misplaced-keyword]: the values of `enum` must be lists, as the type says
     --> api.yaml:8:47
      |
    8 |       { type: array, items: { type: string }, enum: [a, b] }
      |                                               ^^^^ read as the `enum` of the items
      |
      = at: /components/schemas/A/enum

    warning: 1 warning
    => {"items":{"enum":["a","b"],"type":"string"},"type":"array"}
    "#);
}

#[test]
fn an_enum_with_nothing_or_twice_the_same() {
    assert_snapshot!(schema("{ type: string, enum: [] }"), @r#"
    warning[enum-values]: `enum` has no values
     --> api.yaml:8:29
      |
    8 |       { type: string, enum: [] }
      |                             ^ ignored: every value is accepted
      |
      = at: /components/schemas/A/enum

    warning: 1 warning
    => {"type":"string"}
    "#);
    assert_snapshot!(schema("{ type: string, enum: [a, b, a] }"), @r#"
    warning[duplicate]: the value "a" is in `enum` twice
     --> api.yaml:8:36
      |
    8 |       { type: string, enum: [a, b, a] }
      |                                    ^ read once
      |
      = at: /components/schemas/A/enum/2

    warning: 1 warning
    => {"enum":["a","b"],"type":"string"}
    "#);
}

#[test]
fn names_that_do_not_name_the_values() {
    assert_snapshot!(schema("{ type: string, enum: [a, b], x-enum-varnames: [A] }"), @r#"
    warning[enum-names]: `x-enum-varnames` must have a name for each value of `enum`: 2, found 1
     --> api.yaml:8:54
      |
    8 |       { type: string, enum: [a, b], x-enum-varnames: [A] }
      |                                                      ^ ignored: the values name the variants
      |
      = at: /components/schemas/A/x-enum-varnames

    warning: 1 warning
    => {"enum":["a","b"],"type":"string"}
    "#);
    assert_snapshot!(schema("{ type: string, enum: [a, b], x-enum-varnames: [A, 5] }"), @r#"
    warning[enum-names]: a name in `x-enum-varnames` must be a string, found a number
     --> api.yaml:8:58
      |
    8 |       { type: string, enum: [a, b], x-enum-varnames: [A, 5] }
      |                                                          ^ ignored: the values name the variants
      |
      = at: /components/schemas/A/x-enum-varnames/1

    warning: 1 warning
    => {"enum":["a","b"],"type":"string"}
    "#);
    assert_snapshot!(schema("{ type: string, enum: [a, b], x-enum-varnames: [A, ' '] }"), @r#"
    warning[enum-names]: a name in `x-enum-varnames` must be a string, found an empty one
     --> api.yaml:8:58
      |
    8 |       { type: string, enum: [a, b], x-enum-varnames: [A, ' '] }
      |                                                          ^^^ ignored: the values name the variants
      |
      = at: /components/schemas/A/x-enum-varnames/1

    warning: 1 warning
    => {"enum":["a","b"],"type":"string"}
    "#);
    assert_snapshot!(schema("{ type: string, enum: [a, b], x-enum-varnames: A }"), @r#"
    warning[enum-names]: `x-enum-varnames` must be a list of names, found a string
     --> api.yaml:8:54
      |
    8 |       { type: string, enum: [a, b], x-enum-varnames: A }
      |                                                      ^ ignored: the values name the variants
      |
      = at: /components/schemas/A/x-enum-varnames

    warning: 1 warning
    => {"enum":["a","b"],"type":"string"}
    "#);
    assert_snapshot!(schema_3_1("{ const: a, x-enum-varnames: [A, B] }"), @r#"
    warning[enum-names]: `x-enum-varnames` must have a name for each value of `enum`: 1, found 2
     --> api.yaml:8:36
      |
    8 |       { const: a, x-enum-varnames: [A, B] }
      |                                    ^ ignored: the values name the variants
      |
      = at: /components/schemas/A/x-enum-varnames

    warning: 1 warning
    => {"enum":["a"]}
    "#);
    assert_snapshot!(schema("{ type: string, x-enum-varnames: [A] }"), @r#"=> {"type":"string","x-enum-varnames":["A"]}"#);
}

#[test]
fn names_go_with_their_values() {
    assert_snapshot!(schema("{ type: string, enum: [a, b, a, c], x-enum-varnames: [A, B, Again, C] }"), @r#"
    warning[duplicate]: the value "a" is in `enum` twice
     --> api.yaml:8:36
      |
    8 |       { type: string, enum: [a, b, a, c], x-enum-varnames: [A, B, Again, C] }
      |                                    ^ read once
      |
      = at: /components/schemas/A/enum/2

    warning: 1 warning
    => {"enum":["a","b","c"],"type":"string","x-enum-varnames":["A","B","C"]}
    "#);
    assert_snapshot!(schema("{ type: integer, enum: [x, 2], x-enum-varnames: [X, Two] }"), @r#"
    warning[enum-values]: a value of `enum` must be an integer, found a string
     --> api.yaml:8:31
      |
    8 |       { type: integer, enum: [x, 2], x-enum-varnames: [X, Two] }
      |                               ^ ignored
      |
      = at: /components/schemas/A/enum/0

    warning: 1 warning
    => {"enum":[2],"type":"integer","x-enum-varnames":["Two"]}
    "#);
    assert_snapshot!(schema("{ type: array, enum: [a, b], x-enum-varnames: [A, B], items: { type: string } }"), @r#"
    warning[misplaced-keyword]: the values of `enum` must be lists, as the type says
     --> api.yaml:8:22
      |
    8 |       { type: array, enum: [a, b], x-enum-varnames: [A, B], items: { type: string } }
      |                      ^^^^ read as the `enum` of the items
      |
      = at: /components/schemas/A/enum

    warning: 1 warning
    => {"items":{"enum":["a","b"],"type":"string","x-enum-varnames":["A","B"]},"type":"array"}
    "#);
    assert_snapshot!(schema_3_1("{ type: [string, integer], enum: [a, 1, null], x-enum-varnames: [A, One, Nothing] }"), @r#"=> {"anyOf":[{"enum":["a"],"type":"string","x-enum-varnames":["A"]},{"enum":[1],"type":"integer","x-enum-varnames":["One"]}]}"#);
}

/// A value may go without a description, and not without a name.
#[test]
fn descriptions_of_values_stand_beside_them() {
    assert_snapshot!(schema("{ type: string, enum: [a, b], x-enumNames: [A, B], x-enum-descriptions: [One., ''] }"), @r#"=> {"enum":["a","b"],"type":"string","x-enum-descriptions":["One.",""],"x-enumNames":["A","B"]}"#);
    assert_snapshot!(schema("{ type: string, enum: [a, b], x-enumNames: [A], x-enum-descriptions: [One.] }"), @r#"
    warning[enum-names]: `x-enumNames` must have a name for each value of `enum`: 2, found 1
     --> api.yaml:8:50
      |
    8 |       { type: string, enum: [a, b], x-enumNames: [A], x-enum-descriptions: [One.] }
      |                                                  ^ ignored: the values name the variants
      |
      = at: /components/schemas/A/x-enumNames

    warning[enum-names]: `x-enum-descriptions` must have a description for each value of `enum`: 2, found 1
     --> api.yaml:8:76
      |
    8 |       { type: string, enum: [a, b], x-enumNames: [A], x-enum-descriptions: [One.] }
      |                                                                            ^ ignored: the values are not described
      |
      = at: /components/schemas/A/x-enum-descriptions

    warning: 2 warnings
    => {"enum":["a","b"],"type":"string"}
    "#);
    assert_snapshot!(schema("{ type: string, enum: [a, b], x-enum-descriptions: {a: One.} }"), @r#"
    warning[enum-names]: `x-enum-descriptions` must be a list of descriptions, found an object
     --> api.yaml:8:58
      |
    8 |       { type: string, enum: [a, b], x-enum-descriptions: {a: One.} }
      |                                                          ^ ignored: the values are not described
      |
      = at: /components/schemas/A/x-enum-descriptions

    warning: 1 warning
    => {"enum":["a","b"],"type":"string"}
    "#);
    assert_snapshot!(schema("{ type: string, enum: [a, 5, b, a], x-enum-descriptions: [One., Five., Two., Again.] }"), @r#"
    warning[enum-values]: a value of `enum` must be a string, found a number
     --> api.yaml:8:33
      |
    8 |       { type: string, enum: [a, 5, b, a], x-enum-descriptions: [One., Five., Two., Again.] }
      |                                 ^ read as "5"
      |
      = at: /components/schemas/A/enum/1

    warning[duplicate]: the value "a" is in `enum` twice
     --> api.yaml:8:39
      |
    8 |       { type: string, enum: [a, 5, b, a], x-enum-descriptions: [One., Five., Two., Again.] }
      |                                       ^ read once
      |
      = at: /components/schemas/A/enum/3

    warning: 2 warnings
    => {"enum":["a","5","b"],"type":"string","x-enum-descriptions":["One.","Five.","Two."]}
    "#);
}

#[test]
fn an_integer_or_a_string() {
    assert_snapshot!(schema("{ type: string, format: int-or-string, description: A port., default: 80 }"), @r#"=> {"anyOf":[{"type":"integer"},{"type":"string"}],"default":80,"description":"A port."}"#);
    assert_snapshot!(schema("{ x-kubernetes-int-or-string: true, pattern: '^a', maximum: 5 }"), @r#"=> {"anyOf":[{"maximum":5,"type":"integer"},{"pattern":"^a","type":"string"}],"x-kubernetes-int-or-string":true}"#);
    assert_snapshot!(schema("{ x-kubernetes-int-or-string: true, anyOf: [{ type: integer }, { type: string }] }"), @r#"=> {"anyOf":[{"type":"integer"},{"type":"string"}],"x-kubernetes-int-or-string":true}"#);
}
