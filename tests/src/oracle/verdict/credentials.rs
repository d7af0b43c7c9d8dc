//! Who sends a request.

use crate::oracle::operation::Operation;
use crate::oracle::parameter::Place;
use crate::oracle::security::{Credential, KEY};
use crate::server::Request;

/// The request without the credentials that it may have, and what is wrong with those that it has: they must be all of one of the
/// alternatives, and no others.
pub(super) fn taken(operation: &Operation<'_>, request: &Request) -> (Request, Option<String>) {
    let possible = operation.security.iter().filter(|alternative| !alternative.contains(&Credential::Other));
    let possible: Vec<&Vec<Credential>> = possible.collect();
    let met = possible.iter().filter(|alternative| alternative.iter().all(|credential| is_in(request, credential)));
    let met = met.max_by_key(|alternative| alternative.len());
    let rest = met.map_or_else(|| request.clone(), |alternative| alternative.iter().fold(request.clone(), without));
    let is_right = (met.is_some() || possible.is_empty()) && rest.header_values("authorization").is_empty();
    let fault = || format!("the credentials are {:?} in place of {possible:?}", request.header_values("authorization"));
    let fault = (!is_right).then(fault);
    (rest, fault)
}

fn is_in(request: &Request, credential: &Credential) -> bool {
    match credential {
        Credential::Authorization(text) => request.header_values("authorization") == [text],
        Credential::Key(Place::Header, name) => request.header_values(name) == [KEY],
        Credential::Key(Place::Cookie, name) => cookies(request).contains(&format!("{name}={KEY}")),
        Credential::Key(_, name) => pairs(request).contains(&(name.clone(), KEY.to_owned())),
        Credential::Other => false,
    }
}

fn without(request: Request, credential: &Credential) -> Request {
    match credential {
        Credential::Authorization(_) => without_header(request, "authorization"),
        Credential::Key(Place::Header, name) => without_header(request, name),
        Credential::Key(Place::Cookie, name) => {
            let left: Vec<String> =
                cookies(&request).into_iter().filter(|own| *own != format!("{name}={KEY}")).collect();
            let mut request = without_header(request, "cookie");
            if !left.is_empty() {
                request.headers.push(("cookie".to_owned(), left.join("; ")));
            }
            request
        }
        Credential::Key(_, name) => {
            let is_key = |pair: &&str| read(pair) == (name.clone(), KEY.to_owned());
            let left: Vec<&str> = raw_pairs(&request).into_iter().filter(|pair| !is_key(pair)).collect();
            let target = format!("{}?{}", request.path(), left.join("&"));
            Request { target, ..request }
        }
        Credential::Other => request,
    }
}

fn without_header(mut request: Request, name: &str) -> Request {
    request.headers.retain(|(other, _)| !other.eq_ignore_ascii_case(name));
    request
}

fn cookies(request: &Request) -> Vec<String> {
    request.header("cookie").into_iter().flat_map(|value| value.split("; ")).map(str::to_owned).collect()
}

fn raw_pairs(request: &Request) -> Vec<&str> {
    request.query().into_iter().flat_map(|query| query.split('&')).collect()
}

fn pairs(request: &Request) -> Vec<(String, String)> {
    raw_pairs(request).into_iter().map(read).collect()
}

fn read(pair: &str) -> (String, String) {
    url::form_urlencoded::parse(pair.as_bytes())
        .next()
        .map(|(name, value)| (name.into_owned(), value.into_owned()))
        .unwrap_or_default()
}
