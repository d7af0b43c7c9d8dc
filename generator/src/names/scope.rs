use std::collections::{BTreeMap, BTreeSet};

/// One thing to be named within a scope.
pub(super) struct Candidate<K> {
    /// What it is, to find its name by.
    pub(super) key: K,
    /// How the document spells it.
    pub(super) spelling: String,
    /// The name that it would have if it were alone.
    pub(super) name: String,
}

/// Gives every candidate a name of its own: [`resolve_after`], where nothing comes first.
pub(super) fn resolve<K: Ord + Clone>(candidates: Vec<Candidate<K>>, reserved: &[&str]) -> BTreeMap<K, String> {
    resolve_after(|_| false, candidates, reserved)
}

/// Gives every candidate a name of its own.
///
/// One that was `released` with its name keeps it. Where several want one name, the one whose spelling is that name keeps it, else the first by spelling; the others get
/// numbers from 2 on. A name in `reserved` is changed.
pub(super) fn resolve_after<K: Ord + Clone>(
    released: impl Fn(&K) -> bool,
    candidates: Vec<Candidate<K>>,
    reserved: &[&str],
) -> BTreeMap<K, String> {
    let mut groups: BTreeMap<String, Vec<Candidate<K>>> = BTreeMap::new();
    for candidate in candidates {
        let mut name = candidate.name.clone();
        while reserved.contains(&name.as_str()) {
            name = unlike(&name);
        }
        groups.entry(name).or_default().push(candidate);
    }
    let mut taken: BTreeSet<String> = groups.keys().cloned().collect();
    let mut names = BTreeMap::new();
    for (name, mut group) in groups {
        group.sort_by(|a, b| {
            let key = |c: &Candidate<K>| (!released(&c.key), c.spelling != name);
            key(a).cmp(&key(b)).then_with(|| (&a.spelling, &a.key).cmp(&(&b.spelling, &b.key)))
        });
        let mut number = 2;
        for (index, candidate) in group.into_iter().enumerate() {
            let own = if index == 0 { name.clone() } else { numbered(&name, &mut number, &mut taken, reserved) };
            names.insert(candidate.key, own);
        }
    }
    names
}

/// A name in place of a reserved one: types get a word more, everything else an underscore.
fn unlike(name: &str) -> String {
    let plain = name.trim_start_matches("r#");
    let is_type = plain.chars().any(char::is_lowercase) && plain.chars().next().is_some_and(char::is_uppercase);
    format!("{plain}{}", if is_type { "Value" } else { "_" })
}

/// The name with the first number that nobody has, from `number` on, which becomes the one behind it.
fn numbered(name: &str, number: &mut u32, taken: &mut BTreeSet<String>, reserved: &[&str]) -> String {
    let plain = name.trim_start_matches("r#");
    let separator = if plain.chars().any(char::is_uppercase) || plain.ends_with('_') { "" } else { "_" };
    loop {
        let candidate = format!("{plain}{separator}{number}");
        *number = number.saturating_add(1);
        if !reserved.contains(&candidate.as_str()) && taken.insert(candidate.clone()) {
            return candidate;
        }
    }
}
