use super::Lowering;
use super::adapter::{Keywords, Ref, Schema, Schemas};
use super::object::{Additional, object_or_map};
use super::resolve::component_name;
use super::schema::Site;
use super::union::Alternatives;
use crate::diagnostic::Diagnostic;
use crate::ir::{Property, SchemaKind, SchemaRef};
use crate::source::pointer;
use indexmap::IndexMap;

/// The members of an `allOf` that say something of the values, flattened, each with where it stands.
pub(super) type Members<'a> = Vec<(Keywords<'a>, Site)>;

impl<'a> Lowering<'a> {
    /// The schema that a schema only decorates with prose, `nullable` and the like.
    pub(super) fn decorated(&mut self, schema: Schema<'a>, site: &Site) -> Option<SchemaRef> {
        let (index, member) = decorated_member(schema)?;
        Some(self.schema_ref(member, &site.child(&["allOf", &index.to_string()], None)))
    }

    /// Everything that every member says, in one schema.
    pub(super) fn all_of(&mut self, keywords: &Keywords<'a>, schema: Schema<'a>, site: &Site) -> SchemaKind {
        let mut members = Vec::new();
        self.members(keywords.all_of, site, &mut Vec::new(), &mut members);
        let own = Keywords {
            type_name: keywords.type_name,
            properties: keywords.properties,
            required: keywords.required,
            additional: keywords.additional,
            one_of: keywords.one_of,
            any_of: keywords.any_of,
            ..Keywords::default()
        };
        if !own.is_open() || !own.required.is_empty() {
            members.push((own, site.clone()));
        }
        if let Some(union) = self.all_of_with_union(&members, schema, site) {
            return union;
        }
        if members.iter().any(|(member, _)| member.is_object()) {
            return self.merged_object(&members, site);
        }
        self.first_kind(keywords, &members, site)
    }

    /// Where one member is a union and the others are objects: the union, each variant with everything that the others say.
    fn all_of_with_union(&mut self, members: &Members<'a>, schema: Schema<'a>, site: &Site) -> Option<SchemaKind> {
        let index = members.iter().position(|(member, _)| Alternatives::of(member).is_some())?;
        let mut base = members.clone();
        let (union, at) = base.get_mut(index)?;
        let alternatives = Alternatives::of(union)?;
        let at = Site { pointer: at.pointer.clone(), context: site.context.clone() };
        (union.one_of, union.any_of) = (Schemas::default(), Schemas::default());
        base.retain(|(member, _)| !member.is_open() || !member.required.is_empty());
        if base.iter().any(|(member, _)| Alternatives::of(member).is_some()) {
            self.warning(
                &site.pointer,
                "this `allOf` joins several `oneOf` or `anyOf`; the first of them is taken",
                "write one that says everything",
            );
        }
        let of_objects = base.iter().any(|(member, _)| member.names_properties());
        of_objects.then(|| self.union_of_objects(&base, &alternatives, schema, &at))
    }

    /// Follows references and nested `allOf`s; `open` holds the components on the way, so that a cycle ends.
    pub(super) fn members(
        &mut self,
        list: Schemas<'a>,
        site: &Site,
        open: &mut Vec<String>,
        members: &mut Members<'a>,
    ) {
        for (index, member) in list.iter().enumerate() {
            let site = site.child(&["allOf", &index.to_string()], None);
            self.part(member, &site, open, members);
        }
    }

    /// One part of the schema, which stands at `site`.
    pub(super) fn part(
        &mut self,
        part: Ref<'a, Schema<'a>>,
        site: &Site,
        open: &mut Vec<String>,
        members: &mut Members<'a>,
    ) {
        match part {
            Ref::Object(schema) => self.member(schema, site.clone(), open, members),
            Ref::Reference(reference) => self.referred_member(reference, site, open, members),
        }
    }

