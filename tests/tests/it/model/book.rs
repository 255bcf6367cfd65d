//! The reference: what was asked, what was answered, and whether the answers agree.
//!
//! It knows nothing of how a server works. A place is an action id of a session. Whatever is tried under it, it comes to one
//! thing; that is told the same each time; and what was said never to have happened never happens.

use std::collections::BTreeMap;

use serde_json::Value;

use super::wire::{Ask, Came, Reply, Ticket, text_at};

/// How long a session lives without a request, in milliseconds.
const TIMEOUT_MS: u64 = 60_000;
/// So many sessions of a client begun after one may have taken its place (SES-2); one less than the limit.
const CROWD: u64 = 15;

/// Names an intent.
pub(super) type IntentId = usize;

/// What must come of an intent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Expected {
    /// An event of its own.
    Event,
    /// An event that is there already.
    Present,
    /// A refusal.
    Refusal(u16, &'static str),
}

/// Something a person wants to happen once.
#[derive(Clone, Debug)]
pub(super) struct Intent {
    /// Who wants it, by the number of the client.
    pub(super) client: usize,
    pub(super) ask: Ask,
    /// Stands in the event that is made of it.
    pub(super) marker: String,
    pub(super) expected: Expected,
    /// Tried under the id of another intent, which it must not be.
    pub(super) impostor: bool,
    /// Whether some try's answer was lost.
    pub(super) lost: bool,
    /// How many ids it takes: more than one is a batch (BAT-1).
    pub(super) width: u64,
    /// What stands in the events of a batch after the first.
    pub(super) parts: Vec<String>,
}

/// What an action came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Outcome {
    Event(String),
    Refused { code: String, text: String },
}

/// An action id of a session.
#[derive(Clone, Debug, Default)]
pub(super) struct Place {
    pub(super) tried: Vec<IntentId>,
    pub(super) outcome: Option<Outcome>,
    /// Whose outcome it is, where one of them was told directly.
    pub(super) owner: Option<IntentId>,
    /// How many ids are used up when it came to something.
    width: u64,
    /// Whether it was said that nothing came of it (SES-3).
    denied: bool,
}

/// A session.
#[derive(Clone, Debug)]
pub(super) struct Session {
    pub(super) client: usize,
    pub(super) places: BTreeMap<u64, Place>,
    /// Whether something happened that ends it.
    pub(super) ended: bool,
    used_ms: u64,
    begun: u64,
}

impl Session {
    /// The first id that isn't known to be used up.
    pub(super) fn next(&self) -> u64 {
        let mut next = 0;
        while let Some(place) = self.places.get(&next)
            && place.outcome.is_some()
        {
            next += place.width.max(1);
        }
        next
    }
}

/// One request.
#[derive(Clone, Debug)]
pub(super) struct Try {
    pub(super) intent: IntentId,
    pub(super) ticket: Ticket,
    /// The clock when it was sent.
    sent_ms: u64,
    /// What the session must at least have come to when it was sent.
    floor: u64,
}

/// What an answer means to the client.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Verdict {
    /// It is known what came of it.
    Known,
    /// Another request has its id.
    Usurped,
    /// The session ended before anything came of it; this is the next one, if it was named.
    Over(Option<String>),
    /// An earlier action is missing.
    Missing(u64),
    /// It is to be tried again.
    Again,
    /// There was no answer.
    Silence,
}

/// All that is known.
#[derive(Debug, Default)]
pub(super) struct Book {
    pub(super) intents: Vec<Intent>,
    pub(super) sessions: BTreeMap<String, Session>,
    /// Sessions that each client may have begun, by the number of the client.
    begun: BTreeMap<usize, u64>,
    /// Whether the server was stopped since the last look.
    pub(super) stopping: bool,
    /// Whether requests may be refused because too many are held.
    pub(super) crowded: bool,
}

impl Book {
    pub(super) fn intend(&mut self, intent: Intent) -> IntentId {
        self.intents.push(intent);
        self.intents.len() - 1
    }

    /// Notes a session that began.
    pub(super) fn begin(&mut self, client: usize, session: &str, now_ms: u64) {
        let begun = self.may_begin(client, 1);
        let fresh = Session {
            client,
            places: BTreeMap::new(),
            ended: false,
            used_ms: now_ms,
            begun,
        };
        let known = self.sessions.insert(session.to_owned(), fresh);
        assert!(known.is_none(), "session {session} began twice");
    }

    /// Notes that a client may have begun sessions; gives how many in all.
    pub(super) fn may_begin(&mut self, client: usize, count: u64) -> u64 {
        let begun = self.begun.entry(client).or_default();
        *begun += count;
        *begun
    }

    /// Notes that every session ends.
    pub(super) fn end_all(&mut self) {
        for session in self.sessions.values_mut() {
            session.ended = true;
        }
    }

    /// Notes a request that is about to be sent.
    pub(super) fn attempt(&mut self, intent: IntentId, ticket: Ticket, now_ms: u64) -> Try {
        let session = self
            .sessions
            .get_mut(&ticket.session)
            .expect("a session that began");
        let floor = session.next();
        let place = session.places.entry(ticket.id).or_default();
        place.width = self.intents[intent].width;
        if !place.tried.contains(&intent) {
            place.tried.push(intent);
        }
        Try {
            intent,
            ticket,
            sent_ms: now_ms,
            floor,
        }
    }

