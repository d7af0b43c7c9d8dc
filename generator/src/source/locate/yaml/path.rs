//! The way from the root to the node that the parser is at.

use std::borrow::Cow;

use saphyr_parser::{Event, Span};

use crate::source::pointer;

/// A collection that is being read.
pub(super) enum Frame {
    /// A mapping, with the key whose value comes next.
    Mapping(Option<(String, Span)>),
    /// A sequence, with the index of its next item.
    Sequence(usize),
    /// A collection that stands where a key is expected.
    Key,
}

/// The way to the node that is being read.
#[derive(Default)]
pub(super) struct Path {
    pub(super) pointer: String,
    frames: Vec<Frame>,
    lengths: Vec<usize>,
}

impl Path {
    /// Takes `event` as a key where one is expected.
    pub(super) fn is_key(&mut self, event: &Event<'_>, span: Span) -> bool {
        let Some(Frame::Mapping(key @ None)) = self.frames.last_mut() else {
            return false;
        };
        let text = match event {
            Event::Scalar(text, ..) => text.clone(),
            _ => Cow::Borrowed(""),
        };
        *key = Some((text.into_owned(), span));
        if matches!(event, Event::MappingStart(..) | Event::SequenceStart(..)) {
            self.frames.push(Frame::Key);
            self.lengths.push(self.pointer.len());
        }
        true
    }

    /// Steps into the next value; gives the mark of its key.
    pub(super) fn enter(&mut self) -> Option<Span> {
        self.lengths.push(self.pointer.len());
        match self.frames.last_mut() {
            Some(Frame::Mapping(key)) => {
                let (key, span) = key.take()?;
                pointer::push(&mut self.pointer, &key);
                Some(span)
            }
            Some(Frame::Sequence(index)) => {
                pointer::push(&mut self.pointer, &index.to_string());
                *index += 1;
                None
            }
            Some(Frame::Key) | None => None,
        }
    }

    pub(super) fn open(&mut self, frame: Frame) {
        self.frames.push(frame);
    }

    pub(super) fn leave(&mut self) {
        let length = self.lengths.pop().unwrap_or(0);
        self.pointer.truncate(length);
    }

    pub(super) fn close(&mut self) {
        self.frames.pop();
        self.leave();
    }
}
