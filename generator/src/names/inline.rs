//! Names of inline schemas.

use super::case;
use crate::ir::{Schema, SchemaId, UNNAMED_VARIANT};
use std::collections::BTreeMap;

/// The longest title, in characters, that is a name.
const LONGEST_TITLE: usize = 40;

/// A name with more characters than this is long.
const LONGEST_NAME: usize = 50;

/// How many words tell the component or the operation in a long name.
const FIRST_WORDS: usize = 2;

/// An inline schema, and how much of its place its name says.
struct Inline<'a> {
    id: SchemaId,
    context: &'a [String],
    /// What leads to it from what it stands in, the nearest first.
    parts: Vec<&'a [String]>,
    /// Which parts its name says, by their places.
    said: Vec<usize>,
    /// The place of the part that it says next where it must be told apart.
    next: usize,
}

/// The names of the inline schemas among some: the title, where it is a name that nothing else wants; else what it stands in (a
/// component or an operation), and the last words of what leads to it from there, as many as tell it from the others that stand in the same.
/// So no name depends on another component or operation.
pub(super) fn names(named: &[(SchemaId, &Schema)], components: &BTreeMap<&str, String>) -> BTreeMap<SchemaId, String> {
    let inline = || named.iter().filter(|(_, schema)| schema.name.is_none());
    let mut by_root: BTreeMap<&str, Vec<Inline<'_>>> = BTreeMap::new();
    for (id, schema) in inline() {
        let context = schema.context.as_slice();
        let root = context.first().map_or("", String::as_str);
        by_root.entry(root).or_default().push(Inline {
            id: *id,
            context,
            parts: parts(context),
            said: vec![0],
            next: 1,
        });
    }
    let mut names = BTreeMap::new();
    for (root, mut inline) in by_root {
        let root = components.get(root).map_or(root, String::as_str);
        tell_apart(root, &mut inline);
        names.extend(inline.iter().map(|own| (own.id, own.name(root))));
    }
    shorten(&mut names);
    let mut wanted: BTreeMap<String, usize> = BTreeMap::new();
    let called = |name| components.get(name).map_or(name, String::as_str);
    let components =
        named.iter().filter_map(|(_, schema)| schema.name.as_deref()).map(|name| case::camel(called(name)));
    let titles: Vec<(SchemaId, String)> = inline().filter_map(|(id, schema)| Some((*id, title(schema)?))).collect();
    for name in components.chain(names.values().cloned()).chain(titles.iter().map(|(_, title)| title.clone())) {
        *wanted.entry(name).or_default() += 1;
    }
    let is_free = |id: &SchemaId, title: &String| {
        let own = usize::from(names.get(id) == Some(title));
        wanted.get(title).is_some_and(|wanted| *wanted == 1 + own)
    };
    let titles: Vec<(SchemaId, String)> = titles.into_iter().filter(|(id, title)| is_free(id, title)).collect();
    names.extend(titles);
    names
}

/// Gives long names a shorter form each, where no other has it: the first words, which tell the component or the operation, and the last.
fn shorten(names: &mut BTreeMap<SchemaId, String>) {
    let short = |(id, name): (&SchemaId, &String)| Some((*id, first_and_last(name)?));
    let shorter: BTreeMap<SchemaId, String> = names.iter().filter_map(short).collect();
    let mut wanted: BTreeMap<&str, usize> = BTreeMap::new();
    for name in names.values().chain(shorter.values()) {
        *wanted.entry(name).or_default() += 1;
    }
    let free = shorter.iter().filter(|(_, name)| wanted.get(name.as_str()) == Some(&1));
    let free: Vec<(SchemaId, String)> = free.map(|(id, name)| (*id, name.clone())).collect();
    names.extend(free);
}

/// The first words of a long name, and as many of the last as are not too long together.
fn first_and_last(name: &str) -> Option<String> {
    if name.chars().count() <= LONGEST_NAME {
        return None;
    }
    let snake = case::snake(name);
    let words: Vec<&str> = snake.split('_').collect();
    let (first, rest) = words.split_at_checked(FIRST_WORDS)?;
    let length = |words: &[&str]| words.iter().map(|word| word.chars().count()).sum::<usize>();
    let room = LONGEST_NAME.checked_sub(length(first))?;
    let from = (0..rest.len()).find(|from| rest.get(*from..).is_some_and(|last| length(last) <= room))?;
    Some(case::camel_words(first.iter().chain(rest.get(from..)?).copied()))
}

/// The title of a schema, where it is a name of one or two words or more.
fn title(schema: &Schema) -> Option<String> {
    let name = case::camel(schema.docs.short_title()?);
    let is_word = name.starts_with(|first: char| first.is_ascii_uppercase());
    (is_word && (3..=LONGEST_TITLE).contains(&name.chars().count())).then_some(name)
}

/// What leads to a schema from what it stands in, a word each, the nearest first; what is in a list, a map or a union and has no word of its own goes with that.
fn parts(context: &[String]) -> Vec<&[String]> {
    let rest = context.get(1..).unwrap_or_default();
    let mut parts: Vec<&[String]> = Vec::new();
    let mut start = 0;
    for (index, word) in rest.iter().enumerate() {
        if index > start && !says_nothing(word) {
            parts.extend(rest.get(start..index));
            start = index;
        }
    }
    parts.extend(rest.get(start..).filter(|last| !last.is_empty()));
    parts.reverse();
    parts
}

/// Whether a word tells only what something is in a list, a map or a union.
fn says_nothing(word: &str) -> bool {
    const WORDS: [&str; 10] =
        ["item", "value", UNNAMED_VARIANT, "string", "integer", "number", "boolean", "array", "object", "enum"];
    WORDS.iter().any(|own| word.eq_ignore_ascii_case(own))
}

/// How many words more than one a name says before it says all of them.
const MOST_ROUNDS: usize = 6;

/// Has each say as much as tells it from all others of the same root.
fn tell_apart(root: &str, inline: &mut [Inline<'_>]) {
    for round in 0..=MOST_ROUNDS {
        let mut same: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for (index, own) in inline.iter().enumerate() {
            same.entry(own.name(root)).or_default().push(index);
        }
        let clashes = same.into_values().filter(|same| same.len() > 1);
        let grown = clashes.map(|same| grow(inline, &same, round == MOST_ROUNDS)).max();
        if !grown.unwrap_or_default() {
            return;
        }
    }
}

/// Has each of some that are called the same say one part more, or all; a part that is the same in each tells nothing. Says whether
/// there was any.
fn grow(inline: &mut [Inline<'_>], same: &[usize], all: bool) -> bool {
    let next = |index: &usize| inline.get(*index).and_then(|own| own.parts.get(own.next).copied());
    let first = same.first().and_then(next);
    let tells = all || same.iter().any(|index| next(index) != first);
    let mut has_grown = false;
    for index in same {
        let Some(own) = inline.get_mut(*index).filter(|own| own.next < own.parts.len()) else { continue };
        let end = if all { own.parts.len() } else { own.next + 1 };
        if tells {
            own.said.extend(own.next..end);
        }
        own.next = end;
        has_grown = true;
    }
    has_grown
}

impl Inline<'_> {
    fn name(&self, root: &str) -> String {
        let parts = self.said.iter().rev().filter_map(|place| self.parts.get(*place));
        let words = parts.copied().flatten().map(String::as_str);
        match self.context {
            [] => String::new(),
            _ => case::camel_words(std::iter::once(root).chain(words)),
        }
    }
}
