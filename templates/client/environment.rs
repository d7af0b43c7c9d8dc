//! Where a client finds its configuration when the program does not give it.

use std::io::ErrorKind;
use std::{env, fs, io};

use serde_json::Value;

use super::ClientBuilder;
use crate::runtime::decode;
use crate::runtime::error::Error;
use crate::runtime::secret::without_line_break;
use crate::runtime::settings::{ConfigFile, EnvironmentNames};
use crate::runtime::token::{AccessToken, RefreshToken};
use crate::settings::SETTINGS;

/// Reads the environment variables, else the config file. The first that has a base URL is taken
/// whole: a base URL from one and a secret from the other could send the secret to the wrong host.
pub(crate) fn read(builder: ClientBuilder) -> Result<ClientBuilder, Error> {
    if let Some(base_url) = variable(SETTINGS.environment.base_url)? {
        return from_variables(builder.base_url(base_url));
    }
    let from_file = SETTINGS.config_file.as_ref().map(|file| (file, contents(file.path)));
    match from_file.filter(|(_, text)| !is_missing(text)) {
        Some((file, text)) => self::from_file(builder, file, text),
        None if SETTINGS.is_default_server => from_variables(builder),
        None => Err(nothing_found()),
    }
}

fn is_missing<T>(text: &io::Result<T>) -> bool {
    // A browser has no files.
    text.as_ref().is_err_and(|error| matches!(error.kind(), ErrorKind::NotFound | ErrorKind::Unsupported))
}

/// All credentials that the variables have. A token and what fetches one are a mistake: one of them would be forgotten.
fn from_variables(builder: ClientBuilder) -> Result<ClientBuilder, Error> {
    let names = &SETTINGS.environment;
    if let (Some((id, _)), Some(token)) = (names.client, names.token)
        && variable(id)?.is_some()
        && variable(token)?.is_some()
    {
        return Err(Error::config(format!("{id} and {token} are both set: only one of them can be used")));
    }
    let mut found = Found { builder, is_any: false, names: Vec::new() };
    found.set_client(names)?;
    if let Some(token) = names.token {
        found.set([token], |builder, [token]| builder.token(AccessToken::new(token)))?;
    }
    for &(scheme, key) in names.keys {
        found.set([key], |builder, [key]| builder.credential(scheme, key))?;
    }
    for &(scheme, user, password) in names.pairs {
        // A key that is given as the user has no password.
        match variable(password)? {
            None => found.set([user], |builder, [user]| builder.credential_pair(scheme, user, ""))?,
            Some(_) => found
                .set([user, password], |builder, [user, password]| builder.credential_pair(scheme, user, password))?,
        }
    }
    // Where every operation is open to all there need be none.
    match found.is_any || found.names.is_empty() || !SETTINGS.needs_credentials {
        true => Ok(found.builder),
        false => Err(Error::config(format!("no credentials are set: {} would be read", found.names.join(", ")))),
    }
}

/// What was found so far.
struct Found {
    builder: ClientBuilder,
    is_any: bool,
    /// What was looked for.
    names: Vec<&'static str>,
}

impl Found {
    /// Gives the builder what tokens are fetched with: a refresh token with its client, if there is one, else the client alone.
    fn set_client(&mut self, names: &EnvironmentNames) -> Result<(), Error> {
        let Some((id, secret)) = names.client else { return Ok(()) };
        let by_id_alone = SETTINGS.endpoints.token.is_some();
        if let Some(token) = names.refresh_token {
            let is_given = variable(token)?.is_some();
            self.names.extend((!is_given && by_id_alone).then_some(token));
            if is_given || !by_id_alone {
                // A public client has no secret.
                let secret = variable(secret)?;
                return self.set([id, token], |builder, [id, token]| {
                    let token = RefreshToken::new(id, token);
                    builder.refresh(match secret {
                        Some(secret) => token.client_secret(secret),
                        None => token,
                    })
                });
            }
        }
        self.set([id, secret], |builder, [id, secret]| builder.client(id, secret))
    }

    /// Gives the builder the values of variables, if all of them are set. Some of them alone are a mistake.
    fn set<const N: usize>(
        &mut self,
        names: [&'static str; N],
        give: impl FnOnce(ClientBuilder, [String; N]) -> ClientBuilder,
    ) -> Result<(), Error> {
        let values = names.iter().map(|name| variable(name)).collect::<Result<Vec<_>, _>>()?;
        self.names.extend(names);
        let missing: Vec<_> =
            names.iter().zip(&values).filter(|(_, value)| value.is_none()).map(|(name, _)| *name).collect();
        let values: Vec<String> = values.into_iter().flatten().collect();
        match <[String; N]>::try_from(values) {
            Ok(values) => {
                self.builder = give(self.builder.clone(), values);
                self.is_any = true;
                Ok(())
            }
            Err(some) if some.is_empty() => Ok(()),
            Err(_) => {
                let set: Vec<_> = names.into_iter().filter(|name| !missing.contains(name)).collect();
                Err(Error::config(format!("{} is set, but {} is not", set.join(" and "), missing.join(" and "))))
            }
        }
    }
}

/// The names of the values that are missing.
fn missing<const N: usize>(values: [(&str, &Option<String>); N]) -> String {
    let missing = values.iter().filter(|(_, value)| value.is_none());
    missing.map(|(name, _)| *name).collect::<Vec<_>>().join(" and ")
}

/// The value of an environment variable.
fn variable(name: &str) -> Result<Option<String>, Error> {
    match env::var(name) {
        Ok(value) => Ok(given(value)),
        Err(env::VarError::NotPresent) => Ok(None),
        Err(env::VarError::NotUnicode(_)) => Err(Error::config(format!("{name} is not valid Unicode"))),
    }
}

/// A value without the line break at its end; an empty one is as good as none.
fn given(value: impl Into<String>) -> Option<String> {
    Some(without_line_break(value)).filter(|value| !value.is_empty())
}

fn from_file(builder: ClientBuilder, file: &ConfigFile, text: io::Result<Vec<u8>>) -> Result<ClientBuilder, Error> {
    let text = text.map_err(|error| Error::config(format!("{} cannot be read: {error}", file.path)))?;
    // A `Value` takes any JSON, so that its error names a place and never quotes a secret.
    let config: Value = serde_json::from_slice(decode::without_mark(&text))
        .map_err(|error| Error::config(format!("{} is not valid JSON: {error}", file.path)))?;
    let text = |name: &str| given(config.get(name)?.as_str()?);
    match (text(file.base_url), text(file.client_id), text(file.client_secret)) {
        (Some(base_url), Some(client_id), Some(secret)) => Ok(builder.base_url(base_url).client(client_id, secret)),
        (url, id, secret) => {
            let values = [(file.base_url, &url), (file.client_id, &id), (file.client_secret, &secret)];
            Err(Error::config(format!("{} has no text as {}", file.path, missing(values))))
        }
    }
}

/// What is in a regular file. Others, such as pipes and devices, may have no end, or keep whoever
/// opens them waiting.
fn contents(path: &str) -> io::Result<Vec<u8>> {
    if !fs::metadata(path)?.is_file() {
        return Err(io::Error::new(ErrorKind::InvalidInput, "it is not a regular file"));
    }
    fs::read(path)
}

fn nothing_found() -> Error {
    let variable = format!("{} is not set", SETTINGS.environment.base_url);
    match &SETTINGS.config_file {
        Some(file) => Error::config(format!("{variable}, and there is no {}", file.path)),
        None => Error::config(variable),
    }
}
