//! Which transport is the best that works here, as far as has been seen.
//!
//! Pure: it is told what happened and when. Deliberately not here: connections, waits.

use std::time::Duration;

use tidings_types::ErrorCode;
use tokio::time::Instant;

use super::Transport;
use crate::Error;

/// The transports, best first. The last one passes wherever HTTP does.
const RUNGS: [Transport; 3] = [
    Transport::WebSocket,
    Transport::ServerSentEvents,
    Transport::Poll,
];

/// So many failures in a row without a sign of life, each of which may have other causes, are one too many.
const MOST_STRIKES: u32 = 3;

/// How long a worse transport is kept before the better ones are tried again: at first, and at most.
const FIRST_CLIMB: Duration = Duration::from_mins(1);
const LONGEST_CLIMB: Duration = Duration::from_hours(1);

/// Where a stream with [`Transport::Best`] stands.
#[derive(Debug)]
pub(super) struct Ladder {
    rung: usize,
    strikes: u32,
    /// Whether something came by the present transport since it was chosen.
    proved: bool,
    /// When the better ones are tried again; `None` on the best.
    climb_at: Option<Instant>,
    climb_after: Duration,
}

/// What a failure says of the transport.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Blame {
    /// Nothing: nobody was reached, or the server itself said no.
    None,
    /// It may be the transport's, such as a connection that broke off.
    Maybe,
    /// It is: an answer that the server wouldn't give, or nothing at all on an open connection.
    Surely,
}

impl Ladder {
    /// Begins with the best.
    pub(super) fn new() -> Self {
        Self {
            rung: 0,
            strikes: 0,
            proved: false,
            climb_at: None,
            climb_after: FIRST_CLIMB,
        }
    }

    /// What to use now.
    pub(super) fn transport(&self) -> Transport {
        RUNGS[self.rung]
    }

    /// Whether it isn't known yet if the present transport lets anything through.
    pub(super) fn is_unproved(&self) -> bool {
        !self.proved
    }

    /// A chunk came. Answers whether it is time to try the better transports again.
    pub(super) fn came(&mut self, now: Instant) -> bool {
        (self.proved, self.strikes) = (true, 0);
        if self.rung == 0 {
            self.climb_after = FIRST_CLIMB;
        }
        if self.climb_at.is_none_or(|at| now < at) {
            return false;
        }
        (self.rung, self.proved, self.climb_at) = (0, false, None);
        self.climb_after = (self.climb_after * 2).min(LONGEST_CLIMB);
        true
    }

    /// It failed. Answers whether the next transport is to be tried at once.
    pub(super) fn failed(&mut self, blame: Blame, now: Instant) -> bool {
        self.strikes += u32::from(blame == Blame::Maybe);
        let is_last = self.rung + 1 == RUNGS.len();
        if is_last || (blame != Blame::Surely && self.strikes < MOST_STRIKES) {
            return false;
        }
        self.rung += 1;
        (self.strikes, self.proved) = (0, false);
        self.climb_at = Some(now + self.climb_after);
        true
    }
}

/// What an error says of the transport by which it came.
pub(super) fn blame(error: &Error, transport: Transport) -> Blame {
    match error {
        // A request for a WebSocket that came without its headers is told so by the server itself.
        Error::Api { code, .. } if *code == ErrorCode::UNRECOGNIZED => Blame::Surely,
        Error::Api { code, .. }
            if *code == ErrorCode::INVALID_PARAM && transport == Transport::WebSocket =>
        {
            Blame::Surely
        }
        Error::Api { .. }
        | Error::Request(_)
        | Error::FurtherStage { .. }
        | Error::Keep(_)
        | Error::Forgotten => Blame::None,
        Error::Transport(error) if error.is_connect() => Blame::None,
        Error::Transport(error) if error.is_upgrade() => Blame::Surely,
        Error::Interrupted(Some(source)) if is_silence(&**source) => Blame::Surely,
        Error::Transport(_) | Error::Interrupted(_) => Blame::Maybe,
        // Who stands between says that the server is away, or that it doesn't know what to do with this.
        Error::Unreadable { status, .. } => match status.map(|status| status.as_u16()) {
            Some(408 | 429 | 500 | 502..=504) => Blame::Maybe,
            _ => Blame::Surely,
        },
    }
}

