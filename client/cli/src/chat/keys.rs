//! What keys do.

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use tidings_types::{EventId, PresenceState, RoomId};

use super::command::{self, Line};
use super::model::{Effect, Model, Outgoing};
use super::room::{Key, Row};
use crate::tail::RoomName;

/// The keys, as help shows them.
pub(super) const KEYS: &[(&str, &str)] = &[
    ("Enter", "send; with nothing typed: the chosen thread"),
    ("Tab, Shift-Tab", "the next room, the one before"),
    ("↑ ↓", "choose a message"),
    ("PageUp, PageDown", "read what was earlier"),
    ("Esc", "back: from what is chosen, a thread, the past"),
    ("Ctrl-C", "end"),
];

impl Model {
    pub(super) fn key(&mut self, key: KeyEvent) -> Vec<Effect> {
        let control = key.modifiers.contains(KeyModifiers::CONTROL);
        match key.code {
            KeyCode::Char('c' | 'd') if control => return self.quit(),
            KeyCode::Char('w') if control => self.typed.delete_word(),
            KeyCode::Char('u') if control => drop(self.typed.take()),
            KeyCode::Char('a') if control => self.typed.home(),
            KeyCode::Char('e') if control => self.typed.end(),
            KeyCode::Char(c) if !control => self.typed.insert(c.encode_utf8(&mut [0; 4])),
            KeyCode::Backspace => self.typed.backspace(),
            KeyCode::Delete => self.typed.delete(),
            KeyCode::Left => self.typed.left(),
            KeyCode::Right => self.typed.right(),
            KeyCode::Home => self.typed.home(),
            KeyCode::End => self.typed.end(),
            KeyCode::F(1) => self.help = !self.help,
            KeyCode::Esc => self.escape(),
            KeyCode::Enter => return self.enter_line(),
            KeyCode::Tab => return self.step_room(true),
            KeyCode::BackTab => return self.step_room(false),
            KeyCode::Up => self.choose(true),
            KeyCode::Down => self.choose(false),
            KeyCode::PageUp => self.scroll(true),
            KeyCode::PageDown => self.scroll(false),
            _ => {}
        }
        let moves = [
            KeyCode::Up,
            KeyCode::Down,
            KeyCode::PageUp,
            KeyCode::PageDown,
        ];
        if let Some(room) = self.room_mut().filter(|_| moves.contains(&key.code)) {
            // Who moves wants to see what couldn't be had before.
            room.stuck = None;
        }
        self.tell_typing().into_iter().collect()
    }

    /// Back, a step at a time: help, note and choice, then the thread and the past.
    fn escape(&mut self) {
        let is_step = self.help || self.note.is_some() || self.chosen.is_some();
        (self.help, self.note, self.chosen) = (false, None, None);
        if !is_step || self.thread.is_none() {
            (self.thread, self.lowest) = (None, None);
        }
    }

    /// Moves by what fits into the window, but for one row that stays in sight.
    fn scroll(&mut self, up: bool) {
        let (count, fits) = (self.rows().len(), self.fits.get().max(1));
        let page = fits.saturating_sub(1).max(1);
        let back = if up {
            (self.back() + page).min(count.saturating_sub(fits))
        } else {
            self.back().saturating_sub(page)
        };
        self.go_back(back);
    }

    /// Scrolls so that this many rows are below.
    fn go_back(&mut self, back: usize) {
        let rows = self.rows();
        let place = rows.len().checked_sub(1 + back).filter(|_| back > 0);
        self.lowest = place.and_then(|place| rows[place].key());
    }

    /// Chooses the row above or below the one that is chosen.
    fn choose(&mut self, up: bool) {
        let rows = self.rows();
        let may_be = |place: &usize| rows[*place].gap().is_none();
        let here = self.chosen.as_ref().and_then(|key| self.place(key));
        let next = match (here, up) {
            (None, true) => (0..rows.len().saturating_sub(self.back()))
                .rev()
                .find(may_be),
            (None, false) => None,
            (Some(here), true) => (0..here).rev().find(may_be).or(Some(here)),
            (Some(here), false) => (here + 1..rows.len()).find(may_be),
        };
        let chosen = next.and_then(|next| rows[next].key());
        // What is chosen is seen.
        let back = next.map_or(0, |next| {
            let below = rows.len() - 1 - next;
            let fits = self.fits.get().max(1);
            self.back().clamp(below.saturating_sub(fits - 1), below)
        });
        self.chosen = chosen;
        self.go_back(back);
    }

    fn enter_line(&mut self) -> Vec<Effect> {
        let text = self.typed.take();
        self.note = None;
        if text.trim().is_empty() {
            if let Some(Key::Event(_)) = &self.chosen {
                self.open_thread();
            }
            return self.stop_typing().into_iter().collect();
        }
        let done = command::read(&text).and_then(|line| self.perform(line));
        match done {
            Ok(effects) => effects,
            Err(note) => {
                // The line stays, to be mended.
                self.typed.insert(&text);
                self.note = Some(note);
                Vec::new()
            }
        }
    }

    fn perform(&mut self, line: Line) -> Result<Vec<Effect>, String> {
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
                let to = self.target(|_| true).ok_or("there is nothing to answer")?;
                self.send(text, false, None, Some(to))
            }
            Line::Edit(text) => {
                // Else an older one would be corrected in its place.
                let newest = self.rows().last().and_then(|row| row.echo().cloned());
                let is_chosen = matches!(self.chosen, Some(Key::Echo(_)));
                if is_chosen || (self.chosen.is_none() && newest.is_some()) {
                    return Err("the server doesn't have that message yet".to_owned());
                }
                let own = self.target(|row| {
                    row.item()
                        .is_some_and(|item| item.event().sender() == self.me.as_str())
                });
                let parent = own.ok_or("choose a message of your own to correct")?;
                self.send(text, false, Some(parent), None)
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
                let (room_id, _) = newest.ok_or("nobody invites you; /join needs a room")?;
                Ok(vec![Effect::Join(RoomName::Id(room_id.clone()))])
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

    /// Ends, but asks once more where that would lose messages.
    fn quit(&mut self) -> Vec<Effect> {
        let sending: usize = self
            .rooms
            .values()
            .map(super::room::RoomState::sending)
            .sum();
        if sending == 0 || std::mem::replace(&mut self.warned, true) {
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
    fn open_thread(&mut self) {
        let root = self.target(|_| true).map(|id| {
            let rows = self.rows();
            let row = rows
                .iter()
                .find(|row| row.item().is_some_and(|item| *item.event_id() == id));
            row.and_then(|row| row.replies_to().cloned()).unwrap_or(id)
        });
        (self.thread, self.chosen, self.lowest) = (root, None, None);
    }

    /// What is to be done about the chosen message that failed, or else about all of the room that did.
    fn with_failed(
        &self,
        effects: impl Fn(&RoomId, &std::sync::Arc<tidings_client::LocalEcho>) -> Vec<Effect>,
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
    fn target(&self, fits: impl Fn(&Row) -> bool) -> Option<EventId> {
        let rows = self.rows();
        let mut said = rows.iter().rev().filter(|row| row.is_said() && fits(row));
        let row = match &self.chosen {
            Some(chosen) => said.find(|row| row.key().as_ref() == Some(chosen)),
            None => said.next(),
        };
        row.and_then(|row| row.item())
            .map(|item| item.event_id().clone())
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
        // A message that arrives ends its sender's typing by itself (TYP-1).
        self.telling = false;
        Ok(vec![Effect::Send(Outgoing {
            room_id,
            text,
            deed,
            updates,
            replies_to,
        })])
    }
}
