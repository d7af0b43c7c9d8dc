//! What a client is given: credentials, and addresses of servers.

use super::{header, sent};

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
fn what_is_given_goes_along_where_the_document_says_nothing() {
    let call = |call: fn(security_undeclared::Client)| {
        sent("204 No Content", "", |url| {
            call(security_undeclared::Client::builder().base_url(url).bearer_token("t").build().unwrap());
        })
    };
    let plain = call(|client| drop(client.a().get_a().send_blocking().unwrap()));
    assert_eq!(header(&plain, "authorization"), Some("Bearer t"));
    let given = sent("204 No Content", "", |url| {
        let builder = security_never_required::Client::builder().base_url(url).bearer_token("t");
        builder.key("k").app("a").build().unwrap().a().get_a().send_blocking().unwrap();
    });
    assert_eq!(given.lines().next(), Some("GET /a?app=a HTTP/1.1"));
    assert_eq!((header(&given, "x-key"), header(&given, "authorization")), (Some("k"), Some("Bearer t")));
    let nothing = sent("204 No Content", "", |url| {
        let client = security_never_required::Client::builder().base_url(url).build().unwrap();
        client.a().get_a().send_blocking().unwrap();
    });
    assert_eq!((header(&nothing, "x-key"), header(&nothing, "authorization")), (None, None));
}

