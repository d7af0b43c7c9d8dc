use super::{Cover, DEPTH, Reader, Written};
use crate::ir::{SchemaId, SchemaKind, Union};
use std::collections::BTreeSet;

/// What is known of pairs of which one is a union.
#[derive(Default)]
pub(super) struct Known {
    /// They hold if all else does.
    seen: BTreeSet<Pair>,
    /// They do not, whatever else does.
    failed: BTreeSet<Pair>,
}

/// Two schemas, and whether the value is the one item of a list that is written as text.
type Pair = (SchemaId, SchemaId, bool);

impl Cover<'_, '_> {
    /// No union leads back to itself by unions alone: `analyze` left such variants out.
    pub(super) fn taken_apart(&mut self, reads: SchemaId, writes: &Written<'_>) -> bool {
        // Text beside the values of an enumeration has no schema to be known by.
        let pair = writes.id.map(|id| (reads, id, self.is_item));
        if self.depth == DEPTH || pair.is_some_and(|pair| self.unions.failed.contains(&pair)) {
            return false;
        }
        if pair.is_some_and(|pair| !self.unions.seen.insert(pair)) {
            return true;
        }
        self.depth += 1;
        let holds = match (&self.reads.schema(reads).kind, writes.kind) {
            (SchemaKind::Union(read), SchemaKind::Union(written)) => self.unions(read, written),
            (SchemaKind::Union(read), _) => self.union(read, writes),
            (_, SchemaKind::Union(written)) => {
                written.variants.iter().all(|variant| self.schema(reads, &self.written(variant.schema.id)))
            }
            _ => false,
        };
        self.depth -= 1;
        if !holds {
            self.unions.failed.extend(pair);
        }
        holds
    }

    fn unions(&mut self, reads: &Union, writes: &Union) -> bool {
        let read: BTreeSet<usize> =
            reads.variants.iter().filter_map(|variant| self.reads.pair(variant.schema.id)).collect();
        writes.variants.iter().all(|written| {
            let is_shared = self.writes.pair(written.schema.id).is_some_and(|pair| read.contains(&pair));
            is_shared || self.union(reads, &self.written(written.schema.id))
        })
    }

    /// What fits no variant is kept by a client. A service takes what one of its variants takes.
    fn union(&mut self, reads: &Union, writes: &Written<'_>) -> bool {
        self.reader == Reader::Client
            || reads.variants.iter().any(|variant| {
                // What one try took for granted counts for nothing in the next.
                let seen = (self.seen.clone(), self.unions.seen.clone());
                let is_taken = self.schema(variant.schema.id, writes);
                if !is_taken {
                    (self.seen, self.unions.seen) = seen;
                }
                is_taken
            })
    }
}
