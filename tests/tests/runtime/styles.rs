//! Styles of parameters: the table of OpenAPI 3.0.4, section 4.7.12.4, and what it leaves open.

use serde_json::{Value, json};

use crate::runtime::{Operation, Request, Style};
use crate::support::{GET, refused, sent};

static IN_PATH: Operation = Operation { id: "getColor", path: "/a{color}", ..GET_OPEN };
const GET_OPEN: Operation = Operation { security: &[], ..Operation::new(&crate::settings::SETTINGS) };
static SEGMENT: Operation = Operation { id: "getColor", path: "/a/{color}/b", ..GET_OPEN };

/// An object whose properties are not in the order of the alphabet.
struct Color;

impl serde::Serialize for Color {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map([("R", 100), ("G", 200), ("B", 150)])
    }
}

/// The values of the table: undefined, a string, an array; the object is [`Color`].
fn values() -> [Value; 3] {
    [Value::Null, json!("blue"), json!(["blue", "black", "brown"])]
}

fn styled(request: Request, style: Style, explode: bool, value: &impl serde::Serialize) -> Request {
    request.query_styled("color", style, explode, value)
}

async fn query_of(style: Style, explode: bool, value: &impl serde::Serialize) -> String {
    sent(&GET, |request| styled(request, style, explode, value)).await.query().unwrap_or_default().to_owned()
}

async fn queries(style: Style, explode: bool) -> Vec<String> {
    let mut queries = Vec::new();
    for value in values() {
        queries.push(query_of(style, explode, &value).await);
    }
    queries.push(query_of(style, explode, &Color).await);
    queries
}

async fn paths(style: Style, explode: bool) -> Vec<String> {
    let path_of =
        async |value: &dyn Fn(Request) -> Request| sent(&IN_PATH, value).await.target.split_off("/v1/a".len());
    let mut paths = Vec::new();
    for value in &values()[1..] {
        paths.push(path_of(&|request| request.path_styled("color", style, explode, value)).await);
    }
    paths.push(path_of(&|request| request.path_styled("color", style, explode, &Color)).await);
    paths
}

#[tokio::test]
async fn form() {
    let array = "color=blue,black,brown";
    assert_eq!(queries(Style::Form, false).await, ["color=", "color=blue", array, "color=R,100,G,200,B,150"]);
    let array = "color=blue&color=black&color=brown";
    assert_eq!(queries(Style::Form, true).await, ["color=", "color=blue", array, "R=100&G=200&B=150"]);
}

#[tokio::test]
async fn delimited() {
    for (style, mark) in [(Style::SpaceDelimited, "%20"), (Style::PipeDelimited, "%7C")] {
        let [_, _, array] = values();
        let list = ["blue", "black", "brown"].join(mark);
        assert_eq!(query_of(style, false, &array).await, format!("color={list}"));
        let object = ["R", "100", "G", "200", "B", "150"].join(mark);
        assert_eq!(query_of(style, false, &Color).await, format!("color={object}"));
    }
}

/// The table has no row for it; the items are pairs as in the style `form`.
#[tokio::test]
async fn delimited_with_explode() {
    for style in [Style::SpaceDelimited, Style::PipeDelimited] {
        assert_eq!(query_of(style, true, &[1, 2]).await, "color=1&color=2");
        refused(&GET, |request| styled(request, style, true, &Color)).await;
    }
}

#[tokio::test]
async fn deep_object() {
    for explode in [true, false] {
        let object = "color%5BR%5D=100&color%5BG%5D=200&color%5BB%5D=150";
        assert_eq!(query_of(Style::DeepObject, explode, &Color).await, object);
    }
    let nested = json!({ "a": { "b": { "c": 1 }, "d": null }, "e": [1, "x&y"], "f": [], "g": {} });
    let expected = "color%5Ba%5D%5Bb%5D%5Bc%5D=1&color%5Be%5D%5B%5D=1&color%5Be%5D%5B%5D=x%26y";
    assert_eq!(query_of(Style::DeepObject, true, &nested).await, expected);
}

/// What OpenAPI has no way for, as services read it that have it.
#[tokio::test]
async fn lists_and_scalars_as_deep_objects() {
    for (value, expected) in [
        (json!("blue"), "color=blue"),
        (json!([1, "b c"]), "color%5B%5D=1&color%5B%5D=b%20c"),
        (json!({ "a": [{ "b": 1 }, { "b": [2] }] }), "color%5Ba%5D%5B0%5D%5Bb%5D=1&color%5Ba%5D%5B1%5D%5Bb%5D%5B%5D=2"),
        (json!([[1], { "a": null }, 2]), "color%5B0%5D%5B%5D=1&color%5B2%5D=2"),
    ] {
        assert_eq!(query_of(Style::DeepObject, true, &value).await, expected);
    }
}

#[tokio::test]
async fn paths_in_every_style() {
    let list = "blue,black,brown";
    assert_eq!(paths(Style::Simple, false).await, ["blue", list, "R,100,G,200,B,150"]);
    assert_eq!(paths(Style::Simple, true).await, ["blue", list, "R=100,G=200,B=150"]);
    assert_eq!(paths(Style::Label, false).await, [".blue", ".blue,black,brown", ".R,100,G,200,B,150"]);
    assert_eq!(paths(Style::Label, true).await, [".blue", ".blue.black.brown", ".R=100.G=200.B=150"]);
    assert_eq!(
        paths(Style::Matrix, false).await,
        [";color=blue", ";color=blue,black,brown", ";color=R,100,G,200,B,150"]
    );
    let exploded = [";color=blue", ";color=blue;color=black;color=brown", ";R=100;G=200;B=150"];
    assert_eq!(paths(Style::Matrix, true).await, exploded);
}

