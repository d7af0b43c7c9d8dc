//! The operations of a document, as the document has them.

use super::document::{Document, Node};
use super::parameter::{self, Parameter};
use super::security::{self, Credential};
use super::{swagger, template};

const METHODS: [&str; 9] = ["get", "put", "post", "delete", "options", "head", "patch", "trace", "query"];

/// Forms of a body: media type and Media Type Object, in the order of their names.
pub type Content<'d> = Vec<(String, Node<'d>)>;

/// One method on one path.
#[derive(Clone, Debug)]
pub struct Operation<'d> {
    /// The method as it is sent: `GET`.
    pub method: String,
    /// The path template, under the path of the server; it begins with a slash, whether the document has that or not.
    pub path: String,
    /// The path of the server: `/v2025`.
    pub server: String,
    /// The `operationId`, where there is one.
    pub id: Option<String>,
    /// The tags, the first of which is the operation's own.
    pub tags: Vec<String>,
    /// The parameters: the operation's, and those of its path that it does not have itself.
    pub parameters: Vec<Parameter<'d>>,
    /// The body of the request.
    pub body: Content<'d>,
    /// Whether a request without a body is refused.
    pub body_required: bool,
    /// The responses, by status as the document has it.
    pub responses: Vec<(String, Content<'d>)>,
    /// The alternatives of credentials of which a request must meet one; none where nothing is asked for.
    pub security: Vec<Vec<Credential>>,
}

/// Every operation of a document, by path and then by method.
pub fn operations(document: &Document) -> Vec<Operation<'_>> {
    let root = document.root();
    let paths = root.get("paths").map(|paths| paths.members()).unwrap_or_default();
    let is_swagger = swagger::is_root(root.value);
    let mut operations = Vec::new();
    for (path, item) in paths {
        let of_method = |method: &&str| {
            let node = item.get(method)?;
            Some(match is_swagger {
                true => swagger::operation(path, &item, method, &node, &root),
                false => operation(path, &item, &method.to_uppercase(), &node, &root),
            })
        };
        operations.extend(METHODS.iter().filter_map(of_method));
        // OpenAPI 3.2.0, section 4.9.1: methods as HTTP spells them.
        let others = item.get("additionalOperations").map(|others| others.members()).unwrap_or_default();
        operations.extend(others.into_iter().map(|(method, node)| operation(path, &item, method, &node, &root)));
    }
    operations
}

fn operation<'d>(path: &str, item: &Node<'d>, method: &str, node: &Node<'d>, root: &Node<'d>) -> Operation<'d> {
    let own = [node, item, root];
    let responses = node.get("responses").map(|responses| responses.members()).unwrap_or_default();
    let tags = node.list("tags").iter().filter_map(|tag| tag.value.as_str()).map(str::to_owned).collect();
    Operation {
        method: method.to_owned(),
        path: if path.starts_with('/') { path.to_owned() } else { format!("/{path}") },
        server: own.iter().find_map(|holder| server_path(holder)).unwrap_or_default(),
        id: node.text("operationId").map(str::to_owned),
        tags,
        parameters: template::fitted(path, parameter::merged(item, node, parameter::parameter)),
        body: node.get("requestBody").map(|body| content(&body)).unwrap_or_default(),
        body_required: node.get("requestBody").is_some_and(|body| body.is("required")),
        responses: responses.into_iter().map(|(status, node)| (status.to_owned(), content(&node))).collect(),
        security: security::alternatives(node, root),
    }
}

/// The path of the first server that a holder names, with the defaults of its variables (OpenAPI 3.0.4, sections 4.7.5 and 4.7.6).
fn server_path(holder: &Node<'_>) -> Option<String> {
    let server = holder.list("servers").into_iter().next()?;
    let default = |name: &str| Some(server.get("variables")?.get(name)?.text("default")?.to_owned());
    let url = template::filled(server.text("url")?, |name| default(name).unwrap_or_else(|| format!("{{{name}}}")));
    // A host may stand without a scheme (RFC 3986, section 4.2).
    let host = url.split_once("://").map(|(_, rest)| rest).or_else(|| url.strip_prefix("//"));
    let after_host = host.map_or(url.as_str(), |rest| rest.find('/').map_or("", |at| &rest[at..]));
    let path = after_host.trim_matches('/');
    Some(if path.is_empty() { String::new() } else { format!("/{path}") })
}

/// The media types of a body. A Media Type Object that stands where the media types should is that of JSON.
fn content<'d>(holder: &Node<'d>) -> Content<'d> {
    let Some(content) = holder.get("content") else { return Vec::new() };
    // A key may be a list of media types.
    let each = |(names, node): (&'d str, Node<'d>)| {
        names.split(',').map(move |name| (name.trim().to_owned(), node.clone())).collect::<Vec<_>>()
    };
    let named: Vec<_> = content.members().into_iter().flat_map(each).filter(|(name, _)| name.contains('/')).collect();
    match content.value.get("schema") {
        Some(_) if named.is_empty() => vec![("application/json".to_owned(), content)],
        _ => named,
    }
}

impl<'d> Operation<'d> {
    /// What a message calls it: `listThings (GET /things)`.
    pub fn label(&self) -> String {
        format!("{} ({} {})", self.id.as_deref().unwrap_or("no operationId"), self.method, self.path)
    }

    /// The status of a redirect that may make another method of the one that was sent (RFC 9110, section 15.4), where no success is listed.
    pub fn redirect(&self) -> Option<u16> {
        if self.responses.iter().any(|(status, _)| status.starts_with('2')) {
            return None;
        }
        let statuses = [("301", 301), ("302", 302), ("303", 303), ("3XX", 302)];
        let listed =
            |(name, _): &&(&str, u16)| self.responses.iter().any(|(status, _)| status.eq_ignore_ascii_case(name));
        statuses.iter().find(listed).map(|(_, status)| *status)
    }

    /// The responses that mean success: every `2xx`, or the default where there is none.
    pub fn successes(&self) -> Vec<&(String, Content<'d>)> {
        let listed: Vec<_> = self.responses.iter().filter(|(status, _)| status.starts_with('2')).collect();
        match listed.is_empty() {
            true => self.responses.iter().filter(|(status, _)| status == "default").collect(),
            false => listed,
        }
    }
}
