//! Holds what two who chat were told and see against the server's scrollback. It knows nothing of how either comes to be.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::check::{Finding, Kind};

/// A message that one of the two posted. Its text is nobody else's.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct Posted {
    pub(crate) text: String,
    /// Which client of this user posted it; each goes on where the one before it ended.
    pub(crate) run: u64,
    /// The event that it edits.
    pub(crate) edits: Option<String>,
    pub(crate) became: Became,
}

/// What is known of a message.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) enum Became {
    /// It is on its way.
    Open,
    /// The client ended before it was told. It had saved the message, or hadn't yet.
    Ended,
    /// It was acknowledged as this event.
    Sent(String),
    /// The client said that it won't come.
    Failed(String),
}

/// An event of the room as the server has it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub(crate) struct Stored {
    pub(crate) id: String,
    pub(crate) text: Option<String>,
    /// The texts of its edits and the ids of those, oldest first.
    pub(crate) edits: Vec<(String, String)>,
    /// What it responds to.
    pub(crate) parent: Option<String>,
}

/// An entry of a view.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) enum Shown {
    Event {
        id: String,
        text: Option<String>,
        replies: u64,
    },
    Gap,
    Echo(String),
}

/// All that is known when nobody posts any more.
#[derive(Default, Serialize)]
pub(crate) struct Chat {
    /// What each of the two posted, in order.
    pub(crate) posted: [Vec<Posted>; 2],
    /// What each of them sees.
    pub(crate) shown: [Vec<Shown>; 2],
    /// The whole room, oldest first.
    pub(crate) stored: Vec<Stored>,
}

/// What a view of the whole room has to show.
pub(crate) fn expected(stored: &[Stored]) -> Vec<Shown> {
    let mut replies: BTreeMap<&str, u64> = BTreeMap::new();
    for parent in stored.iter().filter_map(|event| event.parent.as_deref()) {
        *replies.entry(parent).or_default() += 1;
    }
    let show = |event: &Stored| Shown::Event {
        id: event.id.clone(),
        text: match event.edits.last() {
            Some((text, _)) => Some(text.clone()),
            None => event.text.clone(),
        },
        replies: replies.get(event.id.as_str()).copied().unwrap_or_default(),
    };
    stored.iter().map(show).collect()
}

/// Everything that must not be.
pub(crate) fn check(chat: &Chat) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut report = |kind, what| findings.push(Finding { kind, what });
    let places = places(chat, &mut report);
    for posted in &chat.posted {
        once(posted, &places, &mut report);
        in_order(posted, &places, &mut report);
    }
    let wanted = expected(&chat.stored);
    for (who, shown) in chat.shown.iter().enumerate() {
        if *shown != wanted {
            let at = shown.iter().zip(&wanted).take_while(|(a, b)| a == b);
            let at = at.count();
            let (has, should) = (shown.get(at), wanted.get(at));
            let counts = (shown.len(), wanted.len());
            let what = format!("the view of {who} has {has:?} at {at} for {should:?}; {counts:?}");
            report(Kind::View, what);
        }
    }
    findings
}

type Report<'r> = dyn FnMut(Kind, String) + 'r;

