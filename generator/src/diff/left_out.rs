//! What only one of the clients has, though both documents do: the other document has it so that it is left out, or read as any
//! value. A place is the same in both documents where its pointer is, in files of one name; a parameter, where its name is too.

use super::{Side, Subject, code};
use crate::diagnostic::{Diagnostic, Instead, Place};
use crate::source::{Location, SourceSet, pointer};
use std::collections::BTreeMap;

/// Something that only one of the clients has.
pub(super) struct Missing<'c> {
    pub(super) subject: Subject,
    /// Whether it is the old client that does not have it.
    pub(super) in_old: bool,
    /// Where it is in the document of the client that has it.
    pub(super) at: &'c Location,
}

/// The ways in which a schema is what others are.
const WAYS: [&str; 3] = ["/allOf/", "/anyOf/", "/oneOf/"];

/// The name of a file, which is empty for the root, and a pointer with the names of parameters in place of their numbers.
type Key = (String, String);

/// For each why it is left out; none where it is not, or where the other document does not have it.
pub(super) fn reasons<'a>(
    missing: &[Option<Missing<'_>>],
    old: Side<'a>,
    new: Side<'a>,
) -> Vec<Option<&'a Diagnostic>> {
    let (of_old, of_new) = (told(old), told(new));
    if of_old.is_empty() && of_new.is_empty() {
        return vec![None; missing.len()];
    }
    let in_side = |in_old: bool| missing.iter().flatten().filter(move |one| one.in_old == in_old).map(|one| one.at);
    let (in_old, in_new): (Vec<&Location>, Vec<&Location>) = (in_side(true).collect(), in_side(false).collect());
    let mut of_old = keys(new.sources, &in_old).into_iter().map(|key| (key, &of_old));
    let mut of_new = keys(old.sources, &in_new).into_iter().map(|key| (key, &of_new));
    let reason = |missing: &Option<Missing<'_>>| {
        let missing = missing.as_ref()?;
        let (key, told) = if missing.in_old { of_old.next() } else { of_new.next() }?;
        reason(told, missing.subject, &key)
    };
    missing.iter().map(reason).collect()
}

/// What is left out of one side, by its places.
fn told(side: Side<'_>) -> BTreeMap<Key, Vec<&Diagnostic>> {
    let placed = side.client.left_out.iter().filter_map(|diagnostic| match &diagnostic.place {
        Place::Node(at) => Some((at, diagnostic)),
        _ => None,
    });
    let (places, diagnostics): (Vec<&Location>, Vec<&Diagnostic>) = placed.unzip();
    let mut told: BTreeMap<Key, Vec<&Diagnostic>> = BTreeMap::new();
    for (key, diagnostic) in keys(side.sources, &places).into_iter().zip(diagnostics) {
        told.entry(key).or_default().push(diagnostic);
    }
    told
}

fn reason<'a>(told: &BTreeMap<Key, Vec<&'a Diagnostic>>, subject: Subject, key: &Key) -> Option<&'a Diagnostic> {
    let (file, node) = key;
    // What is told of the node, and of what it holds: from the outside in.
    let below = told.range(key.clone()..).take_while(|((of, at), _)| of == file && at.starts_with(node.as_str()));
    let is_below =
        |at: &str| at.strip_prefix(node.as_str()).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'));
    let below = below.filter(|((_, at), _)| is_below(at)).flat_map(|((_, at), told)| {
        let within = at.get(node.len()..).unwrap_or_default();
        told.iter().map(move |diagnostic| (within, *diagnostic))
    });
    let mut own =
        below.filter(|(within, diagnostic)| is_about(subject, within, diagnostic)).map(|(_, diagnostic)| diagnostic);
    own.next().or_else(|| {
        let path = pointer::parent(node).filter(|_| is_operation(subject))?;
        let told = told.get(&(file.clone(), path.to_owned()))?;
        told.iter().copied().find(|diagnostic| diagnostic.instead == Some(Instead::NoOperations))
    })
}

