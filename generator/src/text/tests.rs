use super::*;
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

/// What ends or opens something in one of the languages.
const PAYLOADS: [&str; 31] = [
    "",
    " ",
    "  a ",
    "plain",
    "`",
    "``",
    "a`b``c",
    "x``\n\n```rust\npanic!();\n```\n",
    "\"#",
    "\"##; panic!(); //",
    "\\",
    "\\\"",
    "a\\|b",
    "a|b",
    "*a* _b_ ~c~ [d](javascript:e) ![f](g)",
    "<script>alert(1)</script>",
    "--> <!-- ]]> &lt; &#60;",
    "{{ a }} {% b %} ${c}",
    "# a",
    "1. a",
    "1.",
    "12)",
    "---",
    "::: a",
    "import a",
    "export",
    "a\0\u{7}\u{1b}[31m\u{9b}31m\u{7f}",
    "\u{202e}a\u{2066}b\u{200b}c\u{feff}d\u{ad}",
    "\u{2028}a\u{2029}b\u{85}",
    "\u{115f}a\u{1160}b\u{3164}c\u{ffa0}",
    "é 日本語 👩‍👩‍👧",
];

/// What a text is read as: its events, those of text joined.
fn events(text: &str) -> Vec<Event<'_>> {
    let all = Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH;
    pulldown_cmark::TextMergeStream::new(Parser::new_ext(text, all)).collect()
}

/// The one stretch of a paragraph that is all of a text.
#[track_caller]
fn alone(text: &str) -> Event<'_> {
    match events(text).as_slice() {
        [Event::Start(Tag::Paragraph), inner, Event::End(TagEnd::Paragraph)] => inner.clone(),
        other => panic!("{text:?} is read as {other:?}"),
    }
}

#[test]
fn what_is_not_seen_is_shown() {
    assert_eq!(shown("a\n\t\0\u{202e}\u{200b}\u{e0041}b"), "a\\n\\t\\u{0}\\u{202e}\\u{200b}\\u{e0041}b");
    assert_eq!(shown("é 日本語 ❤️"), "é 日本語 ❤️");
    for payload in PAYLOADS {
        assert!(!shown(payload).contains(is_hidden), "{payload:?}");
    }
}

#[test]
fn a_code_span_holds_all_of_a_text() {
    for payload in PAYLOADS.into_iter().filter(|payload| !payload.is_empty()) {
        assert_eq!(alone(&CodeSpan::new(payload)), Event::Code(shown(payload).into_owned().into()), "{payload:?}");
    }
    assert_eq!(CodeSpan::new(""), "`\"\"`");
    assert_eq!(CodeSpan::new("GET /a/{b}"), "`GET /a/{b}`");
}

#[test]
fn a_cell_of_code_is_one_cell() {
    for payload in PAYLOADS {
        let table = format!("| {} | z |\n| - | - |\n", Cell::code(payload));
        let cells = events(&table).into_iter().filter(|event| matches!(event, Event::Start(Tag::TableCell))).count();
        let text: String = events(&table).into_iter().filter_map(text_of).collect();
        let expected = if payload.is_empty() { "\"\"".into() } else { shown(payload) };
        assert_eq!((cells, text.as_str()), (2, format!("{expected}z").as_str()), "{payload:?}");
    }
}

fn text_of(event: Event<'_>) -> Option<String> {
    match event {
        Event::Text(text) | Event::Code(text) => Some(text.into_string()),
        Event::Html(_) | Event::InlineHtml(_) => panic!("a tag came through"),
        _ => None,
    }
}

#[test]
fn text_on_a_page_is_text() {
    for payload in PAYLOADS.into_iter().filter(|payload| !payload.trim().is_empty()) {
        let expected = shown(payload).trim().to_owned();
        assert_eq!(alone(&Page::text(payload)), Event::Text(expected.into()), "{payload:?}");
    }
    for plain in ["application/json", "a_b", "https://api.example.com/v1?a=b&c=d", "-1", "0 to 250", "1.5", "a & b"] {
        assert_eq!(Page::text(plain), plain);
        assert_eq!(Cell::text(plain), plain);
    }
    assert_eq!(Page::text("{a} <b>"), "\\{a\\} \\<b>");
    assert_eq!(Page::text("1."), "1\\.");
    assert_eq!(Page::text("a 1. b"), "a 1. b");
    // MDX runs a paragraph that begins so.
    assert_eq!(Page::text("import a"), "&#105;mport a");
    assert_eq!(Page::text("export"), "&#101;xport");
    assert_eq!(Page::text("important"), "important");
}

