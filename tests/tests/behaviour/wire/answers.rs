//! What is made of answers.

use super::{header, sent};

#[test]
fn a_default_is_a_success_where_nothing_else_is() {
    sent("200 OK", r#""text""#, |url| {
        let client = media_types::Client::builder().base_url(url).build().unwrap();
        assert_eq!(*client.a().get_b().send_blocking().unwrap(), "text");
    });
}

#[test]
fn whole_numbers_that_the_document_does_not_list_are_kept() {
    use enumeration_integer::models::{A, ALevel};
    let read = |text: &str| serde_json::from_str::<A>(text).unwrap();
    assert_eq!(read(r#"{"level": -1}"#).level, Some(ALevel::Minus1));
    assert_eq!(read(r#"{"level": 7}"#).level, Some(ALevel::Unknown(7)));
    assert_eq!(serde_json::to_string(&read(r#"{"level": 7}"#)).unwrap(), r#"{"level":7}"#);
}

#[test]
fn values_with_names_are_written_as_values() {
    use enumeration_named::models::{A, ALevel, State};
    let text = r#"{"state":"I","level":2}"#;
    let read: A = serde_json::from_str(text).unwrap();
    assert_eq!((&read.state, &read.level), (&Some(State::InActive), &Some(ALevel::High)));
    assert_eq!(serde_json::to_string(&read).unwrap(), text);
    assert_eq!(State::from("in-active").as_str(), "in-active");
    assert_ne!(State::from("in-active"), State::InActive);
}

#[test]
fn durations_are_kept_as_they_came() {
    for text in ["P1M", "P4W", "P28D", "PT3600.50S", "-P1D", "1h30m", ""] {
        let json = format!(r#"{{"all":"{text}","either":"{text}"}}"#);
        let read: duration::models::A = serde_json::from_str(&json).unwrap();
        assert_eq!(read.all, text);
        assert_eq!(serde_json::to_string(&read).unwrap(), json);
    }
}

#[test]
fn successes_that_differ_by_status() {
    use responses::operations::a::GetSeveralSuccess;
    let call = |status: &'static str, body: &'static str| {
        let mut success = None;
        sent(status, body, |url| {
            let client = responses::Client::builder().base_url(url).build().unwrap();
            success = Some(client.a().get_several().send_blocking().unwrap().into_inner());
        });
        success.unwrap()
    };
    let mut there = responses::models::A::default();
    there.id = Some("1".to_owned());
    assert_eq!(call("200 OK", r#"{"id":"1"}"#), GetSeveralSuccess::Ok(there));
    assert_eq!(call("202 Accepted", r#"["a"]"#), GetSeveralSuccess::Accepted(vec!["a".to_owned()]));
    assert_eq!(call("204 No Content", ""), GetSeveralSuccess::NoContent);
    assert_eq!(call("207 Multi-Status", "1"), GetSeveralSuccess::Other(1.into()));
}

#[test]
fn the_bodies_of_errors_are_asked_for_where_a_success_has_none() {
    let client = |url: String| errors::Client::builder().base_url(url).build().unwrap();
    let request = sent("204 No Content", "", |url| drop(client(url).a().get_a().send_blocking().unwrap()));
    assert_eq!(header(&request, "accept"), Some("application/json, application/problem+json"));
    let request = sent("204 No Content", "", |url| drop(client(url).a().get_b().send_blocking().unwrap()));
    assert_eq!(header(&request, "accept"), Some("application/json"));
}

#[test]
fn bodies_that_are_not_json() {
    let client = |url: String| responses::Client::builder().base_url(url).build().unwrap();
    let request = sent("200 OK", "a,b", |url| assert_eq!(*client(url).a().get_text().send_blocking().unwrap(), "a,b"));
    assert_eq!(header(&request, "accept"), Some("text/csv"));
    let request = sent("200 OK", "PK", |url| {
        let stream = client(url).a().get_stream().send_blocking().unwrap().into_inner();
        assert_eq!(std::io::read_to_string(stream).unwrap(), "PK");
    });
    assert_eq!(header(&request, "accept"), Some("application/zip"));
    let request = sent("200 OK", "a,b", |url| {
        assert_eq!(*client(url).a().get_media().send_text_blocking().unwrap(), "a,b");
    });
    assert_eq!(header(&request, "accept"), Some("text/csv"));
    sent("204 No Content", "", |url| assert_eq!(*client(url).a().get_optional().send_blocking().unwrap(), None));
    sent("200 OK", "", |url| drop(client(url).a().head_mixed().send_blocking().unwrap()));
}

#[test]
fn redirects_give_what_they_lead_to_or_where() {
    let client = |url: &str| redirects::Client::builder().base_url(url).build().unwrap();
    let request = sent("302 Found\r\nLocation: there?a=b", "", |url| {
        let location = client(&url).a().get_archive().send_location_blocking().unwrap();
        assert_eq!(*location, format!("{url}/there?a=b"));
    });
    assert_eq!(header(&request, "accept"), Some("application/json, */*"));
    sent("303 See Other\r\nLocation: /reports/1", "", |url| {
        assert_eq!(*client(&url).a().make_report().send_blocking().unwrap(), format!("{url}/reports/1"));
    });
    let request = sent("200 OK", "PK", |url| {
        let bytes = client(&url).a().get_archive().send_blocking().unwrap().into_inner().bytes().unwrap();
        assert_eq!(&bytes[..], b"PK");
    });
    assert!(request.starts_with("GET /archive "), "{request}");
}

#[test]
fn headers_of_answers() {
    use response_headers::operations::a::GetA;
    sent("204 No Content\r\nX-Total-Count: 7\r\nX-State: ON\r\nX-Ratio: no", "", |url| {
        let client = response_headers::Client::builder().base_url(url).build().unwrap();
        let response = client.a().get_a().send_blocking().unwrap();
        assert_eq!(response.header(GetA::X_TOTAL_COUNT), Some(7));
        assert_eq!(response.header(GetA::X_STATE), Some(response_headers::models::GetAXState::On));
        assert_eq!((response.header(GetA::X_RATIO), response.header(GetA::X_COMPLETE)), (None, None));
    });
}