#[tokio::test]
async fn a_matrix_has_no_equals_sign_before_nothing() {
    let value = |value: Value| sent(&IN_PATH, move |request| request.path_styled("color", Style::Matrix, true, &value));
    assert_eq!(value(json!("")).await.target, "/v1/a;color");
    assert_eq!(value(json!({ "G": 1, "R": "" })).await.target, "/v1/a;G=1;R");
    for empty in [json!(null), json!([]), json!({})] {
        assert_eq!(value(empty).await.target, "/v1/a;color");
    }
}

#[tokio::test]
async fn every_part_of_a_path_is_encoded_on_its_own() {
    let value = json!(["a/b", "c,d", "?#"]);
    let request = sent(&SEGMENT, |request| request.path_styled("color", Style::Simple, false, &value)).await;
    assert_eq!(request.target, "/v1/a/a%2Fb,c%2Cd,%3F%23/b");
}

#[tokio::test]
async fn no_style_makes_a_path_lead_elsewhere() {
    let cases = [
        (Style::Simple, json!("")),
        (Style::Simple, json!([])),
        (Style::Simple, json!(null)),
        (Style::Simple, json!("..")),
        (Style::Simple, json!(["."])),
        (Style::Label, json!("")),
        (Style::Label, json!(".")),
        (Style::Label, json!(["", ""])),
        (Style::Label, json!([])),
    ];
    for (style, value) in cases {
        let message = refused(&SEGMENT, |request| request.path_styled("color", style, true, &value)).await;
        assert!(message.contains("color"), "{message}");
    }
}

#[tokio::test]
async fn what_is_empty() {
    let empty = [json!([]), json!({}), json!([null]), json!({ "R": null })];
    for value in empty {
        assert_eq!(query_of(Style::Form, true, &value).await, "");
        assert_eq!(query_of(Style::Form, false, &value).await, "color=");
    }
    assert_eq!(query_of(Style::Form, true, &json!(["", "a"])).await, "color=&color=a");
    assert_eq!(query_of(Style::Form, false, &json!(["", "a", null])).await, "color=,a");
    assert_eq!(query_of(Style::DeepObject, true, &json!({})).await, "");
    assert_eq!(query_of(Style::PipeDelimited, false, &json!([])).await, "color=");
}

#[tokio::test]
async fn a_value_without_a_spelling_is_refused() {
    let cases = [
        (Style::Form, json!([[1]])),
        (Style::Form, json!([{ "a": 1 }])),
        (Style::Form, json!({ "a": [1] })),
        (Style::SpaceDelimited, json!("blue")),
        (Style::PipeDelimited, json!(1)),
    ];
    for (style, value) in cases {
        let message = refused(&GET, |request| styled(request, style, false, &value)).await;
        assert!(message.starts_with("getA: the query parameter color cannot be sent: "), "{message}");
    }
}

#[tokio::test]
async fn scalars_are_written_as_parameters_of_their_own() {
    let value = json!([true, 1, -1, 1.0, 0.1, u64::MAX, "a b"]);
    let expected = "color=true,1,-1,1,0.1,18446744073709551615,a%20b";
    assert_eq!(query_of(Style::Form, false, &value).await, expected);
}

#[tokio::test]
async fn names_and_values_are_encoded() {
    let query = query_of(Style::Form, true, &json!({ "a&b": "c=d", "é": "+" })).await;
    assert_eq!(query, "a%26b=c%3Dd&%C3%A9=%2B");
    let query = query_of(Style::Form, false, &json!(["a,b", "c"])).await;
    assert_eq!(query, "color=a%2Cb,c");
}

/// OpenAPI 3.0.4, section 4.7.12.2.2, and the example of its appendix C.
#[tokio::test]
async fn reserved_characters() {
    let reserved = async |style, explode, value: Value| {
        let request = sent(&GET, |request| request.query_reserved("a[]", style, explode, &value)).await;
        request.query().unwrap_or_default().to_owned()
    };
    assert_eq!(reserved(Style::Form, true, json!(":/?@!$()*,;-._~")).await, "a%5B%5D=:/?@!$()*,;-._~");
    assert_eq!(
        reserved(Style::Form, true, json!("[]#&=+ ^é\"<>")).await,
        "a%5B%5D=%5B%5D%23%26%3D%2B%20%5E%C3%A9%22%3C%3E"
    );
    assert_eq!(
        reserved(Style::Form, true, json!("100% %2F %2f %2 %zz %")).await,
        "a%5B%5D=100%25%20%2F%20%2f%20%252%20%25zz%20%25"
    );
    assert_eq!(reserved(Style::Form, false, json!(["a/b", "c/d"])).await, "a%5B%5D=a/b,c/d");
    assert_eq!(reserved(Style::Form, true, json!({ "x/y": "x/y" })).await, "x%2Fy=x/y");
}

#[tokio::test]
async fn json_as_a_parameter() {
    static BOTH: Operation = Operation { id: "getBoth", path: "/a/{color}", ..GET_OPEN };
    let request = sent(&BOTH, |request| request.path_json("color", &Color).query_json("q", &Color)).await;
    let json = "%7B%22R%22%3A100%2C%22G%22%3A200%2C%22B%22%3A150%7D";
    assert_eq!(request.target, format!("/v1/a/{json}?q={json}"));
}

#[tokio::test]
async fn the_last_value_counts() {
    let request = sent(&GET, |request| {
        let request = styled(request, Style::Form, true, &json!([[1]]));
        styled(request.query("b", "1"), Style::Form, true, &[1, 2])
    });
    assert_eq!(request.await.query(), Some("b=1&color=1&color=2"));
    let request = sent(&GET, |request| request.query("b", "1").query_each("b", [1; 0]));
    assert_eq!(request.await.query(), None);
}
