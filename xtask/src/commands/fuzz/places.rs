use sailmaker::document::grammar::NodeKind;
use sailmaker::source::pointer;
use serde_json::Value;

/// A node of a document, and what the grammar lets stand there.
#[derive(Clone, Debug)]
pub(super) struct Place {
    /// The JSON pointer.
    pub(super) pointer: String,
    /// What it is to the grammar, or else the key that it stands under: nodes of one class can stand in each other's place.
    pub(super) class: String,
    kind: NodeKind,
}

impl Place {
    /// Whether it is a schema.
    pub(super) fn is_schema(&self) -> bool {
        self.kind == NodeKind::SCHEMA
    }

    /// The pointer of the node that it is in, and its own key or index there; none of the root.
    pub(super) fn parent(&self) -> Option<(&str, String)> {
        Some((pointer::parent(&self.pointer)?, pointer::last(&self.pointer)?.into_owned()))
    }
}

/// All nodes of a document, each before those in it.
pub(super) fn of(document: &Value) -> Vec<Place> {
    let root = Place { pointer: String::new(), class: "document".to_owned(), kind: NodeKind::ROOT };
    let (mut open, mut places) = (vec![(root, document)], Vec::new());
    while let Some((place, node)) = open.pop() {
        match node {
            Value::Object(members) => open.extend(members.iter().map(|(key, value)| (member(&place, key), value))),
            Value::Array(items) => {
                open.extend(items.iter().enumerate().map(|(index, item)| (within(&place, index), item)))
            }
            _ => {}
        }
        places.push(place);
    }
    places
}

fn member(parent: &Place, key: &str) -> Place {
    let kind = parent.kind.member(key);
    let class = match kind {
        // Names that are the author's say nothing, but what they are in.
        NodeKind::Data if parent.kind == NodeKind::Data => parent.class.clone(),
        NodeKind::Data | NodeKind::Text => key.to_owned(),
        kind => format!("{kind:?}"),
    };
    Place { pointer: pointer::child(&parent.pointer, key), class, kind }
}

fn within(parent: &Place, index: usize) -> Place {
    let kind = parent.kind.item();
    let class = match kind {
        NodeKind::Data | NodeKind::Text => format!("{}[]", parent.class.trim_end_matches("[]")),
        kind => format!("{kind:?}"),
    };
    Place { pointer: format!("{}/{index}", parent.pointer), class, kind }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn places_have_the_kinds_of_the_grammar() {
        let document = json!({
            "paths": {"/a": {"get": {"parameters": [{"name": "b", "schema": {"enum": ["c"]}}]}}},
            "x-y": {"d": {"e": 1}},
        });
        let places = of(&document);
        let class = |pointer: &str| {
            let place = places.iter().find(|place| place.pointer == pointer).unwrap();
            place.class.clone()
        };
        assert_eq!(class("/paths/~1a/get"), "Object(Operation)");
        assert_eq!(class("/paths/~1a/get/parameters"), "Collection(Parameter)");
        assert_eq!(class("/paths/~1a/get/parameters/0"), "Object(Parameter)");
        assert_eq!(class("/paths/~1a/get/parameters/0/name"), "name");
        assert_eq!(class("/paths/~1a/get/parameters/0/schema"), "Object(Schema)");
        assert_eq!(class("/paths/~1a/get/parameters/0/schema/enum/0"), "enum[]");
        assert_eq!(class("/x-y/d/e"), "x-y");
    }
}
