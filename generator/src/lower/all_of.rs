use super::Lowering;
use super::adapter::{Keywords, Ref, Schema, Schemas};
use super::merge::{Member, Members};
use super::object::{Additional, object_or_map};
use super::schema::Site;
use super::union::{Alternatives, Base};
use crate::diagnostic::Kind;
use crate::ir::{Property, SchemaKind, SchemaRef};
use indexmap::IndexMap;
use serde_json::Value;
use std::collections::BTreeMap;

impl<'a> Lowering<'a> {
    /// The schema that a schema only decorates with prose, `nullable` and the like.
    pub(super) fn decorated(&mut self, schema: Schema<'a>, site: &Site) -> Option<SchemaRef> {
        let (index, member) = decorated_inline(schema)?;
        Some(self.schema_ref(member, &site.child(&["allOf", &index.to_string()], None)))
    }

    /// Everything that every member says, in one schema.
    pub(super) fn all_of(&mut self, keywords: &Keywords<'a>, schema: Schema<'a>, site: &Site) -> SchemaKind {
        let Some(mut members) = self.members(keywords.all_of, site) else { return SchemaKind::Any };
        let own = Member { schema, keywords: keywords.clone().own(), site: site.clone(), is_conditional: false };
        if own.says_something() {
            members.push(own);
        }
        if !self.add_conditional(keywords, site, &mut members) {
            return SchemaKind::Any;
        }
        if let Some(union) = self.all_of_with_union(&members, schema, site) {
            return union;
        }
        if members.iter().any(|member| member.keywords.is_object()) {
            return self.merged_object(&members, site);
        }
        self.first_kind(&members, site)
    }

    /// Where one member is a union and the others are objects: the union, each variant with everything that the others say.
    fn all_of_with_union(&mut self, members: &Members<'a>, schema: Schema<'a>, site: &Site) -> Option<SchemaKind> {
        let index = members.iter().position(|member| Alternatives::of(&member.keywords).is_some())?;
        let mut base = members.clone();
        let union = base.get_mut(index)?;
        let (alternatives, at) = (Alternatives::of(&union.keywords)?, union.site.clone());
        (union.keywords.one_of, union.keywords.any_of) = (Schemas::default(), Schemas::default());
        base.retain(Member::says_something);
        if base.iter().any(|member| Alternatives::of(&member.keywords).is_some()) {
            self.warning(
                Kind::MergedTypes,
                &site.pointer,
                "this `allOf` joins several `oneOf` or `anyOf`; the first of them is taken",
                "write one that says everything",
            );
        }
        let of_objects = base.iter().any(|member| member.keywords.names_properties());
        let base = Base { members: base, site };
        of_objects.then(|| self.union_of_objects(&base, &alternatives, schema, &at))
    }

    pub(super) fn merged_object(&mut self, members: &Members<'a>, site: &Site) -> SchemaKind {
        let mut properties: IndexMap<&'a str, Property> = IndexMap::new();
        let mut added = Added::new();
        let mut additional = Additional::Unsaid;
        for member in members {
            if member.is_conditional {
                self.add_properties(member, &mut properties, &mut added);
                continue;
            }
            match self.additional(member.keywords.additional, &member.site) {
                Additional::Unsaid => {}
                said => additional = said,
            }
            self.merge_properties(member, &mut properties, &mut added);
        }
        for (name, cases) in added {
            if let Some(property) = properties.get_mut(name) {
                property.schema = self.any_of_cases(cases);
            }
        }
        let is_empty = properties.is_empty();
        for member in members.iter().filter(|member| !member.is_conditional) {
            for (index, name) in member.keywords.required.iter().enumerate() {
                match properties.get_mut(name) {
                    Some(property) => property.required = true,
                    None if is_empty => {}
                    None => self.required_without_property(index, name, &member.site),
                }
            }
        }
        object_or_map(properties, additional, || self.any(site))
    }

    /// A member that repeats a property may only narrow it: the later one is taken, unless it leaves the value open.
    /// It says more than what is so in some cases only.
    fn merge_properties(
        &mut self,
        member: &Member<'a>,
        properties: &mut IndexMap<&'a str, Property>,
        added: &mut Added<'a>,
    ) {
        let mut own = IndexMap::new();
        self.properties(&member.keywords, &member.site, &mut own);
        for (name, property) in own {
            if let Some(before) = properties.get(name) {
                if self.is_open(property.schema.id) {
                    continue;
                }
                self.repeated.note(before, &property);
            }
            added.remove(name);
            properties.insert(name, property);
        }
    }

