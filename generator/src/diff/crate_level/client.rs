use super::{anchor, tokens};
use crate::config::Config;
use crate::diff::code;
use crate::diff::compared_client::ComparedClient;
use crate::diff::comparison::Comparison;
use crate::diff::pending_change::{Anchor, PendingChange};
use crate::diff::{Aspect, Source, Subject, Wire};
use crate::ir::{ApiKeyIn, SecurityScheme, SecuritySchemeKind};
use crate::source::{FileId, Location};
use std::collections::{BTreeMap, BTreeSet};

/// Compares what a client is given: keys and passwords, addresses of further servers, and what the config says of tokens and of
/// the environment.
pub(super) fn compare(comparison: &mut Comparison<'_, '_>) {
    schemes(comparison);
    servers(comparison);
    tokens::compare(comparison);
    environment(comparison);
    settings(comparison);
}

/// The methods of `ClientBuilder` that take keys and passwords.
fn schemes(comparison: &mut Comparison<'_, '_>) {
    type Schemes = BTreeMap<String, String>;
    let of = |side: &ComparedClient<'_>| -> Schemes {
        let schemes = &side.client.surface.security.schemes;
        schemes.iter().map(|own| (own.name.clone(), own.method.clone())).collect()
    };
    let (old_schemes, new_schemes) = (of(comparison.old), of(comparison.new));
    // A scheme of another name that is given by the same method takes the place of the old one.
    let is_replaced = |method: &String, here: &Schemes, there: &Schemes| {
        there.iter().any(|(name, other)| other == method && !here.contains_key(name))
    };
    let all: BTreeSet<&String> = old_schemes.keys().chain(new_schemes.keys()).collect();
    for name in all {
        let what = format!("the security scheme {}", code(name));
        let (was, is) = (old_schemes.get(name), new_schemes.get(name));
        let before = was.map(|method| scheme_anchor(comparison.old, name, method));
        let after = is.map(|method| scheme_anchor(comparison.new, name, method));
        match (before, after) {
            (Some(before), Some(after)) => scheme(comparison, name, (&what, was != is), before, after),
            (None, Some(_)) if is.is_some_and(|method| is_replaced(method, &new_schemes, &old_schemes)) => {}
            (Some(_), None) if was.is_some_and(|method| is_replaced(method, &old_schemes, &new_schemes)) => {}
            (None, Some(after)) => {
                let change = PendingChange::new(Subject::Authentication, Aspect::Added, format!("{what} is new"));
                let change = change
                    .effect(Source::Minor, Wire::Same)
                    .action("Give it to the client, where an operation asks for it.");
                comparison.push(change.after(after));
            }
            (Some(before), None) => {
                let change = PendingChange::new(Subject::Authentication, Aspect::Removed, format!("{what} is gone"));
                let change = change.effect(Source::Major, Wire::Same).action("Do not give it to the client.");
                comparison.push(change.before(before));
            }
            (None, None) => {}
        }
    }
}

fn scheme_anchor(side: &ComparedClient<'_>, name: &str, method: &str) -> Anchor {
    let scheme: Option<&SecurityScheme> = side.client.api.security_schemes.get(name);
    let root = Location::new(FileId(0), "/components/securitySchemes");
    Anchor::new(scheme.map_or(&root, |scheme| &scheme.location), format!("ClientBuilder::{method}"))
}

fn scheme(
    comparison: &mut Comparison<'_, '_>,
    name: &str,
    (what, is_renamed): (&str, bool),
    before: Anchor,
    after: Anchor,
) {
    let said = |side: &ComparedClient<'_>| side.client.api.security_schemes.get(name).map(|scheme| scheme.kind.clone());
    let (was, is) = (said(comparison.old), said(comparison.new));
    let differs = was != is;
    let (was, is) = (was.as_ref().map(on_the_wire), is.as_ref().map(on_the_wire));
    if is_renamed {
        let change =
            PendingChange::new(Subject::Authentication, Aspect::Renamed, format!("{what} is given by another method"));
        let change = change.effect(Source::Major, Wire::Same).action("Call the new method.");
        comparison.push(change.anchors(before.clone(), after.clone()));
    }
    if was == is {
        return comparison.silent(Subject::Authentication, Aspect::Wording, what, differs, (before, after));
    }
    let is_key = |kind: &Option<SecuritySchemeKind>| matches!(kind, Some(SecuritySchemeKind::ApiKey { .. }));
    let change = match is_key(&was) && is_key(&is) {
        true => PendingChange::new(Subject::Authentication, Aspect::Sent, format!("{what} is sent in another place"))
            .effect(Source::None, Wire::Breaking)
            .action("Build with the new version: the old one goes on to send the key in the old place."),
        false => PendingChange::new(Subject::Authentication, Aspect::Type, format!("{what} is of another kind"))
            .effect(Source::Major, Wire::Breaking)
            .action("Give the client what the new kind takes."),
    };
    comparison.push(change.anchors(before, after));
}

/// The same kind, with the name of a header in lower case, since its case does not count.
fn on_the_wire(kind: &SecuritySchemeKind) -> SecuritySchemeKind {
    match kind {
        SecuritySchemeKind::ApiKey { key_in: ApiKeyIn::Header, name } => {
            SecuritySchemeKind::ApiKey { key_in: ApiKeyIn::Header, name: name.to_ascii_lowercase() }
        }
        other => other.clone(),
    }
}

