//! Users who are asked, by the addresses of a document.

use super::{body, header, sent};
use authorization_code::{Authorization, AuthorizationCode, Client};

fn login(url: &str) -> AuthorizationCode {
    let builder = Client::builder().base_url(url).refresh_url(format!("{url}/renew?a=1"));
    builder.authorization_code("id", "https://app.example.com/back").unwrap()
}

#[test]
fn the_page_is_that_of_the_document_or_the_one_that_is_given() {
    let page = |builder: authorization_code::ClientBuilder| {
        let login = builder.authorization_code("id", "https://app.example.com/back").unwrap();
        login.begin().unwrap().url().split('?').next().unwrap().to_owned()
    };
    assert_eq!(page(Client::builder()), "https://login.example.com/authorize");
    let given = Client::builder().authorization_url("https://tenant.example.com/in");
    assert_eq!(page(given), "https://tenant.example.com/in");
    // It is sent to nobody in the clear.
    let plain = Client::builder().authorization_url("http://tenant.example.com/in");
    let error = plain.authorization_code("id", "https://app.example.com/back").unwrap_err();
    assert!(error.to_string().contains("plain http"), "{error}");
}

/// The token endpoint is on the host of the API, and so is where the API is.
#[test]
fn a_code_is_exchanged_where_the_api_is_and_renewed_where_it_is_said() {
    let answer = r#"{"access_token":"t","expires_in":0,"refresh_token":"r"}"#;
    let mut tokens = None;
    let request = sent("200 OK", answer, |url| {
        let authorization = Authorization::resume("s", "v");
        tokens = Some(login(&url).exchange_blocking(&authorization, "code=c&state=s").unwrap());
    });
    assert_eq!((request.lines().next(), header(&request, "authorization")), (Some("POST /token HTTP/1.1"), None));
    let redirect = "redirect_uri=https%3A%2F%2Fapp.example.com%2Fback";
    assert_eq!(body(&request), format!("grant_type=authorization_code&code=c&{redirect}&code_verifier=v&client_id=id"));
    let tokens = tokens.unwrap();
    let request = sent("400 Bad Request", "", |url| {
        let client = login(&url).client(&tokens).unwrap();
        client.a().get_a().send_blocking().unwrap_err();
    });
    assert_eq!(request.lines().next(), Some("POST /renew?a=1 HTTP/1.1"));
    assert_eq!(body(&request), "grant_type=refresh_token&refresh_token=r&client_id=id");
}
