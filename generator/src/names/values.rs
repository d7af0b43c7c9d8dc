//! The variants of enumerations. They are told apart by what the values are before any gets a number.

use super::case;
use super::scope::{Candidate, resolve as resolve_scope};
use std::collections::{BTreeMap, BTreeSet};

/// A name for each spelling. Where several want one name, or one wants what another is spelled like, the one that is spelled so
/// has it; the others are named more literally, then by all of their signs, and by a number when nothing else can tell.
pub(super) fn resolve(spellings: &[String]) -> Vec<String> {
    let wanted: Vec<String> = spellings.iter().map(|spelling| case::camel_value(spelling)).collect();
    let unclear = unclear(spellings, &wanted);
    let mut taken: BTreeSet<String> =
        wanted.iter().enumerate().filter(|(index, _)| !unclear.contains(index)).map(|(_, name)| name.clone()).collect();
    let mut names: BTreeMap<usize, String> = BTreeMap::new();
    let mut open: Vec<(&String, usize)> = spellings
        .iter()
        .enumerate()
        .filter(|(index, _)| unclear.contains(index))
        .map(|(index, own)| (own, index))
        .collect();
    // The most literal first: what it is spelled like is then taken.
    open.sort_by_key(|(spelling, _)| (!case::is_camel(spelling), *spelling));
    for (spelling, index) in open {
        let own = if case::is_camel(spelling) { vec![spelling.clone()] } else { case::camel_alternatives(spelling) };
        if let Some(name) = own.into_iter().find(|name| taken.insert(name.clone())) {
            names.insert(index, name);
        }
    }
    names.extend(numbered(spellings, &wanted, &unclear, &names, &taken));
    wanted.into_iter().enumerate().map(|(index, own)| names.remove(&index).unwrap_or(own)).collect()
}

/// The spellings that want a name which another wants as well, or is spelled like.
fn unclear(spellings: &[String], wanted: &[String]) -> BTreeSet<usize> {
    let mut by_name: BTreeMap<&str, BTreeSet<usize>> = BTreeMap::new();
    for (index, (spelling, name)) in spellings.iter().zip(wanted).enumerate() {
        by_name.entry(name).or_default().insert(index);
        if case::is_camel(spelling) {
            by_name.entry(spelling).or_default().insert(index);
        }
    }
    by_name.into_values().filter(|indices| indices.len() > 1).flatten().collect()
}

/// Names with numbers for those that have none yet.
fn numbered(
    spellings: &[String],
    wanted: &[String],
    unclear: &BTreeSet<usize>,
    names: &BTreeMap<usize, String>,
    taken: &BTreeSet<String>,
) -> BTreeMap<usize, String> {
    let left = unclear.iter().filter(|index| !names.contains_key(index));
    let candidate = |key: &usize| {
        let (spelling, name) = (spellings.get(*key)?.clone(), wanted.get(*key)?.clone());
        Some(Candidate { key: Some(*key), spelling, name })
    };
    let left = left.filter_map(candidate);
    let known = taken.iter().map(|name| Candidate { key: None, spelling: name.clone(), name: name.clone() });
    let resolved = resolve_scope(left.chain(known).collect(), &[]);
    resolved.into_iter().filter_map(|(key, name)| Some((key?, name))).collect()
}

#[cfg(test)]
mod tests {
    use super::resolve;

    #[track_caller]
    fn check<const N: usize>(values: [(&str, &str); N]) {
        let (spellings, expected): (Vec<&str>, Vec<&str>) = values.into_iter().unzip();
        let forwards: Vec<String> = spellings.iter().map(|own| (*own).to_owned()).collect();
        assert_eq!(resolve(&forwards), expected);
        // The order of the values decides nothing.
        let backwards: Vec<String> = forwards.iter().rev().cloned().collect();
        assert_eq!(resolve(&backwards), expected.into_iter().rev().collect::<Vec<_>>());
    }

    #[test]
    fn letters() {
        check([("mW", "Mw"), ("MW", "MW")]);
        check([("abc", "Abc2"), ("ABC", "ABC"), ("Abc", "Abc")]);
        check([("mW", "MW"), ("kW", "KW")]);
        check([("Self", "SelfValue"), ("self", "SelfValue2"), ("type", "Type"), ("None", "None")]);
    }

    #[test]
    fn digits() {
        check([
            ("1.0", "Value1_0"),
            ("1.0.0", "Value1_0_0"),
            ("10", "Value10"),
            ("1_0", "Value1Underscore0"),
            ("v1.0", "V1_0"),
        ]);
        check([("2020-01-01", "Value2020_01_01"), ("gpt-4.1", "Gpt4_1"), ("-1", "Minus1"), ("+1", "Plus1")]);
    }

    #[test]
    fn signs() {
        check([("Foo Bar", "FooBar"), ("Foo-Bar", "FooDashBar"), ("_Foo_", "UnderscoreFooUnderscore"), ("Foo", "Foo")]);
        check([("", "Empty"), (" ", "Space"), ("*", "Star"), ("☃", "U2603"), ("😀", "U1f600"), ("é", "E")]);
        check([("=", "Equal"), ("!=", "NotEqual"), ("<=", "LessEqual"), (">", "Greater")]);
    }
}