/// The methods of `ClientBuilder` that take the addresses of servers which single operations have, and the variables in the address of the
/// API.
fn servers(comparison: &mut Comparison<'_, '_>) {
    let (old_servers, new_servers) = (addresses(comparison.old), addresses(comparison.new));
    let all: BTreeSet<&String> = old_servers.keys().chain(new_servers.keys()).collect();
    // What only moved is given by the method by which it was.
    let alone = |own: &BTreeMap<String, String>, other: &BTreeMap<String, String>| -> BTreeSet<String> {
        own.iter().filter(|(what, _)| !other.contains_key(*what)).map(|(_, method)| method.clone()).collect()
    };
    let (gone, new) = (alone(&old_servers, &new_servers), alone(&new_servers, &old_servers));
    let moved = |method: &String| gone.contains(method) && new.contains(method);
    let item = |method: &String| anchor("/servers", format!("ClientBuilder::{method}"));
    for what in all {
        let change = match (old_servers.get(what), new_servers.get(what)) {
            (None, Some(method)) | (Some(method), None) if moved(method) => continue,
            (None, Some(is)) => PendingChange::new(Subject::Server, Aspect::Added, format!("{what} can be given"))
                .effect(Source::Minor, Wire::Same)
                .action("Nothing.")
                .after(item(is)),
            (Some(was), None) => {
                PendingChange::new(Subject::Server, Aspect::Removed, format!("{what} cannot be given any more"))
                    .effect(Source::Major, Wire::Same)
                    .action("Do not give it: nothing is sent there any more.")
                    .before(item(was))
            }
            (Some(was), Some(is)) if was != is => PendingChange::new(
                Subject::Server,
                Aspect::Renamed,
                format!("{what} is given by `{is}` and was by `{was}`"),
            )
            .effect(Source::Major, Wire::Same)
            .action(format!("Call `{is}`."))
            .anchors(item(was), item(is)),
            _ => continue,
        };
        comparison.push(change);
    }
}

/// The methods of `ClientBuilder` that take an address or a part of one, by what they take.
fn addresses(side: &ComparedClient<'_>) -> BTreeMap<String, String> {
    let security = &side.client.surface.security;
    let servers = security.servers.iter();
    let servers = servers.map(|own| (format!("the address of the server {}", code(&own.url)), own.method.clone()));
    let variables = security.variables.iter();
    let variables = variables.map(|own| (format!("the server variable {}", code(&own.name)), own.method.clone()));
    servers.chain(variables).collect()
}

fn config<'a>(side: &ComparedClient<'a>) -> &'a Config {
    &side.client.config.config
}

/// What a client does unless it is told otherwise.
fn settings(comparison: &mut Comparison<'_, '_>) {
    let of = |side: &ComparedClient<'_>| {
        let Config { retry, timeouts, .. } = config(side);
        (retry.clone(), (timeouts.request, timeouts.connect))
    };
    let of_answers = |side: &ComparedClient<'_>| (config(side).idempotency.clone(), config(side).failure.clone());
    if of_answers(comparison.old) != of_answers(comparison.new) {
        let message = "requests get other keys that make them idempotent, or other responses are errors";
        let change =
            PendingChange::new(Subject::Crate, Aspect::Default, message).effect(Source::None, Wire::Compatible).action(
                "Look at `[idempotency]` and `[failure]` of the config, and at what your program does with errors.",
            );
        comparison.push(change.anchors(anchor("", "RetryPolicy"), anchor("", "RetryPolicy")));
    }
    if of(comparison.old) != of(comparison.new) {
        let change = PendingChange::new(
            Subject::Crate,
            Aspect::Default,
            "requests are tried again, or given up, at other times",
        )
        .effect(Source::None, Wire::Compatible)
        .action("Set the retry policy and the timeouts that your program means, if it means others.");
        comparison.push(change.anchors(anchor("", "RetryPolicy"), anchor("", "RetryPolicy")));
    }
}

/// What `Client::from_env` reads: that something has another variable, or stands in another file.
fn environment(comparison: &mut Comparison<'_, '_>) {
    let variables = |side: &ComparedClient<'_>| -> BTreeMap<String, String> {
        let all = side.client.surface.security.environment.all();
        all.into_iter().map(|(what, name)| (what, name.to_owned())).collect()
    };
    let file = |side: &ComparedClient<'_>| {
        let file = config(side).environment.as_ref().and_then(|own| own.file.as_ref());
        file.map(|file| [&file.path, &file.base_url, &file.client_id, &file.client_secret].map(String::clone))
    };
    let (was, is) = (variables(comparison.old), variables(comparison.new));
    let is_other = was.iter().any(|(what, name)| is.get(what).is_some_and(|other| other != name));
    let (old_file, new_file) = (file(comparison.old), file(comparison.new));
    if !is_other && (old_file.is_none() || old_file == new_file) {
        return;
    }
    let item = || anchor("", "Client::from_env");
    let change = PendingChange::new(
        Subject::Authentication,
        Aspect::Sent,
        "`Client::from_env` reads other variables, or another file",
    )
    .effect(Source::None, Wire::Breaking)
    .action("Set the variables, or write the file, that it reads now.");
    comparison.push(change.anchors(item(), item()));
}
