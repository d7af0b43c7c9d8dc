//! Pages of each style, as a generated crate follows them.

use std::io::{Read, Write};
use std::net::{Ipv4Addr, TcpListener};
use std::thread;

use paging_styles::models::Thing;
use paging_styles::{Client, Error};

/// What is asked for, as targets of requests, where the service answers with these heads and bodies, one after the other.
fn asked(answers: &[(&str, &str)], call: impl FnOnce(&Client)) -> Vec<String> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    let answers: Vec<String> = answers
        .iter()
        .map(|(head, body)| {
            format!("HTTP/1.1 200 OK\r\ncontent-length: {}\r\nconnection: close\r\n{head}\r\n{body}", body.len())
        })
        .collect();
    let server = thread::spawn(move || {
        let answer = |answer: &String| {
            let (mut stream, _) = listener.accept().unwrap();
            let mut request = Vec::new();
            while !request.ends_with(b"\r\n\r\n") {
                let mut part = [0; 4096];
                let length = stream.read(&mut part).unwrap();
                request.extend_from_slice(&part[..length]);
            }
            stream.write_all(answer.as_bytes()).unwrap();
            let request = String::from_utf8(request).unwrap();
            request.split(' ').nth(1).unwrap().to_owned()
        };
        answers.iter().map(answer).collect()
    });
    call(&Client::builder().base_url(url).build().unwrap());
    server.join().unwrap()
}

fn ids(items: impl Iterator<Item = Result<Thing, Error>>) -> Vec<String> {
    items.map(|item| item.unwrap().id.unwrap()).collect()
}

#[test]
fn an_offset_with_the_total_in_the_body() {
    let answers = [("", r#"{"items": [{"id": "a"}, {"id": "b"}], "total": 3}"#), ("", r#"{"items": [{"id": "c"}], "total": 3}"#)];
    let targets = asked(&answers, |client| assert_eq!(ids(client.things().by_offset().iter_blocking()), ["a", "b", "c"]));
    assert_eq!(targets, ["/offset?limit=2&offset=0", "/offset?limit=2&offset=2"]);
}

#[test]
fn page_numbers() {
    let answers = [("", r#"[{"id": "a"}]"#), ("", "[]")];
    let targets = asked(&answers, |client| assert_eq!(ids(client.things().by_page().iter_blocking()), ["a"]));
    assert_eq!(targets, ["/page?per_page=2&page=1", "/page?per_page=2&page=2"]);
}

#[test]
fn a_cursor_and_items_that_may_be_null() {
    let answers = [
        ("", r#"{"things": [{"id": "a"}], "response_metadata": {"next_cursor": "x="}}"#),
        ("", r#"{"things": null, "response_metadata": {"next_cursor": "y"}}"#),
        ("", r#"{"things": [{"id": "b"}], "response_metadata": {"next_cursor": ""}}"#),
    ];
    let targets = asked(&answers, |client| assert_eq!(ids(client.things().by_cursor().iter_blocking()), ["a", "b"]));
    assert_eq!(targets, ["/cursor", "/cursor?cursor=x%3D", "/cursor?cursor=y"]);
}

#[test]
fn the_number_of_the_next_page() {
    let answers = [
        ("", r#"{"things": [{"id": "a"}], "meta": {"pagination": {"next_page": 2}}}"#),
        ("", r#"{"things": [], "meta": {"pagination": {"next_page": null}}}"#),
    ];
    let targets = asked(&answers, |client| assert_eq!(ids(client.things().by_next_number().iter_blocking()), ["a"]));
    assert_eq!(targets, ["/number", "/number?page=2"]);
}

#[test]
fn links() {
    let answers = [("link: </link?page=2>; rel=\"next\"\r\n", r#"[{"id": "a"}]"#), ("", r#"[{"id": "b"}]"#)];
    let targets = asked(&answers, |client| assert_eq!(ids(client.things().by_link().iter_blocking()), ["a", "b"]));
    assert_eq!(targets, ["/link", "/link?page=2"]);
}

#[test]
fn urls_in_the_body() {
    let answers = [
        ("", r#"{"_embedded": {"things": [{"id": "a"}]}, "_links": {"next": {"href": "/url?after=a"}}}"#),
        ("", r#"{"_embedded": {}, "_links": {}}"#),
    ];
    let targets = asked(&answers, |client| assert_eq!(ids(client.things().by_url().iter_blocking()), ["a"]));
    assert_eq!(targets, ["/url", "/url?after=a"]);
}

/// The page that a caller must say is where the walk begins, and an answer without a body is its end.
#[test]
fn a_page_that_is_required_and_the_end_without_a_body() {
    let total = "x-total-count: 9\r\n";
    let answers = [(total, r#"[{"id": "a"}]"#), ("", "")];
    let targets = asked(&answers, |client| {
        assert_eq!(ids(client.things().by_required_page("x", 3).per_page(1).iter_blocking()), ["a"]);
    });
    assert_eq!(targets, ["/required/x?page=3&per_page=1", "/required/x?page=4&per_page=1"]);
    asked(&answers, |client| {
        let pages: Vec<_> = client.things().by_required_page("x", 3).pages_blocking().map(Result::unwrap).collect();
        assert_eq!((pages.len(), pages[0].as_ref().map(Vec::len), pages[1].as_ref()), (2, Some(1), None));
        assert_eq!(pages[0].total_count(), Some(9));
    });
}

#[test]
fn ids_of_first_items_on_the_way_back() {
    let answers = [
        ("", r#"{"data": [{"id": "b"}, {"id": "c"}], "has_more": true}"#),
        ("", r#"{"data": [{"id": "a"}], "has_more": false}"#),
    ];
    let targets = asked(&answers, |client| {
        assert_eq!(ids(client.things().both_ways().ending_before("d").iter_blocking()), ["b", "c", "a"]);
    });
    assert_eq!(targets, ["/both?ending_before=d", "/both?ending_before=b"]);
}

#[test]
fn ids_of_last_items_page_by_page() {
    let answers = [
        ("", r#"{"data": [{"id": "a"}, {"id": "b"}], "has_more": true}"#),
        ("", r#"{"data": [{"id": "c"}], "has_more": false}"#),
    ];
    let targets = asked(&answers, |client| {
        let pages: Vec<_> = client.things().by_last_id().pages_blocking().map(Result::unwrap).collect();
        assert_eq!(pages.iter().map(|page| (page.data.len(), page.has_more)).collect::<Vec<_>>(), [(2, true), (1, false)]);
    });
    assert_eq!(targets, ["/last", "/last?starting_after=b"]);
}