    /// Holds an answer against all that is known.
    pub(super) fn judge(&mut self, tried: &Try, came: Came, now_ms: u64) -> Verdict {
        let client = self.intents[tried.intent].client;
        let reply = match came {
            Came::Answer(reply) => reply,
            Came::Nothing => return Verdict::Silence,
            Came::Unknown => {
                self.intents[tried.intent].lost = true;
                // It may have reached an ended session, and so have begun another.
                self.may_begin(client, 1);
                return Verdict::Silence;
            }
        };
        if reply.text("/errcode") == "M_STALE_SESSION" {
            return self.stale(tried, &reply, now_ms);
        }
        let session = self.session_mut(tried);
        session.used_ms = session.used_ms.max(tried.sent_ms);
        match (reply.status, reply.text("/errcode")) {
            (200, _) => self.direct(tried, &Outcome::Event(event_of(&reply.body)), 200),
            (409, "M_MISSING_ACTION") => missing(tried, &reply),
            (429, _) => {
                assert!(self.crowded, "{tried:?}: {reply:?}");
                Verdict::Again
            }
            (503, _) => {
                assert!(self.stopping, "{tried:?}: {reply:?}");
                Verdict::Again
            }
            (400, _) if reply.text("/parameter") == "Matrix-Action" => {
                let others = self.place(tried).tried.len() > 1;
                assert!(others, "no other request has this id: {tried:?} {reply:?}");
                Verdict::Usurped
            }
            (status, code) => {
                let (code, text) = (code.to_owned(), reply.text("/error").to_owned());
                self.direct(tried, &Outcome::Refused { code, text }, status)
            }
        }
    }

    /// ACT-3, ACT-4: it came to this, as it must, and as it did before.
    fn direct(&mut self, tried: &Try, outcome: &Outcome, status: u16) -> Verdict {
        let intent = self.intents[tried.intent].clone();
        let fits = match (&intent.expected, outcome) {
            (Expected::Event | Expected::Present, Outcome::Event(_)) => true,
            (Expected::Refusal(expected, code), Outcome::Refused { code: found, .. }) => {
                (*expected, *code) == (status, found.as_str())
            }
            _ => false,
        };
        assert!(fits, "{intent:?} came to {status} {outcome:?}");
        let place = self.place_mut(tried);
        let owner = *place.owner.get_or_insert(tried.intent);
        assert_eq!(
            owner, tried.intent,
            "two requests were taken under one id: {tried:?}"
        );
        self.settle(tried, outcome)
    }

    fn settle(&mut self, tried: &Try, outcome: &Outcome) -> Verdict {
        let place = self.place_mut(tried);
        assert!(
            !place.denied,
            "it was said never to have happened: {tried:?} {outcome:?}"
        );
        let first = &*place.outcome.get_or_insert_with(|| outcome.clone());
        assert_eq!(first, outcome, "first this, then that: {tried:?}");
        Verdict::Known
    }

    /// SES-3: the session may have ended, and what is said of the action is so.
    fn stale(&mut self, tried: &Try, reply: &Reply, now_ms: u64) -> Verdict {
        let client = self.intents[tried.intent].client;
        let begun = self.may_begin(client, 1);
        let session = self.session_mut(tried);
        let idle = now_ms.saturating_sub(session.used_ms) >= TIMEOUT_MS;
        let crowded = begun - session.begun >= CROWD;
        assert!(
            session.ended || idle || crowded,
            "it should be alive: {tried:?} {reply:?}"
        );
        session.ended = true;
        let Some(applied) = reply.body.get("applied") else {
            let place = self.place_mut(tried);
            place.denied = true;
            let came = &place.outcome;
            assert!(
                came.is_none(),
                "said never to have happened: {tried:?} {came:?}"
            );
            let next = Some(reply.text("/session_id").to_owned());
            return Verdict::Over(next.filter(|session| !session.is_empty()));
        };
        assert_eq!(applied["action_id"], tried.ticket.id, "{tried:?}");
        let outcome = match applied.get("outcome") {
            Some(outcome) => Outcome::Event(event_of(outcome)),
            None => Outcome::Refused {
                code: text_at(applied, "/error/errcode").to_owned(),
                text: text_at(applied, "/error/error").to_owned(),
            },
        };
        self.settle(tried, &outcome)
    }

    fn session_mut(&mut self, tried: &Try) -> &mut Session {
        let session = self.sessions.get_mut(&tried.ticket.session);
        session.expect("a session that began")
    }

    fn place_mut(&mut self, tried: &Try) -> &mut Place {
        let place = self.session_mut(tried).places.get_mut(&tried.ticket.id);
        place.expect("a place that was tried")
    }

    fn place(&self, tried: &Try) -> &Place {
        &self.sessions[&tried.ticket.session].places[&tried.ticket.id]
    }
}

/// The event that an answer is about: of a batch its first.
fn event_of(answer: &Value) -> String {
    let own = ["/event_id", "/outcomes/0/outcome/event_id"].map(|place| text_at(answer, place));
    own.concat()
}

/// ACT-3: what is waited for isn't known to have come already, and isn't later than the request.
fn missing(tried: &Try, reply: &Reply) -> Verdict {
    let expected = reply.body["expected_action_id"].as_u64();
    let expected = expected.unwrap_or_else(|| panic!("{tried:?}: {reply:?}"));
    assert!(
        expected >= tried.floor,
        "it waits for what it acknowledged: {tried:?} {reply:?}"
    );
    assert!(expected <= tried.ticket.id, "{tried:?}: {reply:?}");
    Verdict::Missing(expected)
}
