use super::schema::Site;
use super::{Lowering, docs};
use crate::ir::{Parameter, ParameterIn, ParameterValue, Style};
use crate::source::pointer;
use openapiv3::{
    CookieStyle, HeaderStyle, ParameterData, ParameterSchemaOrContent, PathStyle, QueryStyle, ReferenceOr,
};

impl<'a> Lowering<'a> {
    /// The parameters of an operation: those of its path item, unless the operation has one of the same name and place,
    /// then its own (OpenAPI 3.0.4, section 4.7.9.1).
    pub(super) fn parameters(
        &mut self,
        path_item: (&'a [ReferenceOr<openapiv3::Parameter>], &str),
        operation: (&'a [ReferenceOr<openapiv3::Parameter>], &str),
        label: &str,
    ) -> Vec<Parameter> {
        let mut parameters: Vec<Parameter> = Vec::new();
        for (list, at) in [path_item, operation] {
            for (index, parameter) in list.iter().enumerate() {
                let at = pointer::child(&pointer::child(at, "parameters"), &index.to_string());
                let Some(parameter) = self.parameter(parameter, &at, label) else { continue };
                let same =
                    |other: &Parameter| other.name == parameter.name && other.location_in == parameter.location_in;
                match parameters.iter_mut().find(|other| same(other)) {
                    Some(other) => *other = parameter,
                    None => parameters.push(parameter),
                }
            }
        }
        parameters.retain(|parameter| !is_set_by_the_client(parameter));
        parameters
    }

    fn parameter(
        &mut self,
        parameter: &'a ReferenceOr<openapiv3::Parameter>,
        at: &str,
        label: &str,
    ) -> Option<Parameter> {
        let components = &self.components.parameters;
        let (parameter, at) = self.resolve(parameter, at, "parameters", components)?;
        let data = parameter.parameter_data_ref();
        let layout = layout(parameter);
        let site = Site::new(at.clone(), &[label, &data.name]);
        Some(Parameter {
            name: data.name.clone(),
            location_in: layout.location_in,
            value: self.parameter_value(data, &layout, &site)?,
            required: data.required || layout.location_in == ParameterIn::Path,
            deprecated: data.deprecated.unwrap_or_default(),
            docs: docs::description(&data.description),
            example: self.example(&data.example, &data.examples, &at),
            location: self.location(&at),
        })
    }

    fn parameter_value(&mut self, data: &'a ParameterData, layout: &Layout, site: &Site) -> Option<ParameterValue> {
        match &data.format {
            ParameterSchemaOrContent::Schema(schema) => Some(ParameterValue::Schema {
                schema: self.schema_ref(schema, &site.child(&["schema"], None)),
                style: layout.style,
                explode: data.explode.unwrap_or(layout.style == Style::Form),
                allow_reserved: layout.allow_reserved,
            }),
            ParameterSchemaOrContent::Content(content) => {
                let mut media_types = self.content(content, &site.child(&["content"], None));
                match media_types.len() {
                    1 => media_types.pop().map(ParameterValue::Content),
                    count => {
                        self.error(
                            &site.pointer,
                            format!("the `content` of the parameter `{}` has {count} media types", data.name),
                            "give it exactly one (OpenAPI 3.0.4, section 4.7.12.2)",
                        );
                        None
                    }
                }
            }
        }
    }
}

struct Layout {
    location_in: ParameterIn,
    style: Style,
    allow_reserved: bool,
}

fn layout(parameter: &openapiv3::Parameter) -> Layout {
    use openapiv3::Parameter::*;
    let (location_in, style) = match parameter {
        Query { style, .. } => (ParameterIn::Query, query_style(style)),
        Header { style: HeaderStyle::Simple, .. } => (ParameterIn::Header, Style::Simple),
        Path { style, .. } => (ParameterIn::Path, path_style(style)),
        Cookie { style: CookieStyle::Form, .. } => (ParameterIn::Cookie, Style::Form),
    };
    Layout { location_in, style, allow_reserved: matches!(parameter, Query { allow_reserved: true, .. }) }
}

pub(super) fn query_style(style: &QueryStyle) -> Style {
    match style {
        QueryStyle::Form => Style::Form,
        QueryStyle::SpaceDelimited => Style::SpaceDelimited,
        QueryStyle::PipeDelimited => Style::PipeDelimited,
        QueryStyle::DeepObject => Style::DeepObject,
    }
}

fn path_style(style: &PathStyle) -> Style {
    match style {
        PathStyle::Matrix => Style::Matrix,
        PathStyle::Label => Style::Label,
        PathStyle::Simple => Style::Simple,
    }
}

/// Header parameters with these names are to be ignored (OpenAPI 3.0.4, section 4.7.12.2): the client sets them itself.
fn is_set_by_the_client(parameter: &Parameter) -> bool {
    const NAMES: [&str; 3] = ["accept", "content-type", "authorization"];
    parameter.location_in == ParameterIn::Header && NAMES.iter().any(|name| parameter.name.eq_ignore_ascii_case(name))
}
