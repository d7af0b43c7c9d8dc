//! Groups of operations, where a document has no tags.

/// What a document without tags says of an operation's group.
pub(crate) struct Ungrouped<'a> {
    /// The `operationId`, if it has one that belongs to no other operation.
    pub(crate) id: Option<&'a str>,
    /// The key of its path.
    pub(crate) path: &'a str,
}

/// The groups of all operations of a document in which none has a tag: what their ids have before the last dot, without what all of
/// them begin with, or the first segment of their paths that tells anything. `None` where nothing does.
pub(crate) fn groups(operations: &[Ungrouped<'_>]) -> Vec<Option<String>> {
    let by_id = of_ids(operations);
    let of = |(index, operation): (usize, &Ungrouped<'_>)| {
        by_id.as_ref().and_then(|groups| groups.get(index).cloned()).or_else(|| of_path(operation.path))
    };
    operations.iter().enumerate().map(of).collect()
}

/// The groups by the dots of the ids, where each operation has an id with one.
fn of_ids(operations: &[Ungrouped<'_>]) -> Option<Vec<String>> {
    let of_id = |operation: &Ungrouped<'_>| {
        let (group, _) = operation.id?.trim().rsplit_once('.')?;
        Some(group.split('.').map(str::to_owned).collect::<Vec<_>>())
    };
    let groups: Vec<Vec<String>> = operations.iter().map(of_id).collect::<Option<_>>()?;
    let shared = shared(&groups);
    let named = groups.into_iter().map(|group| group.get(shared..).unwrap_or_default().join("."));
    Some(named.collect())
}

/// How many words all groups begin with; one less than the shortest has, so that each keeps one.
fn shared(groups: &[Vec<String>]) -> usize {
    let Some(first) = groups.first() else { return 0 };
    let same = |group: &Vec<String>| group.iter().zip(first).take_while(|(own, first)| own == first).count();
    let shortest = groups.iter().map(Vec::len).min().unwrap_or_default();
    groups.iter().map(same).min().unwrap_or_default().min(shortest.saturating_sub(1))
}

/// The first segment of a path that is no variable, no version and not just `api`.
fn of_path(path: &str) -> Option<String> {
    let path = path.split(['?', '#']).next()?;
    let words = path.split('/').filter_map(|segment| segment.split(['.', ':']).next());
    let mut telling = words.filter(|word| !word.contains('{') && !is_general(word));
    telling.next().map(str::to_owned)
}

/// Whether a segment is what whole APIs stand under: nothing, `api`, `rest`, a version or a date.
fn is_general(segment: &str) -> bool {
    let segment = segment.to_ascii_lowercase();
    let number = segment.trim_start_matches('v');
    let is_version = number.chars().all(|letter| letter.is_ascii_digit() || matches!(letter, '.' | '-' | '_'));
    is_version || matches!(segment.as_str(), "api" | "rest")
}
