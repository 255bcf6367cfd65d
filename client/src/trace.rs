//! The span of a call: one for each, however often it is tried.

use parking_lot::Mutex;
use reqwest::StatusCode;
use tidings_types::ErrorCode;
use tracing::Span;
use tracing::field::Empty;

/// One call. Its span is closed when this is dropped, and says then how the last try ended.
#[derive(Debug)]
pub(crate) struct Trace {
    span: Span,
    notes: Mutex<Notes>,
}

#[derive(Debug, Default)]
struct Notes {
    named: bool,
    attempts: u64,
    status: Option<StatusCode>,
    errcode: Option<ErrorCode>,
}

impl Trace {
    /// Begins a call. It gets its name with its first request, and only then counts.
    pub(crate) fn new() -> Self {
        let span = tracing::debug_span!(
            target: "tidings_client",
            "call",
            operation = Empty,
            otel.name = Empty,
            attempts = Empty,
            status = Empty,
            errcode = Empty,
        );
        Self {
            span,
            notes: Mutex::default(),
        }
    }

    /// The span.
    pub(crate) fn span(&self) -> &Span {
        &self.span
    }

    /// A request is sent.
    pub(crate) fn sent(&self, operation_id: &str) {
        let mut notes = self.notes.lock();
        if !std::mem::replace(&mut notes.named, true) {
            self.span.record("operation", operation_id);
            self.span.record("otel.name", operation_id);
        }
        notes.attempts += 1;
        notes.status = None;
        notes.errcode = None;
    }

    /// An answer has come.
    pub(crate) fn answered(&self, status: StatusCode) {
        self.notes.lock().status = Some(status);
    }

    /// The answer was a refusal.
    pub(crate) fn refused(&self, errcode: &ErrorCode) {
        self.notes.lock().errcode = Some(errcode.clone());
    }
}

/// Written only now, since a field that is recorded twice is shown twice.
impl Drop for Trace {
    fn drop(&mut self) {
        let notes = self.notes.get_mut();
        self.span.record("attempts", notes.attempts);
        if let Some(status) = notes.status {
            self.span.record("status", status.as_u16());
        }
        if let Some(errcode) = &notes.errcode {
            self.span.record("errcode", errcode.as_str());
        }
    }
}
