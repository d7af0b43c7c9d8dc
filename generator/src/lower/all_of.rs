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
use std::collections::BTreeSet;

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
        let mut added = BTreeSet::new();
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
            self.merge_properties(&member.keywords, &member.site, &mut properties);
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
    fn merge_properties(&mut self, member: &Keywords<'a>, at: &Site, properties: &mut IndexMap<&'a str, Property>) {
        let mut own = IndexMap::new();
        self.properties(member, at, &mut own);
        for (name, property) in own {
            if let Some(before) = properties.get(name) {
                if self.is_open(property.schema.id) {
                    continue;
                }
                self.repeated.note(before, &property);
            }
            properties.insert(name, property);
        }
    }

    /// Adds the properties of a member that holds in some cases only: what is described without it stays as it is. What several such
    /// members describe, and are `added`, is as one of them says.
    fn add_properties(
        &mut self,
        member: &Member<'a>,
        properties: &mut IndexMap<&'a str, Property>,
        added: &mut BTreeSet<&'a str>,
    ) {
        for (name, schema) in member.keywords.properties.into_iter().flat_map(|own| own.iter()) {
            let known = properties.get(name).map(|property| property.schema);
            if known.is_some() && !added.contains(name) {
                continue;
            }
            let mut property = self.property(name, schema, false, &member.site);
            if let Some(known) = known {
                property.schema =
                    self.either(known, property.schema, &member.site.child(&["properties", name], Some(name)));
            }
            properties.insert(name, property);
            added.insert(name);
        }
    }

    /// A value of one schema or of the other.
    fn either(&mut self, one: SchemaRef, other: SchemaRef, site: &Site) -> SchemaRef {
        let kind = |schema: SchemaRef| self.schemas.get(schema.id.index()).map(|schema| &schema.kind);
        if one == other || kind(one) == kind(other) && !self.is_waiting(one.id) && !self.is_waiting(other.id) {
            return one;
        }
        self.any_of(vec![one, other], site)
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
