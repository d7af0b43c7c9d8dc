//! Everything in a client crate that is not Rust: [views](crate::pages::views), placed by the templates in `templates/crate/`.

use minijinja::syntax::SyntaxConfig;
use minijinja::value::Serde;
use minijinja::{AutoEscape, Environment, Error, UndefinedBehavior};
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
        // Views have finished texts.
        environment.set_auto_escape_callback(|_| AutoEscape::None);
        let mut syntax = SyntaxConfig::builder();
        syntax.trim_blocks(true).lstrip_blocks(true).keep_trailing_newline(true);
        environment.set_syntax(syntax.build()?);
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

#[cfg(test)]
mod tests;
