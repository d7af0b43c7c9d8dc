//! Schemas that say at once what several others say: `allOf`, and properties beside `oneOf` or `anyOf`.
//!
//! A merge is known by where it stands. It gets its id when it is met, and its kind once everything that is no merge is known: so
//! it is made once, wherever it is met again, and may be part of itself. What it merges is taken from where that stands, too.

use super::Lowering;
use super::adapter::{Keywords, Ref, Schema, Schemas};
use super::schema::Site;
use super::union::Alternatives;
use crate::diagnostic::{Diagnostic, Instead, Kind};
use crate::ir::{SchemaId, SchemaKind};
use crate::source::pointer;
use std::collections::{BTreeMap, BTreeSet, VecDeque};

/// One of the schemas that are merged.
#[derive(Clone)]
pub(super) struct Member<'a> {
    pub(super) schema: Schema<'a>,
    /// What it says, but for its own `allOf`, whose members stand before it.
    pub(super) keywords: Keywords<'a>,
    pub(super) site: Site,
    /// Whether it holds in some cases only, so that nothing that it describes is required.
    pub(super) is_conditional: bool,
}

/// The members of a merge that say something of the values, `allOf` within `allOf` included, each once.
pub(super) type Members<'a> = Vec<Member<'a>>;

/// How many members, properties, values and variants the merges of a document may have together, and how many more for each component. Every type
/// has its own copy of what it merges, so that a chain of merges is as large as its square.
const ALLOWED: usize = 100_000;
const ALLOWED_BY_COMPONENT: usize = 32;

/// The merges of a document.
#[derive(Default)]
pub(super) struct Merges<'a> {
    waiting: VecDeque<(SchemaId, Schema<'a>, Site)>,
    ids: BTreeSet<SchemaId>,
    spent: usize,
    /// The kinds of the members that stand for a whole merge. Several merges may take one.
    kinds: BTreeMap<Site, SchemaKind>,
    /// Where it was said that the document merges too much.
    told: BTreeSet<String>,
}

/// One step on the way through the members.
enum Step<'a> {
    Part { part: Ref<'a, Schema<'a>>, site: Site, is_conditional: bool },
    Own(Box<Member<'a>>),
}

impl<'a> Lowering<'a> {
    /// Notes that a schema is to be merged, later.
    pub(super) fn merge_later(&mut self, id: SchemaId, schema: Schema<'a>, site: &Site) {
        self.merges.ids.insert(id);
        self.merges.waiting.push_back((id, schema, site.clone()));
    }

    /// Makes all merges that wait, and those that wait in them.
    pub(super) fn merge_all(&mut self) {
        while let Some((id, schema, site)) = self.merges.waiting.pop_front() {
            self.define(id, schema, &site);
        }
    }

    /// Whether a schema has no kind by itself alone. An `allOf` of nothing that says anything has: any value, or what stands
    /// beside it.
    pub(super) fn is_merge(&self, keywords: &Keywords<'a>) -> bool {
        keywords.all_of.iter().any(|part| self.says_something(part))
            || !keywords.conditional.is_empty()
            || keywords.names_properties() && Alternatives::of(keywords).is_some()
    }

    /// Whether a part of an `allOf` says something of the values. Of a component, that it has an `allOf` is enough.
    fn says_something(&self, part: Ref<'a, Schema<'a>>) -> bool {
        match part {
            Ref::Object(schema) => {
                let keywords = schema.keywords();
                let inner = keywords.all_of;
                says_something(&Keywords { all_of: Schemas::default(), ..keywords })
                    || inner.iter().any(|part| self.says_something(part))
            }
            Ref::Reference(reference) => {
                let own = self.component(reference).and_then(|own| self.own.get(&own.id));
                own.is_none_or(|(schema, _)| says_something(&schema.keywords()))
            }
        }
    }

    /// Whether a schema leaves the value open. A merge does not, whatever it is.
    pub(super) fn is_open(&self, id: SchemaId) -> bool {
        let is_any = self.schemas.get(id.index()).is_some_and(|schema| schema.kind == SchemaKind::Any);
        is_any && !self.is_waiting(id)
    }

    /// Whether a schema is a merge, which may not be made yet.
    pub(super) fn is_waiting(&self, id: SchemaId) -> bool {
        self.merges.ids.contains(&id)
    }

    /// The kind of a member by itself, made once, so that what is wrong with it is said once.
    pub(super) fn kind_of_member(&mut self, member: &Member<'a>) -> SchemaKind {
        let known = self.merges.kinds.get(&member.site).or_else(|| self.finished(&member.site));
        if let Some(kind) = known {
            return kind.clone();
        }
        let kind = self.kind_of(&member.keywords, member.schema, &member.site);
        self.merges.kinds.insert(member.site.clone(), kind.clone());
        kind
    }

    /// The kind of the component at a site. One with `allOf` may not be finished, or be more than what stands beside that.
    fn finished(&self, site: &Site) -> Option<&SchemaKind> {
        let [name] = site.context.as_slice() else { return None };
        let id = self.by_component.get(name.as_str())?.id;
        let (schema, own) = self.own.get(&id)?;
        let is_whole = own == site && schema.keywords().all_of.is_empty() && !self.merges.ids.contains(&id);
        self.schemas.get(id.index()).filter(|_| is_whole).map(|schema| &schema.kind)
    }

