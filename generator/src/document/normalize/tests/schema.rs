//! Schemas that are wrong but clear.

use insta::assert_snapshot;

use super::schema;

#[test]
fn a_type_that_is_a_format_or_a_name_from_elsewhere() {
    assert_snapshot!(schema("type: date-time"), @r#"
    warning: `date-time` is not a type of OpenAPI
     --> api.yaml:8:13
      |
    8 |       type: date-time
      |             ^^^^^^^^^ read as a string of the format `date-time`

    warning: 1 warning
    => {"format":"date-time","type":"string"}
    "#);
    assert_snapshot!(schema("{ type: long, format: int32 }"), @r#"
    warning: `long` is not a type of OpenAPI
     --> api.yaml:8:15
      |
    8 |       { type: long, format: int32 }
      |               ^^^^ read as an integer

    warning: 1 warning
    => {"format":"int32","type":"integer"}
    "#);
    assert_snapshot!(schema("type: any"), @"
    warning: `any` is not a type of OpenAPI
     --> api.yaml:8:13
      |
    8 |       type: any
      |             ^^^ read as any value

    warning: 1 warning
    => {}
    ");
    assert_snapshot!(schema("type: String"), @r#"
    warning: `type` must be `array`, `boolean`, `integer`, `number`, `object` or `string`, found "String"
     --> api.yaml:8:13
      |
    8 |       type: String
      |             ^^^^^^ read as "string"

    warning: 1 warning
    => {"type":"string"}
    "#);
}

#[test]
fn a_type_that_does_not_exist() {
    assert_snapshot!(schema("{ type: wibble, format: x }"), @r#"
    warning: `wibble` is not a type of OpenAPI
     --> api.yaml:8:15
      |
    8 |       { type: wibble, format: x }
      |               ^^^^^^ read as any value

    warning: 1 warning
    => {"format":"x"}
    "#);
}

#[test]
fn a_default_of_another_type() {
    assert_snapshot!(schema("{ type: string, default: true }"), @r#"
    warning: the default must be a string, found a boolean
     --> api.yaml:8:32
      |
    8 |       { type: string, default: true }
      |                                ^^^^ read as "true"

    warning: 1 warning
    => {"default":"true","type":"string"}
    "#);
    assert_snapshot!(schema("{ type: integer, default: '10' }"), @r#"
    warning: the default must be an integer, found a string
     --> api.yaml:8:33
      |
    8 |       { type: integer, default: '10' }
      |                                 ^^^^ read as 10

    warning: 1 warning
    => {"default":10,"type":"integer"}
    "#);
    assert_snapshot!(schema("{ type: boolean, default: 'False' }"), @r#"
    warning: the default must be a boolean, found a string
     --> api.yaml:8:33
      |
    8 |       { type: boolean, default: 'False' }
      |                                 ^^^^^^^ read as false

    warning: 1 warning
    => {"default":false,"type":"boolean"}
    "#);
    assert_snapshot!(schema("{ type: integer, default: many }"), @r#"
    warning: the default must be an integer, found a string
     --> api.yaml:8:33
      |
    8 |       { type: integer, default: many }
      |                                 ^^^^ ignored

    warning: 1 warning
    => {"type":"integer"}
    "#);
    assert_snapshot!(schema("{ type: string, default: null }"), @r#"
    warning: the default must be a string, found null
     --> api.yaml:8:32
      |
    8 |       { type: string, default: null }
      |                                ^^^^ ignored

    warning: 1 warning
    => {"type":"string"}
    "#);
    assert_snapshot!(schema("{ type: string, nullable: true, default: null }"), @r#"
    => {"default":null,"nullable":true,"type":"string"}
    "#);
}

#[test]
fn a_default_that_is_not_in_the_enum() {
    assert_snapshot!(schema("{ type: string, enum: [FULL, SLIM], default: full }"), @r#"
    warning: the default "full" is not in `enum`
     --> api.yaml:8:52
      |
    8 |       { type: string, enum: [FULL, SLIM], default: full }
      |                                                    ^^^^ read as "FULL"

    warning: 1 warning
    => {"default":"FULL","enum":["FULL","SLIM"],"type":"string"}
    "#);
    assert_snapshot!(schema("{ type: string, enum: [FULL, SLIM], default: basic }"), @r#"
    warning: the default "basic" is not in `enum`
     --> api.yaml:8:52
      |
    8 |       { type: string, enum: [FULL, SLIM], default: basic }
      |                                                    ^^^^^ ignored

    warning: 1 warning
    => {"enum":["FULL","SLIM"],"type":"string"}
    "#);
}

#[test]
fn required_as_a_flag() {
    assert_snapshot!(schema(
        "
        type: object
        required: [b]
        properties:
          a: { type: string, required: true }
          b: { type: string, required: true }
          c: { type: string, required: false }
        "
    ), @r#"
    warning: `required` must be a list of strings, found a boolean
      --> api.yaml:11:38
       |
    11 |         a: { type: string, required: true }
       |                                      ^^^^ read as an entry `a` in the list `required` of the object

    warning: `required` must be a list of strings, found a boolean
      --> api.yaml:12:38
       |
    12 |         b: { type: string, required: true }
       |                                      ^^^^ read as an entry `b` in the list `required` of the object

    warning: `required` must be a list of strings, found a boolean
      --> api.yaml:13:38
       |
    13 |         c: { type: string, required: false }
       |                                      ^^^^^ ignored: properties are optional

    warning: 3 warnings
    => {"properties":{"a":{"type":"string"},"b":{"type":"string"},"c":{"type":"string"}},"required":["b","a"],"type":"object"}
    "#);
    assert_snapshot!(schema("{ type: string, required: true }"), @r#"
    warning: `required` must be a list of strings, found a boolean
     --> api.yaml:8:33
      |
    8 |       { type: string, required: true }
      |                                 ^^^^ ignored: only properties can be required

    warning: 1 warning
    => {"type":"string"}
    "#);
    assert_snapshot!(schema("{ type: object, required: [a, a] }"), @r#"
    warning: "a" is in `required` twice
     --> api.yaml:8:37
      |
    8 |       { type: object, required: [a, a] }
      |                                     ^ read once

    warning: 1 warning
    => {"required":["a"],"type":"object"}
    "#);
}

#[test]
fn a_list_that_does_not_say_what_is_in_it() {
    assert_snapshot!(schema("type: array"), @r#"
    warning: a list must have the field `items`
     --> api.yaml:8:13
      |
    8 |       type: array
      |             ^^^^^ read as a list of any values

    warning: 1 warning
    => {"items":{},"type":"array"}
    "#);
    assert_snapshot!(schema("{ type: array, allOf: [{ $ref: '#/components/schemas/B' }] }"), @r##"
    warning: a list must have the field `items`, and cannot be an object at the same time
     --> api.yaml:8:22
      |
    8 |       { type: array, allOf: [{ $ref: '#/components/schemas/B' }] }
      |                      ^^^^^ read as the `allOf` of the items

    warning: 1 warning
    => {"items":{"allOf":[{"$ref":"#/components/schemas/B"}]},"type":"array"}
    "##);
    assert_snapshot!(schema("{ type: array, allOf: [{ items: { type: string } }] }"), @r#"
    => {"allOf":[{"items":{"type":"string"}}],"type":"array"}
    "#);
}

#[test]
fn null_without_nullable() {
    assert_snapshot!(schema("{ type: string, enum: [a, null] }"), @r#"
    warning: null is among the values of `enum`, but not of the type
     --> api.yaml:8:33
      |
    8 |       { type: string, enum: [a, null] }
      |                                 ^^^^ read as meant: null is accepted

    warning: 1 warning
    => {"enum":["a",null],"nullable":true,"type":"string"}
    "#);
    assert_snapshot!(schema("{ enum: [a, null] }"), @r#"
    => {"enum":["a",null],"nullable":true}
    "#);
}

#[test]
fn nullable_where_it_has_no_effect() {
    assert_snapshot!(schema("{ nullable: true, oneOf: [{ type: string }, { type: integer }] }"), @r#"
    warning: `nullable` has no effect without `type`
     --> api.yaml:8:9
      |
    8 |       { nullable: true, oneOf: [{ type: string }, { type: integer }] }
      |         ^^^^^^^^ read as meant: null is accepted

    warning: 1 warning
    => {"nullable":true,"oneOf":[{"type":"string"},{"type":"integer"}]}
    "#);
    assert_snapshot!(schema("{ nullable: true, additionalProperties: { type: string } }"), @r#"
    => {"additionalProperties":{"type":"string"},"nullable":true}
    "#);
    assert_snapshot!(schema(
        "allOf: [{ $ref: '#/components/schemas/B' }, { nullable: true, description: d }]"
    ), @r##"
    warning: `nullable` has no effect in a part of `allOf`
     --> api.yaml:8:53
      |
    8 |       allOf: [{ $ref: '#/components/schemas/B' }, { nullable: true, description: d }]
      |                                                     ^^^^^^^^ read as `nullable` of the whole

    warning: 1 warning
    => {"allOf":[{"$ref":"#/components/schemas/B"}],"description":"d","nullable":true}
    "##);
}

#[test]
fn an_enum_of_another_type() {
    assert_snapshot!(schema("{ type: integer, enum: ['1', 2, x] }"), @r#"
    warning: a value of `enum` must be an integer, found a string
     --> api.yaml:8:31
      |
    8 |       { type: integer, enum: ['1', 2, x] }
      |                               ^^^ read as 1

    warning: a value of `enum` must be an integer, found a string
     --> api.yaml:8:39
      |
    8 |       { type: integer, enum: ['1', 2, x] }
      |                                       ^ ignored

    warning: 2 warnings
    => {"enum":[1,2],"type":"integer"}
    "#);
    assert_snapshot!(schema("{ type: string, enum: [no, false, 1] }"), @r#"
    warning: a value of `enum` must be a string, found a boolean
     --> api.yaml:8:34
      |
    8 |       { type: string, enum: [no, false, 1] }
      |                                  ^^^^^ read as "false"

    warning: a value of `enum` must be a string, found a number
     --> api.yaml:8:41
      |
    8 |       { type: string, enum: [no, false, 1] }
      |                                         ^ read as "1"

    warning: 2 warnings
    => {"enum":["no","false","1"],"type":"string"}
    "#);
    assert_snapshot!(schema("{ type: boolean, enum: [x] }"), @r#"
    warning: a value of `enum` must be a boolean, found a string
     --> api.yaml:8:31
      |
    8 |       { type: boolean, enum: [x] }
      |                               ^ ignored

    warning: 1 warning
    => {"type":"boolean"}
    "#);
    assert_snapshot!(schema("{ type: array, items: { type: string }, enum: [a, b] }"), @r#"
    warning: the values of `enum` must be lists, as the type says
     --> api.yaml:8:47
      |
    8 |       { type: array, items: { type: string }, enum: [a, b] }
      |                                               ^^^^ read as the `enum` of the items

    warning: 1 warning
    => {"items":{"enum":["a","b"],"type":"string"},"type":"array"}
    "#);
}

#[test]
fn an_enum_with_nothing_or_twice_the_same() {
    assert_snapshot!(schema("{ type: string, enum: [] }"), @r#"
    warning: `enum` has no values
     --> api.yaml:8:29
      |
    8 |       { type: string, enum: [] }
      |                             ^ ignored: every value is accepted

    warning: 1 warning
    => {"type":"string"}
    "#);
    assert_snapshot!(schema("{ type: string, enum: [a, b, a] }"), @r#"
    warning: the value "a" is in `enum` twice
     --> api.yaml:8:36
      |
    8 |       { type: string, enum: [a, b, a] }
      |                                    ^ read once

    warning: 1 warning
    => {"enum":["a","b"],"type":"string"}
    "#);
}

#[test]
fn a_composition_of_nothing() {
    assert_snapshot!(schema("{ type: object, allOf: [] }"), @r#"
    warning: `allOf` has no schemas
     --> api.yaml:8:30
      |
    8 |       { type: object, allOf: [] }
      |                              ^ ignored

    warning: 1 warning
    => {"type":"object"}
    "#);
}

#[test]
fn keywords_without_effect() {
    assert_snapshot!(schema("{ type: integer, maxLength: 5, format: int32 }"), @r#"
    warning: `maxLength` has no effect on an integer
     --> api.yaml:8:24
      |
    8 |       { type: integer, maxLength: 5, format: int32 }
      |                        ^^^^^^^^^ ignored

    warning: 1 warning
    => {"format":"int32","type":"integer"}
    "#);
    assert_snapshot!(schema("{ type: object, items: { type: string }, format: x }"), @r#"
    warning: `items` has no effect on an object
     --> api.yaml:8:23
      |
    8 |       { type: object, items: { type: string }, format: x }
      |                       ^^^^^ ignored

    warning: `format` has no effect on an object
     --> api.yaml:8:48
      |
    8 |       { type: object, items: { type: string }, format: x }
      |                                                ^^^^^^ ignored

    warning: 2 warnings
    => {"type":"object"}
    "#);
}

#[test]
fn numbers_in_quotes_and_text_without() {
    assert_snapshot!(schema("{ type: integer, minimum: '1', maximum: 2.0 }"), @r#"
    warning: `minimum` must be a number, found a string
     --> api.yaml:8:33
      |
    8 |       { type: integer, minimum: '1', maximum: 2.0 }
      |                                 ^^^ read as 1

    warning: 1 warning
    => {"maximum":2,"minimum":1,"type":"integer"}
    "#);
    assert_snapshot!(schema("{ type: string, minLength: '3', nullable: 'true', description: 5 }"), @r#"
    warning: `minLength` must be a whole number from 0, found a string
     --> api.yaml:8:34
      |
    8 |       { type: string, minLength: '3', nullable: 'true', description: 5 }
      |                                  ^^^ read as 3

    warning: `nullable` must be `true` or `false`, found a string
     --> api.yaml:8:49
      |
    8 |       { type: string, minLength: '3', nullable: 'true', description: 5 }
      |                                                 ^^^^^^ read as true

    warning: `description` must be a string, found a number
     --> api.yaml:8:70
      |
    8 |       { type: string, minLength: '3', nullable: 'true', description: 5 }
      |                                                                      ^ read as "5"

    warning: 3 warnings
    => {"description":"5","minLength":3,"nullable":true,"type":"string"}
    "#);
}

#[test]
fn fields_without_a_value() {
    assert_snapshot!(schema(
        "
        type: object
        description:
        properties:
          a:
        "
    ), @r#"
    warning: `description` has no value
     --> api.yaml:9:7
      |
    9 |       description:
      |       ^^^^^^^^^^^ ignored

    warning: `a` has no value
      --> api.yaml:11:9
       |
    11 |         a:
       |         ^ read as an empty object

    warning: 2 warnings
    => {"properties":{"a":{}},"type":"object"}
    "#);
}

#[test]
fn a_discriminator_that_is_a_name_or_leads_nowhere() {
    assert_snapshot!(schema("{ type: object, discriminator: kind }"), @r#"
    warning: `discriminator` must be an object, found a string
     --> api.yaml:8:38
      |
    8 |       { type: object, discriminator: kind }
      |                                      ^^^^ read as its `propertyName`

    warning: 1 warning
    => {"discriminator":{"propertyName":"kind"},"type":"object"}
    "#);
    assert_snapshot!(schema(
        "
        oneOf: [{ $ref: '#/components/schemas/B' }]
        discriminator:
          propertyName: kind
          mapping: { b: B, c: C }
        "
    ), @r##"
    warning: there is no schema `C`
      --> api.yaml:11:29
       |
    11 |         mapping: { b: B, c: C }
       |                             ^ ignored

    warning: 1 warning
    => {"discriminator":{"mapping":{"b":"#/components/schemas/B"},"propertyName":"kind"},"oneOf":[{"$ref":"#/components/schemas/B"}]}
    "##);
}

#[test]
fn neither_read_nor_written() {
    assert_snapshot!(schema("{ type: string, readOnly: true, writeOnly: true }"), @r#"
    warning: a property cannot be `readOnly` and `writeOnly`
     --> api.yaml:8:39
      |
    8 |       { type: string, readOnly: true, writeOnly: true }
      |                                       ^^^^^^^^^ read as neither of the two

    warning: 1 warning
    => {"type":"string"}
    "#);
}

#[test]
fn a_field_in_the_wrong_case() {
    assert_snapshot!(schema("{ type: integer, readonly: true }"), @r#"
    warning: unknown field `readonly` in a schema
     --> api.yaml:8:24
      |
    8 |       { type: integer, readonly: true }
      |                        ^^^^^^^^ read as `readOnly`

    warning: 1 warning
    => {"readOnly":true,"type":"integer"}
    "#);
}
