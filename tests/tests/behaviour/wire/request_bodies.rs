//! Bodies of requests.

use super::{body, header, sent};

#[test]
fn media_types() {
    let request = sent("200 OK", r#"{"any": "thing"}"#, |url| {
        let client = media_types::Client::builder().base_url(url).build().unwrap();
        let patch = [serde_json::json!({ "op": "remove", "path": "/name" })];
        let response = client.a().patch_a(&patch).send_blocking().unwrap();
        assert_eq!(*response, serde_json::json!({ "any": "thing" }));
    });
    assert_eq!(header(&request, "content-type"), Some("application/json-patch+json"));
    assert_eq!(header(&request, "accept"), Some("application/hal+json"));
    assert!(request.ends_with(r#"[{"op":"remove","path":"/name"}]"#), "{request}");
}

#[test]
fn what_is_absent_and_what_is_null() {
    let request = sent("204 No Content", "", |url| {
        let client = object_written::Client::builder().base_url(url).build().unwrap();
        let mut body = object_written::models::A::new("1".to_owned());
        body.note = Some(None);
        client.a().put_a(&body).send_blocking().unwrap();
    });
    let body: serde_json::Value = serde_json::from_str(request.split("\r\n\r\n").nth(1).unwrap()).unwrap();
    assert_eq!(body, serde_json::json!({ "id": "1", "note": null, "parent": null }));
}

#[test]
fn fields_of_a_form() {
    let mut address = body_form::models::Address::default();
    address.street = Some("A & B".to_owned());
    let request = sent("204 No Content", "", |url| {
        let client = body_form::Client::builder().base_url(url).build().unwrap();
        let request = client.a().post_a("n=1").age(7).tags(["a", "b"]).joined([1, 2]).address(&address).deep(&address);
        request.send_blocking().unwrap();
    });
    assert_eq!(header(&request, "content-type"), Some("application/x-www-form-urlencoded"));
    let expected = "name=n%3D1&age=7&tags=a&tags=b&joined=1,2&address=%7B%22street%22%3A%22A%20%26%20B%22%7D\
        &deep%5Bstreet%5D=A%20%26%20B";
    assert_eq!(body(&request), expected);
}

#[test]
fn a_form_that_is_a_map_and_one_that_is_optional() {
    let client = |url: String| body_form::Client::builder().base_url(url).build().unwrap();
    let map = [("a".to_owned(), "1".to_owned()), ("b".to_owned(), "2".to_owned())].into();
    let request = sent("204 No Content", "", |url| drop(client(url).a().post_b(&map).send_blocking().unwrap()));
    assert_eq!(body(&request), "a=1&b=2");
    let without = sent("204 No Content", "", |url| drop(client(url).a().post_c().send_blocking().unwrap()));
    assert_eq!((header(&without, "content-type"), body(&without)), (None, ""));
    let request = sent("204 No Content", "", |url| drop(client(url).a().post_c().note("n").send_blocking().unwrap()));
    assert_eq!(body(&request), "note=n");
}

#[test]
fn parts_of_a_multipart_body() {
    let mut options = body_multipart::models::PostAOptions::default();
    options.dry_run = Some(true);
    let request = sent("204 No Content", "", |url| {
        let client = body_multipart::Client::builder().base_url(url).build().unwrap();
        let image = body_multipart::File::from_bytes("i").name("i.png").media_type("image/png");
        let request = client.a().post_a("1", "a,b".to_owned()).more([image]).options(&options).send_(false);
        request.when("2025-01-01".parse().unwrap()).send_blocking().unwrap();
    });
    let boundary = header(&request, "content-type").unwrap().strip_prefix("multipart/form-data; boundary=").unwrap();
    let part =
        |head: &str, body: &str| format!("--{boundary}\r\nContent-Disposition: form-data; {head}\r\n\r\n{body}\r\n");
    let expected = [
        part("name=\"file\"; filename=\"file\"\r\nContent-Type: text/csv", "a,b"),
        part("name=\"more\"; filename=\"i.png\"\r\nContent-Type: image/png", "i"),
        part("name=\"options\"\r\nContent-Type: application/json", "{\"dryRun\":true}"),
        part("name=\"send\"", "false"),
        part("name=\"when\"", "2025-01-01"),
        format!("--{boundary}--\r\n"),
    ];
    assert_eq!(body(&request), expected.concat());
}

#[test]
fn multipart_fields_that_the_document_does_not_name() {
    let request = sent("204 No Content", "", |url| {
        let client = body_multipart::Client::builder().base_url(url).build().unwrap();
        client.a().post_b().field("a", "1").file("b", b"2".to_vec()).send_blocking().unwrap();
    });
    assert!(body(&request).contains("name=\"a\"\r\n\r\n1\r\n"), "{request}");
    assert!(body(&request).contains("name=\"b\"; filename=\"b\"\r\n"), "{request}");
}

#[test]
fn parts_without_names() {
    let mut metadata = body_multipart_related::models::Metadata::default();
    metadata.title = Some("A".to_owned());
    let request = sent("204 No Content", "", |url| {
        let client = body_multipart_related::Client::builder().base_url(url).build().unwrap();
        let media = body_multipart_related::File::from_bytes("i").media_type("image/png");
        client.uploads().upload(&metadata, media).note("n").send_blocking().unwrap();
    });
    let boundary = header(&request, "content-type").unwrap().strip_prefix("multipart/related; boundary=").unwrap();
    let part = |head: &str, body: &str| format!("--{boundary}\r\n{head}\r\n{body}\r\n");
    let expected = [
        part("Content-Type: application/json\r\n", "{\"title\":\"A\"}"),
        part("Content-Type: image/png\r\n", "i"),
        part("", "n"),
        format!("--{boundary}--\r\n"),
    ];
    assert_eq!(body(&request), expected.concat());
}

#[test]
fn a_file_from_disk_as_the_whole_body() {
    let path = std::env::temp_dir().join(format!("sailmaker-{}.bin", std::process::id()));
    std::fs::write(&path, "on disk").unwrap();
    let request = sent("204 No Content", "", |url| {
        let client = body_other::Client::builder().base_url(url).build().unwrap();
        client.a().put_image().body(path.as_path()).send_blocking().unwrap();
    });
    std::fs::remove_file(&path).unwrap();
    assert_eq!((header(&request, "content-type"), body(&request)), (Some("image/png"), "on disk"));
}

#[test]
fn text_in_a_delete() {
    let request = sent("204 No Content", "", |url| {
        let client = body_other::Client::builder().base_url(url).build().unwrap();
        client.a().delete_xml().body("<a/>").send_blocking().unwrap();
    });
    assert!(request.starts_with("DELETE /xml "), "{request}");
    assert_eq!((header(&request, "content-type"), body(&request)), (Some("application/xml"), "<a/>"));
}

#[test]
fn one_body_in_several_media_types() {
    use body_several::models::A;
    let call = |call: fn(body_several::operations::a::A) -> body_several::operations::a::PostA| {
        let request = sent("204 No Content", "", |url| {
            let client = body_several::Client::builder().base_url(url).build().unwrap();
            call(client.a()).send_blocking().unwrap();
        });
        (header(&request, "content-type").unwrap().to_owned(), body(&request).to_owned())
    };
    let pair = |media_type: &str, body: &str| (media_type.to_owned(), body.to_owned());
    let json = call(|a| a.post_a("q", &A::new("n".to_owned())));
    assert_eq!(json, pair("application/json", r#"{"name":"n"}"#));
    let patch = call(|a| a.post_a_json_patch("q", &[]));
    assert_eq!(patch, pair("application/json-patch+json", "[]"));
    let form = call(|a| a.post_a_form_2("q", "n").note("o"));
    assert_eq!(form, pair("application/x-www-form-urlencoded", "name=n&note=o"));
    assert_eq!(call(|a| a.post_a_text("q", "<a/>")), pair("application/xml", "<a/>"));
    assert_eq!(call(|a| a.post_a_file("q", b"i")), pair("image/png", "i"));
    assert!(call(|a| a.post_a_multipart("q", "n")).0.starts_with("multipart/form-data; boundary="));
}

#[test]
fn fields_of_an_optional_form_in_any_order() {
    let client = |url: String| body_form_optional::Client::builder().base_url(url).build().unwrap();
    let one = sent("204 No Content", "", |url| {
        drop(client(url).messages().create_message().body("text").to("you").from("me").send_blocking().unwrap());
    });
    assert_eq!(body(&one), "Body=text&To=you&From=me");
    let other = sent("204 No Content", "", |url| {
        drop(client(url).messages().create_message().to("me").body("text").to("you").send_blocking().unwrap());
    });
    assert_eq!(body(&other), "Body=text&To=you");
    let none = sent("204 No Content", "", |url| drop(client(url).messages().create_message().send_blocking().unwrap()));
    assert_eq!((header(&none, "content-type"), body(&none)), (None, ""));
    // A body that the service must refuse is not sent.
    let error = client("http://127.0.0.1:9".to_owned()).messages().create_message().body("text").send_blocking().unwrap_err();
    assert_eq!(error.kind(), body_form_optional::ErrorKind::Argument);
    assert!(error.to_string().contains("the field To"), "{error}");
    // Of several forms one is chosen, and what is set of it stays.
    let chosen = sent("204 No Content", "", |url| {
        drop(client(url).messages().replace_message().note("n").body_form("you").note("m").send_blocking().unwrap());
    });
    assert_eq!(body(&chosen), "To=you&Note=m");
}
