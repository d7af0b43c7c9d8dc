//! Everything in a client crate that is not Rust: [views](crate::pages::views), placed by the templates in `templates/crate/`.

use minijinja::syntax::SyntaxConfig;
use minijinja::value::{Serde, Value, ValueKind};
use minijinja::{AutoEscape, Environment, Error, ErrorKind, UndefinedBehavior};
use sailmaker_templates::EXTENSION;
use serde::Serialize;

/// The templates of a client crate, compiled.
#[derive(Debug)]
pub(crate) struct Templates(Environment<'static>);

impl Templates {
    /// Compiles all templates.
    ///
    /// # Errors
    ///
    /// A template is not well-formed; the error has its name and the line.
    pub(crate) fn new() -> Result<Self, Error> {
        let mut environment = Environment::new();
        environment.set_undefined_behavior(UndefinedBehavior::Strict);
        environment.set_auto_escape_callback(|_| AutoEscape::None);
        let mut syntax = SyntaxConfig::builder();
        syntax.trim_blocks(true).lstrip_blocks(true).keep_trailing_newline(true);
        environment.set_syntax(syntax.build()?);
        environment.add_filter("yaml", yaml);
        environment.add_filter("toml", toml);
        for (name, source) in sailmaker_templates::templates() {
            if let Some(name) = name.strip_suffix(EXTENSION) {
                environment.add_template(name, source)?;
            }
        }
        Ok(Self(environment))
    }

    /// Renders a template, named as its output is (`docs/methods/page.md`), from its view.
    ///
    /// # Errors
    ///
    /// There is no such template, or it places a value that the view does not have.
    pub(crate) fn render(&self, name: &str, view: &impl Serialize) -> Result<String, Error> {
        self.0.get_template(name)?.render(Serde(view))
    }
}

/// A string, or a list of strings, as YAML: plain where that is safe, else in single quotes (YAML 1.2, section 7.3).
fn yaml(value: &Value) -> Result<String, Error> {
    if value.kind() == ValueKind::Seq {
        let items: Vec<String> = value.try_iter()?.map(|item| yaml(&item)).collect::<Result<_, _>>()?;
        return Ok(format!("[{}]", items.join(", ")));
    }
    let text = text(value)?.replace(|c: char| c.is_control(), " ");
    let plain = text.starts_with(|c: char| c.is_ascii_alphabetic() || c == '/')
        && text.ends_with(|c: char| c.is_ascii_alphanumeric())
        && text.chars().all(|c| c.is_ascii_alphanumeric() || "-_/. ".contains(c))
        && !KEYWORDS.contains(&text.to_ascii_lowercase().as_str());
    Ok(if plain { text } else { format!("'{}'", text.replace('\'', "''")) })
}

/// Words that YAML 1.1 does not read as text.
const KEYWORDS: [&str; 9] = ["true", "false", "yes", "no", "on", "off", "null", "y", "n"];

/// A string, or a list of strings, as TOML.
fn toml(value: &Value) -> Result<String, Error> {
    if value.kind() == ValueKind::Seq {
        let items: Vec<String> = value.try_iter()?.map(|item| toml(&item)).collect::<Result<_, _>>()?;
        return Ok(format!("[{}]", items.join(", ")));
    }
    Ok(toml::Value::from(text(value)?).to_string())
}

fn text(value: &Value) -> Result<&str, Error> {
    value.as_str().ok_or_else(|| Error::new(ErrorKind::InvalidOperation, "only text and lists of text can be quoted"))
}

#[cfg(test)]
mod tests;
