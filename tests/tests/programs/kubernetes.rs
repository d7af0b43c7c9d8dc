//! Kubernetes: a list in chunks, a watch, and a merge patch.

use super::built::Vendor;
use super::judged::asked;
use super::run::{Program, assert_printed};
use sailmaker_tests::oracle::KEY;
use sailmaker_tests::server::{Reply, Request, Server};
use serde_json::{Value, json};

pub const VENDOR: Vendor = Vendor {
    name: "kubernetes",
    operations: &["listCoreV1NamespacedPod", "patchAppsV1NamespacedDeployment"],
    program: include_str!("kubernetes/program.rs"),
    check,
};

const PODS: &str = "/api/v1/namespaces/default/pods";
const WEB: &str = "/apis/apps/v1/namespaces/default/deployments/web";
const MERGE_PATCH: &str = "application/merge-patch+json";

fn check(program: &Program<'_>) {
    let server = Server::start();
    server.otherwise(answer);
    let bearer = format!("Bearer {KEY}");

    let printed = program.run([("KUBERNETES_BASE_URL", &server.url()), ("KUBERNETES_AUTHORIZATION", &bearer)]);

    let pods: String = (0..1253).map(|number| format!("Some(\"pod-{number}\")\n")).collect();
    let watched = "ADDED Some(\"foo\")\nMODIFIED Some(\"foo\")\nBOOKMARK None\nDELETED Some(\"foo\")\n";
    assert_printed(&printed, &format!("{pods}{watched}Some(3) replicas\n"));
    let pods = |other: Value| {
        let mut parameters = json!({"namespace": "default"});
        parameters.as_object_mut().unwrap().extend(other.as_object().unwrap().clone());
        asked("listCoreV1NamespacedPod", parameters)
    };
    let expected = [
        pods(json!({"limit": 500})),
        pods(json!({"limit": 500, "continue": "500-token"})),
        pods(json!({"limit": 500, "continue": "1000-token"})),
        pods(json!({"watch": true, "resourceVersion": "10245"})),
        asked("patchAppsV1NamespacedDeployment", json!({"namespace": "default", "name": "web"}))
            .with(MERGE_PATCH, json!({"spec": {"replicas": 3}})),
    ];
    program.judge(&server.requests().into_iter().map(with_the_key).collect::<Vec<_>>(), expected);
}

/// The document has the whole header as a key, and says in prose that the word `Bearer` stands in it.
fn with_the_key(mut request: Request) -> Request {
    for (name, value) in &mut request.headers {
        if name.eq_ignore_ascii_case("authorization") {
            *value = value.strip_prefix("Bearer ").expect("a bearer token").to_owned();
        }
    }
    request
}

/// "Authenticating", <https://kubernetes.io/docs/reference/access-authn-authz/authentication/#putting-a-bearer-token-in-a-request>; errors are objects
/// of the kind `Status`.
fn answer(request: &Request) -> Reply {
    if request.header("authorization") != Some(&format!("Bearer {KEY}")) {
        return status(401, "Unauthorized");
    }
    let value = |name: &str| request.query_value(name);
    match (request.method.as_str(), request.path()) {
        ("GET", PODS) if value("watch").is_some_and(|watch| watch == "true" || watch == "1") => watch(),
        ("GET", PODS) => chunk(value("limit"), value("continue")),
        ("PATCH", WEB) => patch(request),
        _ => status(404, "NotFound"),
    }
}

fn status(code: u16, reason: &str) -> Reply {
    let body = json!({"kind": "Status", "apiVersion": "v1", "metadata": {}, "status": "Failure", "reason": reason, "code": code});
    (code, body).into()
}

fn pod(name: &str, version: u32) -> Value {
    json!({"kind": "Pod", "apiVersion": "v1", "metadata": {"name": name, "namespace": "default", "resourceVersion": version.to_string()}})
}

/// "Retrieving large results sets in chunks", <https://kubernetes.io/docs/reference/using-api/api-concepts/#retrieving-large-results-sets-in-chunks>: 1,253
/// pods, as there.
fn chunk(limit: Option<String>, from: Option<String>) -> Reply {
    let limit: usize = limit.map_or(usize::MAX, |limit| limit.parse().unwrap());
    let start: usize = from.map_or(0, |token| token.trim_end_matches("-token").parse().unwrap());
    let items: Vec<Value> = (start..1253).take(limit).map(|number| pod(&format!("pod-{number}"), 10_000)).collect();
    let end = start + items.len();
    let metadata = match 1253 - end {
        0 => json!({"resourceVersion": "10245", "continue": ""}),
        left => json!({"resourceVersion": "10245", "continue": format!("{end}-token"), "remainingItemCount": left}),
    };
    json!({"kind": "PodList", "apiVersion": "v1", "metadata": metadata, "items": items}).into()
}

/// "Efficient detection of changes" and "Watch bookmarks",
/// <https://kubernetes.io/docs/reference/using-api/api-concepts/#efficient-detection-of-changes>: JSON objects one after the other, in a body that
/// is `application/json`, until the time of the watch is over.
fn watch() -> Reply {
    let event = |kind: &str, object: Value| format!("{}\n", json!({"type": kind, "object": object}));
    let bookmark = json!({"kind": "Pod", "apiVersion": "v1", "metadata": {"resourceVersion": "12746"}});
    let events = [
        event("ADDED", pod("foo", 10_596)),
        event("MODIFIED", pod("foo", 11_020)),
        event("BOOKMARK", bookmark),
        event("DELETED", pod("foo", 12_800)),
    ];
    Reply::status(200).header("content-type", "application/json").body(events.concat()).chunked()
}

/// "Update mechanism: Patch", <https://kubernetes.io/docs/reference/using-api/api-concepts/#patch-and-apply>: what a patch means is said by its
/// media type, and one that is not known is 415.
fn patch(request: &Request) -> Reply {
    if request.header("content-type") != Some(MERGE_PATCH) {
        return status(415, "UnsupportedMediaType");
    }
    let patch: Value = serde_json::from_slice(&request.body).unwrap();
    let selector = json!({"matchLabels": {"app": "web"}});
    let template =
        json!({"metadata": {"labels": {"app": "web"}}, "spec": {"containers": [{"name": "web", "image": "nginx"}]}});
    let spec = json!({"replicas": patch["spec"]["replicas"], "selector": selector, "template": template});
    json!({"kind": "Deployment", "apiVersion": "apps/v1", "metadata": {"name": "web", "namespace": "default"}, "spec": spec}).into()
}
