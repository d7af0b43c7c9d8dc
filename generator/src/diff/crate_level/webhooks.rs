//! What the service sends by itself: programs read it with the models, so that nothing of it has a name in Rust.

use crate::diff::code;
use crate::diff::compared_client::ComparedClient;
use crate::diff::comparison::{Comparison, Traffic};
use crate::diff::pending_change::{Anchor, PendingChange};
use crate::diff::{Aspect, Source, Subject, Wire};
use crate::ir::{Method, Webhook};
use std::collections::BTreeMap;

/// Compares the webhooks, which are known by their names and methods.
pub(super) fn compare(comparison: &mut Comparison<'_, '_>) {
    let (old, new) = (of(comparison.old), of(comparison.new));
    for (key, was) in &old {
        let what = format!("the webhook {}", code(key.0));
        match new.get(key) {
            Some(is) => pair(comparison, &what, (was, is)),
            None => {
                let change = PendingChange::alone(Subject::Webhook, Aspect::Removed, what, "is gone");
                let change = change.effect(Source::None, Wire::Compatible).action("Do not wait for it.");
                comparison.push(change.before(anchor(was)));
            }
        }
    }
    for (key, is) in new.iter().filter(|(key, _)| !old.contains_key(*key)) {
        let what = format!("the webhook {}", code(key.0));
        let change = PendingChange::alone(Subject::Webhook, Aspect::Added, what, "is new");
        comparison.push(change.effect(Source::None, Wire::Compatible).action("Nothing.").after(anchor(is)));
    }
}

fn of<'a>(side: &ComparedClient<'a>) -> BTreeMap<(&'a str, &'a Method), &'a Webhook> {
    side.client.api.webhooks.iter().map(|webhook| ((webhook.name.as_str(), &webhook.method), webhook)).collect()
}

fn anchor(webhook: &Webhook) -> Anchor {
    Anchor::new(&webhook.location, "")
}

fn pair(comparison: &mut Comparison<'_, '_>, what: &str, (old, new): (&Webhook, &Webhook)) {
    let anchors = || (anchor(old), anchor(new));
    comparison.wording(Subject::Webhook, what, (&old.docs, &new.docs), anchors());
    let names = |webhook: &Webhook| webhook.content.iter().map(|own| own.name.clone()).collect::<Vec<_>>();
    let (was, is) = (names(old), names(new));
    if was != is {
        let message = format!("{what} is sent as {}, and was as {}", code(&is.join(", ")), code(&was.join(", ")));
        let change = PendingChange::new(Subject::Webhook, Aspect::Sent, message).effect(Source::None, Wire::Breaking);
        let (before, after) = anchors();
        comparison.push(change.action("Read what it is sent as.").anchors(before, after));
        return;
    }
    let body = |webhook: &Webhook| webhook.json().and_then(|media_type| media_type.schema);
    let what = format!("the body of {what}");
    comparison.of_programs(Subject::Webhook, &what, (body(old), body(new)), anchors(), Traffic::RESPONSE);
}
