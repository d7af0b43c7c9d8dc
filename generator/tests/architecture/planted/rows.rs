//! Each row of the tables is one that a violation breaks: none is there in vain.

use crate::house::planted;
use crate::resolve::Crate;
use crate::rules::{self, Violation};
use crate::table::{CONFINED, NEVER_OF_STD, ROOMS};
use crate::{foreign, panics, text, token_text};
use std::collections::BTreeSet;

/// All rooms of the table, each with an item, and a plant.
fn house(plant: (&str, &str)) -> Crate {
    let root: String = ROOMS.iter().map(|room| format!("pub mod {};", room.name)).collect();
    let rooms = ROOMS.iter().map(|room| (format!("{}.rs", room.name), "pub struct Item;"));
    let rooms: Vec<_> = rooms.filter(|(file, _)| file != plant.0).collect();
    let rooms = rooms.iter().map(|(file, text)| (file.as_str(), *text));
    Crate::new(planted(&rooms.chain([("lib.rs", root.as_str()), plant]).collect::<Vec<_>>()), &foreign())
}

fn uses(violations: BTreeSet<Violation>) -> BTreeSet<String> {
    violations.into_iter().map(|violation| violation.uses).collect()
}

#[test]
fn a_room_uses_none_but_its_own() {
    for room in ROOMS {
        let others = ROOMS.iter().map(|other| other.name).filter(|other| *other != room.name);
        let code: String = others.clone().map(|other| format!("use crate::{other}::Item as _;")).collect();
        let expected = others.filter(|other| !room.rooms.contains(other)).map(str::to_owned).collect();
        let sources = house((&format!("{}.rs", room.name), &code));
        assert_eq!(uses(rules::of_paths(&sources, ROOMS)), expected, "{}", room.name);
    }
}

#[test]
fn a_room_names_no_crates_but_its_own() {
    let crates = foreign();
    for room in ROOMS {
        let code: String = crates.iter().map(|name| format!("use ::{name}::Item as _;")).collect();
        let expected = crates.iter().filter(|name| !room.crates.contains(&name.as_str())).cloned().collect();
        let sources = house((&format!("{}.rs", room.name), &code));
        assert_eq!(uses(rules::of_paths(&sources, ROOMS)), expected, "{}", room.name);
    }
}

#[test]
fn each_never_of_std_is_found() {
    for never in NEVER_OF_STD {
        let sources = house(("ir.rs", &format!("fn a() {{ {never}::b; }}")));
        assert_eq!(uses(rules::of_std(&sources, NEVER_OF_STD)), [(*never).to_owned()].into(), "{never}");
    }
}

#[test]
fn each_crate_with_an_adapter_is_found() {
    for confined in CONFINED {
        let sources = house(("ir.rs", &format!("use {}::Item;", confined.name)));
        assert_eq!(uses(rules::of_confined(&sources, CONFINED)), [confined.name.to_owned()].into());
    }
}

#[test]
fn each_way_to_panic_is_found() {
    let methods = panics::METHODS.map(|name| (format!("fn a() {{ b.{name}(); }}"), format!(".{name}()")));
    let given = panics::METHODS.map(|name| (format!("fn a() {{ b(C::{name}); }}"), format!("::{name}")));
    let macros = panics::MACROS.map(|name| (format!("fn a() {{ {name}!(); }}"), format!("{name}!")));
    for (code, expected) in methods.into_iter().chain(given).chain(macros) {
        assert_eq!(uses(rules::of_panics(&house(("ir.rs", &code)))), [expected].into(), "{code}");
    }
}

#[test]
fn each_judge_of_a_text_of_tokens_is_found() {
    for judge in token_text::JUDGES {
        let sources = house(("emit.rs", &format!("fn a() {{ b.to_string().{judge}(c); }}")));
        let expected = format!("to_string().{judge}");
        assert_eq!(uses(rules::of_token_text(&sources, ROOMS)), [expected].into());
    }
}

#[test]
fn each_word_of_a_vendor_is_found() {
    for word in text::WORDS {
        assert_eq!(text::vendors_in(&format!("a{}b", word.to_uppercase())), [word]);
    }
}
