use super::ModelPair;
use super::object::{Field, anchor};
use crate::diff::code;
use crate::diff::compared_client::{ComparedClient, Identity};
use crate::diff::comparison::{ComparedValue, Comparison};
use crate::diff::pending_change::{Anchor, PendingChange};
use crate::diff::{Aspect, Source, Subject, Wire};
use crate::ir::{Direction, Property, SchemaKind, SchemaRef};
use crate::surface::{Given, RustType};

/// Compares a property that both documents have.
/// `other` is the property whose field has the old name now, where it is another one.
pub(super) fn compare(
    comparison: &mut Comparison<'_, '_>,
    pair: ModelPair<'_>,
    (old, new): (Field<'_>, Field<'_>),
    other: Option<Field<'_>>,
) {
    let pair = travelling(pair, old.property, new.property);
    let what = format!("the property {} of `{}`", code(&new.property.name), pair.new.name);
    let found = comparison.found.len();
    let anchors = (anchor(comparison.old, pair.old, old), anchor(comparison.new, pair.new, new));
    let fields = (old, new);
    let compared = Compared { pair, what: &what, old: old.property, new: new.property, fields, anchors };
    compared.name(comparison, (old.name(), new.name()), other);
    compared.wire_name(comparison);
    compared.required(comparison);
    compared.null(comparison);
    compared.value(comparison);
    compared.sides(comparison);
    let has_type = comparison.found.iter().skip(found).any(PendingChange::is_major);
    if !has_type {
        compared.rest_of_type(comparison);
        compared.setters(comparison);
    }
    compared.default(comparison);
    let anchors = || compared.anchors.clone();
    comparison.advice(Subject::Field, &what, (old.property.deprecated, new.property.deprecated), anchors());
    comparison.wording(Subject::Field, &what, (&old.property.docs, &new.property.docs), anchors());
    comparison.example(Subject::Field, &what, (&old.property.example, &new.property.example), anchors());
}

/// A property that both documents keep out of one direction does not travel there, whatever its object does.
fn travelling<'a>(pair: ModelPair<'a>, old: &Property, new: &Property) -> ModelPair<'a> {
    let direction = Direction {
        request: pair.direction.request && !(old.read_only && new.read_only),
        response: pair.direction.response && !(old.write_only && new.write_only),
    };
    ModelPair { direction, ..pair }
}

struct Compared<'c, 'a> {
    pair: ModelPair<'a>,
    what: &'c str,
    old: &'a Property,
    new: &'a Property,
    fields: (Field<'a>, Field<'a>),
    anchors: (Anchor, Anchor),
}

impl Compared<'_, '_> {
    fn push(&self, comparison: &mut Comparison<'_, '_>, change: PendingChange) {
        let (before, after) = self.anchors.clone();
        comparison.push(change.anchors(before, after));
    }

    fn name(&self, comparison: &mut Comparison<'_, '_>, (was, is): (&str, &str), other: Option<Field<'_>>) {
        if was == is {
            return;
        }
        let own = rust_type(comparison.old, self.fields.0);
        let is_taken = other.is_some_and(|other| rust_type(comparison.new, other) == own);
        // A program compiles, and means another property, where one of the same type has the name.
        let effect = if is_taken { (Source::None, Wire::Breaking) } else { (Source::Major, Wire::Same) };
        let message = format!("the field of {} is called `{is}` and was `{was}`", self.what);
        let change = PendingChange::new(Subject::Field, Aspect::Renamed, message).effect(effect.0, effect.1);
        self.push(comparison, change.action(format!("Write `{is}`.")));
    }

    /// A property that has another name in the document, and the same in Rust.
    fn wire_name(&self, comparison: &mut Comparison<'_, '_>) {
        let (was, is) = (&self.old.name, &self.new.name);
        if was == is {
            return;
        }
        let direction = self.pair.direction;
        let is_missed = direction.response && self.fields.0.must_come();
        let is_ignored = direction.request && !self.old.read_only;
        let wire = if is_missed || is_ignored { Wire::Breaking } else { Wire::Compatible };
        let change =
            PendingChange::new(Subject::Field, Aspect::Sent, format!("{} was called {}", self.what, code(was)));
        let action = "Build with the new version: the old one goes on to read and send the old name.";
        self.push(comparison, change.effect(Source::None, wire).action(action));
    }

