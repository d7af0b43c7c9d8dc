//! "Did you mean": the nearest of the names that exist, and all of them where there are few.

/// How many names are compared for the messages of one kind about one document. Where much is missing, and much is there, the time
/// would grow with their product.
pub(crate) const COMPARED: usize = 500_000;

/// Names longer than this are not compared: the time grows with the product of two lengths.
const LONGEST: usize = 120;

/// The candidate nearest to `word`, when it is near enough to be a slip: another case, or a third of the letters at
/// most. Of equally near ones the first in alphabetical order.
pub(crate) fn nearest<'c>(word: &str, candidates: impl IntoIterator<Item = &'c str>) -> Option<&'c str> {
    let near = |candidate: &&str| {
        let distance = distance(word, candidate)?;
        (distance <= (word.chars().count() / 3).max(1)).then_some(distance)
    };
    candidates
        .into_iter()
        .filter_map(|candidate| near(&candidate).map(|distance| (distance, candidate)))
        .min()
        .map(|(_, candidate)| candidate)
}

/// Words to choose from: "`a`, `b` or `c`".
pub(crate) fn alternatives(words: &[&str]) -> String {
    let quoted: Vec<String> = words.iter().map(|word| format!("`{word}`")).collect();
    match quoted.split_last() {
        Some((last, others)) if !others.is_empty() => format!("{} or {last}", others.join(", ")),
        _ => quoted.concat(),
    }
}

fn distance(word: &str, candidate: &str) -> Option<usize> {
    if word.eq_ignore_ascii_case(candidate) {
        return Some(0);
    }
    if word.len() > LONGEST || candidate.len().abs_diff(word.len()) > word.len() / 2 + 1 {
        return None;
    }
    Some(strsim::osa_distance(word, candidate))
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn slips_are_near_and_other_words_are_not() {
        assert_eq!(nearest("Usr", ["Account", "User", "Users"]), Some("User"));
        assert_eq!(nearest("user", ["Uses", "User"]), Some("User"));
        assert_eq!(nearest("Pet", ["Account"]), None);
        assert_eq!(nearest("x", []), None);
    }
}