    fn referred_member(&mut self, reference: &str, site: &Site, open: &mut Vec<String>, members: &mut Members<'a>) {
        let found = component_name(reference, "schemas").and_then(|name| self.document.component::<Schema<'_>>(&name));
        let Some((name, schema)) = found else {
            let pointer = pointer::child(&site.pointer, "$ref");
            self.error(&pointer, format!("no schema is found at `{reference}`"), "refer to a schema that exists");
            return;
        };
        if open.iter().any(|other| other == name) {
            self.error(
                &site.pointer,
                format!("the schema `{name}` contains all of itself"),
                "take the reference out of its `allOf`",
            );
            return;
        }
        open.push(name.to_owned());
        match schema {
            Ref::Object(schema) => {
                let site = Site::new(pointer::child("/components/schemas", name), &[name]);
                self.member(schema, site, open, members);
            }
            Ref::Reference(reference) => self.referred_member(reference, site, open, members),
        }
        open.pop();
    }

    fn member(&mut self, schema: Schema<'a>, site: Site, open: &mut Vec<String>, members: &mut Members<'a>) {
        let keywords = schema.keywords();
        self.members(keywords.all_of, &site, open, members);
        let own = Keywords { all_of: Schemas::default(), ..keywords };
        if !own.is_open() || !own.required.is_empty() {
            members.push((own, site));
        }
    }

    pub(super) fn merged_object(&mut self, members: &Members<'a>, site: &Site) -> SchemaKind {
        let mut properties: IndexMap<&'a str, Property> = IndexMap::new();
        let mut additional = Additional::Unsaid;
        for (member, at) in members {
            match self.additional(member.additional, at) {
                Additional::Unsaid => {}
                said => additional = said,
            }
            self.merge_properties(member, at, &mut properties);
        }
        for (member, _) in members {
            for name in member.required {
                if let Some(property) = properties.get_mut(name.as_str()) {
                    property.required = true;
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
            let open =
                self.schemas.get(property.schema.id.index()).is_some_and(|schema| schema.kind == SchemaKind::Any);
            let before = properties.get(name);
            if open && before.is_some() {
                continue;
            }
            if let Some(before) = before.filter(|before| self.differ(before, &property)) {
                let location = before.location.clone();
                let warning =
                    Diagnostic::warning(format!("the property `{name}` is of another type in another part of `allOf`"));
                let warning = warning
                    .at(property.location.clone())
                    .related(location, "this is the other one, which is not taken");
                self.diagnostics.push(warning.help("let both say the same, or say it once"));
            }
            properties.insert(name, property);
        }
    }

    /// Whether two properties are of different types, as far as is known by now: what a component is may still be open.
    fn differ(&self, a: &Property, b: &Property) -> bool {
        let kind = |property: &Property| self.schemas.get(property.schema.id.index()).map(|schema| &schema.kind);
        match (kind(a), kind(b)) {
            (Some(SchemaKind::Any | SchemaKind::Union(_)), _) | (_, Some(SchemaKind::Any | SchemaKind::Union(_))) => {
                false
            }
            // These narrow what the other says.
            (Some(SchemaKind::String(_)), Some(SchemaKind::Enumeration(_))) => false,
            (Some(SchemaKind::Number), Some(SchemaKind::Integer(_))) => false,
            (Some(a), Some(b)) => std::mem::discriminant(a) != std::mem::discriminant(b),
            _ => false,
        }
    }

    /// Members that are not objects: the first that says what the values are.
    fn first_kind(&mut self, keywords: &Keywords<'a>, members: &Members<'a>, site: &Site) -> SchemaKind {
        if members.len() > 1 {
            self.warning(
                &site.pointer,
                "this `allOf` joins schemas that are not objects; the first of them is taken",
                "write one schema that says everything",
            );
        }
        for (index, member) in keywords.all_of.iter().enumerate() {
            let schema = match member {
                Ref::Object(schema) => Some(schema),
                Ref::Reference(reference) => component_name(reference, "schemas")
                    .and_then(|name| self.document.component::<Schema<'_>>(&name))
                    .and_then(|(_, schema)| schema.object()),
            };
            if let Some(schema) =
                schema.filter(|schema| !schema.keywords().is_open() && schema.keywords().all_of.is_empty())
            {
                let index = index.to_string();
                return self.kind(schema, &site.child(&["allOf", &index], None));
            }
        }
        SchemaKind::Any
    }
}

/// The one member of an `allOf` that is a reference, where all other members and the schema around them say nothing of the
/// values.
pub(super) fn decorated_member<'a>(schema: Schema<'a>) -> Option<(usize, Ref<'a, Schema<'a>>)> {
    let keywords = schema.keywords();
    let mut said = keywords.all_of.iter().enumerate().filter(|(_, member)| !is_open(*member));
    let (index, member) = said.next()?;
    let alone = said.next().is_none() && matches!(member, Ref::Reference(_));
    let around = Keywords { all_of: Schemas::default(), ..keywords };
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
