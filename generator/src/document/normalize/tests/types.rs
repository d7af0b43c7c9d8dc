//! The types of schemas, and their formats.

use insta::assert_snapshot;

use super::schema;

#[test]
fn a_format_without_a_type() {
    assert_snapshot!(schema("format: date-time"), @r#"
    warning[missing-type]: the format `date-time` has no type beside it
     --> api.yaml:8:15
      |
    8 |       format: date-time
      |               ^^^^^^^^^ read as a string
      |
      = at: /components/schemas/A/format

    warning: 1 warning
    => {"format":"date-time","type":"string"}
    "#);
    assert_snapshot!(schema("{ format: int64, minimum: 1 }"), @r#"
    warning[missing-type]: the format `int64` has no type beside it
     --> api.yaml:8:17
      |
    8 |       { format: int64, minimum: 1 }
      |                 ^^^^^ read as an integer
      |
      = at: /components/schemas/A/format

    warning: 1 warning
    => {"format":"int64","minimum":1,"type":"integer"}
    "#);
    // What says more of the values than their format, or a format of values of several types, is left as it is.
    for text in ["{ format: uuid, enum: [a] }", "{ format: decimal }", "{ format: date, oneOf: [{ type: string }] }"] {
        assert!(!schema(text).contains("missing-type"), "{text}");
    }
}

#[test]
fn a_type_that_is_a_format_or_a_name_from_elsewhere() {
    assert_snapshot!(schema("type: date-time"), @r#"
    warning[unknown-type]: `date-time` is not a type of OpenAPI
     --> api.yaml:8:13
      |
    8 |       type: date-time
      |             ^^^^^^^^^ read as a string of the format `date-time`
      |
      = at: /components/schemas/A/type

    warning: 1 warning
    => {"format":"date-time","type":"string"}
    "#);
    assert_snapshot!(schema("{ type: long, format: int32 }"), @r#"
    warning[unknown-type]: `long` is not a type of OpenAPI
     --> api.yaml:8:15
      |
    8 |       { type: long, format: int32 }
      |               ^^^^ read as an integer
      |
      = at: /components/schemas/A/type

    warning: 1 warning
    => {"format":"int32","type":"integer"}
    "#);
    assert_snapshot!(schema("type: any"), @"
    warning[unknown-type]: `any` is not a type of OpenAPI
     --> api.yaml:8:13
      |
    8 |       type: any
      |             ^^^ read as any value
      |
      = at: /components/schemas/A/type

    warning: 1 warning
    => {}
    ");
    assert_snapshot!(schema("type: String"), @r#"
    warning[unknown-word]: `type` must be `array`, `boolean`, `integer`, `number`, `object` or `string`, found "String"
     --> api.yaml:8:13
      |
    8 |       type: String
      |             ^^^^^^ read as "string"
      |
      = at: /components/schemas/A/type

    warning: 1 warning
    => {"type":"string"}
    "#);
}

#[test]
fn a_type_that_does_not_exist() {
    assert_snapshot!(schema("{ type: wibble, format: x }"), @r#"
    warning[unknown-type]: `wibble` is not a type of OpenAPI
     --> api.yaml:8:15
      |
    8 |       { type: wibble, format: x }
      |               ^^^^^^ read as any value
      |
      = at: /components/schemas/A/type

    note[unknown-format]: the format `x` is not known
     --> api.yaml:8:31
      |
    8 |       { type: wibble, format: x }
      |                               ^ ignored
      |
      = at: /components/schemas/A/format

    warning: 1 warning, 1 note
    => {"format":"x"}
    "#);
}
