use super::letters;
use super::short::short;
use crate::text::is_hidden;
use heck::{ToKebabCase, ToSnakeCase, ToUpperCamelCase};
use std::borrow::Cow;
use unicode_ident::{is_xid_continue, is_xid_start};
use unicode_normalization::UnicodeNormalization;

/// `snake_case`, and a valid identifier; keywords are made raw, or get an underscore where Rust has no raw form.
pub(super) fn snake(text: &str) -> String {
    if text.is_empty() {
        return "unnamed".to_owned();
    }
    let words = letters::count_in_words(text).map_or(Cow::Borrowed(text), Cow::Owned);
    keyword(short(identifier(&spelled(&words).to_snake_case(), "number_"), '_'))
}

/// `UpperCamelCase`, and a valid identifier. What stands between digits is an underscore: `v1.0` is `V1_0`.
pub(super) fn camel(text: &str) -> String {
    if text.is_empty() { "Unnamed".to_owned() } else { camel_words([text]) }
}

/// The same of a value, whose digits stay as they are: `2fa` is `Value2fa`, and no text at all is `Empty`.
pub(super) fn camel_value(text: &str) -> String {
    type_identifier(&joined([text]), "Value")
}

/// Other names for what wants the same as another in `UpperCamelCase`, the best first: with the letters as they are, all of them
/// small, and with a word for each sign.
pub(super) fn camel_alternatives(text: &str) -> Vec<String> {
    let text: String = text.nfkc().collect();
    let is_word = text.chars().all(char::is_alphanumeric);
    let mut letters = text.chars().filter(|&letter| is_xid_continue(letter) && !is_hidden(letter));
    let literal: String = letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect();
    let spelled_out = |sign: char| match sign {
        '-' => " dash ".to_owned(),
        sign if sign.is_alphanumeric() => sign.to_string(),
        sign => format!(" {} ", named(sign)),
    };
    let signs: String = text.chars().map(spelled_out).collect();
    let literal = is_word.then(|| type_identifier(&literal, "Value"));
    [camel_value(&text)]
        .into_iter()
        .chain(literal)
        .chain([camel_value(&text.to_lowercase()), camel_value(&signs)])
        .collect()
}

/// Whether a text is a name in `UpperCamelCase` as it is.
pub(super) fn is_camel(text: &str) -> bool {
    let is_plain = text.chars().all(|letter| letter.is_ascii_alphanumeric());
    is_plain && text.starts_with(|first: char| first.is_ascii_uppercase()) && type_identifier(text, "Value") == text
}

/// The words of some texts, each with a capital.
fn joined<'a>(texts: impl IntoIterator<Item = &'a str>) -> String {
    let mut name = String::new();
    for text in texts {
        for word in spelled(text).to_snake_case().split('_') {
            let is_number = |letter: char| letter.is_ascii_digit();
            if name.ends_with(is_number) && word.starts_with(is_number) {
                name.push('_');
            }
            name.push_str(&word.to_upper_camel_case());
        }
    }
    name
}

fn type_identifier(name: &str, prefix: &str) -> String {
    match identifier(name, prefix).as_str() {
        "Self" => "SelfValue".to_owned(),
        name => short(name.to_owned(), 'X'),
    }
}

/// Whether a text can be the name of a method or a type as it is.
pub(super) fn is_name(text: &str) -> bool {
    let plain = text.strip_prefix("r#").unwrap_or(text);
    plain != "Self" && identifier(plain, "x") == plain && keyword(plain.to_owned()) == text
}

/// `kebab-case` of a name that is made already, for files and anchors.
pub(crate) fn kebab(name: &str) -> String {
    short(name.trim_start_matches("r#").to_kebab_case(), '-')
}

/// Words joined into one `UpperCamelCase` name.
pub(super) fn camel_words<'a>(words: impl IntoIterator<Item = &'a str>) -> String {
    let mut words: Vec<Cow<'_, str>> = words.into_iter().map(Cow::Borrowed).collect();
    if let Some(first) = words.first_mut()
        && let Some(counted) = letters::count_in_words(first)
    {
        *first = Cow::Owned(counted);
    }
    type_identifier(&joined(words.iter().map(|word| &**word)), "Number")
}

/// The text with its symbols spelled out where they are all that it has, or where they lead: `*` is `star`, `-name` is
/// `minus name`.
fn spelled(text: &str) -> String {
    // Identifiers are compared in this form (The Rust Reference, section 2.3), and the compiler warns of others.
    let text = if text.is_ascii() {
        Cow::Borrowed(text)
    } else {
        Cow::Owned(letters::latin(&text.nfkc().collect::<String>()))
    };
    let text = letters::acronyms(&text);
    let text: &str = &text;
    if !text.chars().any(char::is_alphanumeric) {
        let words: Vec<Cow<'_, str>> = text.chars().map(named).collect();
        return if words.is_empty() { "empty".to_owned() } else { words.join(" ") };
    }
    match text.chars().next() {
        Some(sign @ ('-' | '+' | '!' | '<' | '>' | '=')) => {
            format!("{} {text}", symbol(sign).unwrap_or_default())
        }
        _ => text.to_owned(),
    }
}

