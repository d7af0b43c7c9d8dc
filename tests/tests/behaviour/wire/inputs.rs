//! Parameters, as they are written.

use super::{header, sent};

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
fn queries_of_paths() {
    let line = |call: fn(path_query::Client)| {
        let request = sent("204 No Content", "", |url| {
            call(path_query::Client::builder().base_url(url).build().unwrap());
        });
        request.lines().next().unwrap_or_default().to_owned()
    };
    let beta = line(|client| drop(client.things().list_beta_things().limit(1).send_blocking().unwrap()));
    assert_eq!(beta, "GET /things?beta=true&limit=1 HTTP/1.1");
    let kind = line(|client| drop(client.things().list_things_of_kind("a&b").send_blocking().unwrap()));
    assert_eq!(kind, "GET /things?kind=a%26b HTTP/1.1");
    let fragment = line(|client| drop(client.items().get_items_v_2().send_blocking().unwrap()));
    assert_eq!(fragment, "GET /items HTTP/1.1");
}
