//! Whether one side of the wire understands what the other writes.

use super::half::Half;
use crate::ir::{
    AdditionalProperties, EnumValue, Enumeration, IntegerFormat, Object, Property, SchemaId, SchemaKind, SchemaRef,
    StringFormat, Validation,
};
use std::collections::{BTreeMap, BTreeSet};

/// Who reads.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Reader {
    /// A generated client: it keeps values of enumerations and of unions that it does not know, ignores properties that it does not
    /// know, and takes `null` for an absent property where that may be absent.
    Client,
    /// A service: it takes what its document allows, and no more.
    Service,
}

/// How a value is written.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Encoding {
    /// As JSON, in which `5` is no text.
    Json,
    /// As text, in a URL, a header or a form, in which it is; and one value is a list of one.
    Text,
}

/// A schema of one of the documents.
#[derive(Clone, Copy)]
pub(super) struct Place<'h, 'a> {
    pub(super) half: &'h Half<'a>,
    pub(super) schema: SchemaRef,
}

/// Whether every value that is written by one schema is read by the other. What both sides call by one name is judged where that is
/// compared, and is not looked into here.
pub(super) fn covers(reader: Reader, encoding: Encoding, reads: Place<'_, '_>, writes: Place<'_, '_>) -> bool {
    Cover { reader, encoding, reads: reads.half, writes: writes.half, seen: BTreeSet::new() }
        .value(reads.schema, writes.schema)
}