#[test]
fn a_literal_is_one_token_of_the_same_text() {
    for payload in PAYLOADS {
        for rust in [Rust::literal(payload), Rust::raw_literal(payload)] {
            let literal: syn::LitStr = syn::parse_str(&rust).unwrap_or_else(|error| panic!("{rust}: {error}"));
            assert_eq!(literal.value(), payload);
            assert!(!rust.contains(|sign| is_hidden(sign) && sign != '\n'), "{rust}");
        }
        assert!(!Rust::literal(payload).contains('\n'));
    }
    assert_eq!(Rust::raw_literal("{\"a\": 1}"), "r#\"{\"a\": 1}\"#");
    assert_eq!(Rust::raw_literal("\"##"), "r###\"\"##\"###");
}

#[test]
fn a_comment_is_one_line() {
    assert_eq!(Rust::comment("a\nb\u{202e}"), "a\\nb\\u{202e}");
}

#[test]
fn a_type_stays_as_it_is_spelled() {
    let spelled = "std::collections::BTreeMap<String,Vec<&[(a_b::C, r#D)]>>";
    assert_eq!(Rust::spelled(spelled), spelled);
    assert_eq!(Rust::spelled("A; b!{}"), "A_ b___");
}

#[test]
fn a_name_stays_as_it_is_and_holds_nothing_else() {
    for name in ["a_b::C", "r#type", "methods/a-b.md#c", "Größe", "1.88"] {
        assert_eq!(Word::new(name), name);
    }
    assert_eq!(Word::new("a`b\n|<c>\"\\{\u{202e}"), "a_b___c_____");
}

#[test]
fn values_of_configuration_read_back() {
    for payload in PAYLOADS {
        let toml: toml::Table = format!("a = {}", Toml::text(payload)).parse().unwrap();
        assert_eq!(toml["a"].as_str(), Some(payload));
        let yaml: serde_yaml::Value = serde_yaml::from_str(&format!("a: {}", FrontMatter::text(payload))).unwrap();
        assert_eq!(yaml["a"].as_str(), Some(payload));
        assert_eq!(serde_json::from_str::<String>(&Json::text(payload)).unwrap(), payload);
        let json = Json::shown(&serde_json::Value::from(payload).to_string());
        assert_eq!(serde_json::from_str::<String>(&json).unwrap(), payload);
        for text in [&*Toml::text(payload), &*FrontMatter::text(payload), &*Json::text(payload), &*json] {
            assert!(!text.contains(is_hidden), "{text:?}");
        }
    }
    assert_eq!(FrontMatter::text("it's: a"), "'it''s: a'");
    assert_eq!(FrontMatter::list(&["a".into(), "no".into(), "b c".into()]), "[a, 'no', b c]");
    assert_eq!(Toml::list(&["a".into(), "b \"c\"".into()]), "[\"a\", \"b \\\"c\\\"\"]");
}

#[test]
fn a_terminal_gets_no_command() {
    assert_eq!(Terminal::line("a\n\u{1b}[31m\u{9b}b"), "a\\n\\u{1b}[31m\\u{9b}b");
    assert_eq!(Terminal::lines("a\n\tb\r\u{202e}"), "a\n\tb\\r\\u{202e}");
}

#[test]
fn a_frame_has_its_parts_in_their_order() {
    let (name, code) = (Word::new("a"), CodeSpan::new("{}"));
    assert_eq!(Rustdoc::filled("[`{}`]: {}, {} {}.", &[&name, &code, &1_u32]), "[`a`]: `{}`, 1 .");
    assert_eq!(Rustdoc::joined(&["a".into(), Rustdoc::default(), "b".into()], "\n\n"), "a\n\nb");
}

#[test]
fn a_word_of_a_command_is_one_word() {
    for name in ["list_items", "a+b", "größe", "1.2-rc"] {
        assert_eq!(Shell::word(name), name);
    }
    assert_eq!(Shell::word(""), "''");
    assert_eq!(Shell::word("a b"), "'a b'");
    assert_eq!(Shell::word("it's $(a) `b`; \\"), "'it'\\''s $(a) `b`; \\'");
    for payload in PAYLOADS {
        let word = Shell::word(payload);
        assert!(!word.contains(is_hidden), "{payload:?}");
        assert!(word.starts_with('\'') && word.ends_with('\'') || !word.contains(['\'', ' ', '$', '`', ';']), "{word}");
    }
}
