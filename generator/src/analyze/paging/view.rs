//! What an operation shows of its pages: its query, and the schema of what it answers.

use super::rules::{BACK, HOLDERS, ITEMS, LIMITS, NOT_ITEMS, folded, is_of_a_thing};
use crate::ir::{
    Document, OperationObject, PageLimit, PagingStyle, Parameter, ParameterIn, Property, Response, SchemaId,
    SchemaKind, SchemaObject, StatusPattern,
};

/// The names of properties that lead to a value.
pub(super) type Path = Vec<String>;

/// More items than these are asked for only where somebody sets that limit.
const MOST: i64 = 1000;

/// An operation whose one success is JSON, or the only one but that there is nothing.
pub(super) struct View<'d> {
    document: &'d Document,
    pub(super) operation: &'d OperationObject,
    pub(super) response: &'d Response,
    body: SchemaId,
}

/// A property, and what leads to it.
pub(super) struct FoundProperty<'d> {
    pub(super) path: Path,
    pub(super) property: &'d Property,
    /// The properties of the same object.
    pub(super) beside: &'d [Property],
}

impl<'d> View<'d> {
    pub(super) fn of(document: &'d Document, operation: &'d OperationObject) -> Option<Self> {
        // That there is nothing at all is an empty page; what any other answer without a body means, nobody can tell.
        let is_nothing = |success: &&Response| success.status == StatusPattern::Code(204) && success.content.is_empty();
        let mut successes = operation.successes().filter(|success| !is_nothing(success));
        let (Some(response), None) = (successes.next(), successes.next()) else { return None };
        let body = response.json()?.schema?.id;
        Some(Self { document, operation, response, body })
    }

