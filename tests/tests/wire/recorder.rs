//! What a test's thread tells `tracing`: the spans, and everything as text.

use std::collections::BTreeMap;
use std::fmt::Debug;
use std::io;
use std::sync::{Arc, Mutex};

use tracing::field::{Field, Visit};
use tracing::level_filters::LevelFilter;
use tracing::span::{Attributes, Id, Record};
use tracing::subscriber::DefaultGuard;
use tracing_subscriber::fmt::format::FmtSpan;
use tracing_subscriber::layer::{Context, Layer, SubscriberExt};
use tracing_subscriber::registry::LookupSpan;

/// A span with all that was ever recorded in it.
#[derive(Clone, Debug, Default)]
pub struct Span {
    pub name: String,
    pub parent: Option<String>,
    pub fields: BTreeMap<String, String>,
    /// How many values were recorded, those that replaced another included.
    pub recorded: usize,
}

/// Records the current thread, down to the level TRACE, until it is dropped.
pub struct Recorder {
    spans: Spans,
    text: Text,
    _guard: DefaultGuard,
}

impl Recorder {
    pub fn start() -> Self {
        let (spans, text) = (Spans::default(), Text::default());
        let writer = text.clone();
        let lines = tracing_subscriber::fmt::layer()
            .with_ansi(false)
            .with_span_events(FmtSpan::FULL)
            .with_writer(move || writer.clone())
            .with_filter(LevelFilter::TRACE);
        let subscriber = tracing_subscriber::registry().with(spans.clone()).with(lines);
        Self { spans, text, _guard: tracing::subscriber::set_default(subscriber) }
    }

    /// The spans named `request`, in the order of their begin.
    pub fn requests(&self) -> Vec<Span> {
        let spans = self.spans.0.lock().unwrap();
        spans.values().filter(|span| span.name == "request").cloned().collect()
    }

    /// Everything that was told, as the usual log lines.
    pub fn text(&self) -> String {
        String::from_utf8(self.text.0.lock().unwrap().clone()).unwrap()
    }
}

/// The spans by the order of their begin.
#[derive(Clone, Default)]
struct Spans(Arc<Mutex<BTreeMap<usize, Span>>>);

/// Where a span is in [`Spans`], kept in the span itself, since an id is given again once its span is closed.
struct Place(usize);

impl<S> Layer<S> for Spans
where
    S: tracing::Subscriber + for<'a> LookupSpan<'a>,
{
    fn on_new_span(&self, attributes: &Attributes<'_>, id: &Id, context: Context<'_, S>) {
        let span = context.span(id).unwrap();
        let parent = span.parent().map(|parent| parent.name().to_owned());
        let mut new = Span { name: span.name().to_owned(), parent, ..Span::default() };
        attributes.record(&mut new);
        let mut spans = self.0.lock().unwrap();
        let place = spans.len();
        span.extensions_mut().insert(Place(place));
        spans.insert(place, new);
    }

    fn on_record(&self, id: &Id, values: &Record<'_>, context: Context<'_, S>) {
        let span = context.span(id).unwrap();
        let extensions = span.extensions();
        let Place(place) = extensions.get().unwrap();
        values.record(self.0.lock().unwrap().get_mut(place).unwrap());
    }
}

impl Span {
    fn keep(&mut self, field: &Field, value: String) {
        self.recorded += 1;
        self.fields.insert(field.name().to_owned(), value);
    }
}

impl Visit for Span {
    fn record_str(&mut self, field: &Field, value: &str) {
        self.keep(field, value.to_owned());
    }

    fn record_debug(&mut self, field: &Field, value: &dyn Debug) {
        self.keep(field, format!("{value:?}"));
    }
}

/// A writer that keeps what is written.
#[derive(Clone, Default)]
struct Text(Arc<Mutex<Vec<u8>>>);

impl io::Write for Text {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
