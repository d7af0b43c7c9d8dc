use super::Lowering;
use super::adapter::{self, Operation, Ref, Value};
use super::schema::Site;
use crate::diagnostic::Kind;
use crate::ir::{Header, Response, StatusPattern};
use crate::source::pointer;

impl<'a> Lowering<'a> {
    /// The responses of an operation, by status.
    pub(super) fn responses(&mut self, operation: Operation<'a>, at: &str, label: &str) -> Vec<Response> {
        let mut lowered: Vec<Response> = operation
            .responses()
            .filter_map(|(status, key, response)| self.response(status, response, &pointer::child(at, &key), label))
            .collect();
        lowered.sort_by_key(|response| response.status);
        lowered
    }

    fn response(
        &mut self,
        status: StatusPattern,
        response: Ref<'a, adapter::Response<'a>>,
        at: &str,
        label: &str,
    ) -> Option<Response> {
        let (response, at) = self.resolve(response, at)?;
        let words = match status {
            status if status.is_success() => vec![label.to_owned(), "response".to_owned()],
            status => vec![label.to_owned(), status.to_string(), "response".to_owned()],
        };
        let site = Site { pointer: at.clone(), context: words };
        let has_body = !matches!(status, StatusPattern::Code(204 | 205));
        if !has_body && !response.content().is_empty() {
            self.warning(
                Kind::BodyOfNoContent,
                &pointer::child(&at, "content"),
                format!(
                    "a response of the status {status} has no body (RFC 9110, section 15.3); its `content` is ignored"
                ),
                "take `content` out, or use another status",
            );
        }
        let content =
            if has_body { self.content(response.content(), &site.child(&["content"], None)) } else { Vec::new() };
        Some(Response {
            status,
            docs: response.docs(),
            headers: self.headers(response, &site.child(&["headers"], None)),
            content,
            location: self.location(&at),
        })
    }

    fn headers(&mut self, response: adapter::Response<'a>, site: &Site) -> Vec<Header> {
        let mut lowered: Vec<Header> = response
            .headers()
            .filter_map(|(name, header)| self.header(name, header, &site.child(&[name], Some(name))))
            .collect();
        lowered.sort_by(|a, b| a.name.cmp(&b.name));
        lowered
    }

    fn header(&mut self, name: &str, header: Ref<'a, adapter::Header<'a>>, site: &Site) -> Option<Header> {
        let (header, at) = self.resolve(header, &site.pointer)?;
        let site = Site { pointer: at, context: site.context.clone() };
        let schema = match header.value(self.document)? {
            Value::Schema(schema) => Some(self.used_schema(schema, &site.child(&["schema"], None))),
            Value::Content(_) => None,
        };
        Some(Header {
            name: name.to_owned(),
            schema,
            required: header.is_required(),
            docs: header.docs(),
            example: self.example(header.examples(), &site.pointer),
        })
    }
}