    pub(super) fn schema(&self, id: SchemaId) -> &'d SchemaObject {
        self.document.schema(id)
    }

    /// A query parameter, by its name on the wire.
    pub(super) fn named(&self, name: &str) -> Option<&'d Parameter> {
        self.query().find(|parameter| parameter.name == name)
    }

    /// The first query parameter that has one of these names.
    pub(super) fn parameter(&self, names: &[&str]) -> Option<&'d Parameter> {
        self.query().find(|parameter| names.contains(&folded(&parameter.name).as_str()))
    }

    fn query(&self) -> impl Iterator<Item = &'d Parameter> + use<'d> {
        self.operation.parameters.iter().filter(|own| own.parameter_in == ParameterIn::Query)
    }

    /// The parameter that asks for what is before an item, beside one that takes the id of the last.
    pub(super) fn back(&self, style: &PagingStyle) -> Option<String> {
        let PagingStyle::LastId { parameter, .. } = style else { return None };
        let (_, back) = BACK.iter().find(|(after, _)| folded(parameter) == *after)?;
        self.parameter(&[back]).map(|own| own.name.clone())
    }

    /// The schema of a parameter's value.
    pub(super) fn value(&self, parameter: &Parameter) -> Option<&'d SchemaObject> {
        Some(self.schema(parameter.value.schema()?.id))
    }

    /// Whether a parameter counts: it is a number.
    pub(super) fn counts(&self, parameter: &Parameter) -> bool {
        let kind = self.value(parameter).map(|schema| &schema.kind);
        matches!(kind, Some(SchemaKind::Integer(_) | SchemaKind::Number(_)))
    }

    /// What bounds a page, where a parameter does.
    pub(super) fn limit(&self) -> Option<PageLimit> {
        let mut limits = self.query().filter(|own| LIMITS.contains(&folded(&own.name).as_str()) && self.counts(own));
        Some(self.limit_by(limits.next()?, MOST))
    }

    /// What bounds a page, by a parameter: the most that there may be, unless that is more than `most`; else what there is by default.
    pub(super) fn limit_by(&self, parameter: &Parameter, most: i64) -> PageLimit {
        let schema = self.value(parameter);
        let maximum = schema.and_then(|schema| match &schema.kind {
            SchemaKind::Integer(format) => format.maximum,
            _ => None,
        });
        let default = schema.and_then(|schema| schema.default.as_ref()?.as_i64());
        let size = maximum.filter(|maximum| *maximum <= most).or(default);
        let size = size.and_then(|size| u32::try_from(size).ok()).filter(|size| *size > 0);
        PageLimit { parameter: parameter.name.clone(), size }
    }

    /// What a parameter is for the first page, or the first item, where the document says it: 0 or 1.
    pub(super) fn first(&self, parameter: &Parameter) -> Option<i64> {
        let schema = self.value(parameter)?;
        let minimum = match &schema.kind {
            SchemaKind::Integer(format) => format.minimum,
            _ => None,
        };
        let default = schema.default.as_ref().and_then(serde_json::Value::as_i64);
        default.or(minimum).filter(|first| (0..=1).contains(first)).or_else(|| said_to_be_first(parameter))
    }

    /// What an offset is for the first item: where the document says nothing, 0, and 1 for that of SCIM (RFC 7644, section 3.4.2.4).
    pub(super) fn first_offset(&self, parameter: &Parameter) -> i64 {
        let is_scim = || folded(&parameter.name) == "startindex" && self.parameter(&["count"]).is_some();
        self.first(parameter).unwrap_or_else(|| i64::from(is_scim()))
    }

    pub(super) fn properties(&self, id: SchemaId) -> &'d [Property] {
        match &self.schema(id).kind {
            SchemaKind::Object(object) => &object.properties,
            _ => &[],
        }
    }

    /// The schema of the items at a path of the body.
    pub(super) fn item_at(&self, path: &[String]) -> Option<SchemaId> {
        self.item_of(self.at(path)?)
    }

    fn item_of(&self, list: SchemaId) -> Option<SchemaId> {
        match &self.schema(list).kind {
            SchemaKind::Array(array) => Some(array.items.id),
            _ => None,
        }
    }

    /// Whether a value is a text, a number or the like, and no object.
    pub(super) fn is_plain(&self, id: SchemaId) -> bool {
        let kind = &self.schema(id).kind;
        !matches!(kind, SchemaKind::Object(_) | SchemaKind::Map(_) | SchemaKind::Union(_) | SchemaKind::Any)
    }

    /// The schema at a path of the body.
    pub(super) fn at(&self, path: &[String]) -> Option<SchemaId> {
        self.below(self.body, path)
    }

    /// The names of properties in a path of the config, which has dots between them. A name may have dots too: what is left of the text
    /// is taken for one before it is taken apart, the longest name first.
    pub(super) fn path_in(&self, id: SchemaId, text: &str) -> Option<Path> {
        let find = |name: &str| self.properties(id).iter().find(|own| own.name == name);
        if let Some(own) = find(text) {
            return Some(vec![own.name.clone()]);
        }
        text.rmatch_indices('.').find_map(|(dot, _)| {
            let (name, rest) = (text.get(..dot)?, text.get(dot.saturating_add(1)..)?);
            let own = find(name)?;
            Some(std::iter::once(own.name.clone()).chain(self.path_in(own.schema.id, rest)?).collect())
        })
    }

    /// The same, from the body on.
    pub(super) fn path(&self, text: &str) -> Option<Path> {
        self.path_in(self.body, text)
    }

    /// The schema at a path of another.
    fn below(&self, id: SchemaId, path: &[String]) -> Option<SchemaId> {
        path.iter().try_fold(id, |id, name| {
            let own = self.properties(id).iter().find(|property| property.name == *name)?;
            Some(own.schema.id)
        })
    }

    /// Where the items are, if there is one place for them: the body, a list in it, or one in the only object in it.
    pub(super) fn items(&self) -> Option<Path> {
        if self.item_of(self.body).is_some() {
            return Some(Path::new());
        }
        if let Some(list) = self.list_of(self.body) {
            return Some(vec![list.name.clone()]);
        }
        let properties = self.properties(self.body);
        let embedded = properties.iter().find(|property| property.name == "_embedded");
        let holder = embedded.or(if let [only] = properties { Some(only) } else { None })?;
        Some(vec![holder.name.clone(), self.list_of(holder.schema.id)?.name.clone()])
    }

    /// The list of an object, if it has one, or one by a name that is the items'. Where what has such a name is no list, the items are
    /// in it, and what is a list beside it has something else.
    fn list_of(&self, id: SchemaId) -> Option<&'d Property> {
        let is_list = |own: &&Property| {
            let is_own = |item| is_of_a_thing(&own.name) && self.is_plain(item);
            !own.write_only && self.item_of(own.schema.id).is_some_and(|item| !is_own(item))
        };
        let lists: Vec<&Property> = self.properties(id).iter().filter(is_list).collect();
        let only = |names: &[&str], wanted: bool| {
            let mut of = lists.iter().filter(|list| names.contains(&folded(&list.name).as_str()) == wanted);
            of.next().filter(|_| of.next().is_none()).copied()
        };
        let is_elsewhere = self
            .properties(id)
            .iter()
            .any(|own| ITEMS.contains(&folded(&own.name).as_str()) && self.has_properties(own.schema.id));
        only(ITEMS, true).or_else(|| only(NOT_ITEMS, false).filter(|_| !is_elsewhere))
    }

    fn has_properties(&self, id: SchemaId) -> bool {
        matches!(self.schema(id).kind, SchemaKind::Object(_) | SchemaKind::Map(_))
    }

    /// All properties with one of these names, in the body or in objects that speak of pages, the highest first.
    pub(super) fn find(&self, names: &[&str]) -> Vec<FoundProperty<'d>> {
        let mut found = Vec::new();
        let mut open = vec![(Path::new(), self.body)];
        // What encloses everything is looked into, whatever it is called.
        if let [only] = self.properties(self.body) {
            open.push((vec![only.name.clone()], only.schema.id));
        }
        for _ in 0..3 {
            for (path, id) in std::mem::take(&mut open) {
                let beside = self.properties(id);
                for property in beside {
                    let path: Path = path.iter().chain([&property.name]).cloned().collect();
                    let name = folded(&property.name);
                    if HOLDERS.contains(&name.as_str()) {
                        open.push((path.clone(), property.schema.id));
                    }
                    if names.contains(&name.as_str()) {
                        found.push(FoundProperty { path, property, beside });
                    }
                }
            }
        }
        found
    }

    /// Whether a schema has a property that is a text or a number, or each variant of it has.
    pub(super) fn each_has(&self, id: SchemaId, name: &str) -> bool {
        let has = |id| self.properties(id).iter().any(|own| own.name == name && self.is_scalar(own));
        match &self.schema(id).kind {
            SchemaKind::Union(union) => union.variants.iter().all(|variant| has(variant.schema.id)),
            _ => has(id),
        }
    }

    /// Whether a property is a text or a number.
    pub(super) fn is_scalar(&self, property: &Property) -> bool {
        self.is_text(property) || self.is_number(property)
    }

    pub(super) fn is_text(&self, property: &Property) -> bool {
        matches!(self.schema(property.schema.id).kind, SchemaKind::String(_))
    }

    pub(super) fn is_number(&self, property: &Property) -> bool {
        matches!(self.schema(property.schema.id).kind, SchemaKind::Integer(_) | SchemaKind::Number(_))
    }

    /// Where in the body it is said, by one of these names, whether another page follows.
    pub(super) fn more(&self, names: &[&str]) -> Path {
        let is_boolean = |property: &Property| matches!(self.schema(property.schema.id).kind, SchemaKind::Boolean);
        let found = self.find(names).into_iter().find(|found| is_boolean(found.property));
        found.map(|found| found.path).unwrap_or_default()
    }
}

/// The number that a description counts from.
fn said_to_be_first(parameter: &Parameter) -> Option<i64> {
    let description = parameter.docs.description.as_deref().unwrap_or_default().to_lowercase();
    let says = |words: &[&str]| words.iter().any(|words| description.contains(words));
    match (says(&["0-based", "zero-based"]), says(&["1-based", "one-based"])) {
        (true, false) => Some(0),
        (false, true) => Some(1),
        _ => None,
    }
}