/// Where a text stands: the place of its event, the place among its edits, the id it came with.
type Places<'c> = BTreeMap<&'c str, (usize, usize, &'c str)>;

/// Finds every text, and those that nobody posted or that are there twice.
fn places<'c>(chat: &'c Chat, report: &mut Report<'_>) -> Places<'c> {
    let mut places = Places::new();
    for (at, event) in chat.stored.iter().enumerate() {
        let own = event.text.as_deref().map(|text| (text, event.id.as_str()));
        let edits = event.edits.iter();
        let edits = edits.map(|(text, id)| (text.as_str(), id.as_str()));
        for (number, (text, id)) in own.into_iter().chain(edits).enumerate() {
            if let Some((.., other)) = places.insert(text, (at, number, id)) {
                report(Kind::Doubled, format!("{text:?} is {other} and {id}"));
            }
        }
    }
    let posted = chat.posted.iter().flatten();
    let posted: BTreeMap<&str, &Posted> = posted.map(|post| (post.text.as_str(), post)).collect();
    for (text, (.., id)) in &places {
        if !posted.contains_key(text) {
            report(Kind::Wrong, format!("nobody posted {text:?}, {id}"));
        }
    }
    places
}

/// What was acknowledged is there under its id; what failed is told.
fn once(posted: &[Posted], places: &Places<'_>, report: &mut Report<'_>) {
    for post in posted {
        let place = places.get(post.text.as_str());
        match (&post.became, place) {
            (Became::Sent(_), None) => report(Kind::Lost, format!("{post:?}")),
            (Became::Sent(told), Some((.., id))) if told != id => {
                report(Kind::Wrong, format!("{post:?} is {id}"));
            }
            (Became::Open, _) => report(Kind::Lost, format!("it never ended: {post:?}")),
            (Became::Failed(_), _) => report(Kind::Wrong, format!("{post:?}")),
            _ => {}
        }
    }
}

/// They stand in the order in which they were posted, and none is missing before another but those at the end of a client.
fn in_order(posted: &[Posted], places: &Places<'_>, report: &mut Report<'_>) {
    let mut last: BTreeMap<Option<&str>, (&Posted, (usize, usize))> = BTreeMap::new();
    let mut missing: Option<&Posted> = None;
    for post in posted {
        let Some((at, number, _)) = places.get(post.text.as_str()) else {
            missing = (post.became == Became::Ended).then_some(post);
            continue;
        };
        if let Some(before) = missing.filter(|before| before.run == post.run) {
            report(
                Kind::Disorder,
                format!("{post:?} came and {before:?} didn't"),
            );
        }
        let place = (*at, *number);
        let line = last.insert(post.edits.as_deref(), (post, place));
        if let Some((before, other)) = line
            && other > place
        {
            report(Kind::Disorder, format!("{post:?} stands before {before:?}"));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn post(text: &str, edits: Option<&str>, became: Became) -> Posted {
        let (text, edits) = (text.to_owned(), edits.map(str::to_owned));
        Posted {
            text,
            run: 0,
            edits,
            became,
        }
    }

    fn sent(text: &str) -> Posted {
        post(text, None, Became::Sent(format!("${text}")))
    }

    fn stored(text: &str) -> Stored {
        Stored {
            id: format!("${text}"),
            text: Some(text.to_owned()),
            ..Stored::default()
        }
    }

    /// Two messages, an edit of the first, a reply to it.
    fn chat() -> Chat {
        let (mut one, two, mut reply) = (stored("one"), stored("two"), stored("reply"));
        one.edits.push(("edit".to_owned(), "$edit".to_owned()));
        reply.parent = Some("$one".to_owned());
        let stored = vec![one, two, reply];
        let mut edit = sent("edit");
        edit.edits = Some("$one".to_owned());
        Chat {
            posted: [
                vec![sent("one"), edit, sent("reply")],
                vec![sent("two"), post("unsaved", None, Became::Ended)],
            ],
            shown: [expected(&stored), expected(&stored)],
            stored,
        }
    }

    /// What is found after a change; the views follow what the server has unless the change is to them.
    fn found(change: impl FnOnce(&mut Chat)) -> Vec<Kind> {
        let mut changed = chat();
        let before = changed.stored.clone();
        change(&mut changed);
        if changed.stored != before {
            changed.shown = [expected(&changed.stored), expected(&changed.stored)];
        }
        let kinds = check(&changed).into_iter().map(|finding| finding.kind);
        kinds.collect()
    }

    #[test]
    fn what_is_as_it_should_be_is_not_found() {
        assert_eq!(found(|_| {}), []);
        let shown = expected(&chat().stored);
        let first = Shown::Event {
            id: "$one".to_owned(),
            text: Some("edit".to_owned()),
            replies: 1,
        };
        assert_eq!(shown[0], first);
    }

    #[test]
    fn everything_else_is_found() {
        assert_eq!(found(|chat| drop(chat.stored.remove(1))), [Kind::Lost]);
        assert_eq!(found(|chat| chat.stored[0].edits.clear()), [Kind::Lost]);
        let twice = found(|chat| chat.stored.push(stored("two")));
        assert_eq!(twice, [Kind::Doubled]);
        let again = |chat: &mut Chat| {
            let edit = ("two".to_owned(), "$again".to_owned());
            chat.stored[0].edits.push(edit);
            chat.stored.remove(1);
        };
        assert_eq!(found(again), [Kind::Wrong]);
        let strange = found(|chat| chat.stored.push(stored("three")));
        assert_eq!(strange, [Kind::Wrong]);
        let mixed = found(|chat| chat.stored.swap(0, 2));
        assert_eq!(mixed, [Kind::Disorder]);
        let open = found(|chat| chat.posted[1][0].became = Became::Open);
        assert_eq!(open, [Kind::Lost]);
        let failed = found(|chat| chat.posted[1][0].became = Became::Failed(String::new()));
        assert_eq!(failed, [Kind::Wrong]);
    }

    /// Of what a client had not told when it ended, what is there was saved, and so was all before it.
    #[test]
    fn a_client_that_ends_loses_the_newest_only() {
        let ended = |there: [bool; 3]| {
            found(move |chat| {
                for (number, there) in there.into_iter().enumerate() {
                    let text = format!("late {number}");
                    chat.posted[1].push(post(&text, None, Became::Ended));
                    chat.stored.extend(there.then(|| stored(&text)));
                }
                // What the next client posts comes whatever was lost.
                let mut new = sent("new");
                new.run = 1;
                chat.posted[1].push(new);
                chat.stored.push(stored("new"));
                chat.posted[1].remove(1);
            })
        };
        assert_eq!(ended([true, true, false]), []);
        assert_eq!(ended([false, false, false]), []);
        assert_eq!(ended([true, false, true]), [Kind::Disorder]);
    }

    #[test]
    fn views_that_show_something_else_are_found() {
        let view = |change: &dyn Fn(&mut Vec<Shown>)| found(|chat| change(&mut chat.shown[1]));
        assert_eq!(view(&|shown| drop(shown.pop())), [Kind::View]);
        assert_eq!(view(&|shown| shown.swap(0, 1)), [Kind::View]);
        assert_eq!(view(&|shown| shown.insert(0, Shown::Gap)), [Kind::View]);
        let echo = Shown::Echo("one".to_owned());
        assert_eq!(view(&|shown| shown.push(echo.clone())), [Kind::View]);
        assert_eq!(view(&|shown| shown.push(shown[0].clone())), [Kind::View]);
    }
}
