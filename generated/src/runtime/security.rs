//! Which credentials go along with a request.

use url::Url;

use super::operation::{KeyPlace, Operation, Scheme};
use super::parts::Parts;
use super::request::Request;

impl Parts {
    /// The credentials that go along with an operation to a URL: those of the first of its alternatives for which all are there.
    /// Where the document says of no operation what it asks for, all that were given.
    ///
    /// What was given and meets no alternative is a fault, as is a credential that is missing: the service would refuse the
    /// request, or take it for one of somebody else.
    ///
    /// A header that the program gives takes the place of the credential that would be there.
    pub(crate) fn schemes(&self, request: &Request, url: &Url) -> Result<Vec<Scheme>, String> {
        let schemes = self.alternative(request, url)?;
        self.told_apart(schemes)?;
        Ok(schemes.iter().filter(|scheme| !is_given(request, scheme)).copied().collect())
    }

    /// The alternative that is met.
    fn alternative(&self, request: &Request, url: &Url) -> Result<&'static [Scheme], String> {
        let operation = request.operation;
        if operation.security.is_empty() {
            return self.undeclared(operation, url);
        }
        let has = |scheme: &Scheme| self.has(scheme) || is_given(request, scheme);
        let mut alternatives = operation.security.iter().filter(|schemes| !schemes.is_empty());
        if let Some(met) = alternatives.find(|schemes| schemes.iter().all(has)) {
            return Ok(met);
        }
        let is_open = operation.security.iter().any(|schemes| schemes.is_empty());
        let is_begun = operation.security.iter().any(|schemes| schemes.iter().any(has));
        match (is_open && !is_begun) || (self.may_lack_credentials && !self.has_any()) {
            true => Ok(&[]),
            false => Err(self.missing(operation)),
        }
    }

    /// Two credentials that were given may not stand in one place of the request, which has room for one.
    fn told_apart(&self, schemes: &[Scheme]) -> Result<(), String> {
        let given: Vec<&Scheme> = schemes.iter().filter(|scheme| self.has(scheme)).collect();
        for (index, one) in given.iter().enumerate() {
            let same = given.iter().skip(index + 1).find(|other| place(other) == place(one));
            if let Some(other) = same {
                let (_, name) = place(one);
                return Err(format!("{} and {} would both be {name}, which holds one", named(one), named(other)));
            }
        }
        Ok(())
    }

    /// What was given goes to the base URL's origin, and to the servers whose addresses were given: nothing says that any other is to
    /// have it.
    fn undeclared(&self, operation: &Operation, url: &Url) -> Result<&'static [Scheme], String> {
        let settings = operation.settings;
        let schemes = if operation.is_documented() { settings.undeclared } else { settings.schemes };
        let has_any = schemes.iter().any(|scheme| self.has(scheme));
        if !has_any || self.servers.may_have_credentials(url) {
            return Ok(schemes);
        }
        let origin = url.origin().ascii_serialization();
        Err(format!("the credentials are not for {origin}, unless the builder is given the address of that server"))
    }

    fn has(&self, scheme: &Scheme) -> bool {
        match scheme {
            Scheme::Token => self.tokens.is_some(),
            Scheme::Basic(name) | Scheme::ApiKey { scheme: name, .. } => self.keys.has(name),
        }
    }

    fn has_any(&self) -> bool {
        self.tokens.is_some() || !self.keys.is_empty()
    }

    /// What is missing of each alternative.
    fn missing(&self, operation: &Operation) -> String {
        let of_alternative = |schemes: &&[Scheme]| {
            let missing = schemes.iter().filter(|scheme| !self.has(scheme)).map(named);
            missing.collect::<Vec<_>>().join(" and ")
        };
        let asked = operation.security.iter().filter(|schemes| !schemes.is_empty());
        let alternatives: Vec<_> = asked.map(of_alternative).collect();
        format!("nothing was sent, since the client lacks {}", alternatives.join(", or "))
    }
}

/// Whether the program gave the header that a credential would be.
fn is_given(request: &Request, scheme: &Scheme) -> bool {
    let (place, name) = place(scheme);
    place == KeyPlace::Header && request.is_given(&name)
}

/// The place that a credential has in a request, and what that is called there.
fn place(scheme: &Scheme) -> (KeyPlace, String) {
    match scheme {
        Scheme::Token | Scheme::Basic(_) => (KeyPlace::Header, "authorization".to_owned()),
        Scheme::ApiKey { place: KeyPlace::Header, name, .. } => (KeyPlace::Header, name.to_ascii_lowercase()),
        Scheme::ApiKey { place, name, .. } => (*place, (*name).to_owned()),
    }
}

/// A credential in words, by the name of its scheme in the document.
fn named(scheme: &Scheme) -> String {
    match scheme {
        Scheme::Token => "a bearer token".to_owned(),
        Scheme::Basic(name) => format!("the user and password `{name}`"),
        Scheme::ApiKey { scheme, .. } => format!("the API key `{scheme}`"),
    }
}