    /// The effect on source of a change that shows only in whether there is an `Option` around the type.
    fn source(&self, comparison: &Comparison<'_, '_>) -> Source {
        let (was, is) = (rust_type(comparison.old, self.fields.0), rust_type(comparison.new, self.fields.1));
        if was == is { Source::None } else { Source::Major }
    }

    fn required(&self, comparison: &mut Comparison<'_, '_>) {
        let direction = self.pair.direction;
        let is_demanded = |own: &Property| direction.request && own.is_required_in_requests();
        let demanded = (is_demanded(self.old), is_demanded(self.new));
        let (aspect, wire, how) = match (demanded, (self.old.required, self.new.required)) {
            ((false, true), _) => (Aspect::Required, Wire::Breaking, "is required"),
            (_, (false, true)) => (Aspect::Required, Wire::Compatible, "always comes"),
            (_, (true, false)) if direction.response && self.fields.0.must_come() => {
                (Aspect::Optional, Wire::Breaking, "may be missing")
            }
            ((true, false), _) | (_, (true, false)) => (Aspect::Optional, Wire::Compatible, "may be left out"),
            _ => return,
        };
        let change = PendingChange::new(Subject::Field, aspect, format!("{} {how}", self.what));
        let change = change.effect(self.source(comparison), wire).action(self.action(comparison));
        self.push(comparison, change);
    }

    fn null(&self, comparison: &mut Comparison<'_, '_>) {
        let direction = self.pair.direction;
        let kinds = (&comparison.old.schema(self.old.schema.id).kind, &comparison.new.schema(self.new.schema.id).kind);
        // Where one of them is anything, `null` too is told of with the type.
        if (*kinds.0 == SchemaKind::Any) != (*kinds.1 == SchemaKind::Any) {
            return;
        }
        let nullable = |side: &ComparedClient<'_>, property: &Property| side.client.api.is_nullable(property.schema);
        // Anything may be `null`, and a union keeps what it does not know.
        let is_kept = matches!(kinds.0, SchemaKind::Any | SchemaKind::Union(_));
        let was_strict = direction.response && self.fields.0.must_come() && !is_kept;
        let (aspect, wire, how) = match (nullable(comparison.old, self.old), nullable(comparison.new, self.new)) {
            (true, false) if direction.request => (Aspect::Narrowed, Wire::Breaking, "must not be `null`"),
            (true, false) => (Aspect::Narrowed, Wire::Compatible, "is never `null`"),
            (false, true) if was_strict => (Aspect::Widened, Wire::Breaking, "may be `null`"),
            (false, true) => (Aspect::Widened, Wire::Compatible, "may be `null`"),
            _ => return,
        };
        let change = PendingChange::new(Subject::Field, aspect, format!("{} {how}", self.what));
        let change = change.effect(self.source(comparison), wire).action(self.action(comparison));
        self.push(comparison, change);
    }

    /// What must be done where there is an `Option` more or less.
    fn action(&self, comparison: &Comparison<'_, '_>) -> String {
        let is = comparison.new.spelled(&self.fields.1.own.rust_type());
        match self.source(comparison) {
            Source::Major => format!("Use `{is}`."),
            _ => "Nothing.".to_owned(),
        }
    }