/// Whether it is that nothing came for too long.
fn is_silence(source: &(dyn std::error::Error + Send + Sync + 'static)) -> bool {
    let io = source.downcast_ref::<std::io::Error>();
    io.is_some_and(|error| error.kind() == std::io::ErrorKind::TimedOut)
        || source.is::<tokio::time::error::Elapsed>()
}

#[cfg(test)]
mod tests {
    use reqwest::StatusCode;
    use tidings_types::ApiError;

    use super::*;

    const MAYBE: Blame = Blame::Maybe;

    /// STR-7: what surely doesn't pass is left at once, what may have failed for other reasons after three times; there is
    /// nothing below the long poll.
    #[test]
    fn it_falls_back_to_what_passes() {
        let (mut ladder, now) = (Ladder::new(), Instant::now());
        assert_eq!(ladder.transport(), Transport::WebSocket);
        assert!(ladder.failed(Blame::Surely, now));
        assert_eq!(ladder.transport(), Transport::ServerSentEvents);
        assert!(!ladder.failed(MAYBE, now) && !ladder.failed(MAYBE, now));
        assert!(ladder.failed(MAYBE, now));
        assert_eq!(ladder.transport(), Transport::Poll);
        assert!((0..9).all(|_| !ladder.failed(Blame::Surely, now)));
    }

    /// STR-7: a server that can't be reached says nothing of the transport, and what came makes up for what broke off.
    #[test]
    fn a_restart_is_no_reason() {
        let (mut ladder, now) = (Ladder::new(), Instant::now());
        for _ in 0..9 {
            assert!(!ladder.failed(MAYBE, now) && !ladder.failed(MAYBE, now));
            assert!((0..9).all(|_| !ladder.failed(Blame::None, now)));
            assert!(!ladder.came(now));
        }
        assert_eq!(ladder.transport(), Transport::WebSocket);
    }

    /// STR-7: after a while the better ones are tried again, ever more rarely while they don't pass.
    #[test]
    fn it_climbs_back() {
        let (mut ladder, mut now) = (Ladder::new(), Instant::now());
        let mut waited = Vec::new();
        for _ in 0..9 {
            assert!(ladder.failed(Blame::Surely, now) && ladder.failed(Blame::Surely, now));
            let since = now;
            while !ladder.came(now) {
                assert_eq!(ladder.transport(), Transport::Poll);
                now += FIRST_CLIMB / 2;
            }
            assert!(ladder.is_unproved());
            assert_eq!(ladder.transport(), Transport::WebSocket);
            waited.push((now - since).as_secs() / 60);
        }
        assert_eq!(waited, [1, 2, 4, 8, 16, 32, 60, 60, 60]);
        assert!(!ladder.came(now) && !ladder.is_unproved());
        assert!(ladder.failed(Blame::Surely, now));
        assert!(ladder.came(now + FIRST_CLIMB));
    }

    #[test]
    fn errors_are_blamed_on_whom_they_belong_to() {
        let refusal = |code: ErrorCode| Error::Api {
            status: StatusCode::BAD_REQUEST,
            code: code.clone(),
            body: Box::new(ApiError::new(code, "no")),
        };
        let foreign = |status| Error::Unreadable {
            status: StatusCode::from_u16(status).ok(),
            body: String::new(),
            source: None,
        };
        let (socket, sse) = (Transport::WebSocket, Transport::ServerSentEvents);
        for (error, transport, expected) in [
            (refusal(ErrorCode::INVALID_PARAM), socket, Blame::Surely),
            (refusal(ErrorCode::INVALID_PARAM), sse, Blame::None),
            (refusal(ErrorCode::RESET_TOKEN), socket, Blame::None),
            (refusal(ErrorCode::UNAVAILABLE), sse, Blame::None),
            (foreign(426), socket, Blame::Surely),
            (foreign(404), sse, Blame::Surely),
            (foreign(502), socket, MAYBE),
            (Error::Interrupted(None), sse, MAYBE),
        ] {
            assert_eq!(blame(&error, transport), expected, "{error}");
        }
    }
}
