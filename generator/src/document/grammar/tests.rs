//! That the tables agree with one another, and what a document is by them.

use std::collections::BTreeSet;

use super::*;

/// Every kind of object that the document's root leads to, in either version.
fn objects() -> Vec<Object> {
    let mut found = vec![Object::OpenApi];
    let mut next = 0;
    while let Some(&object) = found.get(next) {
        let table = object.table();
        let fields = Version::ALL.into_iter().flat_map(|version| table.fields(version)).map(|field| field.shape);
        for shape in fields.chain(table.members.map(|(_, shape)| shape)) {
            if let Some(inner) = object_of(&shape)
                && !found.contains(&inner)
            {
                found.push(inner);
            }
        }
        next += 1;
    }
    found
}

fn object_of(shape: &Shape) -> Option<Object> {
    match shape {
        Shape::Object(object) | Shape::OrReference(object) => Some(*object),
        Shape::List(inner) | Shape::Map(_, inner) | Shape::FlagOr(inner) => object_of(inner),
        _ => None,
    }
}

#[test]
fn every_kind_of_object_is_reached_from_the_root() {
    assert_eq!(objects().len(), Object::SecurityRequirement as usize + 1);
}

#[test]
fn a_version_has_each_field_once() {
    for object in objects() {
        for version in Version::ALL {
            let names: Vec<&str> = object.table().fields(version).map(|field| field.name).collect();
            let distinct: BTreeSet<&str> = names.iter().copied().collect();
            assert_eq!(names.len(), distinct.len(), "{object:?}: {names:?}");
        }
    }
}

#[test]
fn conditions_name_fields_that_exist() {
    for (object, version) in objects().into_iter().flat_map(|object| Version::ALL.map(|version| (object, version))) {
        let table = object.table();
        for field in table.fields(version) {
            if let Need::When(tag, value) = field.need {
                let tag = table.field(version, tag).expect("the tag is a field");
                let allowed = matches!(tag.shape, Shape::Word(words) if words.contains(&value));
                assert!(allowed, "{object:?}.{}", field.name);
            }
        }
    }
}

#[test]
fn a_path_item_has_an_operation_a_method() {
    let operations: Vec<&str> = Object::PathItem
        .table()
        .fields(Version::V3_2)
        .filter(|field| matches!(field.shape, Shape::Object(Object::Operation)))
        .map(|field| field.name)
        .collect();
    assert_eq!(operations, METHODS);
}

#[test]
fn a_field_may_be_of_one_version_or_differ_between_them() {
    let schema = Object::Schema.table();
    assert!(schema.field(Version::V3_0, "prefixItems").is_none());
    assert!(schema.field(Version::V3_1, "prefixItems").is_some());
    assert!(schema.field(Version::V3_1, "nullable").is_none());
    let exclusive = |version| schema.field(version, "exclusiveMinimum").map(|field| field.shape);
    assert!(matches!(exclusive(Version::V3_0), Some(Shape::Flag)));
    assert!(matches!(exclusive(Version::V3_1), Some(Shape::Number)));
    assert_eq!(section_of(Version::V3_0, "pathItems"), None);
    assert_eq!(section_of(Version::V3_1, "pathItems"), Some(Object::PathItem));
}

#[test]
fn a_version_is_stated_with_or_without_a_patch_number() {
    assert_eq!(Version::stated("3.0"), Some(Version::V3_0));
    assert_eq!(Version::stated("3.1.1"), Some(Version::V3_1));
    assert_eq!(Version::stated("3.2.0"), Some(Version::V3_2));
    for other in ["", "3", "3.3.0", "3.10", "2.0", "3.0-rc"] {
        assert_eq!(Version::stated(other), None, "{other}");
    }
}

/// The kind of the node that a way from the root leads to.
fn at(way: &str) -> NodeKind {
    way.split(' ').fold(NodeKind::ROOT, |kind, key| if key == "[]" { kind.item() } else { kind.member(key) })
}

#[test]
fn references_are_expected_where_the_specification_has_objects() {
    assert_eq!(at("paths /a get parameters []"), NodeKind::Object(Object::Parameter));
    assert_eq!(at("paths /a get responses 200 content text/csv schema"), NodeKind::SCHEMA);
    assert_eq!(at("components schemas A allOf [] properties x"), NodeKind::SCHEMA);
    assert_eq!(at("components schemas A if then else not contains"), NodeKind::SCHEMA);
    assert_eq!(at("components headers x-total schema"), NodeKind::SCHEMA);
    assert_eq!(at("components schemas A discriminator mapping dog"), NodeKind::MappedSchema);
    assert_eq!(at("paths /a get callbacks done {$url} post requestBody"), NodeKind::Object(Object::RequestBody));
    assert_eq!(at("webhooks created"), NodeKind::Object(Object::PathItem));
}

#[test]
fn references_are_followed_where_documents_write_a_field_by_mistake() {
    assert_eq!(at("components parameters A items"), NodeKind::SCHEMA);
    assert_eq!(at("components responses A schema"), NodeKind::SCHEMA);
    assert_eq!(at("components responses A content schema"), NodeKind::SCHEMA);
    assert_eq!(at("components responses A content text/csv properties x"), NodeKind::SCHEMA);
}

#[test]
fn examples_defaults_enumerations_and_extensions_are_data() {
    for way in [
        "components schemas A example x",
        "components schemas A default",
        "components schemas A enum []",
        "components schemas A x-note",
        "components schemas A $defs B",
        "paths x-note",
        "x-webhooks Created",
        "paths /a get responses 200 content text/csv example",
        "components examples A value",
        "info contact",
    ] {
        assert_eq!(at(way), NodeKind::Data, "{way}");
    }
}

#[test]
fn a_property_may_be_called_like_a_keyword_or_an_extension() {
    assert_eq!(at("components schemas A properties example"), NodeKind::SCHEMA);
    assert_eq!(at("components schemas A properties x-note"), NodeKind::SCHEMA);
    assert_eq!(at("components schemas A properties default properties enum"), NodeKind::SCHEMA);
}
