//! Credentials that do not change: API keys, and users with passwords.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use http::header::{AUTHORIZATION, COOKIE, HeaderMap, HeaderName, HeaderValue};

use super::error::Error;
use super::exchange::PreparedRequest;
use super::operation::{KeyPlace, Scheme};
use super::percent;
use super::secret::Secret;

/// A credential as the program gives it.
#[derive(Clone)]
#[allow(dead_code, reason = "the methods that take them are generated")]
pub(crate) enum CredentialValue {
    Text(Secret),
    Pair { user: String, password: Secret },
}

/// The credentials of a client, by the security schemes of the document.
#[derive(Clone, Default)]
pub(crate) struct Keys(Vec<(&'static str, Key)>);

#[derive(Clone)]
struct Key {
    /// The API key, or what goes after `Basic` in the `Authorization` header.
    secret: Secret,
    password: Option<Secret>,
}

impl Keys {
    /// Checks the credentials, so that they can be sent.
    pub(crate) fn new(credentials: &[(&'static str, CredentialValue)]) -> Result<Self, Error> {
        let keys = credentials.iter().map(|(scheme, key)| {
            let key = match key {
                CredentialValue::Text(key) => text(key),
                CredentialValue::Pair { user, password } => pair(user, password),
            };
            let fault = |fault| Error::config(format!("the credential {scheme} {fault}"));
            Ok((*scheme, key.map_err(fault)?))
        });
        keys.collect::<Result<_, _>>().map(Self)
    }

    /// What no message may show.
    pub(crate) fn secrets(&self) -> impl Iterator<Item = Secret> {
        self.0.iter().flat_map(|(_, key)| [Some(&key.secret), key.password.as_ref()]).flatten().cloned()
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether there is a credential of a scheme.
    pub(crate) fn has(&self, scheme: &str) -> bool {
        self.get(scheme).is_some()
    }

    fn get(&self, scheme: &str) -> Option<&Secret> {
        let (_, key) = self.0.iter().find(|(known, _)| *known == scheme)?;
        Some(&key.secret)
    }

    /// Adds the credentials of schemes to a request; those that are not there are left out.
    pub(crate) fn apply(&self, schemes: &[Scheme], prepared: &mut PreparedRequest) -> Result<(), String> {
        for scheme in schemes {
            match *scheme {
                Scheme::Token => {}
                Scheme::Basic(scheme) => {
                    let Some(key) = self.get(scheme) else { continue };
                    set(&mut prepared.headers, AUTHORIZATION.as_str(), &format!("Basic {}", key.expose()))?;
                }
                Scheme::ApiKey { scheme, place, name } => {
                    let Some(key) = self.get(scheme) else { continue };
                    place_key(prepared, place, name, key)?;
                }
            }
        }
        Ok(())
    }
}

fn place_key(prepared: &mut PreparedRequest, place: KeyPlace, name: &'static str, key: &Secret) -> Result<(), String> {
    match place {
        KeyPlace::Header => set(&mut prepared.headers, name, key.expose()),
        KeyPlace::Query => {
            prepared.keys.push((name, key.clone()));
            Ok(())
        }
        KeyPlace::Cookie => {
            let others = prepared.headers.get(COOKIE).map(|value| value.to_str()).transpose();
            let others =
                others.map_err(|_| "the header cookie has a value that cannot be joined with a key".to_owned())?;
            let others = others.map(|others| format!("{others}; ")).unwrap_or_default();
            set(
                &mut prepared.headers,
                COOKIE.as_str(),
                &format!("{others}{name}={}", percent::opaque_cookie(key.expose())),
            )
        }
    }
}

/// Sets a header that goes to this origin only.
fn set(headers: &mut HeaderMap, name: &str, value: &str) -> Result<(), String> {
    let fault = |_| format!("the header {name} of a credential cannot be sent");
    let key = HeaderName::try_from(name).map_err(|_| fault(()))?;
    let mut value = HeaderValue::try_from(value).map_err(|_| fault(()))?;
    value.set_sensitive(true);
    headers.insert(key, value);
    Ok(())
}

fn text(key: &Secret) -> Result<Key, &'static str> {
    if key.expose().is_empty() || HeaderValue::try_from(key.expose()).is_err() {
        return Err("is empty, or has characters that a header cannot carry");
    }
    Ok(Key { secret: key.clone(), password: None })
}

/// User and password as HTTP Basic sends them.
fn pair(user: &str, password: &Secret) -> Result<Key, &'static str> {
    if user.contains(':') {
        return Err("has a colon in the user");
    }
    if user.chars().chain(password.expose().chars()).any(char::is_control) {
        return Err("has control characters");
    }
    if user.is_empty() && password.expose().is_empty() {
        return Err("has neither a user nor a password");
    }
    // A user without a password is a key.
    let hidden = if password.expose().is_empty() { Secret::new(user) } else { password.clone() };
    let encoded = basic_authorization(user, password.expose());
    Ok(Key { secret: Secret::new(encoded), password: Some(hidden) })
}

/// What goes after `Basic` in the `Authorization` header (RFC 7617, section 2), in UTF-8.
pub(crate) fn basic_authorization(user: &str, password: &str) -> String {
    STANDARD.encode(format!("{user}:{password}"))
}