#[test]
fn what_is_given_stays_with_the_addresses_that_are() {
    let builder = security_undeclared::Client::builder().bearer_token("t");
    let error = builder.build().unwrap().a().get_b().send_blocking().unwrap_err();
    assert_eq!(
        error.to_string(),
        "getB: the credentials are not for https://upload.example.com, unless the builder is given the address of that server"
    );
    let of_the_caller = sent("204 No Content", "", |other| {
        let builder = security_undeclared::Client::builder().upload_example_com_url(other);
        builder.bearer_token("t").build().unwrap().a().get_b().send_blocking().unwrap();
    });
    assert_eq!(header(&of_the_caller, "authorization"), Some("Bearer t"));
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
fn a_base_url_takes_the_place_of_every_server() {
    let line = |call: fn(server_default::operations::a::A)| {
        let request = sent("204 No Content", "", |url| {
            call(server_default::Client::builder().base_url(url).build().unwrap().a());
        });
        request.lines().next().unwrap().to_owned()
    };
    assert_eq!(line(|a| drop(a.get_a().send_blocking().unwrap())), "GET /v1/a HTTP/1.1");
    assert_eq!(line(|a| drop(a.list_pods().send_blocking().unwrap())), "GET /k8s/pods HTTP/1.1");
}

/// The host of the document's server is a variable, so that it has any.
#[test]
fn a_base_url_is_elsewhere_where_any_host_would_do() {
    let request = sent("204 No Content", "", |url| {
        let client = server_on_any_host::Client::builder().base_url(url).build().unwrap();
        client.a().get_a().send_blocking().unwrap();
    });
    assert_eq!(request.lines().next(), Some("GET /v1/a HTTP/1.1"));
}

#[test]
fn the_only_address_is_the_base_url() {
    let client = server_default::Client::builder().build().unwrap();
    assert!(format!("{client:?}").contains("\"https://api.example.com/v1\""), "{client:?}");
    // Others do not change that they are set one by one.
    let request = sent("204 No Content", "", |url| {
        let client = server_default::Client::builder().cluster_example_com_url(url).build().unwrap();
        client.a().list_pods().send_blocking().unwrap();
    });
    assert_eq!(request.lines().next(), Some("GET /pods HTTP/1.1"));
    // None of these says where the service is.
    let error = security::Client::builder().build().unwrap_err();
    assert_eq!(error.to_string(), "there is no base URL");
}

#[test]
fn variables_of_the_address() {
    let shown = |builder: server_variables::ClientBuilder| match builder.build() {
        Ok(client) => format!("{client:?}"),
        Err(error) => error.to_string(),
    };
    let builder = server_variables::Client::builder;
    assert_eq!(shown(builder()), "Client { server: \"https://demo.example.com/v3\", .. }");
    let all = builder().tenant("acme").port("8443").version("v4");
    assert_eq!(shown(all.clone()), "Client { server: \"https://acme.example.com:8443/v4\", .. }");
    assert_eq!(shown(all.base_url("https://x.example/v4")), "Client { server: \"https://x.example/v4\", .. }");
    assert_eq!(shown(builder().port("80")), "the server variable port is 80, which is none of 443, 8443");
    assert!(shown(builder().scheme("http")).contains("allow_http"));
    assert_eq!(shown(builder().scheme("http").allow_http()), "Client { server: \"http://demo.example.com:443/v3\", .. }");
    // A value is no way to another host.
    let evil = ["evil.example/", "evil.example?", "evil.example#", "me@evil.example/", "", ".", "a b", "%2f", "a\n", "\\\\evil.example"];
    let evil = evil.map(|tenant| builder().tenant(tenant)).into_iter();
    let evil = evil.chain(["../..", "..", "v3/./b"].map(|version| builder().version(version)));
    for builder in evil {
        assert!(shown(builder.clone()).contains("would lead to another"), "{}", shown(builder));
    }
}

/// A variable may hold all of an address, and its default need not be among its values.
#[test]
fn a_variable_that_is_an_address() {
    let shown = |builder: server_in_a_variable::ClientBuilder| match builder.build() {
        Ok(client) => format!("{client:?}"),
        Err(error) => error.to_string(),
    };
    let builder = server_in_a_variable::Client::builder;
    assert_eq!(shown(builder()), "Client { server: \"https://api.example.com/v1/none\", .. }");
    let other = builder().server("https://other.example.com/").tenant("a");
    assert_eq!(shown(other), "Client { server: \"https://other.example.com/v1/a\", .. }");
    for server in ["ftp://a.example", "https://a.example?b", "https://u:p@a.example", "http://a.example", "https:a.example", "https://"] {
        assert!(shown(builder().server(server)).contains("server variable server"), "{}", shown(builder().server(server)));
    }
}

/// Where an API is says where what belongs to it is.
#[test]
fn what_has_an_address_of_its_own_goes_along_with_the_api() {
    use servers_of_parts::{Client, ClientBuilder};
    let route = |build: &dyn Fn(ClientBuilder, &str) -> ClientBuilder, call: fn(Client)| {
        let answer = r#"{"access_token":"t","token_type":"bearer"}"#;
        let request = sent("200 OK", answer, |url| {
            let port = url.rsplit(':').next().unwrap();
            call(build(Client::builder(), port).build().unwrap());
        });
        request.lines().next().unwrap().to_owned()
    };
    // What comes behind the first request is of no interest, and nobody answers it.
    let b = |client: Client| drop(client.a().get_b().send_blocking());
    let token = |client: Client| drop(client.a().get_a().send_blocking());
    let by_port = |builder: ClientBuilder, port: &str| builder.port(port);
    let documented = |builder: ClientBuilder, port: &str| builder.port(port).base_url(format!("http://127.0.0.1:{port}"));
    let elsewhere = |builder: ClientBuilder, port: &str| builder.base_url(format!("http://localhost:{port}/mock"));
    assert_eq!(route(&by_port, b), "GET /files/b HTTP/1.1");
    assert_eq!(route(&documented, b), "GET /files/b HTTP/1.1");
    assert_eq!(route(&elsewhere, b), "GET /mock/files/b HTTP/1.1");
    for build in [by_port as fn(ClientBuilder, &str) -> ClientBuilder, documented] {
        let build = |builder: ClientBuilder, port: &str| build(builder, port).client_credentials("i", "s");
        assert_eq!(route(&build, token), "POST /token/?policy=p HTTP/1.1");
    }
    let build = |builder: ClientBuilder, port: &str| elsewhere(builder, port).client_credentials("i", "s");
    assert_eq!(route(&build, token), "POST /mock/token/?policy=p HTTP/1.1");
    let build = |builder: ClientBuilder, port: &str| {
        builder.port("1").client_credentials("i", "s").token_url(format!("http://localhost:{port}/other/?q"))
    };
    assert_eq!(route(&build, token), "POST /other/?q HTTP/1.1");
}

#[test]
fn no_credential_is_forgotten() {
    let builder = || servers_of_parts::Client::builder().base_url("http://127.0.0.1:1");
    let client = builder().key("k").same("s").build().unwrap();
    let half = client.a().get_c().send_blocking().unwrap_err().to_string();
    assert_eq!(half, "getC: nothing was sent, since the client lacks the API key `app`");
    let both = client.a().get_d().send_blocking().unwrap_err().to_string();
    assert_eq!(both, "getD: the API key `key` and the API key `same` would both be x-key, which holds one");
}

#[test]
fn credentials_by_their_scheme() {
    let call = |call: fn(security_schemes::operations::a::A)| {
        sent("204 No Content", "", |url| {
            let builder = security_schemes::Client::builder().base_url(url).bearer_token("t").basic("u", "p");
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

/// What a document calls its scheme has nothing to do with what the runtime has a name for.
#[test]
fn a_key_whose_scheme_is_called_token() {
    let alone = sent("204 No Content", "", |url| {
        let client = security_key_called_token::Client::builder().base_url(url).api_key("k").build().unwrap();
        client.a().get_a().send_blocking().unwrap();
    });
    assert_eq!((header(&alone, "x-key"), header(&alone, "authorization")), (Some("k"), None));
    let call = |call: fn(security_key_called_token_beside_bearer::operations::a::A)| {
        sent("204 No Content", "", |url| {
            let builder = security_key_called_token_beside_bearer::Client::builder().base_url(url);
            call(builder.api_key("k").bearer_token("t").build().unwrap().a());
        })
    };
    let by_key = call(|a| drop(a.get_by_key().send_blocking().unwrap()));
    assert_eq!((header(&by_key, "x-key"), header(&by_key, "authorization")), (Some("k"), None));
    let by_bearer = call(|a| drop(a.get_by_bearer().send_blocking().unwrap()));
    assert_eq!((header(&by_bearer, "x-key"), header(&by_bearer, "authorization")), (None, Some("Bearer t")));
}
