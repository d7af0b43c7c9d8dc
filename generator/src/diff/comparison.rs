use super::allowed;
use super::compared_client::ComparedClient;
use super::covers::{ClientSchema, Encoding, Reader, covers, takes_any};
use super::pending_change::{Anchor, PendingChange};
use super::{Aspect, Source, Subject, Wire, code};
use crate::ir::{Api, Direction, Docs, SchemaRef};
use crate::surface::ArgumentType;

/// Both clients, and the changes that were found so far.
pub(super) struct Comparison<'h, 'a> {
    pub(super) old: &'h ComparedClient<'a>,
    pub(super) new: &'h ComparedClient<'a>,
    pub(super) found: Vec<PendingChange>,
}

/// A value that both clients have, as it is in one of them: its schema, where the document has one, and its type in Rust.
pub(super) struct ComparedValue {
    pub(super) schema: Option<SchemaRef>,
    pub(super) rust: ArgumentType,
    pub(super) anchor: Anchor,
}

/// In which messages a value is sent, and how it is encoded there.
#[derive(Clone, Copy)]
pub(super) struct Traffic {
    pub(super) request: bool,
    pub(super) response: bool,
    pub(super) encoding: Encoding,
}

impl Traffic {
    /// In requests, or in responses, as JSON.
    pub(super) const REQUEST: Self = Self { request: true, response: false, encoding: Encoding::Json };
    pub(super) const RESPONSE: Self = Self { request: false, response: true, encoding: Encoding::Json };

    pub(super) fn as_text(self) -> Self {
        Self { encoding: Encoding::Text, ..self }
    }
}

impl From<Direction> for Traffic {
    fn from(direction: Direction) -> Self {
        Self { request: direction.request, response: direction.response, encoding: Encoding::Json }
    }
}

/// How requests can hold other values than before, by whether the new service takes what the old one took, and the other way round.
pub(super) fn requests(covered: (bool, bool)) -> Option<(Aspect, Wire)> {
    match covered {
        (true, true) => None,
        (true, false) => Some((Aspect::Widened, Wire::Compatible)),
        (false, true) => Some((Aspect::Narrowed, Wire::Breaking)),
        (false, false) => Some((Aspect::Type, Wire::Breaking)),
    }
}

/// How two values differ.
struct Difference {
    aspect: Aspect,
    wire: Wire,
    is_same_type: bool,
}

impl Comparison<'_, '_> {
    pub(super) fn push(&mut self, change: PendingChange) {
        self.found.push(change);
    }

    /// Whether anything but silent changes was found since there were that many.
    pub(super) fn has_listed_since(&self, count: usize) -> bool {
        self.found.iter().skip(count).any(|change| !change.is_silent())
    }

    /// Adds how a value differs that both clients have; messages call it `what`.
    pub(super) fn value(
        &mut self,
        subject: Subject,
        what: &str,
        old: ComparedValue,
        new: ComparedValue,
        traffic: Traffic,
    ) {
        let understood = self.understood(old.schema, new.schema, traffic);
        self.difference_of(subject, what, (old, new), understood, traffic);
    }

    /// The same for a value of which it is said elsewhere whether it may be `null`.
    pub(super) fn non_null_value(
        &mut self,
        subject: Subject,
        what: &str,
        old: ComparedValue,
        new: ComparedValue,
        traffic: Traffic,
    ) {
        let (old_api, new_api) = (&self.old.client.api, &self.new.client.api);
        let null = |api: &Api, own: &ComparedValue| own.schema.is_some_and(|schema| api.is_nullable(schema));
        // One that is `null` by itself is `null` on both sides for this.
        let is_null = null(old_api, &old) || null(new_api, &new);
        let nullable = |schema: Option<SchemaRef>| schema.map(|schema| SchemaRef { nullable: is_null, ..schema });
        let understood = self.understood(nullable(old.schema), nullable(new.schema), traffic);
        self.difference_of(subject, what, (old, new), understood, traffic);
    }

