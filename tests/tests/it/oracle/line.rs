//! A client's line to the event stream, by whichever of the three carriers (STR-7).

use futures::StreamExt as _;
use futures::stream::BoxStream;
use serde_json::Value;
use sse_stream::{Error, Sse, SseByteStream};
use tidings_tests::open::{Carrier, Socket, request};
use tidings_tests::wire::Answer as Came;
use tokio_tungstenite::WebSocketStream;
use tokio_tungstenite::tungstenite::Message;
use tokio_tungstenite::tungstenite::protocol::Role;

use super::follow::Plan;
use super::log::{Asked, Moment};
use super::stage::Stage;

/// The next answer of the stream; `Err` is one that nothing explains.
pub(super) type Next = (Asked, Result<Value, Came>);

/// A client's line. It is opened again where it broke.
pub(super) struct Line<'s> {
    stage: &'s Stage,
    plan: &'s Plan,
    open: Option<Open>,
}

/// A line that stays open, the session that it was opened in, and when.
struct Open {
    wire: Wire,
    session: String,
    sent: Moment,
}

enum Wire {
    Sse(BoxStream<'static, Result<Sse, Error>>),
    Socket(Box<Socket>),
}

impl<'s> Line<'s> {
    pub(super) fn new(stage: &'s Stage, plan: &'s Plan) -> Self {
        let open = None;
        Self { stage, plan, open }
    }

    /// Breaks the line off.
    pub(super) fn close(&mut self) {
        self.open = None;
    }

    /// The next answer from a place on, which is where the last one ended unless the line was broken off.
    pub(super) async fn next(&mut self, from: Option<&str>) -> Next {
        let (stage, client, query) = (self.stage, self.plan.client, &self.plan.query);
        if self.plan.carrier == Carrier::Poll {
            let ask = |user: &_| request(user, Carrier::Poll, query, from);
            let (by, came) = stage.ask(client, ask).await;
            return (
                by,
                if came.status == 200 {
                    Ok(came.body)
                } else {
                    Err(came)
                },
            );
        }
        loop {
            if let Some(open) = &mut self.open {
                if let Some(chunk) = open.wire.receive().await {
                    return (
                        stage.asked(client, open.session.clone(), open.sent),
                        Ok(chunk),
                    );
                }
                // Its last word is told again to who asks.
                self.open = None;
                tokio::task::yield_now().await;
            }
            if let Err(odd) = self.connect(from).await {
                return odd;
            }
        }
    }

    /// Tries to open the line.
    async fn connect(&mut self, from: Option<&str>) -> Result<(), Next> {
        let (stage, client, carrier) = (self.stage, self.plan.client, self.plan.carrier);
        stage.is_up().await;
        let (session, sent) = (stage.session(client), stage.tick());
        let user = stage.client(client, &session);
        let opened = request(&user, carrier, &self.plan.query, from)
            .try_open()
            .await;
        let Some(opened) = opened else {
            tokio::task::yield_now().await;
            return Ok(());
        };
        let wire = match (carrier, opened.status().as_u16()) {
            (Carrier::Sse, 200) => {
                let events = SseByteStream::new(opened.bytes_stream());
                Some(Wire::Sse(events.boxed()))
            }
            (Carrier::Socket, 101) => match opened.upgrade().await {
                Ok(line) => {
                    let socket = WebSocketStream::from_raw_socket(line, Role::Client, None).await;
                    Some(Wire::Socket(Box::new(socket)))
                }
                Err(_) => None,
            },
            _ => {
                let came = Came::read(format!("{carrier:?}"), opened).await;
                let odd = stage.is_an_answer(client, &session, came).await;
                return match odd {
                    Some(odd) => Err((stage.asked(client, session, sent), Err(odd))),
                    None => Ok(()),
                };
            }
        };
        self.open = wire.map(|wire| Open {
            wire,
            session,
            sent,
        });
        Ok(())
    }
}

impl Wire {
    /// The next answer; nothing when the line is over.
    async fn receive(&mut self) -> Option<Value> {
        let text = match self {
            Self::Sse(events) => {
                let event = events.next().await?.ok()?;
                event.data.filter(|_| event.event.is_none())?
            }
            Self::Socket(socket) => loop {
                match socket.next().await?.ok()? {
                    Message::Text(text) => break text.as_str().to_owned(),
                    Message::Ping(_) => {}
                    _ => return None,
                }
            },
        };
        Some(serde_json::from_str(&text).expect("a whole answer is JSON"))
    }
}
