//! Security and servers that are wrong but clear.

use insta::assert_snapshot;

use super::{document, repaired};

#[test]
fn a_requirement_that_names_no_scheme() {
    let text = "
security: [{ user: [] }, { gone: [], user: [] }]
paths:
  /a: { get: { responses: {}, security: [{ gone: [s] }] } }
  /b: { get: { responses: {}, security: [{ gone: [s] }, { user: [] }, {}] } }
components:
  securitySchemes: { user: { type: http, scheme: bearer } }
";
    assert_snapshot!(repaired("", &document("3.0.3", text)), @r#"
    warning[undefined-scheme]: the security scheme `gone` is not defined
     --> api.yaml:4:28
      |
    4 | security: [{ user: [] }, { gone: [], user: [] }]
      |                            ^^^^ ignored
      |
      = at: /security/1/gone

    warning[undefined-scheme]: the security scheme `gone` is not defined
     --> api.yaml:6:44
      |
    6 |   /a: { get: { responses: {}, security: [{ gone: [s] }] } }
      |                                            ^^^^ ignored: the requirements of the document hold
      |
      = at: /paths/~1a/get/security/0/gone

    warning[undefined-scheme]: the security scheme `gone` is not defined
     --> api.yaml:7:44
      |
    7 |   /b: { get: { responses: {}, security: [{ gone: [s] }, { user: [] }, {}] } }
      |                                            ^^^^ ignored
      |
      = at: /paths/~1b/get/security/0/gone

    warning: 3 warnings
    => {"components":{"securitySchemes":{"user":{"scheme":"bearer","type":"http"}}},"info":{"title":"T","version":"v1"},"openapi":"3.0.3","paths":{"/a":{"get":{"responses":{}}},"/b":{"get":{"responses":{},"security":[{"user":[]},{}]}}},"security":[{"user":[]},{"user":[]}]}
    "#);
}

#[test]
fn a_scheme_of_swagger() {
    let text = "paths: {}\ncomponents: { securitySchemes: { user: { type: basic } } }";
    assert_snapshot!(repaired("/components", &document("3.0.3", text)), @r#"
    warning[security-scheme]: `basic` is not a type of security scheme
     --> api.yaml:4:48
      |
    4 | components: { securitySchemes: { user: { type: basic } } }
      |                                                ^^^^^ read as `http` with the scheme `basic`
      |
      = at: /components/securitySchemes/user/type

    warning: 1 warning
    => {"securitySchemes":{"user":{"scheme":"basic","type":"http"}}}
    "#);
}

#[test]
fn a_flow_without_scopes() {
    let text = "
paths: {}
components:
  securitySchemes:
    user:
      type: oauth2
      flows:
        clientCredentials: { tokenUrl: /t }
        implicit: { authorizationUrl: /a, scopes: { all: } }
";
    assert_snapshot!(repaired("/components/securitySchemes/user", &document("3.0.3", text)), @r#"
    warning[security-scheme]: an OAuth flow must have the field `scopes`
      --> api.yaml:10:9
       |
    10 |         clientCredentials: { tokenUrl: /t }
       |         ^^^^^^^^^^^^^^^^^ read as a flow without scopes
       |
       = at: /components/securitySchemes/user/flows/clientCredentials

    warning[wrong-type]: `all` must be a string, found null
      --> api.yaml:11:56
       |
    11 |         implicit: { authorizationUrl: /a, scopes: { all: } }
       |                                                        ^ read as ""
       |
       = at: /components/securitySchemes/user/flows/implicit/scopes/all

    warning: 2 warnings
    => {"flows":{"clientCredentials":{"scopes":{},"tokenUrl":"/t"},"implicit":{"authorizationUrl":"/a","scopes":{"all":""}}},"type":"oauth2"}
    "#);
}

#[test]
fn client_certificates() {
    let text = "
security: [{ tls: [] }]
paths: {}
components: { securitySchemes: { tls: { type: mutualTLS } } }
";
    assert_snapshot!(
        repaired("/components", &document("3.1.0", text)),
        @r#"=> {"securitySchemes":{"tls":{"scheme":"mutualTLS","type":"http"}}}"#
    );
}

#[test]
fn fields_of_other_schemes() {
    let text = "paths: {}\ncomponents: { securitySchemes: { user: { type: http, scheme: bearer, in: header } } }";
    assert_snapshot!(repaired("/components", &document("3.0.3", text)), @r#"
    note[field-without-effect]: `in` has no effect where `type` is `http`
     --> api.yaml:4:70
      |
    4 | components: { securitySchemes: { user: { type: http, scheme: bearer, in: header } } }
      |                                                                      ^^ ignored
      |
      = at: /components/securitySchemes/user/in

    note: 1 note
    => {"securitySchemes":{"user":{"in":"header","scheme":"bearer","type":"http"}}}
    "#);
}

#[test]
fn servers() {
    let text = "
servers:
- { url: 'https://{tenant}.example.com' }
- { url: 'https://{host}:{port}/v1', variables: { host: { enum: [a, b] }, port: { default: 443 } } }
paths: {}
";
    assert_snapshot!(repaired("/servers", &document("3.0.3", text)), @r#"
    warning[server-variable]: the variable `tenant` of the server's URL is not declared
     --> api.yaml:5:10
      |
    5 | - { url: 'https://{tenant}.example.com' }
      |          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ the server is left out
      |
      = at: /servers/0/url

    warning[server-variable]: a server variable must have the field `default`
     --> api.yaml:6:51
      |
    6 | - { url: 'https://{host}:{port}/v1', variables: { host: { enum: [a, b] }, port: { default: 443 } } }
      |                                                   ^^^^ read as "a", the first of `enum`
      |
      = at: /servers/1/variables/host

    warning[wrong-type]: `default` must be a string, found a number
     --> api.yaml:6:92
      |
    6 | - { url: 'https://{host}:{port}/v1', variables: { host: { enum: [a, b] }, port: { default: 443 } } }
      |                                                                                            ^^^ read as "443"
      |
      = at: /servers/1/variables/port/default

    warning: 3 warnings
    => [{"url":"https://{host}:{port}/v1","variables":{"host":{"default":"a","enum":["a","b"]},"port":{"default":"443"}}}]
    "#);
}
