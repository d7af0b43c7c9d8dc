use super::Lowering;
use super::adapter::{self, Ref, Value};
use super::schema::Site;
use crate::diagnostic::Kind;
use crate::document::{is_cookie_name, is_token};
use crate::ir::{Parameter, ParameterIn, ParameterValue, Style};
use crate::source::pointer;
use std::collections::BTreeMap;

impl<'a> Lowering<'a> {
    /// The parameters of an operation: those of its path item, unless the operation has one of the same name and place,
    /// then its own (OpenAPI 3.0.4, section 4.7.9.1).
    pub(super) fn parameters(
        &mut self,
        path_item: (adapter::PathItem<'a>, &str),
        operation: (adapter::Operation<'a>, &str),
        label: &str,
    ) -> Vec<Parameter> {
        let mut parameters: Vec<Parameter> = Vec::new();
        let mut known: BTreeMap<(ParameterIn, String), usize> = BTreeMap::new();
        let lists: [(Vec<_>, &str); 2] =
            [(path_item.0.parameters().collect(), path_item.1), (operation.0.parameters().collect(), operation.1)];
        for (list, at) in lists {
            for (index, parameter) in list.into_iter().enumerate() {
                let at = pointer::child(&pointer::child(at, "parameters"), &index.to_string());
                let Some(parameter) = self.parameter(parameter, &at, label) else { continue };
                let index = *known.entry((parameter.parameter_in, parameter.name.clone())).or_insert(parameters.len());
                match parameters.get_mut(index) {
                    Some(other) => *other = parameter,
                    None => parameters.push(parameter),
                }
            }
        }
        parameters.retain(|parameter| !is_set_by_the_client(parameter));
        parameters
    }

    fn parameter(&mut self, parameter: Ref<'a, adapter::Parameter<'a>>, at: &str, label: &str) -> Option<Parameter> {
        let (parameter, at) = self.resolve(parameter, at)?;
        let (parameter_in, style) = parameter.layout();
        let can_be_sent = match parameter_in {
            ParameterIn::Header => is_token(parameter.name()),
            ParameterIn::Cookie => is_cookie_name(parameter.name()),
            ParameterIn::Path | ParameterIn::Query => true,
        };
        if !can_be_sent {
            let message = format!("no {} can have the name `{}`", word(parameter_in), parameter.name().escape_debug());
            self.warning(
                Kind::HeaderName,
                &at,
                message,
                "correct the name: it has letters, digits and some signs (RFC 9110, section 5.6.2)",
            );
            return None;
        }
        let site = Site::new(at.clone(), &[label, parameter.name()]);
        Some(Parameter {
            name: parameter.name().to_owned(),
            parameter_in,
            value: self.parameter_value(parameter, style, &site)?,
            required: parameter.is_required() || parameter_in == ParameterIn::Path,
            deprecated: parameter.is_deprecated(),
            docs: parameter.docs(),
            example: self.example(parameter.examples(), &at),
            location: self.location(&at),
        })
    }

    fn parameter_value(
        &mut self,
        parameter: adapter::Parameter<'a>,
        style: Style,
        site: &Site,
    ) -> Option<ParameterValue> {
        let content = match parameter.value(self.document)? {
            Value::Content(content) => content,
            Value::Schema(schema) => {
                return Some(ParameterValue::Schema {
                    schema: self.used_schema(schema, &site.child(&["schema"], None)),
                    style,
                    explode: parameter.explode().unwrap_or(style == Style::Form),
                    allow_reserved: parameter.allows_reserved(),
                });
            }
        };
        let mut media_types = self.content(content, &site.child(&["content"], None));
        match media_types.len() {
            1 if parameter.is_whole_query() => media_types.pop().map(ParameterValue::WholeQuery),
            1 => media_types.pop().map(ParameterValue::Content),
            count => {
                self.warning(
                    Kind::SeveralMediaTypes,
                    &site.pointer,
                    format!("the `content` of the parameter `{}` has {count} media types", parameter.name()),
                    "give it exactly one (OpenAPI 3.0.4, section 4.7.12.2)",
                );
                None
            }
        }
    }
}

fn word(parameter_in: ParameterIn) -> &'static str {
    if parameter_in == ParameterIn::Cookie { "cookie" } else { "header" }
}

/// Header parameters with these names are to be ignored (OpenAPI 3.0.4, section 4.7.12.2.1): the client sets them itself.
fn is_set_by_the_client(parameter: &Parameter) -> bool {
    const NAMES: [&str; 3] = ["accept", "content-type", "authorization"];
    parameter.parameter_in == ParameterIn::Header && NAMES.iter().any(|name| parameter.name.eq_ignore_ascii_case(name))
}
