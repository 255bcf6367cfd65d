//! Entry h: what a permalink into a room and its oldest page cost in a short and in a long room. It should be the same.

use crate::Failure;
use crate::http::{Template, segment};
use crate::large::{History, Large, PAGE};
use crate::report::Row;
use crate::scale::Scale;
use crate::turns::{self, Contestant};

/// Events before and after the one in the middle.
const AROUND: usize = 10;

/// What is done in both rooms.
#[derive(Clone, Copy)]
pub(crate) enum Look {
    /// The surroundings of events in the middle half.
    Context,
    /// The oldest page, from the start of the room on.
    First,
    /// The oldest page, as the last one on the way back.
    Last,
}

impl Look {
    /// All of them.
    pub(crate) const ALL: [Self; 3] = [Self::Context, Self::First, Self::Last];

    /// The name in the ids of rows.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Context => "context",
            Self::First => "first_page",
            Self::Last => "last_page",
        }
    }

    /// The id of the row of this in a room of so many events.
    pub(crate) fn row_id(self, events: usize) -> String {
        format!("{}/{events}", self.name())
    }

    fn describe(self) -> String {
        match self {
            Self::Context => format!("event_context, {AROUND} before and after, inside a room"),
            Self::First => format!("timeline_scroll forward, first {PAGE} events, a room"),
            Self::Last => format!("timeline_scroll back, last page of {PAGE} events, a room"),
        }
    }

    fn asks(self, large: &Large, history: &History) -> Result<Vec<Template>, Failure> {
        let user = large.world.user(0)?;
        let room = &history.room;
        let context = |event: &String| {
            let path = format!(
                "/_matrix/client/v2/events/{}/context?before={AROUND}&after={AROUND}",
                segment(event)
            );
            user.sign(Template::get(&path)?)
        };
        match self {
            Self::Context => history.middle.iter().map(context).collect(),
            Self::First => {
                let first = user.look(room, &format!("timeline?dir=f&limit={PAGE}"))?;
                Ok(vec![first])
            }
            Self::Last => {
                let from = segment(&history.oldest);
                let last = user.look(room, &format!("timeline?dir=b&limit={PAGE}&from={from}"))?;
                Ok(vec![last])
            }
        }
    }
}

/// Measures all looks in both rooms.
pub(crate) async fn run(scale: &Scale, large: &Large, rows: &mut Vec<Row>) -> Result<(), Failure> {
    for look in Look::ALL {
        let contestant = |history: &History| {
            Ok::<_, Failure>(Contestant {
                id: look.row_id(history.events),
                what: format!("{} of {} events", look.describe(), history.events),
                asks: look.asks(large, history)?,
                holds: Some(match look {
                    Look::Context => ("chunk", 2 * AROUND + 1),
                    Look::First | Look::Last => ("chunk", PAGE),
                }),
            })
        };
        let contestants = large.histories.iter().map(contestant);
        let contestants = contestants.collect::<Result<_, _>>()?;
        turns::run("h", scale, &large.world, contestants, rows).await?;
    }
    Ok(())
}