    /// The same for the body of a response, which may have none.
    pub(super) fn body(&mut self, subject: Subject, what: &str, old: ComparedValue, new: ComparedValue) {
        let understood = self.body_understood(old.schema, new.schema);
        self.difference_of(subject, what, (old, new), understood, Traffic::RESPONSE);
    }

    /// Adds how JSON differs that programs read or write by themselves, with a model of their choice: none of it has a type in the
    /// API of the client.
    pub(super) fn of_programs(
        &mut self,
        subject: Subject,
        what: &str,
        (old, new): (Option<SchemaRef>, Option<SchemaRef>),
        anchors: (Anchor, Anchor),
        traffic: Traffic,
    ) {
        let (old_type, new_type) = (self.old.body_type(old), self.new.body_type(new));
        let understood =
            if traffic.request { self.understood(old, new, traffic) } else { self.body_understood(old, new) };
        let wire = match understood {
            (false, _) => Wire::Breaking,
            (true, false) => Wire::Compatible,
            (true, true) if self.old.identity(&old_type) == self.new.identity(&new_type) => return,
            (true, true) => Wire::Same,
        };
        let (was, is) = (code(&self.old.spelled(&old_type)), code(&self.new.spelled(&new_type)));
        let (message, action) = match was == is {
            true => (
                format!("{what} allows other values than before"),
                "Look at the values that your program sends or expects.".to_owned(),
            ),
            false => (format!("{what} was {was} and is now {is}"), format!("Use {is} in place of {was}.")),
        };
        let change = PendingChange::new(subject, Aspect::Type, message).effect(Source::None, wire);
        self.push(change.action(action).anchors(anchors.0, anchors.1));
    }

    /// Whether the body of a response is read, by old clients and by new ones. None is read as `null`.
    pub(super) fn body_understood(&self, old: Option<SchemaRef>, new: Option<SchemaRef>) -> (bool, bool) {
        let null = |side: &ComparedClient<'_>, schema| side.client.api.is_nullable(schema);
        match (old, new) {
            (Some(own), None) => (null(self.old, own), true),
            (None, Some(own)) => (true, null(self.new, own)),
            (old, new) => self.understood(old, new, Traffic::RESPONSE),
        }
    }

    fn difference_of(
        &mut self,
        subject: Subject,
        what: &str,
        (old, new): (ComparedValue, ComparedValue),
        understood: (bool, bool),
        traffic: Traffic,
    ) {
        let difference = self.difference(&old, &new, understood, traffic);
        let Some(Difference { aspect, wire, is_same_type }) = difference else { return };
        let spelled = |side: &ComparedClient<'_>, own: &ComparedValue| side.client.surface.spelled_argument(&own.rust);
        let (before, after) = (spelled(self.old, &old), spelled(self.new, &new));
        let both = old.schema.zip(new.schema);
        let allowed = both.map_or(String::new(), |(was, is)| allowed::change((self.old, was), (self.new, is)));
        let message = match (aspect, is_same_type) {
            (Aspect::Narrowed, true) => format!("{what} allows fewer values than before{allowed}"),
            (Aspect::Widened, true) => format!("{what} allows more values than before{allowed}"),
            (_, true) => format!("{what} is another JSON value than before, though `{after}` in Rust as before"),
            (_, false) => format!("{what} was `{before}` and is now `{after}`"),
        };
        let action = match (is_same_type, wire) {
            (false, _) => format!("Use `{after}` in place of `{before}`."),
            (true, Wire::Breaking) => "Look at the values that your program sends or expects.".to_owned(),
            (true, _) => "Nothing.".to_owned(),
        };
        let source = if is_same_type { Source::None } else { Source::Major };
        let change = PendingChange::new(subject, aspect, message).effect(source, wire).action(action);
        self.push(change.anchors(old.anchor, new.anchor));
    }

