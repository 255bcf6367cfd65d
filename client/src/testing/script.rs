//! What a mock server answers.

use std::collections::{HashMap, VecDeque};
use std::marker::PhantomData;
use std::sync::Arc;

use parking_lot::Mutex;
use reqwest::StatusCode;
use tidings_types::{ApiError, ErrorCode};

use super::request::{Request, SeenRequest};
use super::{Operation, Payload};

/// What is given for a request.
#[derive(Clone, Debug)]
pub(super) enum Reply {
    /// An answer.
    Answer {
        status: StatusCode,
        content_type: &'static str,
        body: Vec<u8>,
    },
    /// The connection breaks.
    Break,
}

impl Reply {
    pub(super) fn of<P: Payload>(payload: P) -> Self {
        Self::Answer {
            status: StatusCode::OK,
            content_type: P::CONTENT_TYPE,
            body: payload.write(),
        }
    }
}

/// A refusal (ERR-1).
#[derive(Clone, Debug)]
pub struct Refusal {
    /// The status.
    pub status: StatusCode,
    /// What is said.
    pub body: Box<ApiError>,
}

impl Refusal {
    /// A refusal with the status that its code has (ERR-2); 400 for a code that isn't known.
    pub fn new(code: ErrorCode, text: impl Into<String>) -> Self {
        Self {
            status: status_of(&code),
            body: Box::new(ApiError::new(code, text)),
        }
    }
}

impl From<Refusal> for Reply {
    fn from(refusal: Refusal) -> Self {
        match Self::of(refusal.body) {
            Self::Answer {
                content_type, body, ..
            } => Self::Answer {
                status: refusal.status,
                content_type,
                body,
            },
            Self::Break => Self::Break,
        }
    }
}

fn status_of(code: &ErrorCode) -> StatusCode {
    let groups: [(StatusCode, &[ErrorCode]); 9] = [
        (
            StatusCode::UNAUTHORIZED,
            &[ErrorCode::UNKNOWN_TOKEN, ErrorCode::MISSING_TOKEN],
        ),
        (
            StatusCode::FORBIDDEN,
            &[
                ErrorCode::FORBIDDEN,
                ErrorCode::THREEPID_AUTH_FAILED,
                ErrorCode::SERVER_NOT_TRUSTED,
            ],
        ),
        (
            StatusCode::NOT_FOUND,
            &[
                ErrorCode::NOT_FOUND,
                ErrorCode::UNRECOGNIZED,
                ErrorCode::UNKNOWN_CAPABILITIES,
            ],
        ),
        (StatusCode::TOO_MANY_REQUESTS, &[ErrorCode::LIMIT_EXCEEDED]),
        (StatusCode::PAYLOAD_TOO_LARGE, &[ErrorCode::TOO_LARGE]),
        (
            StatusCode::CONFLICT,
            &[
                ErrorCode::ROOM_IN_USE,
                ErrorCode::STALE_SESSION,
                ErrorCode::MISSING_ACTION,
                ErrorCode::CALL_TAKEN,
                ErrorCode::CALL_ENDED,
            ],
        ),
        (
            StatusCode::GONE,
            &[ErrorCode::RESET_TOKEN, ErrorCode::EXPIRED_TOKEN],
        ),
        (StatusCode::SERVICE_UNAVAILABLE, &[ErrorCode::UNAVAILABLE]),
        (StatusCode::INTERNAL_SERVER_ERROR, &[ErrorCode::UNKNOWN]),
    ];
    let found = groups.iter().find(|(_, codes)| codes.contains(code));
    found.map_or(StatusCode::BAD_REQUEST, |(status, _)| *status)
}

type Answerer = Arc<dyn Fn(&SeenRequest) -> Reply + Send + Sync>;

/// The answers to the requests of each operation.
#[derive(Default)]
pub(super) struct Script {
    answers: HashMap<&'static str, Answers>,
}

#[derive(Default)]
struct Answers {
    /// Those that are given so many times, first the one that was said first.
    first: VecDeque<(usize, Answerer)>,
    /// That which is given when these are used up.
    then: Option<Answerer>,
    /// How many of the first have been given.
    given: usize,
}

impl Script {
    /// The answer to a request; an error says why there is none.
    pub(super) fn next(&mut self, request: &SeenRequest) -> Result<Answerer, String> {
        let answers = request
            .operation
            .and_then(|id| self.answers.get_mut(id))
            .ok_or("nothing was said about it")?;
        if let Some((left, answer)) = answers.first.front_mut() {
            let answer = Arc::clone(answer);
            *left -= 1;
            if *left == 0 {
                answers.first.pop_front();
            }
            answers.given += 1;
            return Ok(answer);
        }
        let then = answers.then.clone();
        then.ok_or_else(|| format!("it was answered as often as was said ({})", answers.given))
    }

    /// The answers that nobody has asked for.
    pub(super) fn unused(&self) -> Vec<String> {
        let left = self.answers.iter().filter_map(|(id, answers)| {
            let left: usize = answers.first.iter().map(|(left, _)| left).sum();
            (left > 0).then(|| format!("{id}: {left} answers weren't asked for"))
        });
        let mut left: Vec<_> = left.collect();
        left.sort();
        left
    }
}

/// What to answer to an operation; made by [`MockServer::on`](super::MockServer::on).
///
/// Answers with a number are given first, in the order in which they were said; then the one without, of which the newest
/// counts.
#[must_use = "nothing is answered before it is said what"]
pub struct When<'a, O> {
    script: &'a Mutex<Script>,
    times: Option<usize>,
    operation: PhantomData<O>,
}

impl<'a, O: Operation> When<'a, O> {
    pub(super) fn new(script: &'a Mutex<Script>) -> Self {
        Self {
            script,
            times: None,
            operation: PhantomData,
        }
    }

    /// To one request.
    pub fn once(self) -> Self {
        self.times(1)
    }

    /// To so many requests.
    pub fn times(self, times: usize) -> Self {
        Self {
            times: Some(times),
            ..self
        }
    }

    /// Answers this.
    pub fn answer(self, answer: O::Answer) {
        let reply = Reply::of(answer);
        self.put(move |_| reply.clone());
    }

    /// Answers what a function says, or refuses. A request whose body can't be read is refused with `M_BAD_JSON`.
    pub fn answer_with(
        self,
        answer: impl Fn(Request<O::Body>) -> Result<O::Answer, Refusal> + Send + Sync + 'static,
    ) {
        self.put(move |request| {
            let read = request.read();
            let answer = read
                .map_err(|error| Refusal::new(ErrorCode::BAD_JSON, error))
                .and_then(&answer);
            answer.map_or_else(Reply::from, Reply::of)
        });
    }

    /// Refuses with a code and a text, and the status of the code.
    pub fn refuse(self, code: ErrorCode, text: impl Into<String>) {
        self.refuse_with(Refusal::new(code, text));
    }

    /// Refuses with this.
    pub fn refuse_with(self, refusal: Refusal) {
        let reply = Reply::from(refusal);
        self.put(move |_| reply.clone());
    }

    /// Takes the request and breaks the connection, so that nobody knows what became of it.
    pub fn break_off(self) {
        self.put(|_| Reply::Break);
    }

    fn put(self, answer: impl Fn(&SeenRequest) -> Reply + Send + Sync + 'static) {
        let mut script = self.script.lock();
        let answers = script.answers.entry(O::INFO.id).or_default();
        match self.times {
            Some(0) => {}
            Some(times) => answers.first.push_back((times, Arc::new(answer))),
            None => answers.then = Some(Arc::new(answer)),
        }
    }
}
