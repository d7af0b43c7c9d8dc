//! Where a client finds its configuration when the program does not give it.

use std::io::ErrorKind;
use std::{env, fs, io};

use serde_json::Value;

use super::decode;
use super::error::Error;
use super::secret::{Secret, without_line_break};
use super::settings::{ConfigFile, EnvironmentNames};
use crate::settings::SETTINGS;

/// A base URL with the credentials for it.
pub(crate) struct Environment {
    pub(crate) base_url: String,
    pub(crate) client_id: String,
    pub(crate) client_secret: Secret,
}

/// Reads the environment variables, else the config file. The first that has a base URL is taken
/// whole: a base URL from one and a secret from the other could send the secret to the wrong host.
pub(crate) fn read() -> Result<Environment, Error> {
    if let Some(names) = &SETTINGS.environment
        && let Some(base_url) = variable(names.base_url)?
    {
        return from_variables(names, base_url);
    }
    match &SETTINGS.config_file {
        Some(file) => from_file(file),
        None => Err(nothing_found()),
    }
}

fn from_variables(names: &EnvironmentNames, base_url: String) -> Result<Environment, Error> {
    match (variable(names.client_id)?, variable(names.client_secret)?) {
        (Some(client_id), Some(secret)) => Ok(Environment { base_url, client_id, client_secret: Secret::new(secret) }),
        (id, secret) => {
            let missing = missing([(names.client_id, &id), (names.client_secret, &secret)]);
            Err(Error::config(format!("{} is set, but {missing} is not", names.base_url)))
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

fn from_file(file: &ConfigFile) -> Result<Environment, Error> {
    let text = contents(file.path).map_err(|error| match error.kind() {
        ErrorKind::NotFound => nothing_found(),
        _ => Error::config(format!("{} cannot be read: {error}", file.path)),
    })?;
    // A `Value` takes any JSON, so that its error names a place and never quotes a secret.
    let config: Value = serde_json::from_slice(decode::without_mark(&text))
        .map_err(|error| Error::config(format!("{} is not valid JSON: {error}", file.path)))?;
    let text = |name: &str| given(config.get(name)?.as_str()?);
    match (text(file.base_url), text(file.client_id), text(file.client_secret)) {
        (Some(base_url), Some(client_id), Some(secret)) => {
            Ok(Environment { base_url, client_id, client_secret: Secret::new(secret) })
        }
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
    let variable = SETTINGS.environment.as_ref().map(|names| format!("{} is not set", names.base_url));
    let file = SETTINGS.config_file.as_ref().map(|file| format!("there is no {}", file.path));
    match (variable, file) {
        (Some(variable), Some(file)) => Error::config(format!("{variable}, and {file}")),
        (Some(reason), None) | (None, Some(reason)) => Error::config(reason),
        (None, None) => Error::config("this client has no configuration of its own in the environment"),
    }
}
