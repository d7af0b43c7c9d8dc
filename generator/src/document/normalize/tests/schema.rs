//! Schemas that are wrong but clear.

use insta::assert_snapshot;

use super::schema;

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
    warning[required-property]: `required` must be a list of strings, found a boolean
      --> api.yaml:11:38
       |
    11 |         a: { type: string, required: true }
       |                                      ^^^^ read as an entry `a` in the list `required` of the object
       |
       = at: /components/schemas/A/properties/a/required

    warning[required-property]: `required` must be a list of strings, found a boolean
      --> api.yaml:12:38
       |
    12 |         b: { type: string, required: true }
       |                                      ^^^^ read as an entry `b` in the list `required` of the object
       |
       = at: /components/schemas/A/properties/b/required

    warning[required-property]: `required` must be a list of strings, found a boolean
      --> api.yaml:13:38
       |
    13 |         c: { type: string, required: false }
       |                                      ^^^^^ ignored: properties are optional
       |
       = at: /components/schemas/A/properties/c/required

    warning: 3 warnings
    => {"properties":{"a":{"type":"string"},"b":{"type":"string"},"c":{"type":"string"}},"required":["b","a"],"type":"object"}
    "#);
    assert_snapshot!(schema("{ type: string, required: true }"), @r#"
    warning[required-property]: `required` must be a list of strings, found a boolean
     --> api.yaml:8:33
      |
    8 |       { type: string, required: true }
      |                                 ^^^^ ignored: only properties can be required
      |
      = at: /components/schemas/A/required

    warning: 1 warning
    => {"type":"string"}
    "#);
    assert_snapshot!(schema("{ type: object, required: [a, a] }"), @r#"
    warning[duplicate]: "a" is in `required` twice
     --> api.yaml:8:37
      |
    8 |       { type: object, required: [a, a] }
      |                                     ^ read once
      |
      = at: /components/schemas/A/required/1

    warning: 1 warning
    => {"required":["a"],"type":"object"}
    "#);
}

#[test]
fn a_list_that_does_not_say_what_is_in_it() {
    assert_snapshot!(schema("type: array"), @r#"
    warning[missing-items]: a list must have the field `items`
     --> api.yaml:8:13
      |
    8 |       type: array
      |             ^^^^^ read as a list of any values
      |
      = at: /components/schemas/A/type

    warning: 1 warning
    => {"items":{},"type":"array"}
    "#);
    assert_snapshot!(schema("{ type: array, allOf: [{ $ref: '#/components/schemas/B' }] }"), @r##"
    warning[misplaced-keyword]: a list must have the field `items`, and cannot be an object at the same time
     --> api.yaml:8:22
      |
    8 |       { type: array, allOf: [{ $ref: '#/components/schemas/B' }] }
      |                      ^^^^^ read as the `allOf` of the items
      |
      = at: /components/schemas/A/allOf

    warning: 1 warning
    => {"items":{"allOf":[{"$ref":"#/components/schemas/B"}]},"type":"array"}
    "##);
    assert_snapshot!(schema("{ type: array, allOf: [{ items: { type: string } }] }"), @r#"=> {"allOf":[{"items":{"type":"string"}}],"type":"array"}"#);
}

#[test]
fn nullable_where_it_has_no_effect() {
    assert_snapshot!(schema("{ nullable: true, oneOf: [{ type: string }, { type: integer }] }"), @r#"
    warning[null-spelling]: `nullable` has no effect without `type`
     --> api.yaml:8:9
      |
    8 |       { nullable: true, oneOf: [{ type: string }, { type: integer }] }
      |         ^^^^^^^^ read as meant: null is accepted
      |
      = at: /components/schemas/A/nullable

    warning: 1 warning
    => {"nullable":true,"oneOf":[{"type":"string"},{"type":"integer"}]}
    "#);
    assert_snapshot!(schema(
        "
        allOf:
        - nullable: true
          default: 1
        - type: string
        - title: T
        "
    ), @r#"
    warning[null-spelling]: `nullable` has no effect in a part of `allOf`
     --> api.yaml:9:9
      |
    9 |       - nullable: true
      |         ^^^^^^^^ read as `nullable` of the whole
      |
      = at: /components/schemas/A/allOf/0/nullable

    warning: 1 warning
    => {"allOf":[{"type":"string"}],"default":1,"nullable":true,"title":"T"}
    "#);
    assert_snapshot!(schema("{ nullable: true, additionalProperties: { type: string } }"), @r#"=> {"additionalProperties":{"type":"string"},"nullable":true}"#);
    assert_snapshot!(schema(
        "allOf: [{ $ref: '#/components/schemas/B' }, { nullable: true, description: d }]"
    ), @r##"
    warning[null-spelling]: `nullable` has no effect in a part of `allOf`
     --> api.yaml:8:53
      |
    8 |       allOf: [{ $ref: '#/components/schemas/B' }, { nullable: true, description: d }]
      |                                                     ^^^^^^^^ read as `nullable` of the whole
      |
      = at: /components/schemas/A/allOf/1/nullable

    warning: 1 warning
    => {"allOf":[{"$ref":"#/components/schemas/B"}],"description":"d","nullable":true}
    "##);
}

#[test]
fn a_composition_of_nothing() {
    assert_snapshot!(schema("{ type: object, allOf: [] }"), @r#"
    warning[empty-composition]: `allOf` has no schemas
     --> api.yaml:8:30
      |
    8 |       { type: object, allOf: [] }
      |                              ^ ignored
      |
      = at: /components/schemas/A/allOf

    warning: 1 warning
    => {"type":"object"}
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
    warning[missing-value]: `description` has no value
     --> api.yaml:9:7
      |
    9 |       description:
      |       ^^^^^^^^^^^ ignored
      |
      = at: /components/schemas/A/description

    warning[missing-value]: `a` has no value
      --> api.yaml:11:9
       |
    11 |         a:
       |         ^ read as an empty object
       |
       = at: /components/schemas/A/properties/a

    warning: 2 warnings
    => {"properties":{"a":{}},"type":"object"}
    "#);
}

#[test]
fn a_discriminator_that_is_a_name_or_leads_nowhere() {
    assert_snapshot!(schema("{ type: object, discriminator: kind }"), @r#"
    warning[discriminator-mapping]: `discriminator` must be an object, found a string
     --> api.yaml:8:38
      |
    8 |       { type: object, discriminator: kind }
      |                                      ^^^^ read as its `propertyName`
      |
      = at: /components/schemas/A/discriminator

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
    warning[discriminator-mapping]: there is no schema `C`
      --> api.yaml:11:29
       |
    11 |         mapping: { b: B, c: C }
       |                             ^ ignored
       |
       = at: /components/schemas/A/discriminator/mapping/c

    warning: 1 warning
    => {"discriminator":{"mapping":{"b":"#/components/schemas/B"},"propertyName":"kind"},"oneOf":[{"$ref":"#/components/schemas/B"}]}
    "##);
}

#[test]
fn a_field_in_the_wrong_case() {
    assert_snapshot!(schema("{ type: integer, readonly: true }"), @r#"
    warning[field-case]: unknown field `readonly` in a schema
     --> api.yaml:8:24
      |
    8 |       { type: integer, readonly: true }
      |                        ^^^^^^^^ read as `readOnly`
      |
      = at: /components/schemas/A/readonly

    warning: 1 warning
    => {"readOnly":true,"type":"integer"}
    "#);
}

#[test]
fn a_field_in_two_wrong_cases() {
    let both = ["{ readonly: true, READONLY: false }", "{ READONLY: false, readonly: true }"].map(schema);
    assert_snapshot!(both[0], @r#"
    warning[unknown-field]: unknown field `readonly` in a schema
     --> api.yaml:8:9
      |
    8 |       { readonly: true, READONLY: false }
      |         ^^^^^^^^ ignored
      |
      = at: /components/schemas/A/readonly
      = help: did you mean `readOnly`?

    warning[field-case]: unknown field `READONLY` in a schema
     --> api.yaml:8:25
      |
    8 |       { readonly: true, READONLY: false }
      |                         ^^^^^^^^ read as `readOnly`
      |
      = at: /components/schemas/A/READONLY

    warning: 2 warnings
    => {"readOnly":false}
    "#);
    assert_snapshot!(both[1], @r#"
    warning[field-case]: unknown field `READONLY` in a schema
     --> api.yaml:8:9
      |
    8 |       { READONLY: false, readonly: true }
      |         ^^^^^^^^ read as `readOnly`
      |
      = at: /components/schemas/A/READONLY

    warning[unknown-field]: unknown field `readonly` in a schema
     --> api.yaml:8:26
      |
    8 |       { READONLY: false, readonly: true }
      |                          ^^^^^^^^ ignored
      |
      = at: /components/schemas/A/readonly
      = help: did you mean `readOnly`?

    warning: 2 warnings
    => {"readOnly":false}
    "#);
}
