use super::Lowering;
use super::adapter::{Annotations, Keywords, Ref, Schema, Schemas};
use super::all_of::decorated_inline;
use super::merge::{Member, Members};
use super::resolve::component_name;
use super::schema::Site;
use super::variant_words::words;
use crate::diagnostic::Kind;
use crate::ir::{Discriminator, SchemaId, SchemaKind, SchemaRef, UNNAMED_VARIANT, Union, UnionKind, Variant};
use crate::source::pointer;
use std::collections::BTreeMap;

/// The schemas of a `oneOf` or `anyOf`.
pub(super) struct Alternatives<'a> {
    pub(super) kind: UnionKind,
    keyword: &'static str,
    list: Schemas<'a>,
}

impl<'a> Alternatives<'a> {
    /// `None` where a schema has neither keyword, or has them only to tell which properties go together, which does not
    /// change the type.
    pub(super) fn of(keywords: &Keywords<'a>) -> Option<Self> {
        let (one_of, any_of) = (keywords.one_of, keywords.any_of);
        let alternatives = match (one_of.is_empty(), any_of.is_empty()) {
            (true, true) => return None,
            (true, false) => Self { kind: UnionKind::AnyOf, keyword: "anyOf", list: any_of },
            (false, _) => Self { kind: UnionKind::OneOf, keyword: "oneOf", list: one_of },
        };
        (!alternatives.list.iter().all(only_constrains)).then_some(alternatives)
    }
}

/// What every variant of a union has as well, and where that is said.
pub(super) struct Base<'s, 'a> {
    pub(super) members: Members<'a>,
    pub(super) site: &'s Site,
}

/// The variants of a union, each with the component that it refers to.
type Referred<'a> = Vec<(Option<String>, SchemaRef)>;

impl<'a> Lowering<'a> {
    /// What `oneOf` or `anyOf` allow, where nothing else is said of the values.
    pub(super) fn union(&mut self, keywords: &Keywords<'a>, schema: Schema<'a>, site: &Site) -> Option<SchemaKind> {
        let alternatives = Alternatives::of(keywords)?;
        let base = Keywords { one_of: Schemas::default(), any_of: Schemas::default(), ..keywords.clone() };
        if base.names_properties() {
            let member = Member { schema, keywords: base, site: site.clone(), is_conditional: false };
            let base = Base { members: vec![member], site };
            return Some(self.union_of_objects(&base, &alternatives, schema, site));
        }
        let variants = self.each(&alternatives, site, |lowering, member, site| lowering.schema_ref(member, site));
        Some(self.union_of(&alternatives, variants, schema, site))
    }

    /// A union in which every alternative has what `base` says as well. The alternatives stand at `at`; the variants are called
    /// by where the base stands.
    pub(super) fn union_of_objects(
        &mut self,
        base: &Base<'_, 'a>,
        alternatives: &Alternatives<'a>,
        schema: Schema<'a>,
        at: &Site,
    ) -> SchemaKind {
        let variants = self.each(alternatives, at, |lowering, member, at| {
            let word = at.context.last().cloned();
            let context = base.site.context.iter().cloned().chain(word).collect();
            let site = Site { pointer: at.pointer.clone(), context };
            let members = lowering.with_part(&base.members, member, at);
            let kind = members.map_or(SchemaKind::Any, |members| lowering.merged_object(&members, &site));
            lowering.push(None, kind, Annotations::default(), &site)
        });
        self.union_of(alternatives, variants, schema, base.site)
    }

    fn each(
        &mut self,
        alternatives: &Alternatives<'a>,
        site: &Site,
        mut lower: impl FnMut(&mut Self, Ref<'a, Schema<'a>>, &Site) -> SchemaRef,
    ) -> Referred<'a> {
        let members = alternatives.list.iter().zip(words(alternatives.list)).enumerate();
        members
            .map(|(index, (member, word))| {
                let component = referred(member).and_then(|reference| component_name(reference, "schemas"));
                let word = component.as_deref().or(word.as_deref()).unwrap_or(UNNAMED_VARIANT);
                let site = site.child(&[alternatives.keyword, &index.to_string()], Some(word));
                let schema = lower(self, member, &site);
                (component, schema)
            })
            .collect()
    }

    fn union_of(
        &mut self,
        alternatives: &Alternatives<'a>,
        mut variants: Referred<'a>,
        schema: Schema<'a>,
        site: &Site,
    ) -> SchemaKind {
        let discriminator = self.discriminator(schema, &mut variants, site);
        let variants = variants.into_iter().map(|(_, schema)| Variant { schema }).collect();
        SchemaKind::Union(Union { kind: alternatives.kind, variants, discriminator })
    }

    /// The mapping of a discriminator: what it names, and every variant by the name of its component. A schema that only the
    /// mapping names becomes a variant.
    fn discriminator(&mut self, schema: Schema<'a>, variants: &mut Referred<'a>, site: &Site) -> Option<Discriminator> {
        let discriminator = schema.discriminator()?;
        let own = component_name(&format!("#{}", site.pointer), "schemas");
        let implicit = variants.iter().filter_map(|(component, schema)| Some((component.clone()?, schema.id)));
        let mut mapping: BTreeMap<String, SchemaId> = implicit.collect();
        let mut known: BTreeMap<String, SchemaRef> = BTreeMap::new();
        for (component, schema) in variants.iter() {
            if let Some(component) = component {
                known.entry(component.clone()).or_insert(*schema);
            }
        }
        for (value, target) in discriminator.mapping {
            let name = component_name(target, "schemas").unwrap_or_else(|| target.to_owned());
            let variant = known.get(&name).copied();
            // Who reads it as the union would never end.
            if variant.is_none() && own.as_ref() == Some(&name) {
                let at = pointer::child(&format!("{}/discriminator/mapping", site.pointer), value);
                let help = "name one of the schemas that the value may be of; it is kept as any value";
                self.warning(
                    Kind::DiscriminatorMapping,
                    &at,
                    format!("`{target}` is the schema that has this mapping"),
                    help,
                );
                continue;
            }
            let Some(found) = variant.or_else(|| self.by_component.get(name.as_str()).copied()) else {
                let at = pointer::child(&format!("{}/discriminator/mapping", site.pointer), value);
                self.warning(
                    Kind::DiscriminatorMapping,
                    &at,
                    format!("no schema is found at `{target}`"),
                    "name a schema that exists",
                );
                continue;
            };
            if variant.is_none() {
                known.insert(name.clone(), found);
                variants.push((Some(name), found));
            }
            mapping.insert(value.to_owned(), found.id);
        }
        Some(Discriminator { property: discriminator.property.to_owned(), mapping, fallback: None })
    }
}

/// The reference that a schema is, or only decorates.
fn referred<'a>(member: Ref<'a, Schema<'a>>) -> Option<&'a str> {
    match member {
        Ref::Reference(reference) => Some(reference),
        Ref::Object(schema) => match decorated_inline(schema)? {
            (_, Ref::Reference(reference)) => Some(reference),
            (_, Ref::Object(_)) => None,
        },
    }
}

/// Whether a member says nothing of the values but which properties must be there.
fn only_constrains(member: Ref<'_, Schema<'_>>) -> bool {
    member.object().is_some_and(|schema| schema.keywords().is_open())
}
