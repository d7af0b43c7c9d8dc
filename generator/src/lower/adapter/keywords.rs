use super::{Properties, Ref, Schema, Schemas, schema};
use serde_json::{Map, Value};

/// The keywords of a schema that decide what values it allows.
#[derive(Clone, Default)]
pub(in crate::lower) struct Keywords<'a> {
    pub(in crate::lower) type_name: Option<&'a str>,
    pub(in crate::lower) format: Option<&'a str>,
    pub(in crate::lower) properties: Option<Properties<'a>>,
    pub(in crate::lower) required: Vec<&'a str>,
    pub(in crate::lower) additional: Option<AdditionalProperties<'a>>,
    pub(in crate::lower) items: Option<Ref<'a, Schema<'a>>>,
    /// The schemas of the first items, each for one (`prefixItems`).
    pub(in crate::lower) first_items: Schemas<'a>,
    /// What holds in some cases only, by the keys that lead to it: `then`, `else` and `dependentSchemas`, where they describe properties.
    pub(in crate::lower) conditional: Vec<(Vec<&'a str>, Ref<'a, Schema<'a>>)>,
    pub(in crate::lower) unique_items: bool,
    /// The values of `enum`.
    pub(in crate::lower) values: &'a [Value],
    /// The names of `x-enum-varnames` or `x-enumNames`: one for each of the values, or none at all.
    pub(in crate::lower) value_names: Vec<&'a str>,
    /// The keyword that they are of.
    pub(in crate::lower) value_names_keyword: &'static str,
    /// The texts of `x-enum-descriptions`: one for each of the values, or none at all.
    pub(in crate::lower) value_descriptions: Vec<&'a str>,
    pub(in crate::lower) minimum: Option<f64>,
    pub(in crate::lower) maximum: Option<f64>,
    pub(in crate::lower) exclusive_minimum: bool,
    pub(in crate::lower) exclusive_maximum: bool,
    pub(in crate::lower) multiple_of: Option<f64>,
    pub(in crate::lower) pattern: Option<&'a str>,
    /// `minLength`, `minItems` or `minProperties`.
    pub(in crate::lower) minimum_size: Option<usize>,
    /// `maxLength`, `maxItems` or `maxProperties`.
    pub(in crate::lower) maximum_size: Option<usize>,
    pub(in crate::lower) all_of: Schemas<'a>,
    pub(in crate::lower) one_of: Schemas<'a>,
    pub(in crate::lower) any_of: Schemas<'a>,
}

/// What `additionalProperties` says.
#[derive(Clone, Copy)]
pub(in crate::lower) enum AdditionalProperties<'a> {
    /// Whether there may be any.
    Allowed(bool),
    /// What they are.
    Schema(Ref<'a, Schema<'a>>),
}

impl<'a> Keywords<'a> {
    /// What a schema forbids (`not`) does not change the Rust type of what it allows.
    pub(super) fn of(members: &'a Map<String, Value>) -> Self {
        let mut keywords = Self::default();
        for (name, value) in members {
            keywords.read(name, value);
        }
        keywords.minimum_size = first_count(members, ["minLength", "minItems", "minProperties"]);
        keywords.maximum_size = first_count(members, ["maxLength", "maxItems", "maxProperties"]);
        for texts in [&mut keywords.value_names, &mut keywords.value_descriptions] {
            if texts.len() != keywords.values.len() {
                texts.clear();
            }
        }
        keywords
    }

    fn read(&mut self, name: &str, value: &'a Value) {
        match name {
            "type" => self.type_name = value.as_str(),
            "format" => self.format = value.as_str().filter(|format| !format.is_empty()),
            "properties" => self.properties = Properties::new(value),
            "required" => self.required = texts(value),
            "additionalProperties" => self.additional = Some(additional(value)),
            "items" => self.items = Some(schema::read(value)),
            "prefixItems" => self.first_items = Schemas::new(value),
            "then" => self.conditional(vec!["then"], value),
            "else" => self.conditional(vec!["else"], value),
            "dependentSchemas" => {
                for (name, value) in value.as_object().into_iter().flatten() {
                    self.conditional(vec!["dependentSchemas", name], value);
                }
            }
            "uniqueItems" => self.unique_items = flag(value),
            "enum" => self.values = value.as_array().map(Vec::as_slice).unwrap_or_default(),
            "x-enum-varnames" => self.value_names("x-enum-varnames", value),
            // The former is meant for variables of any language, and this for one.
            "x-enumNames" if self.value_names.is_empty() => self.value_names("x-enumNames", value),
            "x-enum-descriptions" => self.value_descriptions = texts(value),
            "minimum" => self.minimum = value.as_f64(),
            "maximum" => self.maximum = value.as_f64(),
            "exclusiveMinimum" => self.exclusive_minimum = flag(value),
            "exclusiveMaximum" => self.exclusive_maximum = flag(value),
            "multipleOf" => self.multiple_of = value.as_f64(),
            "pattern" => self.pattern = value.as_str(),
            "allOf" => self.all_of = Schemas::new(value),
            "oneOf" => self.one_of = Schemas::new(value),
            "anyOf" => self.any_of = Schemas::new(value),
            _ => {}
        }
    }

    fn value_names(&mut self, keyword: &'static str, value: &'a Value) {
        (self.value_names, self.value_names_keyword) = (texts(value), keyword);
    }

    /// What says which properties there may be; what only asks for more does not change a type.
    fn conditional(&mut self, keys: Vec<&'a str>, value: &'a Value) {
        const DESCRIBE: [&str; 6] = ["$ref", "allOf", "dependentSchemas", "else", "properties", "then"];
        if DESCRIBE.iter().any(|keyword| value.get(keyword).is_some()) {
            self.conditional.push((keys, schema::read(value)));
        }
    }

    /// Whether the schema says nothing of the values: it only decorates, or leaves everything open.
    pub(in crate::lower) fn is_open(&self) -> bool {
        self.type_name.is_none()
            && self.properties.is_none()
            && self.additional.is_none()
            && self.items.is_none()
            && self.first_items.is_empty()
            && self.conditional.is_empty()
            && self.values.is_empty()
            && self.all_of.is_empty()
            && self.one_of.is_empty()
            && self.any_of.is_empty()
    }

    /// What it says itself, without its parts.
    pub(in crate::lower) fn own(self) -> Self {
        Self { all_of: Schemas::default(), conditional: Vec::new(), ..self }
    }

    /// Whether the schema says what is in an object, and not only that the value is one.
    pub(in crate::lower) fn names_properties(&self) -> bool {
        self.properties.is_some() || !self.required.is_empty()
    }

    /// Whether the schema is about objects: it says so, or it names properties.
    pub(in crate::lower) fn is_object(&self) -> bool {
        self.type_name == Some("object") || self.properties.is_some() || self.additional.is_some()
    }
}

fn additional(value: &Value) -> AdditionalProperties<'_> {
    value.as_bool().map_or_else(|| AdditionalProperties::Schema(schema::read(value)), AdditionalProperties::Allowed)
}

fn texts(value: &Value) -> Vec<&str> {
    value.as_array().into_iter().flatten().filter_map(Value::as_str).collect()
}

fn flag(value: &Value) -> bool {
    value.as_bool().unwrap_or_default()
}

fn first_count(members: &Map<String, Value>, names: [&str; 3]) -> Option<usize> {
    let count = names.into_iter().find_map(|name| members.get(name)?.as_u64())?;
    usize::try_from(count).ok()
}