    fn difference(
        &self,
        old: &ComparedValue,
        new: &ComparedValue,
        (forth, back): (bool, bool),
        traffic: Traffic,
    ) -> Option<Difference> {
        let is_same_type = self.old.argument_identity(&old.rust) == self.new.argument_identity(&new.rust);
        let aspect = match (is_same_type, forth, back) {
            (true, true, true) => return None,
            (true, false, true) => {
                if traffic.request {
                    Aspect::Narrowed
                } else {
                    Aspect::Widened
                }
            }
            (true, true, false) => {
                if traffic.request {
                    Aspect::Widened
                } else {
                    Aspect::Narrowed
                }
            }
            _ => Aspect::Type,
        };
        let wire = match (forth, back) {
            (false, _) => Wire::Breaking,
            (true, false) => Wire::Compatible,
            (true, true) => Wire::Same,
        };
        Some(Difference { aspect, wire, is_same_type })
    }

    /// Whether old programs and the new service understand one another, and whether new programs and the old service do. Where a
    /// document does not say what a value is, it is whatever can be written.
    pub(super) fn understood(&self, old: Option<SchemaRef>, new: Option<SchemaRef>, traffic: Traffic) -> (bool, bool) {
        let in_client = |side, schema: Option<SchemaRef>| schema.map(|schema| ClientSchema { side, schema });
        let (old, new) = (in_client(self.old, old), in_client(self.new, new));
        let is_read =
            |reader, reads: Option<ClientSchema<'_, '_>>, writes: Option<ClientSchema<'_, '_>>| match (reads, writes) {
                (None, _) => true,
                (Some(reads), None) => takes_any(reader, traffic.encoding, reads),
                (Some(reads), Some(writes)) => covers(reader, traffic.encoding, reads, writes),
            };
        let one_way = |own, other| {
            (!traffic.request || is_read(Reader::Service, other, own))
                && (!traffic.response || is_read(Reader::Client, own, other))
        };
        (one_way(old, new), one_way(new, old))
    }
}

/// What has no effect, or none but a warning of the compiler, whatever it is said of.
impl Comparison<'_, '_> {
    /// Says where the document has begun, or ended, to advise against something.
    pub(super) fn advice(&mut self, subject: Subject, what: &str, (old, new): (bool, bool), anchors: (Anchor, Anchor)) {
        let change = match (old, new) {
            (false, true) => PendingChange::new(subject, Aspect::Deprecated, format!("{what} is deprecated"))
                .effect(Source::Minor, Wire::Same)
                .action("Plan to do without it; the compiler warns where it is used."),
            (true, false) => PendingChange::new(subject, Aspect::Restored, format!("{what} is no longer deprecated")),
            _ => return,
        };
        self.push(change.anchors(anchors.0, anchors.1));
    }

    /// Counts what is said otherwise.
    pub(super) fn wording(
        &mut self,
        subject: Subject,
        what: &str,
        (old, new): (&Docs, &Docs),
        anchors: (Anchor, Anchor),
    ) {
        self.silent(subject, Aspect::Wording, what, old != new, anchors);
    }

    /// Counts another example.
    pub(super) fn example<T: PartialEq>(
        &mut self,
        subject: Subject,
        what: &str,
        (old, new): (&T, &T),
        anchors: (Anchor, Anchor),
    ) {
        self.silent(subject, Aspect::Example, what, old != new, anchors);
    }

    /// Counts a change without effect, where there is one.
    pub(super) fn silent(
        &mut self,
        subject: Subject,
        aspect: Aspect,
        what: &str,
        differs: bool,
        (before, after): (Anchor, Anchor),
    ) {
        if differs {
            let how = match aspect {
                Aspect::Example => "has another example",
                Aspect::Order => "stands in another order",
                Aspect::Default => "has another default",
                _ => "is described in other words",
            };
            self.push(PendingChange::new(subject, aspect, format!("{what} {how}")).anchors(before, after));
        }
    }
}
