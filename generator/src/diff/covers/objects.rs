use super::{Cover, Reader};
use crate::ir::{AdditionalProperties, Object, Property, SchemaRef};
use std::collections::{BTreeMap, BTreeSet};

impl Cover<'_, '_> {
    pub(super) fn object_as_map(&mut self, reads: SchemaRef, object: &Object) -> bool {
        let rest = match object.additional {
            AdditionalProperties::Kept(values) => Some(values),
            AdditionalProperties::Ignored => None,
        };
        object.properties.iter().map(|property| property.schema).chain(rest).all(|schema| self.value(reads, schema))
    }

    pub(super) fn map_as_object(&mut self, object: &Object, writes: SchemaRef) -> bool {
        let takes_others = match object.additional {
            AdditionalProperties::Kept(values) => self.value(values, writes),
            AdditionalProperties::Ignored => self.reader == Reader::Client,
        };
        takes_others
            && object
                .properties
                .iter()
                .all(|property| !self.is_required(property) && self.value(property.schema, writes))
    }

    pub(super) fn object(&mut self, reads: &Object, writes: &Object) -> bool {
        let by_name: BTreeMap<&str, &Property> =
            writes.properties.iter().map(|property| (property.name.as_str(), property)).collect();
        let has_all = reads.properties.iter().all(|property| match by_name.get(property.name.as_str()) {
            Some(other) if !self.is_absent(other) => self.property(property, other),
            _ => self.is_absent(property) || !self.is_required(property) && self.as_rest(property, writes.additional),
        });
        let is_it = self.reader == Reader::Service || knows_any(reads, writes);
        is_it && has_all && self.takes_rest(reads, writes)
    }

    /// Whether a property of the reader's does not travel to it.
    fn is_absent(&self, property: &Property) -> bool {
        match self.reader {
            Reader::Client => property.write_only,
            Reader::Service => property.read_only,
        }
    }

    /// Whether an object without a property is invalid, on its way to the reader.
    fn is_required(&self, property: &Property) -> bool {
        match self.reader {
            Reader::Client => property.required,
            Reader::Service => property.is_required_in_requests(),
        }
    }

    fn property(&mut self, reads: &Property, writes: &Property) -> bool {
        if self.is_absent(reads) {
            return true;
        }
        if self.is_required(reads) && !self.is_required(writes) && !self.takes_absent(reads) {
            return false;
        }
        match self.reader {
            Reader::Client if !reads.required => self.non_null(reads.schema, writes.schema),
            _ => self.value(reads.schema, writes.schema),
        }
    }

    /// Whether a property is read that the writer has no name for.
    fn as_rest(&mut self, reads: &Property, rest: AdditionalProperties) -> bool {
        match rest {
            AdditionalProperties::Kept(values) => self.non_null(reads.schema, values),
            AdditionalProperties::Ignored => true,
        }
    }

    /// Whether a client reads a required property that is missing: as `null`, where that is allowed.
    fn takes_absent(&self, reads: &Property) -> bool {
        self.reader == Reader::Client && self.is_nullable(self.reads, reads.schema)
    }

    /// Whether the properties are read that the reader has no name for. A client ignores them, or keeps those of one schema.
    fn takes_rest(&mut self, reads: &Object, writes: &Object) -> bool {
        let known: BTreeSet<&str> = reads.properties.iter().map(|own| own.name.as_str()).collect();
        let unknown = |property: &&Property| !known.contains(property.name.as_str()) && !self.is_absent(property);
        let unknown: Vec<SchemaRef> = writes.properties.iter().filter(unknown).map(|own| own.schema).collect();
        match (reads.additional, writes.additional) {
            (AdditionalProperties::Kept(values), AdditionalProperties::Kept(rest)) => {
                unknown.into_iter().chain([rest]).all(|other| self.value(values, other))
            }
            (AdditionalProperties::Kept(values), AdditionalProperties::Ignored) => {
                unknown.into_iter().all(|other| self.value(values, other))
            }
            (AdditionalProperties::Ignored, _) if self.reader == Reader::Client => true,
            (AdditionalProperties::Ignored, rest) => unknown.is_empty() && rest == AdditionalProperties::Ignored,
        }
    }
}

/// Whether an object has any of the properties that its reader looks for. One that has none is another thing, even where all of
/// them are optional.
fn knows_any(reads: &Object, writes: &Object) -> bool {
    let written: BTreeSet<&str> = writes.properties.iter().map(|own| own.name.as_str()).collect();
    reads.properties.is_empty() || reads.properties.iter().any(|own| written.contains(own.name.as_str()))
}
