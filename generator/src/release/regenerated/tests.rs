use super::super::projection::Items;
use super::regenerated;
use serde_json::{Value, json};

fn items(groups: Value) -> Items {
    Items::from_groups(serde_json::from_value(groups).unwrap())
}

fn messages(kept: Value, now: Value) -> Vec<(bool, String)> {
    let changes = regenerated(&items(kept), &items(now));
    changes.iter().map(|change| (change.is_breaking(), change.message())).collect()
}

#[test]
fn what_is_another_or_gone_breaks_and_what_is_new_does_not() {
    let kept = json!({"schema A": {"property a": "a: i32", "property b": "b: i32", "property c": "c: i32"}});
    let now = json!({"schema A": {"property a": "a: i32", "property b": "b_: i32", "property d": "d: i32"}});
    let expected = [
        (true, "the generator writes `b_: i32` where it wrote `b: i32` (`property b of schema A`)".to_owned()),
        (true, "the generator writes `c: i32` no more (`property c of schema A`)".to_owned()),
        (false, "the generator writes `d: i32` as well (`property d of schema A`)".to_owned()),
    ];
    assert_eq!(messages(kept.clone(), now), expected);
    assert_eq!(messages(kept.clone(), kept), []);
}

#[test]
fn the_new_name_of_a_model_is_told_once() {
    let client = |name: &str, other: &str| {
        json!({
            "schema A": {"name": format!("models::{name}")},
            "schema AB": {"name": "models::AB", "property a": format!("a: Option<models::{name}>"), "property b": "b: models::AB"},
            "schema B": {"kind": format!("type = models::{other}"), "name": "models::B"},
        })
    };
    let told =
        |name: &str| format!("the generator writes `models::{name}` where it wrote `models::A` (`name of schema A`)");
    assert_eq!(messages(client("A", "A"), client("Aa", "Aa")), [(true, told("Aa"))]);
    // What has the old name, or another one, is another type.
    let other = "the generator writes `type = models::AB` where it wrote `type = models::A` (`kind of schema B`)";
    assert_eq!(messages(client("A", "A"), client("Aa", "AB")), [(true, told("Aa")), (true, other.to_owned())]);
}

#[test]
fn what_comes_or_goes_as_a_whole_is_told_once() {
    let whole = json!({"schema A": {"kind": "struct", "name": "models::A", "property a": "a: i32"}});
    let gone = "the generator writes `models::A` no more (`schema A`)";
    assert_eq!(messages(whole.clone(), json!({})), [(true, gone.to_owned())]);
    assert_eq!(
        messages(json!({}), whole),
        [(false, "the generator writes `models::A` as well (`schema A`)".to_owned())]
    );
}
