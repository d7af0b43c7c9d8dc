use super::schema::Site;
use super::{Lowering, docs};
use crate::ir::{Header, Response, StatusPattern};
use crate::source::pointer;
use indexmap::IndexMap;
use openapiv3::{ParameterSchemaOrContent, ReferenceOr, Responses, StatusCode};

impl<'a> Lowering<'a> {
    /// The responses of an operation, by status.
    pub(super) fn responses(&mut self, responses: &'a Responses, at: &str, label: &str) -> Vec<Response> {
        let listed =
            responses.responses.iter().map(|(status, response)| (pattern(status), status.to_string(), response));
        let default = responses.default.iter().map(|response| (StatusPattern::Default, "default".to_owned(), response));
        let mut lowered: Vec<Response> = listed
            .chain(default)
            .filter_map(|(status, key, response)| self.response(status, response, &pointer::child(at, &key), label))
            .collect();
        lowered.sort_by_key(|response| response.status);
        lowered
    }

    fn response(
        &mut self,
        status: StatusPattern,
        response: &'a ReferenceOr<openapiv3::Response>,
        at: &str,
        label: &str,
    ) -> Option<Response> {
        let components = &self.components.responses;
        let (response, at) = self.resolve(response, at, "responses", components)?;
        let words = match status {
            status if status.is_success() => vec![label.to_owned(), "response".to_owned()],
            status => vec![label.to_owned(), status.to_string(), "response".to_owned()],
        };
        let site = Site { pointer: at.clone(), context: words };
        let has_body = !matches!(status, StatusPattern::Code(204 | 205));
        if !has_body && !response.content.is_empty() {
            self.warning(
                &pointer::child(&at, "content"),
                format!(
                    "a response of the status {status} has no body (RFC 9110, section 15.3); its `content` is ignored"
                ),
                "take `content` out, or use another status",
            );
        }
        let content =
            if has_body { self.content(&response.content, &site.child(&["content"], None)) } else { Vec::new() };
        Some(Response {
            status,
            docs: docs::description(&Some(response.description.clone())),
            headers: self.headers(&response.headers, &site.child(&["headers"], None)),
            content,
            location: self.location(&at),
        })
    }

    fn headers(&mut self, headers: &'a IndexMap<String, ReferenceOr<openapiv3::Header>>, site: &Site) -> Vec<Header> {
        let mut lowered: Vec<Header> = headers
            .iter()
            .filter_map(|(name, header)| self.header(name, header, &site.child(&[name], Some(name))))
            .collect();
        lowered.sort_by(|a, b| a.name.cmp(&b.name));
        lowered
    }

    fn header(&mut self, name: &str, header: &'a ReferenceOr<openapiv3::Header>, site: &Site) -> Option<Header> {
        let components = &self.components.headers;
        let (header, at) = self.resolve(header, &site.pointer, "headers", components)?;
        let site = Site { pointer: at, context: site.context.clone() };
        let schema = match &header.format {
            ParameterSchemaOrContent::Schema(schema) => Some(self.schema_ref(schema, &site.child(&["schema"], None))),
            ParameterSchemaOrContent::Content(_) => None,
        };
        Some(Header {
            name: name.to_owned(),
            schema,
            required: header.required,
            docs: docs::description(&header.description),
            example: self.example(&header.example, &header.examples, &site.pointer),
        })
    }
}

fn pattern(status: &StatusCode) -> StatusPattern {
    match status {
        StatusCode::Code(code) => StatusPattern::Code(*code),
        StatusCode::Range(class) => StatusPattern::Range(u8::try_from(*class).unwrap_or_default()),
    }
}