/// The same for what a model is, whatever it is called. Models in it are not looked into.
pub(super) fn covers_model(
    reader: Reader,
    (reads, of_reader): (&Half<'_>, SchemaId),
    (writes, of_writer): (&Half<'_>, SchemaId),
) -> bool {
    let mut cover = Cover { reader, encoding: Encoding::Json, reads, writes, seen: BTreeSet::new() };
    cover.kinds(&reads.schema(of_reader).kind, &writes.schema(of_writer).kind)
}

/// Whether whatever can be written is read.
pub(super) fn takes_any(reader: Reader, encoding: Encoding, reads: Place<'_, '_>) -> bool {
    let schema = reads.half.schema(reads.schema.id);
    let is_kept = reader == Reader::Client;
    let is_any = match &schema.kind {
        SchemaKind::Any => true,
        SchemaKind::Union(_) => is_kept,
        SchemaKind::String(format) => is_text(format) && encoding == Encoding::Text,
        SchemaKind::Enumeration(values) => is_kept && !all_integers(values) && encoding == Encoding::Text,
        _ => false,
    };
    is_any && (is_kept || reads.half.validation(reads.schema.id).is_empty())
}

struct Cover<'h, 'a> {
    reader: Reader,
    encoding: Encoding,
    reads: &'h Half<'a>,
    writes: &'h Half<'a>,
    /// A pair that is met again within itself holds if all else does.
    seen: BTreeSet<(SchemaId, SchemaId)>,
}

impl Cover<'_, '_> {
    fn value(&mut self, reads: SchemaRef, writes: SchemaRef) -> bool {
        let null = !self.is_nullable(self.writes, writes) || self.is_nullable(self.reads, reads);
        null && self.non_null(reads, writes)
    }

    fn is_nullable(&self, half: &Half<'_>, schema: SchemaRef) -> bool {
        half.context.api.is_nullable(schema)
    }

    fn non_null(&mut self, reads: SchemaRef, writes: SchemaRef) -> bool {
        let pairs = (self.reads.pair(reads.id), self.writes.pair(writes.id));
        let is_one = matches!(pairs, (Some(ours), Some(theirs)) if ours == theirs);
        if is_one || !self.seen.insert((reads.id, writes.id)) {
            return true;
        }
        let validation = self.writes.validation(writes.id);
        self.is_valid(reads.id, &validation)
            && self.validated(&self.reads.schema(reads.id).kind, &self.writes.schema(writes.id).kind, &validation)
    }

    /// Whether the reader asks for no more than what is known of the written value. A client asks for nothing.
    fn is_valid(&self, reads: SchemaId, validation: &Validation) -> bool {
        self.reader == Reader::Client || self.reads.context.api.schema(reads).validation.covers(validation)
    }

    fn kinds(&mut self, reads: &SchemaKind, writes: &SchemaKind) -> bool {
        self.validated(reads, writes, &Validation::default())
    }

    /// The same, where it is known what else the written value satisfies.
    fn validated(&mut self, reads: &SchemaKind, writes: &SchemaKind, validation: &Validation) -> bool {
        use SchemaKind::{Any, Array, Boolean, Enumeration, Integer, Map, Number, Object, String, Union};
        match (reads, writes) {
            (Any, _) | (Boolean, Boolean) | (Number, Number | Integer(_)) => true,
            (_, Union(union)) if !matches!(reads, Union(_)) => {
                union.variants.iter().all(|variant| self.as_kind(reads, variant.schema))
            }
            (Union(_), _) => self.union(reads, writes, validation),
            (Integer(reads), Integer(writes)) => self.integer(*reads, *writes),
            (Integer(format), Enumeration(values)) => self.integers(*format, values),
            (Number, Enumeration(values)) => all_integers(values),
            // A client leaves the text of bytes as it is; a service decodes it.
            (String(StringFormat::Byte), String(writes)) if self.reader == Reader::Service => {
                *writes == StringFormat::Byte
            }
            (String(reads), String(writes)) => string(reads, writes),
            (String(reads), Enumeration(values)) => {
                is_text(reads) && (!all_integers(values) || self.encoding == Encoding::Text)
            }
            (Enumeration(reads), Enumeration(writes)) => self.enumeration(reads, writes),
            // An open enum keeps whatever there is of its type.
            (Enumeration(values), String(_)) => self.reader == Reader::Client && !all_integers(values),
            (Enumeration(values), Integer(_)) => self.reader == Reader::Client && all_integers(values),
            (String(reads), Boolean | Integer(_) | Number) => is_text(reads) && self.encoding == Encoding::Text,
            (Array(reads), Array(writes)) => {
                let is_valid = self.reader == Reader::Client || !reads.unique || writes.unique;
                is_valid && self.value(reads.items, writes.items)
            }
            (Array(reads), Boolean | Integer(_) | Number | String(_) | Enumeration(_)) => {
                self.encoding == Encoding::Text && self.as_item(reads.items, writes, validation)
            }
            (Map(reads), Map(writes)) => self.value(*reads, *writes),
            (Map(reads), Object(object)) => self.object_as_map(*reads, object),
            (Object(object), Map(writes)) => self.map_as_object(object, *writes),
            (Object(reads), Object(writes)) => self.object(reads, writes),
            _ => false,
        }
    }

    fn as_item(&mut self, reads: SchemaRef, writes: &SchemaKind, validation: &Validation) -> bool {
        self.is_valid(reads.id, validation) && self.validated(&self.reads.schema(reads.id).kind, writes, validation)
    }

    fn as_kind(&mut self, reads: &SchemaKind, writes: SchemaRef) -> bool {
        self.kinds(reads, &self.writes.schema(writes.id).kind)
    }

    /// What fits no variant is kept by a client. A service takes what one of its variants takes.
    fn union(&mut self, reads: &SchemaKind, writes: &SchemaKind, validation: &Validation) -> bool {
        let SchemaKind::Union(ours) = reads else { return false };
        if self.reader == Reader::Client {
            return true;
        }
        let takes = |cover: &mut Self, kind: &SchemaKind, validation: &Validation| {
            ours.variants.iter().any(|variant| {
                // What one try took for granted counts for nothing in the next.
                let seen = cover.seen.clone();
                let id = variant.schema.id;
                let is_taken = cover.is_valid(id, validation) && cover.kinds(&cover.reads.schema(id).kind, kind);
                if !is_taken {
                    cover.seen = seen;
                }
                is_taken
            })
        };
        match writes {
            SchemaKind::Union(theirs) => theirs.variants.iter().all(|theirs| {
                let is_shared = ours.variants.iter().any(|ours| {
                    let pair = self.reads.pair(ours.schema.id);
                    pair.is_some() && pair == self.writes.pair(theirs.schema.id)
                });
                let id = theirs.schema.id;
                is_shared || takes(self, &self.writes.schema(id).kind, &self.writes.validation(id))
            }),
            other => takes(self, other, validation),
        }
    }

    fn integer(&self, reads: IntegerFormat, writes: IntegerFormat) -> bool {
        let (least, greatest) = match self.reader {
            Reader::Client => reads.type_range(),
            Reader::Service => reads.range(),
        };
        let (from, to) = writes.range();
        least <= from && to <= greatest
    }

    /// Whether all values of an enumeration are in the range of a whole number.
    fn integers(&self, reads: IntegerFormat, values: &Enumeration) -> bool {
        let (least, greatest) = match self.reader {
            Reader::Client => reads.type_range(),
            Reader::Service => reads.range(),
        };
        values.values.iter().all(|value| match value {
            EnumValue::Integer(number) => (least..=greatest).contains(&i128::from(*number)),
            EnumValue::String(_) => false,
        })
    }

    fn enumeration(&self, reads: &Enumeration, writes: &Enumeration) -> bool {
        match self.reader {
            Reader::Client => all_integers(reads) == all_integers(writes),
            Reader::Service => {
                let known: BTreeSet<&EnumValue> = reads.values.iter().collect();
                writes.values.iter().all(|value| known.contains(value))
            }
        }
    }

    fn object_as_map(&mut self, reads: SchemaRef, object: &Object) -> bool {
        let rest = match object.additional {
            AdditionalProperties::Kept(values) => Some(values),
            AdditionalProperties::Ignored => None,
        };
        object.properties.iter().map(|property| property.schema).chain(rest).all(|schema| self.value(reads, schema))
    }

    fn map_as_object(&mut self, object: &Object, writes: SchemaRef) -> bool {
        let takes_others = match object.additional {
            AdditionalProperties::Kept(values) => self.value(values, writes),
            AdditionalProperties::Ignored => self.reader == Reader::Client,
        };
        takes_others
            && object.properties.iter().all(|property| !property.required && self.value(property.schema, writes))
    }

    fn object(&mut self, reads: &Object, writes: &Object) -> bool {
        let by_name: BTreeMap<&str, &Property> =
            writes.properties.iter().map(|property| (property.name.as_str(), property)).collect();
        let has_all = reads.properties.iter().all(|property| match by_name.get(property.name.as_str()) {
            Some(other) => self.property(property, other),
            None => !property.required || self.is_absent(property),
        });
        match self.reader {
            Reader::Client => has_all && knows_any(reads, writes),
            Reader::Service => has_all && self.takes_all(reads, writes),
        }
    }

    /// Whether a property of the reader's does not travel to it.
    fn is_absent(&self, property: &Property) -> bool {
        match self.reader {
            Reader::Client => property.write_only,
            Reader::Service => property.read_only,
        }
    }

    fn property(&mut self, reads: &Property, writes: &Property) -> bool {
        if self.is_absent(reads) || self.is_absent(writes) {
            return true;
        }
        if reads.required && !writes.required && !self.takes_absent(reads) {
            return false;
        }
        match self.reader {
            Reader::Client if !reads.required => self.non_null(reads.schema, writes.schema),
            _ => self.value(reads.schema, writes.schema),
        }
    }

    /// Whether a client reads a required property that is missing: as `null`, where that is allowed.
    fn takes_absent(&self, reads: &Property) -> bool {
        self.reader == Reader::Client && self.is_nullable(self.reads, reads.schema)
    }

    /// Whether a service knows all properties that are written.
    fn takes_all(&mut self, reads: &Object, writes: &Object) -> bool {
        let known: BTreeSet<&str> = reads.properties.iter().map(|own| own.name.as_str()).collect();
        let is_known = |property: &&Property| known.contains(property.name.as_str());
        let unknown = writes.properties.iter().filter(|property| !property.read_only && !is_known(property));
        match reads.additional {
            AdditionalProperties::Kept(values) => unknown.into_iter().all(|other| self.value(values, other.schema)),
            AdditionalProperties::Ignored => {
                unknown.count() == 0 && matches!(writes.additional, AdditionalProperties::Ignored)
            }
        }
    }
}

/// Whether an object has any of the properties that its reader looks for. One that has none is another thing, even where all of
/// them are optional.
fn knows_any(reads: &Object, writes: &Object) -> bool {
    let written: BTreeSet<&str> = writes.properties.iter().map(|own| own.name.as_str()).collect();
    reads.properties.is_empty() || reads.properties.iter().any(|own| written.contains(own.name.as_str()))
}

/// Whether a text of one format is one of the other. What becomes a `String` is not looked into.
fn string(reads: &StringFormat, writes: &StringFormat) -> bool {
    is_text(reads) || reads == writes
}

fn is_text(format: &StringFormat) -> bool {
    !matches!(format, StringFormat::Date | StringFormat::DateTime)
}

fn all_integers(enumeration: &Enumeration) -> bool {
    matches!(enumeration.values.first(), Some(EnumValue::Integer(_)))
}
