//! What the requests of some cases look like on the wire. The test `emitted_rust_behaves` puts this file into a crate beside
//! those of the cases, and runs it there.

use std::io::{Read, Write};
use std::net::{Ipv4Addr, TcpListener};
use std::thread;

/// What a call sends, as text. The server gives one answer, and ends.
fn sent(status: &'static str, body: &'static str, call: impl FnOnce(String)) -> String {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    let server = thread::spawn(move || {
        let (mut stream, _) = listener.accept().unwrap();
        let mut request = Vec::new();
        while !is_whole(&request) {
            let mut part = [0; 4096];
            let length = stream.read(&mut part).unwrap();
            request.extend_from_slice(&part[..length]);
        }
        let answer = format!("HTTP/1.1 {status}\r\ncontent-length: {}\r\nconnection: close\r\n\r\n{body}", body.len());
        stream.write_all(answer.as_bytes()).unwrap();
        String::from_utf8(request).unwrap()
    });
    call(url);
    server.join().unwrap()
}

fn is_whole(request: &[u8]) -> bool {
    let text = String::from_utf8_lossy(request);
    let Some((head, body)) = text.split_once("\r\n\r\n") else { return false };
    let length = head.lines().find_map(|line| line.strip_prefix("content-length: "));
    body.len() >= length.map_or(0, |length| length.parse().unwrap())
}

fn header<'a>(request: &'a str, name: &str) -> Option<&'a str> {
    request.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(": "))
}

fn body(request: &str) -> &str {
    request.split_once("\r\n\r\n").map_or("", |(_, body)| body)
}

#[test]
#[allow(deprecated, reason = "the case is about it as well")]
fn parameters() {
    let request = sent("204 No Content", "", |url| {
        let client = parameters::Client::builder().base_url(url).build().unwrap();
        let since = "2025-01-01T00:00:00+02:00".parse().unwrap();
        let request = client.a().get_a("x/y", 7, since).ids(["a,b", "c"]).numbers([1, 2]).x_trace("t");
        request.state("ON".into()).send_blocking().unwrap();
    });
    let expected = "GET /a/x%2Fy/7?since=2024-12-31T22%3A00%3A00Z&ids=a%2Cb&ids=c&numbers=1,2&state=ON HTTP/1.1";
    assert_eq!(request.lines().next(), Some(expected));
    assert_eq!(header(&request, "x-trace"), Some("t"));
}

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
fn a_default_is_a_success_where_nothing_else_is() {
    sent("200 OK", r#""text""#, |url| {
        let client = media_types::Client::builder().base_url(url).build().unwrap();
        assert_eq!(*client.a().get_b().send_blocking().unwrap(), "text");
    });
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
fn credentials_that_are_optional_are_sent_if_there_are_any() {
    let call = |token: Option<&str>| {
        sent("204 No Content", "", |url| {
            let builder = security::Client::builder().base_url(url);
            let builder = match token {
                Some(token) => builder.bearer_token(token),
                None => builder,
            };
            builder.build().unwrap().a().get_either().send_blocking().unwrap();
        })
    };
    assert_eq!(header(&call(Some("t")), "authorization"), Some("Bearer t"));
    assert_eq!(header(&call(None), "authorization"), None);
}

