//! The crate as a whole: its name and root, tags and their features, the credentials of a client, the address of the API, and webhooks.

mod client;
mod tags;
mod tokens;
mod webhooks;

use super::compared_client::ComparedClient;
use super::comparison::Comparison;
use super::operations::is_at_one_url;
use super::pairs::Pair;
use super::pending_change::{Anchor, PendingChange};
use super::{Aspect, Source, Subject, Wire};
use crate::config::Config;
use crate::diff::code;
use crate::ir::Server;
use crate::source::{FileId, Location};

/// Compares the crates as a whole.
pub(super) fn compare(comparison: &mut Comparison<'_, '_>, operations: &[Pair<usize>]) {
    name(comparison);
    runtime(comparison);
    root(comparison);
    server(comparison, operations);
    tags::compare(comparison);
    client::compare(comparison);
    webhooks::compare(comparison);
    prose(comparison);
}

/// A place in the root document.
pub(super) fn anchor(pointer: &str, item: impl Into<String>) -> Anchor {
    Anchor::new(&Location::new(FileId(0), pointer), item)
}

fn name(comparison: &mut Comparison<'_, '_>) {
    let own = |side: &ComparedClient<'_>| side.client.config.config.package.name.clone();
    let (was, is) = (own(comparison.old), own(comparison.new));
    if was != is {
        let change =
            PendingChange::new(Subject::Crate, Aspect::Renamed, format!("the crate is called `{is}` and was `{was}`"))
                .effect(Source::Major, Wire::Same)
                .action(format!("Depend on `{is}`."));
        comparison.push(change.anchors(anchor("", was), anchor("", is)));
    }
}

/// Where the runtime is. Names stay as they are, but not what they mean: an `Error` is the crate's own, or that of all clients that share the runtime.
/// So programs may have given one for that of another client, or have implemented a trait for both.
fn runtime(comparison: &mut Comparison<'_, '_>) {
    let is_shared = comparison.new.client.surface.shares_runtime;
    if comparison.old.client.surface.shares_runtime == is_shared {
        return;
    }
    let (text, action) = match is_shared {
        true => (
            "the runtime is shared with other clients, and was the crate's own",
            "Treat types such as `Error` as the same in all clients that share the runtime.",
        ),
        false => (
            "the runtime is the crate's own, and was shared with other clients",
            "Give other clients types such as `Error` and transports of their own.",
        ),
    };
    let change = PendingChange::new(Subject::Crate, Aspect::Type, text.to_owned());
    let change = change.effect(Source::Major, Wire::Same).action(action);
    comparison.push(change.anchors(anchor("", "runtime"), anchor("", "runtime")));
}

/// What is at the root of the crate only where an operation makes use of it: types, and packages that have others.
fn root(comparison: &mut Comparison<'_, '_>) {
    let of = |side: &ComparedClient<'_>| -> Vec<(&str, String)> {
        let surface = &side.client.surface;
        let packages = surface.mapped.packages.iter().map(|name| ("package", name.clone()));
        surface.root_types.names().map(|name| ("type", name.to_owned())).chain(packages).collect()
    };
    let (old_types, new_types) = (of(comparison.old), of(comparison.new));
    for (what, name) in new_types.iter().filter(|own| !old_types.contains(own)) {
        let change = PendingChange::new(Subject::Crate, Aspect::Added, format!("the crate has a {what} `{name}`"))
            .effect(Source::Minor, Wire::Same)
            .action("Nothing.");
        comparison.push(change.after(anchor("/paths", name.as_str())));
    }
    for (what, name) in old_types.iter().filter(|own| !new_types.contains(own)) {
        let change =
            PendingChange::new(Subject::Crate, Aspect::Removed, format!("the crate has no {what} `{name}` any more"))
                .effect(Source::Major, Wire::Same)
                .action("Do without it: no operation makes use of it.");
        comparison.push(change.before(anchor("/paths", name.as_str())));
    }
}

/// The path that is appended to the base URL. The host is the user's to give. Where the paths of all operations make up for it,
/// nothing changes.
fn server(comparison: &mut Comparison<'_, '_>, operations: &[Pair<usize>]) {
    let servers = |side: &ComparedClient<'_>| side.client.api.servers.clone();
    let path = |servers: &[Server]| servers.first().map(Server::path).unwrap_or_default();
    let (old_servers, new_servers) = (servers(comparison.old), servers(comparison.new));
    let (was, is) = (path(&old_servers), path(&new_servers));
    let anchors = || (anchor("/servers", ""), anchor("/servers", ""));
    let both = || operations.iter().filter_map(|pair| Some((pair.0?, pair.1?)));
    let is_moved = both().next().is_none() || both().any(|(old, new)| !is_at_one_url(comparison, old, new));
    if was != is && is_moved {
        let change = PendingChange::new(
            Subject::Server,
            Aspect::Sent,
            format!("the API is served under {} and was under {}", code(&format!("{is}/")), code(&format!("{was}/"))),
        )
        .effect(Source::None, Wire::Breaking)
        .action("Build with the new version once the API is there: each version sends its requests to one of the two.");
        let (before, after) = anchors();
        comparison.push(change.anchors(before, after));
    } else {
        comparison.silent(
            Subject::Server,
            Aspect::Wording,
            "the list of servers",
            old_servers != new_servers,
            anchors(),
        );
    }
}

fn prose(comparison: &mut Comparison<'_, '_>) {
    let (old, new) = (&comparison.old.client.api, &comparison.new.client.api);
    let anchors = || (anchor("/info", ""), anchor("/info", ""));
    comparison.wording(Subject::Crate, "the API", (&old.docs, &new.docs), anchors());
    let titles = ((&old.title, &old.version), (&new.title, &new.version));
    comparison.silent(
        Subject::Crate,
        Aspect::Wording,
        "the title or version of the document",
        titles.0 != titles.1,
        anchors(),
    );
    let described = |side: &ComparedClient<'_>| {
        let schemes = side.client.api.security_schemes.iter();
        schemes.map(|(name, scheme)| (name.clone(), scheme.description.clone())).collect::<Vec<_>>()
    };
    let differs = described(comparison.old) != described(comparison.new);
    let anchors = || (anchor("/components/securitySchemes", ""), anchor("/components/securitySchemes", ""));
    comparison.silent(
        Subject::Authentication,
        Aspect::Wording,
        "what is said of the security schemes",
        differs,
        anchors(),
    );
    let differs = package(comparison.old) != package(comparison.new);
    let anchors = (anchor("", ""), anchor("", ""));
    comparison.silent(Subject::Crate, Aspect::Wording, "what the config says of the package", differs, anchors);
}

/// What the config says of the crate that shows in its manifest and its pages alone.
fn package(side: &ComparedClient<'_>) -> impl PartialEq + use<> {
    let Config { package, server, pagination, .. } = &side.client.config.config;
    let mut package = package.clone();
    // These are compared as such, or are what the comparison is for.
    (package.name, package.version, package.tag_features) = Default::default();
    let package = serde_json::to_value(package).unwrap_or_default();
    (package, server.example.clone(), pagination.iter().find_map(|own| own.count.clone()))
}
