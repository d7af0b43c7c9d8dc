use super::{Content, Document, Examples, Ref, Schema, description};
use crate::document::grammar::WHOLE_QUERY;
use crate::document::parse::carried;
use crate::ir::{Docs, ParameterIn, Style};
use openapiv3::{CookieStyle, HeaderStyle, ParameterData, ParameterSchemaOrContent, PathStyle, QueryStyle};

/// A parameter (section 4.7.12).
#[derive(Clone, Copy)]
pub(in crate::lower) struct Parameter<'a>(&'a openapiv3::Parameter);

/// What describes the value of a parameter or of a header.
#[derive(Clone, Copy)]
pub(in crate::lower) enum Value<'a> {
    Schema(Ref<'a, Schema<'a>>),
    Content(Content<'a>),
}

impl<'a> Value<'a> {
    pub(super) fn new(held: &'a ParameterSchemaOrContent, document: Document<'a>) -> Option<Self> {
        match held {
            ParameterSchemaOrContent::Schema(schema) => document.schema(schema).map(Self::Schema),
            ParameterSchemaOrContent::Content(content) => Some(Self::Content(Content::new(content))),
        }
    }
}

impl<'a> Parameter<'a> {
    pub(super) fn new(held: &'a openapiv3::Parameter) -> Self {
        Self(held)
    }

    fn data(self) -> &'a ParameterData {
        self.0.parameter_data_ref()
    }

    pub(in crate::lower) fn name(self) -> &'a str {
        &self.data().name
    }

    pub(in crate::lower) fn value(self, document: Document<'a>) -> Option<Value<'a>> {
        Value::new(&self.data().format, document)
    }

    /// Where it goes, and in which style.
    pub(in crate::lower) fn layout(self) -> (ParameterIn, Style) {
        use openapiv3::Parameter::{Cookie, Header, Path, Query};
        match self.0 {
            Query { style, .. } => (ParameterIn::Query, query_style(style)),
            Header { style: HeaderStyle::Simple, .. } => (ParameterIn::Header, Style::Simple),
            Path { style, .. } => (ParameterIn::Path, path_style(style)),
            Cookie { style: CookieStyle::Form, .. } => (ParameterIn::Cookie, Style::Form),
        }
    }

    /// Whether it is all of the query.
    pub(in crate::lower) fn is_whole_query(self) -> bool {
        carried(&self.data().extensions, WHOLE_QUERY).is_some()
    }

    pub(in crate::lower) fn explode(self) -> Option<bool> {
        self.data().explode
    }

    pub(in crate::lower) fn allows_reserved(self) -> bool {
        matches!(self.0, openapiv3::Parameter::Query { allow_reserved: true, .. })
    }

    pub(in crate::lower) fn is_required(self) -> bool {
        self.data().required
    }

    pub(in crate::lower) fn is_deprecated(self) -> bool {
        self.data().deprecated.unwrap_or_default()
    }

    pub(in crate::lower) fn docs(self) -> Docs {
        description(&self.data().description)
    }

    pub(in crate::lower) fn examples(self) -> Examples<'a> {
        Examples::new(&self.data().example, &self.data().examples)
    }
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