#[test]
fn whole_numbers_that_the_document_does_not_list_are_kept() {
    use enumeration_integer::models::{A, ALevel};
    let read = |text: &str| serde_json::from_str::<A>(text).unwrap();
    assert_eq!(read(r#"{"level": -1}"#).level, Some(ALevel::Minus1));
    assert_eq!(read(r#"{"level": 7}"#).level, Some(ALevel::Unknown(7)));
    assert_eq!(serde_json::to_string(&read(r#"{"level": 7}"#)).unwrap(), r#"{"level":7}"#);
}

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
    assert_eq!(union::models::BasketPet::from(union::models::Cat::new("Tom".into())), {
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
    // A known kind with a wrong body is an error, as it is of any model.
    assert!(mapped(r#"{"kind": "dog", "size": "large"}"#).is_err());
    // The variant has no property that says what it is: the union writes it.
    let cat = BasketMapped::from(serde_json::from_str::<Cat>(r#"{"name": "Tom"}"#).unwrap());
    assert_eq!(serde_json::to_value(&cat).unwrap(), serde_json::json!({ "kind": "cat", "name": "Tom" }));
    // A base without a list of its variants keeps what these add.
    let animal: Animal = serde_json::from_str(r#"{"kind": "bird", "wings": 2}"#).unwrap();
    assert_eq!(serde_json::to_value(&animal).unwrap(), serde_json::json!({ "kind": "bird", "wings": 2 }));
}

#[test]
fn styles_of_parameters() {
    let mut filter = parameter_styles::models::Filter::default();
    (filter.name, filter.size) = (Some("a b".to_owned()), Some(2));
    let any = serde_json::json!({ "k": "v" });
    let request = sent("204 No Content", "", |url| {
        let client = parameter_styles::Client::builder().base_url(url).build().unwrap();
        let list = ["x/y".to_owned(), "z".to_owned()];
        let request = client.a().get_a("l", &[1, 2], &list).filter(&filter).spaces(&list).pipes(["p", "q"]);
        let request = request.object(&filter).next("/a?b=c").any(&any).json(&filter).xml("<a/>");
        let request = request.x_list(&[1, 2]).x_object(&filter).session("s").flags(&list);
        request.send_blocking().unwrap();
    });
    let expected = "GET /a/.l/;matrix=1;matrix=2/x%2Fy,z?\
        filter%5Bname%5D=a%20b&filter%5Bsize%5D=2&spaces=x%2Fy%20z&pipes=p&pipes=q&object=name,a%20b,size,2&next=/a?b%3Dc&k=v\
        &json=%7B%22name%22%3A%22a%20b%22%2C%22size%22%3A2%7D&xml=%3Ca%2F%3E HTTP/1.1";
    assert_eq!(request.lines().next(), Some(expected));
    assert_eq!(header(&request, "x-list"), Some("1,2"));
    assert_eq!(header(&request, "x-object"), Some("name=a b,size=2"));
    assert_eq!(header(&request, "cookie"), Some("session=s; flags=x/y,z"));
}

#[test]
fn values_that_the_document_gives() {
    let call = |set: bool| {
        sent("204 No Content", "", |url| {
            let client = parameter_values::Client::builder().base_url(url).build().unwrap();
            let request = client.a().get_a("1");
            let request = if set { request.level(7).x_experimental("no") } else { request };
            request.send_blocking().unwrap();
        })
    };
    let (plain, set) = (call(false), call(true));
    assert_eq!(plain.lines().next(), Some("GET /a?id=1&level=3&format=json HTTP/1.1"));
    assert_eq!((header(&plain, "x-experimental"), header(&plain, "x-version")), (Some("true"), Some("2")));
    assert_eq!(set.lines().next(), Some("GET /a?id=1&level=7&format=json HTTP/1.1"));
    assert_eq!((header(&set, "x-experimental"), header(&set, "x-version")), (Some("no"), Some("2")));
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
    let mut options = body_multipart::models::PostABodyOptions::default();
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
    let patch = call(|a| a.post_a_application_json_patch_json("q", &[]));
    assert_eq!(patch, pair("application/json-patch+json", "[]"));
    let form = call(|a| a.post_a_form_2("q", "n").note("o"));
    assert_eq!(form, pair("application/x-www-form-urlencoded", "name=n&note=o"));
    assert_eq!(call(|a| a.post_a_text("q", "<a/>")), pair("application/xml", "<a/>"));
    assert_eq!(call(|a| a.post_a_file("q", b"i")), pair("image/png", "i"));
    assert!(call(|a| a.post_a_multipart("q", "n")).0.starts_with("multipart/form-data; boundary="));
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
fn headers_of_answers() {
    use response_headers::operations::a::GetA;
    sent("204 No Content\r\nX-Total-Count: 7\r\nX-State: ON\r\nX-Ratio: no", "", |url| {
        let client = response_headers::Client::builder().base_url(url).build().unwrap();
        let response = client.a().get_a().send_blocking().unwrap();
        assert_eq!(response.header(GetA::X_TOTAL_COUNT), Some(7));
        assert_eq!(response.header(GetA::X_STATE), Some(response_headers::models::GetAResponseXState::On));
        assert_eq!((response.header(GetA::X_RATIO), response.header(GetA::X_COMPLETE)), (None, None));
    });
}

#[test]
fn servers_of_operations() {
    let line = |call: fn(servers::operations::a::A)| {
        let request = sent("204 No Content", "", |url| {
            let builder = servers::Client::builder().base_url(&url).eu_upload_example_com_url(format!("{url}/upload"));
            call(builder.build().unwrap().a());
        });
        request.lines().next().unwrap().to_owned()
    };
    assert_eq!(line(|a| drop(a.get_same().send_blocking().unwrap())), "GET /v1/same HTTP/1.1");
    assert_eq!(line(|a| drop(a.get_path().send_blocking().unwrap())), "GET /beta/path HTTP/1.1");
    assert_eq!(line(|a| drop(a.get_relative().send_blocking().unwrap())), "GET /relative HTTP/1.1");
    assert_eq!(line(|a| drop(a.get_elsewhere().send_blocking().unwrap())), "GET /upload/elsewhere HTTP/1.1");
}

#[test]
fn credentials_by_their_scheme() {
    let call = |call: fn(security_schemes::operations::a::A)| {
        sent("204 No Content", "", |url| {
            let builder = security_schemes::Client::builder().base_url(url).bearer_token("t").basic_auth("u", "p");
            call(builder.header("h").query("q").cookie("c").build().unwrap().a());
        })
    };
    let common = call(|a| drop(a.get_common().send_blocking().unwrap()));
    assert_eq!((header(&common, "x-key"), header(&common, "authorization")), (Some("h"), None));
    let both = call(|a| drop(a.get_both().send_blocking().unwrap()));
    assert_eq!(
        (both.lines().next(), header(&both, "authorization")),
        (Some("GET /both?key=q HTTP/1.1"), Some("Bearer t"))
    );
    assert_eq!(header(&call(|a| drop(a.get_cookie().send_blocking().unwrap())), "cookie"), Some("session=c"));
    assert_eq!(header(&call(|a| drop(a.get_basic().send_blocking().unwrap())), "authorization"), Some("Basic dTpw"));
    assert_eq!(header(&call(|a| drop(a.get_tokens().send_blocking().unwrap())), "authorization"), Some("Bearer t"));
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
