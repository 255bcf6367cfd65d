//! What lines lead to: messages, and what commands ask for.

use std::sync::Arc;

use tidings_client::{Item, LocalEcho};
use tidings_types::{EventId, PresenceState, RoomId};

use super::command::Line;
use super::model::{Effect, Model, Outgoing};
use super::room::{Key, RoomState, Row};
use crate::tail::RoomName;

impl Model {
    /// Does what a line asks for; else the person is told why not.
    pub(super) fn perform(&mut self, line: Line) -> Result<Vec<Effect>, String> {
        match line {
            Line::Say(text) => {
                let thread = self.thread.clone();
                self.send(text, false, None, thread)
            }
            Line::Deed(text) => {
                let thread = self.thread.clone();
                self.send(text, true, None, thread)
            }
            Line::Reply(text) => {
                let to = self.target(|_| true).and_then(Row::item);
                let to = to.ok_or("there is nothing to answer")?.event_id().clone();
                self.send(text, false, None, Some(to))
            }
            Line::Edit(Some(text)) => {
                let own = self.own("correct")?.event_id().clone();
                self.send(text, false, Some(own), None)
            }
            Line::Edit(None) => {
                let text = self.own_text()?;
                self.typed.insert(&format!("/edit {text}"));
                Ok(Vec::new())
            }
            Line::Delete => {
                let own = self.own("take back")?.event_id().clone();
                self.chosen = None;
                Ok(vec![Effect::TakeBack(own)])
            }
            Line::Thread => {
                self.open_thread();
                Ok(Vec::new())
            }
            Line::Again => self.with_failed(|_, echo| vec![Effect::Again(echo.clone())]),
            Line::Drop => self.with_failed(|room_id, echo| {
                vec![Effect::Dismiss(room_id.clone(), echo.local_id.clone())]
            }),
            Line::Go(text) => self.go(&text),
            Line::Away(status) => Ok(vec![Effect::Presence(PresenceState::Away, status)]),
            Line::Back => Ok(vec![Effect::Presence(PresenceState::Online, None)]),
            Line::Join(Some(room)) => Ok(vec![Effect::Join(room)]),
            Line::Join(None) => {
                let newest = self.invites.last();
                let invite = newest.ok_or("nobody invites you; /join needs a room")?;
                Ok(vec![Effect::Join(RoomName::Id(invite.room_id.clone()))])
            }
            Line::Reject => {
                let newest = self.invites.last().and_then(|it| it.event_id.clone());
                Ok(vec![Effect::Reject(newest.ok_or("nobody invites you")?)])
            }
            Line::Invite(user) => {
                let room_id = self.open.clone().ok_or("no room is open")?;
                Ok(vec![Effect::Invite(room_id, user)])
            }
            Line::Leave => {
                let room_id = self.open.clone().ok_or("no room is open")?;
                Ok(vec![Effect::Leave(room_id)])
            }
            Line::Help => {
                self.help = true;
                Ok(Vec::new())
            }
            Line::Quit => Ok(self.quit()),
        }
    }

    /// How many messages wait for the server.
    pub(super) fn sending(&self) -> usize {
        self.rooms.values().map(RoomState::sending).sum()
    }

    /// Ends, but asks once more where that would lose messages.
    pub(super) fn quit(&mut self) -> Vec<Effect> {
        let sending = self.sending();
        if sending == 0 || self.kept || std::mem::replace(&mut self.warned, true) {
            return vec![Effect::Quit];
        }
        let messages = if sending == 1 {
            "1 message"
        } else {
            "some messages"
        };
        self.note = Some(format!(
            "the server doesn't have {messages} yet; once more ends all the same"
        ));
        Vec::new()
    }

    /// The first room, from the top, whose name has a text in it.
    fn go(&mut self, text: &str) -> Result<Vec<Effect>, String> {
        let text = text.to_lowercase();
        let is_it = |room_id: &&RoomId| {
            let room = self.rooms.get(*room_id);
            room.is_some_and(|room| room.title.to_lowercase().contains(&text))
        };
        let found = self.order.iter().find(is_it).cloned();
        let room_id = found.ok_or_else(|| format!("no room of yours is called {text}"))?;
        Ok(self.show(&room_id))
    }

    /// Shows the chosen message with its answers alone; of an answer the message that it answers.
    pub(super) fn open_thread(&mut self) {
        let root = self.target(|_| true).and_then(|row| {
            let item = row.item()?;
            let parent = row.replies_to().cloned();
            Some(parent.unwrap_or_else(|| item.event_id().clone()))
        });
        (self.thread, self.chosen, self.lowest) = (root, None, None);
    }

    /// What is to be done about the chosen message that failed, or else about all of the room that did.
    fn with_failed(
        &self,
        effects: impl Fn(&RoomId, &Arc<LocalEcho>) -> Vec<Effect>,
    ) -> Result<Vec<Effect>, String> {
        let room = self.room().ok_or("no room is open")?;
        let is_chosen = |id| self.chosen == Some(Key::Echo(id));
        let any = room.failed().any(|echo| is_chosen(echo.local_id.clone()));
        let failed = room
            .failed()
            .filter(|echo| !any || is_chosen(echo.local_id.clone()));
        let effects: Vec<Effect> = failed
            .flat_map(|echo| effects(room.shown.room_id(), echo))
            .collect();
        if effects.is_empty() {
            return Err("nothing has failed here".to_owned());
        }
        Ok(effects)
    }

    /// The chosen message if it fits, else, when none is chosen, the newest that does.
    fn target(&self, fits: impl Fn(&Row) -> bool) -> Option<&Row> {
        let rows = self.rows();
        let mut said = rows.into_iter().rev();
        let mut said = said.by_ref().filter(|row| row.is_said() && fits(row));
        match &self.chosen {
            Some(chosen) => said.find(|row| row.key().as_ref() == Some(chosen)),
            None => said.next(),
        }
    }

    /// The chosen message of this user, or the newest; `what` is to be done with it.
    fn own(&self, what: &str) -> Result<&Arc<Item>, String> {
        // Else it would be done with an older one in place of one that the server doesn't have.
        let newest = self.rows().last().and_then(|row| row.echo());
        let is_chosen = matches!(self.chosen, Some(Key::Echo(_)));
        if is_chosen || (self.chosen.is_none() && newest.is_some()) {
            return Err("the server doesn't have that message yet".to_owned());
        }
        let is_own = |row: &Row| {
            let item = row.item();
            item.is_some_and(|item| item.event().sender() == self.me.as_str())
        };
        let own = self.target(is_own).and_then(Row::item);
        own.ok_or_else(|| format!("choose a message of your own to {what}"))
    }

    /// What this user's message says, to be corrected.
    fn own_text(&self) -> Result<String, String> {
        let id = self.own("correct")?.event_id().clone();
        let row = self.target(|row| row.item().is_some_and(|item| *item.event_id() == id));
        Ok(row.map(|row| row.said().1).unwrap_or_default())
    }

    fn send(
        &mut self,
        text: String,
        deed: bool,
        updates: Option<EventId>,
        replies_to: Option<EventId>,
    ) -> Result<Vec<Effect>, String> {
        let room_id = self.open.clone().ok_or("no room is open: /join one")?;
        (self.lowest, self.chosen) = (None, None);
        let send = Effect::Send(Outgoing {
            room_id,
            text,
            deed,
            updates,
            replies_to,
        });
        // A message ends its sender's typing by itself (TYP-1), but what was told before may get there after it.
        Ok(self.stop_typing().into_iter().chain([send]).collect())
    }
}
