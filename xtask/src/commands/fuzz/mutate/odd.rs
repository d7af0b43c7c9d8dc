use super::Within;
use super::words::{NUMBERS, WORDS};
use crate::commands::fuzz::chance::Chance;
use crate::commands::fuzz::payloads;
use serde_json::Value;

/// What a number is in a tree until it is written, since a tree holds no number beyond all types.
const MARK: &str = "number written as ";

/// Puts an odd number where a number stands, or elsewhere now and then.
pub(super) fn number(tree: &mut Value, within: &mut Within<'_>) -> Option<()> {
    let is_anywhere = within.chance.once_in(4);
    let place = within.place(|place| is_anywhere || tree.pointer(&place.pointer).is_some_and(Value::is_number));
    let place = place.or_else(|| within.any_place())?;
    *tree.pointer_mut(&place.pointer)? = Value::String(format!("{MARK}{}", within.chance.word(&NUMBERS)));
    Some(())
}

/// Writes down the numbers of a text that is JSON or YAML.
pub(in super::super) fn numbers_written(text: String) -> String {
    // The longest first, since one is the beginning of another.
    let mut numbers = NUMBERS;
    numbers.sort_by_key(|number| std::cmp::Reverse(number.len()));
    let is_there = text.contains(MARK);
    let numbers = numbers.iter().filter(|_| is_there);
    numbers.fold(text, |text, number| {
        let marked = format!("{MARK}{number}");
        text.replace(&format!("\"{marked}\""), number).replace(&marked, number)
    })
}

/// Puts an odd text in the place of a text.
pub(super) fn text(tree: &mut Value, within: &mut Within<'_>) -> Option<()> {
    let place = within.place(|place| tree.pointer(&place.pointer).is_some_and(Value::is_string))?;
    let node = tree.pointer_mut(&place.pointer)?;
    let text = node.as_str()?.to_owned();
    *node = Value::String(odd(&text, within.chance));
    Some(())
}

fn odd(text: &str, chance: &mut Chance) -> String {
    let payload = chance.word(&payloads::EACH);
    match chance.below(10) {
        0..3 => format!("{text}{payload}"),
        3 => format!("{payload}{text}"),
        4 => payload.repeat(1 + chance.below(300)),
        5 => text.repeat(1 + chance.below(3000)),
        6 => String::new(),
        7 => text.chars().rev().collect(),
        8 => text.chars().flat_map(|char| [char, '\u{301}']).collect(),
        _ => super::keys::odd(text, chance),
    }
}

/// Puts a word of the vocabulary in the place of a text.
pub(super) fn word(tree: &mut Value, within: &mut Within<'_>) -> Option<()> {
    let place = within.place(|place| {
        let is_word = |text: &str| WORDS.contains(&text);
        tree.pointer(&place.pointer).and_then(Value::as_str).is_some_and(is_word)
    });
    *tree.pointer_mut(&place?.pointer)? = Value::from(within.chance.word(&WORDS));
    Some(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn numbers_that_no_type_holds_are_written() {
        let marked = json!({"a": format!("{MARK}1e400"), "b": [format!("{MARK}-0.0"), "1"]});
        assert_eq!(numbers_written(marked.to_string()), r#"{"a":1e400,"b":[-0.0,"1"]}"#);
        assert_eq!(numbers_written(serde_yaml::to_string(&marked).unwrap()), "a: 1e400\nb:\n- -0.0\n- '1'\n");
    }
}
