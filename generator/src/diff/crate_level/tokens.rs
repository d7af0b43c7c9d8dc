use super::anchor;
use crate::diff::comparison::Comparison;
use crate::diff::pending_change::PendingChange;
use crate::diff::{Aspect, Source, Subject, Wire};
use crate::surface::Security;

/// A way to tokens, in words.
struct Grant {
    /// The method of `ClientBuilder`.
    method: &'static str,
    added: &'static str,
    removed: &'static str,
    /// What to do where it is gone.
    instead: &'static str,
    changed: &'static str,
    /// What to look at where it is another.
    look: &'static str,
    /// What a request for a token depends on; none where the client has no such method.
    of: fn(&Security) -> Option<Vec<&str>>,
}

const GRANTS: [Grant; 3] = [
    Grant {
        method: "client_credentials",
        added: "the client can fetch tokens",
        removed: "the client cannot fetch tokens any more",
        instead: "Give it a token.",
        changed: "tokens are fetched in another way",
        look: "Look at `[auth]` of the config, and at what your client is allowed.",
        of: |own| {
            let endpoint = own.client_credentials.as_ref()?;
            Some([&endpoint.url].into_iter().chain(&endpoint.scopes).map(String::as_str).collect())
        },
    },
    Grant {
        method: "refresh_token",
        added: "the client can renew tokens by a refresh token",
        removed: "the client cannot renew tokens by a refresh token any more",
        instead: "Give it a token.",
        changed: "tokens are renewed at another address",
        look: "Build with the new version, which asks there.",
        of: |own| Some(vec![own.refresh_url.as_deref()?]),
    },
    Grant {
        method: "authorization_code",
        added: "the client can ask users for tokens",
        removed: "the client cannot ask users for tokens any more",
        instead: "Give it a token.",
        changed: "users are asked for tokens at another address",
        look: "Build with the new version, which asks there.",
        of: |own| {
            let code = own.authorization_code.as_ref()?;
            Some(vec![&code.authorization_url, &code.token_url])
        },
    },
];

/// Compares which tokens a client takes, where it fetches them, and with which scopes.
pub(super) fn compare(comparison: &mut Comparison<'_, '_>) {
    let (old, new) = (&comparison.old.client.surface.security, &comparison.new.client.surface.security);
    let given = match (old.takes_token, new.takes_token) {
        (false, true) => change(Aspect::Added, "the client takes a token")
            .effect(Source::Minor, Wire::Same)
            .action("Give it to the client, where an operation asks for it.")
            .after(anchor("", "ClientBuilder::bearer_token")),
        (true, false) => change(Aspect::Removed, "the client takes no token any more")
            .effect(Source::Major, Wire::Same)
            .action("Do not give it to the client.")
            .before(anchor("", "ClientBuilder::bearer_token")),
        _ => return grants(comparison),
    };
    comparison.push(given);
    grants(comparison);
}

fn grants(comparison: &mut Comparison<'_, '_>) {
    let (old, new) = (&comparison.old.client.surface.security, &comparison.new.client.surface.security);
    let changes = GRANTS.iter().filter_map(|grant| of_grant(grant, old, new)).collect::<Vec<_>>();
    changes.into_iter().chain(secret(old, new)).for_each(|change| comparison.push(change));
}

/// Compares how a client shows its secret to token endpoints.
fn secret(old: &Security, new: &Security) -> Option<PendingChange> {
    let (was, is) = old.client_secret_setter().zip(new.client_secret_setter()).filter(|(was, is)| was != is)?;
    let message = match new.client_secret_basic {
        true => "id and secret of the client go to token endpoints by HTTP Basic",
        false => "id and secret of the client go to token endpoints in the form",
    };
    let item = |setter| anchor("", format!("ClientBuilder::{setter}"));
    let changed = change(Aspect::Sent, message).effect(Source::Major, Wire::Breaking);
    Some(changed.action("Take the call of the method out, which is gone.").anchors(item(was), item(is)))
}

fn of_grant(grant: &Grant, old: &Security, new: &Security) -> Option<PendingChange> {
    let item = || anchor("", format!("ClientBuilder::{}", grant.method));
    match ((grant.of)(old), (grant.of)(new)) {
        (None, Some(_)) => {
            let added = change(Aspect::Added, grant.added).effect(Source::Minor, Wire::Same);
            Some(added.action("Nothing.").after(item()))
        }
        (Some(_), None) => {
            let removed = change(Aspect::Removed, grant.removed).effect(Source::Major, Wire::Breaking);
            Some(removed.action(grant.instead).before(item()))
        }
        (Some(was), Some(is)) if was != is => {
            let changed = change(Aspect::Sent, grant.changed).effect(Source::None, Wire::Breaking);
            Some(changed.action(grant.look).anchors(anchor("", ""), anchor("", "")))
        }
        _ => None,
    }
}

fn change(aspect: Aspect, message: &str) -> PendingChange {
    PendingChange::new(Subject::Authentication, aspect, message.to_owned())
}
