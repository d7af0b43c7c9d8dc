//! Words as a name needs them.

use std::borrow::Cow;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// The text with the plural of an acronym as one word: `FloatingIPs` is `FloatingIps`. Capitals before an `s` that ends a word are one.
pub(super) fn acronyms(text: &str) -> Cow<'_, str> {
    let letters: Vec<char> = text.chars().collect();
    let is_plural = |at: usize| {
        let is_capital =
            |before: usize| at.checked_sub(before).and_then(|at| letters.get(at)).is_some_and(char::is_ascii_uppercase);
        letters.get(at) == Some(&'s')
            && is_capital(1)
            && is_capital(2)
            && !letters.get(at + 1).is_some_and(|next| next.is_lowercase())
    };
    if !(0..letters.len()).any(is_plural) {
        return Cow::Borrowed(text);
    }
    let mut words = letters.clone();
    for end in (0..letters.len()).filter(|at| is_plural(*at)) {
        let before = letters.iter().take(end).rev();
        let acronym = before.take_while(|letter| letter.is_ascii_uppercase()).count();
        for letter in words.iter_mut().take(end).skip(end - acronym + 1) {
            *letter = letter.to_ascii_lowercase();
        }
    }
    words.into_iter().collect::<String>().into()
}

/// The text with Latin letters in place of those that have a usual way to be written by them: `größe` is `groesse`, `é` is `e`. Letters
/// of other scripts stay.
pub(super) fn latin(text: &str) -> String {
    let mut written = String::new();
    for letter in text.chars() {
        match in_latin(letter) {
            Some(others) => written.push_str(others),
            None => plain(letter, &mut written),
        }
    }
    written
}

/// Adds a letter, without its accents where it is a Latin one.
fn plain(letter: char, to: &mut String) {
    let mut parts = std::iter::once(letter).nfd();
    match parts.next() {
        Some(base) if base.is_ascii_alphabetic() && parts.all(is_combining_mark) => to.push(base),
        _ => to.push(letter),
    }
}

fn in_latin(letter: char) -> Option<&'static str> {
    let others = match letter {
        'ä' | 'æ' => "ae",
        'Ä' | 'Æ' => "Ae",
        'ö' | 'ø' | 'œ' => "oe",
        'Ö' | 'Ø' | 'Œ' => "Oe",
        'ü' => "ue",
        'Ü' => "Ue",
        'ß' => "ss",
        'ẞ' => "Ss",
        'å' => "aa",
        'Å' => "Aa",
        'ł' => "l",
        'Ł' => "L",
        'đ' | 'ð' => "d",
        'Đ' | 'Ð' => "D",
        'þ' => "th",
        'Þ' => "Th",
        'ı' => "i",
        _ => return None,
    };
    Some(others)
}

/// The text with the number at its beginning as a word, where it is a small one that is followed by letters: `1-click` is `one click`. No
/// name begins with a digit.
pub(super) fn count_in_words(text: &str) -> Option<String> {
    const WORDS: [&str; 13] =
        ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];
    let end = text.find(|letter: char| !letter.is_ascii_digit())?;
    let (number, rest) = text.split_at(end);
    let rest = rest.trim_start_matches(|letter: char| !letter.is_alphanumeric());
    let is_counted = rest.starts_with(char::is_alphabetic);
    let word = WORDS.get(number.parse::<usize>().ok()?).filter(|_| is_counted && !number.starts_with("00"))?;
    Some(format!("{word} {rest}"))
}