/// Whether what is told of a node within a thing, at that pointer from there, is why the whole thing is not there.
fn is_about(subject: Subject, within: &str, diagnostic: &Diagnostic) -> bool {
    match subject {
        _ if is_operation(subject) => diagnostic.instead.as_ref().is_some_and(Instead::leaves_out_operations),
        Subject::Model => is_what_it_is(within),
        _ => true,
    }
}

/// Whether the node is a keyword of a schema, or of one that it is, as in `/oneOf/0/$ref`: not of what it holds.
fn is_what_it_is(mut within: &str) -> bool {
    while let Some(rest) = WAYS.iter().find_map(|way| within.strip_prefix(way)) {
        within = rest.find('/').and_then(|end| rest.get(end..)).unwrap_or_default();
    }
    within.matches('/').count() <= 1
}

/// Whether it is an operation, of clients or of the service.
fn is_operation(subject: Subject) -> bool {
    matches!(subject, Subject::Operation | Subject::Webhook)
}

fn keys(sources: &SourceSet, places: &[&Location]) -> Vec<Key> {
    let items: Vec<Location> =
        places.iter().filter_map(|at| Some(Location::new(at.file, name_in(&at.pointer)?))).collect();
    let mut names = sources.texts(&items).into_iter();
    let key = |at: &&Location| {
        let file = match at.file == sources.root() {
            true => String::new(),
            false => sources
                .file(at.file)
                .and_then(|file| file.path().file_name())
                .unwrap_or_default()
                .to_string_lossy()
                .into(),
        };
        let pointer = match item(&at.pointer) {
            Some((list, rest)) => {
                let name = names.next().flatten().unwrap_or_default().trim_matches(['"', '\'']);
                format!("{}{rest}", pointer::child(list, name))
            }
            None => at.pointer.to_string(),
        };
        (file, pointer)
    };
    places.iter().map(key).collect()
}

/// The list of parameters in which a node is, and the pointer below the item that it is or that holds it.
fn item(node: &str) -> Option<(&str, &str)> {
    const LIST: &str = "/parameters";
    let (list, rest) = node.split_at_checked(node.rfind("/parameters/")? + LIST.len())?;
    let end = rest.get(1..)?.find('/').map_or(rest.len(), |end| end + 1);
    let (index, rest) = rest.split_at_checked(end)?;
    index.get(1..)?.parse::<usize>().is_ok().then_some((list, rest))
}

/// Where the name of the parameter is that a node is, or that holds it.
fn name_in(node: &str) -> Option<String> {
    let (_, rest) = item(node)?;
    Some(pointer::child(node.strip_suffix(rest)?, "name"))
}

/// A message in a sentence of a report: what stands between its backticks is code. One in which a name has backticks or signs of its
/// own is code as a whole.
pub(super) fn in_markdown(message: &str) -> String {
    let is_plain =
        |prose: &str| prose.chars().all(|sign| sign.is_ascii_alphanumeric() || " ,.:;'\"()-/".contains(sign));
    let parts: Vec<&str> = message.split('`').collect();
    if parts.len().is_multiple_of(2) || !parts.iter().step_by(2).all(|prose| is_plain(prose)) {
        return code(message);
    }
    let written = |(index, part): (usize, &&str)| match index.is_multiple_of(2) {
        true => (*part).to_owned(),
        false => code(part),
    };
    parts.iter().enumerate().map(written).collect()
}

#[cfg(test)]
mod tests {
    use super::in_markdown;

    #[test]
    fn a_name_in_a_message_stays_code() {
        assert_eq!(in_markdown("`a_*b` is no type, found \"c\""), "`a_*b` is no type, found \"c\"");
        assert_eq!(in_markdown("`a`b` is <img>"), "`` `a`b` is <img> ``");
        assert_eq!(in_markdown("`a` is @octocat"), "`` `a` is @octocat ``");
    }
}