    /// The type without an `Option` around it.
    fn value(&self, comparison: &mut Comparison<'_, '_>) {
        let own = |side: &ComparedClient<'_>, property: &Property, anchor: &Anchor| {
            let schema = SchemaRef { id: property.schema.id, nullable: false };
            ComparedValue {
                schema: Some(schema),
                rust: side.client.surface.non_null_type(schema.id).into(),
                anchor: anchor.clone(),
            }
        };
        let old = own(comparison.old, self.old, &self.anchors.0);
        let new = own(comparison.new, self.new, &self.anchors.1);
        comparison.non_null_value(Subject::Field, self.what, old, new, self.pair.traffic());
    }

    /// Whether it travels one way only.
    fn sides(&self, comparison: &mut Comparison<'_, '_>) {
        let direction = self.pair.direction;
        let is_missed = direction.response && self.fields.0.must_come();
        let changes = [
            (
                self.old.read_only,
                self.new.read_only,
                direction.request,
                "is only in responses",
                "is in requests as well",
            ),
            (self.old.write_only, self.new.write_only, is_missed, "is only in requests", "is in responses as well"),
        ];
        for (was, is, is_breaking, only, pair) in changes {
            let (aspect, wire, how) = match (was, is) {
                (false, true) if is_breaking => (Aspect::Narrowed, Wire::Breaking, only),
                (false, true) => (Aspect::Narrowed, Wire::Compatible, only),
                (true, false) => (Aspect::Widened, Wire::Compatible, pair),
                _ => continue,
            };
            let change =
                PendingChange::new(Subject::Field, aspect, format!("{} {how}", self.what)).effect(Source::None, wire);
            self.push(comparison, change.action("See that your program gives or expects it only where it travels."));
        }
    }

    /// What else shows in the type: a `Box`, or a second `Option` for what requests hold.
    fn rest_of_type(&self, comparison: &mut Comparison<'_, '_>) {
        if self.source(comparison) == Source::None {
            return;
        }
        let was = comparison.old.spelled(&self.fields.0.own.rust_type());
        let is = comparison.new.spelled(&self.fields.1.own.rust_type());
        let change =
            PendingChange::new(Subject::Field, Aspect::Type, format!("{} was `{was}` and is now `{is}`", self.what));
        let change = change.effect(Source::Major, Wire::Same).action(format!("Use `{is}` in place of `{was}`."));
        self.push(comparison, change);
    }

    /// The setters of a field that is typed as before; they are called as the field is. Where it was an argument of `new`, that takes other
    /// ones, or is gone.
    fn setters(&self, comparison: &mut Comparison<'_, '_>) {
        let [(was, was_null), (is, is_null)] = [self.fields.0, self.fields.1].map(|field| match &field.own.given {
            Given::Setter { name, null } => (Some(name), null.as_ref()),
            _ => (None, None),
        });
        let is_renamed = self.fields.0.name() != self.fields.1.name();
        for (was, is) in [(was, is), (was_null, is_null)] {
            let (aspect, source, how, action) = match (was, is) {
                (Some(was), None) => {
                    (Aspect::Removed, Source::Major, format!("`{was}` is gone"), "Do not set it.".to_owned())
                }
                (None, Some(is)) => (Aspect::Added, Source::Minor, format!("`{is}` is new"), "Nothing.".to_owned()),
                (Some(was), Some(is)) if was != is && !is_renamed => {
                    (Aspect::Renamed, Source::Major, format!("`{is}` was called `{was}`"), format!("Write `{is}`."))
                }
                _ => continue,
            };
            let change = PendingChange::new(Subject::Field, aspect, format!("the setter of {}, {how}", self.what));
            self.push(comparison, change.effect(source, Wire::Same).action(action));
        }
    }

    fn default(&self, comparison: &mut Comparison<'_, '_>) {
        let is_sent = self.pair.direction.request && !self.new.read_only;
        // What stands for an absent value may be said of the property, or of the component that it refers to.
        let of = |side: &ComparedClient<'_>, property: &Property| {
            property.default.clone().or_else(|| side.client.api.schema(property.schema.id).default.clone())
        };
        match (&of(comparison.old, self.old), &of(comparison.new, self.new)) {
            (Some(was), Some(is)) if was != is && is_sent => {
                let message = format!(
                    "{} is {} where it is not given, and was {}",
                    self.what,
                    code(&is.to_string()),
                    code(&was.to_string())
                );
                let change =
                    PendingChange::new(Subject::Field, Aspect::Default, message).effect(Source::None, Wire::Breaking);
                self.push(comparison, change.action("Give the value that your program means, where it gives none."));
            }
            (was, is) => {
                let (differs, anchors) = (was != is, self.anchors.clone());
                comparison.silent(Subject::Field, Aspect::Default, self.what, differs, anchors);
            }
        }
    }
}

fn rust_type(side: &ComparedClient<'_>, field: Field<'_>) -> RustType<Identity> {
    side.identity(&field.own.rust_type())
}
