//! Values in schemas that are wrong but clear, and the keywords about them.

use insta::assert_snapshot;

use super::schema;

#[test]
fn a_default_of_another_type() {
    assert_snapshot!(schema("{ type: string, default: true }"), @r#"
    warning[default-value]: the default must be a string, found a boolean
     --> api.yaml:8:32
      |
    8 |       { type: string, default: true }
      |                                ^^^^ read as "true"
      |
      = at: /components/schemas/A/default

    warning: 1 warning
    => {"default":"true","type":"string"}
    "#);
    assert_snapshot!(schema("{ type: integer, default: '10' }"), @r#"
    warning[default-value]: the default must be an integer, found a string
     --> api.yaml:8:33
      |
    8 |       { type: integer, default: '10' }
      |                                 ^^^^ read as 10
      |
      = at: /components/schemas/A/default

    warning: 1 warning
    => {"default":10,"type":"integer"}
    "#);
    assert_snapshot!(schema("{ type: boolean, default: 'False' }"), @r#"
    warning[default-value]: the default must be a boolean, found a string
     --> api.yaml:8:33
      |
    8 |       { type: boolean, default: 'False' }
      |                                 ^^^^^^^ read as false
      |
      = at: /components/schemas/A/default

    warning: 1 warning
    => {"default":false,"type":"boolean"}
    "#);
    assert_snapshot!(schema("{ type: integer, default: many }"), @r#"
    warning[default-value]: the default must be an integer, found a string
     --> api.yaml:8:33
      |
    8 |       { type: integer, default: many }
      |                                 ^^^^ ignored
      |
      = at: /components/schemas/A/default

    warning: 1 warning
    => {"type":"integer"}
    "#);
    assert_snapshot!(schema("{ type: string, default: null }"), @r#"
    warning[default-value]: the default must be a string, found null
     --> api.yaml:8:32
      |
    8 |       { type: string, default: null }
      |                                ^^^^ ignored
      |
      = at: /components/schemas/A/default

    warning: 1 warning
    => {"type":"string"}
    "#);
    assert_snapshot!(schema("{ type: string, nullable: true, default: null }"), @r#"=> {"default":null,"nullable":true,"type":"string"}"#);
}

#[test]
fn a_default_that_is_not_in_the_enum() {
    assert_snapshot!(schema("{ type: string, enum: [FULL, SLIM], default: full }"), @r#"
    warning[default-value]: the default "full" is not in `enum`
     --> api.yaml:8:52
      |
    8 |       { type: string, enum: [FULL, SLIM], default: full }
      |                                                    ^^^^ read as "FULL"
      |
      = at: /components/schemas/A/default

    warning: 1 warning
    => {"default":"FULL","enum":["FULL","SLIM"],"type":"string"}
    "#);
    assert_snapshot!(schema("{ type: string, enum: [FULL, SLIM], default: basic }"), @r#"
    warning[default-value]: the default "basic" is not in `enum`
     --> api.yaml:8:52
      |
    8 |       { type: string, enum: [FULL, SLIM], default: basic }
      |                                                    ^^^^^ ignored
      |
      = at: /components/schemas/A/default

    warning: 1 warning
    => {"enum":["FULL","SLIM"],"type":"string"}
    "#);
}

#[test]
fn null_without_nullable() {
    assert_snapshot!(schema("{ type: string, enum: [a, null] }"), @r#"
    warning[null-spelling]: null is among the values of `enum`, but not of the type
     --> api.yaml:8:33
      |
    8 |       { type: string, enum: [a, null] }
      |                                 ^^^^ read as meant: null is accepted
      |
      = at: /components/schemas/A/enum/1

    warning: 1 warning
    => {"enum":["a",null],"nullable":true,"type":"string"}
    "#);
    assert_snapshot!(schema("{ enum: [a, null] }"), @r#"=> {"enum":["a",null],"nullable":true}"#);
}

#[test]
fn keywords_without_effect() {
    assert_snapshot!(schema("{ type: integer, maxLength: 5, format: int32 }"), @r#"
    note[field-without-effect]: `maxLength` has no effect on an integer
     --> api.yaml:8:24
      |
    8 |       { type: integer, maxLength: 5, format: int32 }
      |                        ^^^^^^^^^ ignored
      |
      = at: /components/schemas/A/maxLength

    note: 1 note
    => {"format":"int32","type":"integer"}
    "#);
    assert_snapshot!(schema("{ type: object, items: { type: string }, format: x }"), @r#"
    note[field-without-effect]: `items` has no effect on an object
     --> api.yaml:8:23
      |
    8 |       { type: object, items: { type: string }, format: x }
      |                       ^^^^^ ignored
      |
      = at: /components/schemas/A/items

    note[field-without-effect]: `format` has no effect on an object
     --> api.yaml:8:48
      |
    8 |       { type: object, items: { type: string }, format: x }
      |                                                ^^^^^^ ignored
      |
      = at: /components/schemas/A/format

    note: 2 notes
    => {"type":"object"}
    "#);
}

#[test]
fn numbers_in_quotes_and_text_without() {
    assert_snapshot!(schema("{ type: integer, minimum: '1', maximum: 2.0 }"), @r#"
    warning[wrong-type]: `minimum` must be a number, found a string
     --> api.yaml:8:33
      |
    8 |       { type: integer, minimum: '1', maximum: 2.0 }
      |                                 ^^^ read as 1
      |
      = at: /components/schemas/A/minimum

    warning: 1 warning
    => {"maximum":2,"minimum":1,"type":"integer"}
    "#);
    assert_snapshot!(schema("{ type: string, minLength: '3', nullable: 'true', description: 5 }"), @r#"
    warning[wrong-type]: `minLength` must be a whole number from 0, found a string
     --> api.yaml:8:34
      |
    8 |       { type: string, minLength: '3', nullable: 'true', description: 5 }
      |                                  ^^^ read as 3
      |
      = at: /components/schemas/A/minLength

    warning[wrong-type]: `nullable` must be `true` or `false`, found a string
     --> api.yaml:8:49
      |
    8 |       { type: string, minLength: '3', nullable: 'true', description: 5 }
      |                                                 ^^^^^^ read as true
      |
      = at: /components/schemas/A/nullable

    warning[wrong-type]: `description` must be a string, found a number
     --> api.yaml:8:70
      |
    8 |       { type: string, minLength: '3', nullable: 'true', description: 5 }
      |                                                                      ^ read as "5"
      |
      = at: /components/schemas/A/description

    warning: 3 warnings
    => {"description":"5","minLength":3,"nullable":true,"type":"string"}
    "#);
}

#[test]
fn neither_read_nor_written() {
    assert_snapshot!(schema("{ type: string, readOnly: true, writeOnly: true }"), @r#"
    warning[read-and-write-only]: a property cannot be `readOnly` and `writeOnly`
     --> api.yaml:8:39
      |
    8 |       { type: string, readOnly: true, writeOnly: true }
      |                                       ^^^^^^^^^ read as neither of the two
      |
      = at: /components/schemas/A/writeOnly

    warning: 1 warning
    => {"type":"string"}
    "#);
}