    /// The members of a list. `None`, and a warning, where the document merges more than can be held.
    pub(super) fn members(&mut self, list: Schemas<'a>, site: &Site) -> Option<Members<'a>> {
        let mut members = Vec::new();
        self.gather(parts(list, site, false), site, &mut members).then_some(members)
    }

    /// Adds what holds in some cases of a schema whose other members are there already.
    pub(super) fn add_conditional(&mut self, keywords: &Keywords<'a>, site: &Site, members: &mut Members<'a>) -> bool {
        self.gather(conditional(keywords, site), site, members)
    }

    /// Members, and what one part more adds to them.
    pub(super) fn with_part(
        &mut self,
        base: &Members<'a>,
        part: Ref<'a, Schema<'a>>,
        site: &Site,
    ) -> Option<Members<'a>> {
        let weight = base.iter().map(|member| weight(&member.keywords)).sum();
        let mut members = if self.afford(weight, site) { base.clone() } else { return None };
        let part = Step::Part { part, site: site.clone(), is_conditional: false };
        self.gather(vec![part], site, &mut members).then_some(members)
    }

    /// Adds what the steps lead to, the last step first; what is a member already is none again.
    fn gather(&mut self, mut steps: Vec<Step<'a>>, merge: &Site, members: &mut Members<'a>) -> bool {
        let mut seen: BTreeSet<String> = members.iter().map(|member| member.site.pointer.clone()).collect();
        while let Some(step) = steps.pop() {
            match step {
                Step::Part { part: Ref::Reference(reference), site, is_conditional } => {
                    let found = self.referred(reference, &site);
                    let part = |(schema, site)| Step::Part { part: Ref::Object(schema), site, is_conditional };
                    steps.extend(found.map(part));
                }
                Step::Part { part: Ref::Object(schema), site, is_conditional } if seen.insert(site.pointer.clone()) => {
                    let keywords = schema.keywords();
                    if !self.afford(weight(&keywords), merge) {
                        return false;
                    }
                    let before = parts(keywords.all_of, &site, is_conditional);
                    steps.extend(conditional(&keywords, &site));
                    let keywords = keywords.own();
                    steps.push(Step::Own(Box::new(Member { schema, keywords, site, is_conditional })));
                    steps.extend(before);
                }
                Step::Own(member) if member.says_something() => members.push(*member),
                Step::Part { .. } | Step::Own(_) => {}
            }
        }
        true
    }

    /// The component that a reference stands for in the end, and where that stands.
    fn referred(&mut self, reference: &str, site: &Site) -> Option<(Schema<'a>, Site)> {
        let found = self.component(reference).and_then(|own| self.own.get(&own.id).cloned());
        if found.is_none() {
            let pointer = pointer::child(&site.pointer, "$ref");
            self.warning(
                Kind::ReferenceToNowhere,
                &pointer,
                format!("no schema is found at `{reference}`"),
                "refer to a schema that exists",
            );
        }
        found
    }

    /// How many parts merges may have altogether.
    fn allowed(&self) -> usize {
        ALLOWED + ALLOWED_BY_COMPONENT * self.own.len()
    }

    /// How many parts merges may still have.
    pub(super) fn left_to_spend(&self) -> usize {
        self.allowed().saturating_sub(self.merges.spent)
    }

    /// Takes some parts off what merges may still have, where that is enough.
    pub(super) fn spend(&mut self, weight: usize) -> bool {
        let is_enough = weight <= self.left_to_spend();
        self.merges.spent += if is_enough { weight } else { 0 };
        is_enough
    }

    /// Whether the document may merge that much more; else the merge at `site` is any value.
    fn afford(&mut self, weight: usize, site: &Site) -> bool {
        if self.spend(weight) {
            return true;
        }
        if !self.merges.told.insert(site.pointer.clone()) {
            return false;
        }
        let allowed = self.allowed();
        let wrong = format!("the schemas that are merged have more than {allowed} parts altogether");
        let warning = Diagnostic::of(Kind::MergedTypes, wrong).at(self.location(&site.pointer));
        let help = "let fewer schemas have all that others have";
        self.diagnostics.push(warning.instead(Instead::AnyValue).help(help));
        false
    }
}

impl Member<'_> {
    pub(super) fn says_something(&self) -> bool {
        says_something(&self.keywords)
    }
}

fn says_something(keywords: &Keywords<'_>) -> bool {
    !keywords.is_open() || !keywords.required.is_empty()
}

/// The parts of a schema that hold in some cases only, the first one last.
fn conditional<'a>(keywords: &Keywords<'a>, site: &Site) -> Vec<Step<'a>> {
    let conditional = keywords.conditional.iter().rev();
    let part = |(keys, part): &(Vec<&str>, Ref<'a, Schema<'a>>)| {
        let part = *part;
        Step::Part { part, site: site.child(keys, None), is_conditional: true }
    };
    conditional.map(part).collect()
}

/// The parts of an `allOf`, the first one last.
fn parts<'a>(list: Schemas<'a>, site: &Site, is_conditional: bool) -> Vec<Step<'a>> {
    let part = |(index, part): (usize, _)| {
        let site = site.child(&["allOf", &index.to_string()], None);
        Step::Part { part, site, is_conditional }
    };
    let mut parts: Vec<_> = list.iter().enumerate().map(part).collect();
    parts.reverse();
    parts
}

/// How many parts of a merge a member is.
fn weight(keywords: &Keywords<'_>) -> usize {
    let properties = keywords.properties.map_or(0, |properties| properties.len());
    1 + properties + keywords.required.len() + keywords.values.len() + keywords.one_of.len() + keywords.any_of.len()
}
