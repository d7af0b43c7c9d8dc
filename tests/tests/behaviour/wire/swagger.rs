//! Documents of Swagger 2.0: bodies, forms and lists, as they are written.

use super::{body, header, sent};

#[test]
fn lists_are_joined_as_their_format_says() {
    let list = ["a,b".to_owned(), "c d".to_owned()];
    let request = sent("204 No Content", "", |url| {
        let client = swagger_lists::Client::builder().base_url(url).build().unwrap();
        let request = client.a().get_a(&[1, 2]).x_names(&list).commas(&list).each(&list).spaces(&list).pipes(&list);
        request.tabs("x\ty").rows(&["1,2".to_owned(), "3".to_owned()]).send_blocking().unwrap();
    });
    let expected = "GET /a/1,2?commas=a%2Cb,c%20d&each=a%2Cb&each=c%20d&spaces=a%2Cb%20c%20d&pipes=a%2Cb%7Cc%20d\
        &tabs=x%09y&rows=1%2C2%7C3 HTTP/1.1";
    assert_eq!(request.lines().next(), Some(expected));
    assert_eq!(header(&request, "x-names"), Some("a,b,c d"));
}

#[test]
fn fields_of_a_form() {
    let request = sent("204 No Content", "", |url| {
        let client = swagger_form::Client::builder().base_url(url).build().unwrap();
        let request = client.a().post_a("n=1").age(7).kind("two".into()).tags(["a", "b"]).each(["c", "d"]);
        request.spaced(&["e".to_owned(), "f".to_owned()]).send_blocking().unwrap();
    });
    assert_eq!(header(&request, "content-type"), Some("application/x-www-form-urlencoded"));
    assert_eq!(body(&request), "name=n%3D1&age=7&kind=two&tags=a,b&each=c&each=d&spaced=e%20f");
}

#[test]
fn parts_of_a_form_with_a_file() {
    let request = sent("204 No Content", "", |url| {
        let client = swagger_files::Client::builder().base_url(url).build().unwrap();
        let file = swagger_files::File::from_bytes("contents");
        client.a().post_a(file).note("n").tags(["a", "b"]).send_blocking().unwrap();
    });
    let boundary = header(&request, "content-type").unwrap().strip_prefix("multipart/form-data; boundary=").unwrap();
    let parts: Vec<&str> = body(&request).split(&format!("--{boundary}")).map(str::trim).collect();
    let file = "Content-Disposition: form-data; name=\"file\"; filename=\"file\"\r\n\
        Content-Type: application/octet-stream\r\n\r\ncontents";
    let field = |name: &str, text: &str| format!("Content-Disposition: form-data; name=\"{name}\"\r\n\r\n{text}");
    assert_eq!(parts, ["", file, &field("note", "n"), &field("tags", "a,b"), "--"]);
}

#[test]
fn a_file_comes_as_bytes_in_a_media_type_that_is_not_json() {
    let request = sent("200 OK", "%PDF", |url| {
        let client = swagger_files::Client::builder().base_url(url).build().unwrap();
        assert_eq!(client.a().get_a().send_blocking().unwrap().into_inner().bytes().unwrap(), "%PDF");
    });
    assert_eq!(header(&request, "accept"), Some("application/pdf"));
}

#[test]
fn a_shared_body_has_the_media_type_of_its_operation() {
    let client = |url: String| swagger_body::Client::builder().base_url(url).build().unwrap();
    let names = ["a".to_owned()];
    let request = sent("204 No Content", "", |url| drop(client(url).a().put_a().body(&names).send_blocking().unwrap()));
    assert_eq!((header(&request, "content-type"), body(&request)), (Some("application/json"), r#"["a"]"#));
    let request = sent("204 No Content", "", |url| drop(client(url).a().put_b().body(&names).send_blocking().unwrap()));
    assert_eq!((header(&request, "content-type"), body(&request)), (Some("application/vnd.names+json"), r#"["a"]"#));
}

#[test]
fn the_server_has_the_base_path() {
    let request = sent("204 No Content", "", |url| {
        let client = swagger_base_path::Client::builder().base_url(url).build().unwrap();
        client.a().get_a().send_blocking().unwrap();
    });
    assert_eq!(request.lines().next(), Some("GET /v1/a HTTP/1.1"));
}

#[test]
fn the_header_of_credentials_is_sent() {
    let request = sent("204 No Content", "", |url| {
        let client = swagger_authorization::Client::builder().base_url(url).api_key("Token t").build().unwrap();
        client.a().get_a().send_blocking().unwrap();
    });
    assert_eq!(header(&request, "authorization"), Some("Token t"));
}
