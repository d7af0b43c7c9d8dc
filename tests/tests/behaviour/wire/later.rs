use super::{body, sent};
use later_methods::models::{GetItemsFilter, SearchItemsBody};
use tuples::models::{Place, Shape};

fn methods(url: String) -> later_methods::Client {
    later_methods::Client::builder().base_url(url).bearer_token("token").build().unwrap()
}

#[test]
fn a_query_has_a_body() {
    let request = sent("200 OK", "{}\n", |url| {
        let mut search = SearchItemsBody::default();
        search.text = Some("a".into());
        drop(methods(url).items().search_items(&search).send_blocking().unwrap());
    });
    assert!(request.starts_with("QUERY /items HTTP/1.1\r\n"), "{request}");
    assert_eq!(body(&request), r#"{"text":"a"}"#);
}

#[test]
fn a_method_may_have_any_name_and_a_parameter_may_be_all_of_the_query() {
    let copied = sent("204 No Content", "", |url| drop(methods(url).items().copy_items().send_blocking().unwrap()));
    assert!(copied.starts_with("COPY /items HTTP/1.1\r\n"), "{copied}");
    let found = sent("204 No Content", "", |url| drop(methods(url).kept().find_items("$.a[1]").send_blocking().unwrap()));
    assert!(found.starts_with("M-SEARCH /items?%24.a%5B1%5D HTTP/1.1\r\n"), "{found}");
    let locked = sent("204 No Content", "", |url| {
        drop(methods(url).kept().lock_items().lock(r#"{"a":"b&c"}"#).send_blocking().unwrap());
    });
    assert!(locked.starts_with("LOCK /items?%7B%22a%22%3A%22b%26c%22%7D HTTP/1.1\r\n"), "{locked}");
}

#[test]
fn a_form_in_place_of_the_query_is_written_without_a_name() {
    let request = sent("200 OK", "{}", |url| {
        let mut filter = GetItemsFilter::default();
        (filter.text, filter.most) = (Some("a b".into()), Some(5));
        drop(methods(url).items().get_items().filter(&filter).send_blocking().unwrap());
    });
    assert!(request.starts_with("GET /items?text=a%20b&most=5 HTTP/1.1\r\n"), "{request}");
}

#[test]
fn a_tuple_is_a_list() {
    let answer = r#"{"point":[1.5,2.5],"label":["a",{"name":"b"},null],"path":[["c",3]],"open":["d",4],"either":["e",true]}"#;
    let request = sent("200 OK", answer, |url| {
        let client = tuples::Client::builder().base_url(url).build().unwrap();
        let mut shape = Shape::new((1.0, 2.5));
        shape.label = Some(("a".into(), Place::default(), Some(5)));
        let read = client.a().put_a(&shape).send_blocking().unwrap().into_inner();
        assert_eq!(read.point, (1.5, 2.5));
        assert_eq!(read.label.as_ref().map(|label| label.2), Some(None));
        assert_eq!(read.path.as_ref().unwrap(), &[("c".to_owned(), 3)]);
        assert_eq!(tuples::serde_json::to_value(&read).unwrap(), tuples::serde_json::from_str::<tuples::serde_json::Value>(answer).unwrap());
    });
    assert_eq!(body(&request), r#"{"point":[1.0,2.5],"label":["a",{},5]}"#);
}
