use sailmaker::document::grammar::{NodeKind, Object};
use serde_json::{Map, Value};

/// New names: the old ones with an ending that no name has.
pub(super) struct Renaming(String);

impl Renaming {
    /// A number that ends no name of a component, an operation or a tag.
    pub(super) fn for_document(tree: &Value) -> Self {
        let mut names = Vec::new();
        names_of(tree, NodeKind::ROOT, &mut names);
        let is_free = |end: &String| !names.iter().any(|name| name.ends_with(end.as_str()));
        Self((2..).map(|number: u32| number.to_string()).find(is_free).unwrap_or_default())
    }

    pub(super) fn of(&self, name: &str) -> String {
        format!("{name}{}", self.0)
    }

    fn text(&self, value: &mut Value) {
        if let Value::String(text) = value {
            *text = self.of(text);
        }
    }

    fn texts(&self, value: Option<&mut Value>) {
        value.and_then(Value::as_array_mut).into_iter().flatten().for_each(|value| self.text(value));
    }

    fn keys(&self, value: Option<&mut Value>) {
        if let Some(Value::Object(members)) = value {
            *members = std::mem::take(members).into_iter().map(|(key, value)| (self.of(&key), value)).collect();
        }
    }
}

fn names_of<'t>(node: &'t Value, kind: NodeKind, names: &mut Vec<&'t str>) {
    let Value::Object(members) = node else { return };
    let texts = |key: &str| members.get(key).into_iter().filter_map(Value::as_str);
    match kind {
        NodeKind::Object(Object::Operation) => names.extend(texts("operationId")),
        NodeKind::Object(Object::Tag) => names.extend(texts("name")),
        NodeKind::Collection(object) if object.section().is_some() => names.extend(members.keys().map(String::as_str)),
        _ => {}
    }
    for (key, member) in members {
        let kind = kind.member(key);
        match member {
            Value::Array(items) => items.iter().for_each(|item| names_of(item, kind.item(), names)),
            other => names_of(other, kind, names),
        }
    }
}

/// Gives everything in a bundled document another name, except paths and the members of `components`, which stay where they
/// are. Names of properties and values of enumerations are among it: inline schemas that are the same may become one type.
pub(super) fn rename(tree: &mut Value, renaming: &Renaming) {
    node(tree, NodeKind::ROOT, renaming);
}

fn node(value: &mut Value, kind: NodeKind, renaming: &Renaming) {
    match value {
        _ if kind == NodeKind::Data => {}
        Value::Array(items) => items.iter_mut().for_each(|item| node(item, kind.item(), renaming)),
        Value::Object(members) => {
            for (key, member) in members.iter_mut() {
                node(member, kind.member(key), renaming);
            }
            object(members, kind, renaming);
        }
        // A schema that is named, or one that is referred to; both end with the name.
        Value::String(_) if kind == NodeKind::MappedSchema => renaming.text(value),
        _ => {}
    }
}

fn object(members: &mut Map<String, Value>, kind: NodeKind, renaming: &Renaming) {
    let names: &[&str] = match kind {
        NodeKind::Object(Object::Operation) => &["operationId"],
        NodeKind::Object(Object::Link) => &["operationId"],
        NodeKind::Object(Object::Tag) => &["name"],
        NodeKind::Object(Object::Discriminator) => &["propertyName"],
        _ => &[],
    };
    for name in names.iter().chain(&["$ref"]) {
        members.get_mut(*name).into_iter().for_each(|name| renaming.text(name));
    }
    match kind {
        NodeKind::Object(Object::Operation) => renaming.texts(members.get_mut("tags")),
        NodeKind::Object(Object::Discriminator) => renaming.keys(members.get_mut("mapping")),
        NodeKind::SCHEMA => schema(members, renaming),
        _ => {}
    }
}

fn schema(members: &mut Map<String, Value>, renaming: &Renaming) {
    renaming.keys(members.get_mut("properties"));
    renaming.texts(members.get_mut("required"));
    let values: Vec<Value> = members.get("enum").and_then(Value::as_array).cloned().unwrap_or_default();
    renaming.texts(members.get_mut("enum"));
    members.get_mut("const").into_iter().for_each(|value| renaming.text(value));
    for key in ["default", "example"] {
        members.get_mut(key).filter(|value| values.contains(value)).into_iter().for_each(|value| renaming.text(value));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    /// A component schema, renamed.
    fn renamed(schema: Value) -> Value {
        let mut tree = json!({"components": {"schemas": {"S": schema}}});
        let renaming = Renaming::for_document(&tree);
        rename(&mut tree, &renaming);
        tree["components"]["schemas"]["S"].take()
    }

    #[test]
    fn properties_and_what_names_them() {
        let schema = json!({"required": ["a"], "properties": {"a": {"$ref": "#/components/schemas/T"}}});
        let expected = json!({"required": ["a2"], "properties": {"a2": {"$ref": "#/components/schemas/T2"}}});
        assert_eq!(renamed(schema), expected);
    }

    #[test]
    fn enumerations_and_their_defaults() {
        let schema = json!({"enum": ["x", null, 1], "default": "x", "example": "y"});
        assert_eq!(renamed(schema), json!({"enum": ["x2", null, 1], "default": "x2", "example": "y"}));
    }

    #[test]
    fn discriminators() {
        let schema = json!({"discriminator": {"propertyName": "p", "mapping": {"a": "#/components/schemas/T"}}});
        let expected = json!({"discriminator": {"propertyName": "p2", "mapping": {"a2": "#/components/schemas/T2"}}});
        assert_eq!(renamed(schema), expected);
    }

    #[test]
    fn data_stays_as_it_is() {
        let schema = json!({"example": {"$ref": "#/x", "properties": {"a": 1}}});
        assert_eq!(renamed(schema.clone()), schema);
    }

    #[test]
    fn an_ending_that_a_name_has_is_not_taken() {
        let schema = json!({"properties": {"a2": {}}});
        assert_eq!(renamed(schema), json!({"properties": {"a23": {}}}));
    }
}
