//! Unions, as they are read and written.

use super::sent;

/// What a call of `replacePets` sends back of the basket that it got.
fn basket_of(name: &str, json: &'static str, call: impl FnOnce(String)) -> serde_json::Value {
    let request = sent("200 OK", json, call);
    let body = request.split_once("\r\n\r\n").unwrap().1;
    serde_json::from_str(body).unwrap_or_else(|error| panic!("{name}: {error} in {body}"))
}

#[test]
fn a_union_takes_the_variant_that_knows_the_most() {
    use union::models::*;
    let pet = |json: &str| serde_json::from_str::<BasketPet>(json).unwrap();
    assert!(matches!(pet(r#"{"name": "Tom", "indoor": true}"#), BasketPet::Cat(_)));
    assert!(matches!(pet(r#"{"name": "Leo", "roar": 3}"#), BasketPet::Lion(_)));
    assert!(matches!(pet(r#"{"name": "Rex", "size": "small"}"#), BasketPet::Dog(_)));
    // A new property is known to none of them, and changes nothing.
    assert!(matches!(pet(r#"{"name": "Leo", "roar": 3, "new": 1}"#), BasketPet::Lion(_)));
    let value = |json: &str| serde_json::from_str::<BasketValue>(json).unwrap();
    assert_eq!(value("true"), BasketValue::Boolean(true));
    assert_eq!(value("1"), BasketValue::Integer(1));
    assert_eq!(value("1.5"), BasketValue::Number(1.5));
    assert_eq!(value(r#""2025-01-01""#), BasketValue::Date("2025-01-01".parse().unwrap()));
    assert_eq!(value(r#""text""#), BasketValue::String("text".to_owned()));
    assert_eq!(value(r#"["a"]"#), BasketValue::Array(vec!["a".to_owned()]));
    assert!(matches!(value(r#"{"a": 1}"#), BasketValue::Map(_)));
    assert_eq!(value("[1]"), BasketValue::Unknown(serde_json::json!([1])));
    let either = |json: &str| serde_json::from_str::<BasketEither>(json).unwrap();
    assert!(matches!(either(r#"[{"name": "Tom"}]"#), BasketEither::Array(_)));
    assert!(matches!(either(r#"[{"size": "small"}]"#), BasketEither::Array2(_)));
}

#[test]
fn a_union_is_written_as_it_came() {
    let json = r#"{"pet":{"name":"Leo","roar":3},"value":[1,"a"],"extended":"huge","nullable":null,"open":7,
        "extra":{"id":1,"size":"small"},"nested":["a",["b"]]}"#;
    let basket = basket_of("union", "{}", |url| {
        let client = union::Client::builder().base_url(url).build().unwrap();
        let basket: union::models::Basket = serde_json::from_str(json).unwrap();
        client.pets().replace_pets(&basket).send_blocking().unwrap();
    });
    assert_eq!(basket, serde_json::from_str::<serde_json::Value>(json).unwrap());
    assert_eq!(union::models::BasketPet::from(union::models::Cat::new("Tom")), {
        serde_json::from_str(r#"{"name": "Tom"}"#).unwrap()
    });
}

#[test]
fn a_discriminator_decides() {
    use union_discriminated::models::*;
    let mapped = |json: &str| serde_json::from_str::<BasketMapped>(json);
    assert!(matches!(mapped(r#"{"kind": "tomcat", "name": "Tom"}"#), Ok(BasketMapped::Cat(_))));
    assert!(matches!(mapped(r#"{"kind": "Cat"}"#), Ok(BasketMapped::Cat(_))));
    assert!(matches!(mapped(r#"{"kind": "dog", "name": "Tom"}"#), Ok(BasketMapped::Dog(_))));
    let unknown = r#"{"kind":"bird","wings":2}"#;
    assert_eq!(mapped(unknown).unwrap(), BasketMapped::Unknown(serde_json::from_str(unknown).unwrap()));
    // A wrong value costs nothing but its field.
    let wrong = r#"{"kind":"dog","size":"large"}"#;
    assert!(matches!(mapped(wrong), Ok(BasketMapped::Dog(_))));
    assert_eq!(serde_json::to_string(&mapped(wrong).unwrap()).unwrap(), wrong);
    // The variant has no property that says what it is: the union writes it.
    let cat = BasketMapped::from(serde_json::from_str::<Cat>(r#"{"name": "Tom"}"#).unwrap());
    assert_eq!(serde_json::to_value(&cat).unwrap(), serde_json::json!({ "kind": "cat", "name": "Tom" }));
    // A base without a list of its variants keeps what these add.
    let animal: Animal = serde_json::from_str(r#"{"kind": "bird", "wings": 2}"#).unwrap();
    assert_eq!(serde_json::to_value(&animal).unwrap(), serde_json::json!({ "kind": "bird", "wings": 2 }));
}

#[test]
fn a_union_in_a_union_counts_what_it_does_not_know() {
    use union_nested::models::*;
    let either = |json: &str| serde_json::from_str::<Either>(json).unwrap();
    assert!(matches!(either(r#"{"value": 1}"#), Either::Typed(_)));
    assert!(matches!(either(r#"{"value": "s"}"#), Either::Text(_)));
}

/// Each level doubles the ways to read it. A service cannot make a client try them all, and nothing is lost.
#[test]
fn deep_unions_are_read_in_bounded_time() {
    use union_nested::models::Expression;
    let shallow = r#"{"operator": "or", "arguments": [{"operator": "and", "arguments": []}]}"#;
    let Expression::Or(or) = serde_json::from_str(shallow).unwrap() else { panic!("it is an `or`") };
    assert!(matches!(or.arguments.unwrap()[0], Expression::And(_)));
    let depth = 40;
    let deep = r#"{"arguments":["#.repeat(depth) + &r#"],"operator":"or"}"#.repeat(depth);
    let start = std::time::Instant::now();
    let read: Expression = serde_json::from_str(&deep).unwrap();
    assert!(start.elapsed() < std::time::Duration::from_secs(10));
    let written = serde_json::to_value(&read).unwrap();
    assert_eq!(written, serde_json::from_str::<serde_json::Value>(&deep).unwrap());
}

#[test]
fn what_has_another_value_than_the_constants_of_a_variant_is_not_of_it() {
    use union_of_constants::models::*;
    let event = |json: &str| serde_json::from_str::<Event>(json).unwrap();
    assert!(matches!(event(r#"{"type": "started", "at": 1, "new": 2}"#), Event::Started(_)));
    assert!(matches!(event(r#"{"type": "held"}"#), Event::PausedOrHeld(_)));
    assert!(matches!(event(r#"{"type": "any", "code": 7}"#), Event::LaterEvent(_)));
    for unknown in [r#"{"type":"exploded","at":1}"#, r#"{"code":8}"#, r#"{"type":"started","by":"me"}"#] {
        let value: serde_json::Value = serde_json::from_str(unknown).unwrap();
        assert_eq!(event(unknown), Event::Unknown(value), "{unknown}");
        assert_eq!(serde_json::to_string(&event(unknown)).unwrap(), unknown);
    }
    let owner = |json: &str| serde_json::from_str::<Owner>(json).unwrap();
    assert!(matches!(owner(r#"{"object": "person", "name": "Ann"}"#), Owner::Person(_)));
    assert!(matches!(owner(r#"{"object": "person", "deleted": true}"#), Owner::DeletedPerson(_)));
    assert!(matches!(owner(r#"{"object": "person", "deleted": false}"#), Owner::Unknown(_)));
    let holder = |json: &str| serde_json::from_str::<Holder>(json).unwrap();
    assert!(matches!(holder(r#"{"object": "company", "move": "Quit"}"#), Holder::Company(_)));
    assert!(matches!(holder(r#"{"object": "Company"}"#), Holder::Unknown(_)));
    assert_eq!(Move::from("Quit"), Move::Quit(MoveQuit::Quit));
}

#[test]
fn a_schema_that_others_extend_stands_for_them() {
    use extended::models::*;
    let zoo = r##"{"first":{"kind":"Dog","tail":"long"},"all":[{"kind":"#Cat","lives":7},{"kind":"Parrot","words":["a"]},
        {"kind":"Fish","fins":2},{"kind":"bird","wings":2},"gone"],"bird":{"kind":"Parrot","words":["b"]}}"##;
    let read: Zoo = serde_json::from_str(zoo).unwrap();
    let Animal::Dog(dog) = &read.first else { panic!("{:?}", read.first) };
    assert_eq!(dog.tail.as_deref(), Some("long"));
    let all = read.all.as_deref().unwrap();
    let [Animal::Cat(_), Animal::Parrot(_), Animal::Base(fish), Animal::Bird(_), Animal::Unknown(_)] = all else {
        panic!("{all:?}")
    };
    // One that lacks what it must have is read as what all of them are.
    let Animal::Base(cat) = serde_json::from_str(r##"{"kind":"#Cat","age":3,"fur":"red"}"##).unwrap() else { panic!() };
    assert_eq!((cat.age, &cat.additional_properties["fur"]), (Some(3), &serde_json::json!("red")));
    // What none of them is keeps all that it has.
    assert_eq!(fish.additional_properties["fins"], serde_json::json!(2));
    let written = serde_json::to_value(&read).unwrap();
    assert_eq!(written, serde_json::from_str::<serde_json::Value>(zoo).unwrap());
    let sent = basket_of("extended", r#"{"first":{"kind":"Fish"}}"#, |url| {
        let client = extended::Client::builder().base_url(url).build().unwrap();
        let cat = Cat::new("#Cat", 9);
        let zoo = client.zoo().put_zoo(&cat.into()).send_blocking().unwrap();
        assert!(matches!(zoo.into_inner().first, Animal::Base(_)));
    });
    assert_eq!(sent, serde_json::json!({ "kind": "#Cat", "lives": 9 }));
}