/// A word for a sign: its own, or that of its code point.
fn named(sign: char) -> Cow<'static, str> {
    symbol(sign).map_or_else(|| format!("u{:x}", u32::from(sign)).into(), Cow::Borrowed)
}

fn symbol(symbol: char) -> Option<&'static str> {
    let word = match symbol {
        '*' => "star",
        '+' => "plus",
        '-' => "minus",
        '/' => "slash",
        '\\' => "backslash",
        '=' => "equal",
        '<' => "less",
        '>' => "greater",
        '!' => "not",
        '?' => "question",
        '.' => "dot",
        ',' => "comma",
        ':' => "colon",
        ';' => "semicolon",
        '|' => "pipe",
        '&' => "and",
        '%' => "percent",
        '#' => "hash",
        '$' => "dollar",
        '@' => "at",
        '~' => "tilde",
        '^' => "caret",
        '_' => "underscore",
        '(' | ')' | '[' | ']' | '{' | '}' => "bracket",
        '"' | '\'' | '`' => "quote",
        ' ' => "space",
        _ => return None,
    };
    Some(word)
}

/// Leaves out what no identifier may hold, and puts a prefix before what may not start one.
fn identifier(name: &str, prefix: &str) -> String {
    let kept: String = name.chars().filter(|&c| is_xid_continue(c) && !is_hidden(c)).collect();
    match kept.chars().next() {
        Some(first) if is_xid_start(first) => kept,
        _ => format!("{prefix}{kept}").trim_end_matches('_').to_owned(),
    }
}

/// A name of Rust as code has it: raw where it is a keyword.
pub(crate) fn raw(name: &str) -> String {
    keyword(name.to_owned())
}

fn keyword(name: String) -> String {
    match name.as_str() {
        "self" | "super" | "crate" | "_" => format!("{name}_"),
        word if KEYWORDS.contains(&word) => format!("r#{word}"),
        _ => name,
    }
}

/// The strict and reserved keywords of Rust 2024 that have a raw form (The Rust Reference, section 2.1).
const KEYWORDS: [&str; 48] = [
    "abstract", "as", "async", "await", "become", "box", "break", "const", "continue", "do", "dyn", "else", "enum",
    "extern", "false", "final", "fn", "for", "gen", "if", "impl", "in", "let", "loop", "macro", "match", "mod", "move",
    "mut", "override", "priv", "pub", "ref", "return", "static", "struct", "trait", "true", "try", "type", "typeof",
    "unsafe", "unsized", "use", "virtual", "where", "while", "yield",
];

#[cfg(test)]
mod tests {
    use super::{camel, camel_value, snake};

    #[test]
    fn spellings() {
        let cases = [
            ("sourceId", "source_id", "SourceId"),
            ("type", "r#type", "Type"),
            ("self", "self_", "SelfValue"),
            ("2fa", "two_fa", "TwoFa"),
            ("*", "star", "Star"),
            ("-name", "minus_name", "MinusName"),
            ("", "unnamed", "Unnamed"),
            ("AI Agent", "ai_agent", "AiAgent"),
            ("a\u{3164}b\u{34f}", "ab", "Ab"),
            ("mfa:select", "mfa_select", "MfaSelect"),
            ("filter.$", "filter", "Filter"),
            ("größe", "groesse", "Groesse"),
            ("Žluťoučký", "zlutoucky", "Zlutoucky"),
            ("数", "数", "数"),
            ("FloatingIPs", "floating_ips", "FloatingIps"),
            ("listVPCsOfUser", "list_vpcs_of_user", "ListVpcsOfUser"),
            ("getDNSserver", "get_dn_sserver", "GetDnSserver"),
            ("1-Click Applications", "one_click_applications", "OneClickApplications"),
            ("404page", "number_404page", "Number404page"),
            ("🦀", "u1f980", "U1f980"),
            ("v1.0", "v1_0", "V1_0"),
            ("2020-01-02", "number_2020_01_02", "Number2020_01_02"),
        ];
        for (text, expected_snake, expected_camel) in cases {
            assert_eq!((snake(text).as_str(), camel(text).as_str()), (expected_snake, expected_camel), "{text}");
        }
    }
    #[test]
    fn values() {
        for (text, expected) in [("2fa", "Value2fa"), ("", "Empty"), ("404", "Value404"), ("größe", "Groesse")] {
            assert_eq!(camel_value(text), expected, "{text}");
        }
    }
}