    /// Adds the properties of a member that holds in some cases only: what is described without it stays as it is. What several such
    /// members describe is as one of them says.
    fn add_properties(
        &mut self,
        member: &Member<'a>,
        properties: &mut IndexMap<&'a str, Property>,
        added: &mut Added<'a>,
    ) {
        for (name, schema) in member.keywords.properties.into_iter().flat_map(|own| own.iter()) {
            if properties.contains_key(name) && !added.contains_key(name) {
                continue;
            }
            let property = self.property(name, schema, false, &member.site);
            let site = member.site.child(&["properties", name], Some(name));
            added.entry(name).or_default().push((property.schema, site));
            properties.insert(name, property);
        }
    }

    /// A value of any of some schemas; of those that say the same, one is enough.
    fn any_of_cases(&mut self, cases: Vec<(SchemaRef, Site)>) -> SchemaRef {
        let mut each: Vec<(SchemaRef, Site)> = Vec::new();
        for (case, site) in cases {
            let kind = |schema: SchemaRef| self.schemas.get(schema.id.index()).map(|schema| &schema.kind);
            let is_same = |own: SchemaRef| {
                own == case || kind(own) == kind(case) && !self.is_waiting(own.id) && !self.is_waiting(case.id)
            };
            // To compare each with all would take too long; what is left twice does no harm.
            let ends = [each.first(), each.last()];
            if !ends.into_iter().flatten().any(|(own, _)| is_same(*own)) {
                each.push((case, site));
            }
        }
        let site = each.last().map(|(_, site)| site.clone()).unwrap_or_else(|| Site::new("", &[]));
        match each[..] {
            [(only, _)] => only,
            _ => self.any_of(each.into_iter().map(|(case, _)| case).collect(), &site),
        }
    }

    /// Members that are not objects: the one that lists the values of the type that all others are, or the first that says what
    /// the values are.
    fn first_kind(&mut self, members: &Members<'a>, site: &Site) -> SchemaKind {
        if let Some(list) = list_of_values(members) {
            return self.kind_of_member(list);
        }
        if members.len() > 1 {
            self.warning(
                Kind::MergedTypes,
                &site.pointer,
                "this `allOf` joins schemas that are not objects; the first of them is taken",
                "write one schema that says everything",
            );
        }
        let Some(first) = members.iter().find(|member| !member.keywords.is_open()) else { return SchemaKind::Any };
        self.kind_of_member(first)
    }
}

/// What is said in some cases only of each property, and where.
type Added<'a> = BTreeMap<&'a str, Vec<(SchemaRef, Site)>>;

/// The member that lists the values, where all others say only of which type these are.
fn list_of_values<'m, 'a>(members: &'m Members<'a>) -> Option<&'m Member<'a>> {
    let is_list = |member: &Member<'_>| member.keywords.values.iter().any(|value| !value.is_null());
    let list = members.iter().find(|member| is_list(member))?;
    let type_name = type_of(list.keywords.values)?;
    let mut others = members.iter().filter(|member| member.site != list.site);
    others.all(|member| !is_list(member) && member.keywords.type_name == Some(type_name)).then_some(list)
}

/// The type of all values, where an enumeration can have it.
fn type_of(values: &[Value]) -> Option<&'static str> {
    let mut others = values.iter().filter(|value| !value.is_null());
    let name = |value: &Value| match value {
        Value::String(_) => Some("string"),
        value if value.is_i64() => Some("integer"),
        _ => None,
    };
    let first = name(others.next()?)?;
    others.all(|value| name(value) == Some(first)).then_some(first)
}

/// The one member of an `allOf` that is a reference, where all other members and the schema around them say nothing of the
/// values.
pub(super) fn decorated_member<'a>(schema: Schema<'a>) -> Option<(usize, Ref<'a, Schema<'a>>)> {
    decorated_by(schema, schema.keywords())
}

/// The same for a schema that stands where it is used, which may say besides that it is an object. A component that says so is a
/// type of its own: it may be what tells two subtypes apart.
pub(super) fn decorated_inline<'a>(schema: Schema<'a>) -> Option<(usize, Ref<'a, Schema<'a>>)> {
    let keywords = schema.keywords();
    let type_name = keywords.type_name.filter(|name| *name != "object");
    decorated_by(schema, Keywords { type_name, ..keywords })
}

fn decorated_by<'a>(schema: Schema<'a>, around: Keywords<'a>) -> Option<(usize, Ref<'a, Schema<'a>>)> {
    let all_of = schema.keywords().all_of;
    let mut said = all_of.iter().enumerate().filter(|(_, member)| !is_open(*member));
    let (index, member) = said.next()?;
    let alone = said.next().is_none() && matches!(member, Ref::Reference(_));
    let around = Keywords { all_of: Schemas::default(), ..around };
    (alone && around.is_open() && around.required.is_empty()).then_some((index, member))
}

fn is_open(member: Ref<'_, Schema<'_>>) -> bool {
    match member {
        Ref::Reference(_) => false,
        Ref::Object(schema) => {
            let keywords = schema.keywords();
            keywords.is_open() && keywords.required.is_empty()
        }
    }
}
