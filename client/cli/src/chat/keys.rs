//! What keys do.

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use tidings_types::EventId;

use super::command::{self, Line};
use super::model::{Effect, Model, Outgoing};
use super::timeline::RowState;
use crate::tail::RoomName;

/// How many rows a page is.
const PAGE: usize = 10;
/// Earlier events are asked for when fewer rows than this are above.
const AHEAD: usize = 40;

/// The keys, as help shows them.
pub(super) const KEYS: &[(&str, &str)] = &[
    ("Enter", "send"),
    ("Tab, Shift-Tab", "the next room, the one before"),
    ("↑ ↓", "choose a message to answer or correct"),
    ("PageUp, PageDown", "read what was earlier"),
    (
        "Esc",
        "back to the newest; away with what is chosen, failed or noted",
    ),
    ("Ctrl-C", "end"),
];

impl Model {
    pub(super) fn key(&mut self, key: KeyEvent) -> Vec<Effect> {
        let control = key.modifiers.contains(KeyModifiers::CONTROL);
        match key.code {
            KeyCode::Char('c' | 'd') if control => return vec![Effect::Quit],
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
            KeyCode::Up => return self.choose(true),
            KeyCode::Down => return self.choose(false),
            KeyCode::PageUp => return self.scroll(true),
            KeyCode::PageDown => return self.scroll(false),
            _ => {}
        }
        self.tell_typing().into_iter().collect()
    }

    fn row_count(&self) -> usize {
        self.room().map_or(0, |room| room.timeline.len())
    }

    fn escape(&mut self) {
        (self.help, self.note, self.chosen, self.back) = (false, None, None, 0);
        if let Some(room) = self.open.as_ref().and_then(|open| self.rooms.get_mut(open)) {
            room.timeline.forget_failed();
        }
    }

    fn scroll(&mut self, up: bool) -> Vec<Effect> {
        // Some rows stay in sight.
        let last = self.row_count().saturating_sub(PAGE);
        self.back = if up {
            (self.back + PAGE).min(last)
        } else {
            self.back.saturating_sub(PAGE)
        };
        self.ask_earlier().into_iter().collect()
    }

    /// Asks for earlier events when the end of what is there comes near.
    fn ask_earlier(&mut self) -> Option<Effect> {
        let above = self.row_count().saturating_sub(self.back);
        let room_id = self.open.clone()?;
        let timeline = &mut self.rooms.get_mut(&room_id)?.timeline;
        if above > AHEAD || timeline.loading {
            return None;
        }
        let from = timeline.earlier.clone()?;
        timeline.loading = true;
        Some(Effect::Earlier(room_id, from))
    }

    /// Chooses the row above or below the one that is chosen.
    fn choose(&mut self, up: bool) -> Vec<Effect> {
        let rows = self.rows();
        let ids: Vec<&EventId> = rows.iter().filter_map(|row| row.id.as_ref()).collect();
        let here = ids.iter().position(|id| Some(*id) == self.chosen.as_ref());
        let next = match (here, up) {
            (None, true) => ids.len().checked_sub(1 + self.back.min(ids.len())),
            (None, false) => None,
            (Some(here), true) => Some(here.saturating_sub(1)),
            (Some(here), false) => Some(here + 1).filter(|next| *next < ids.len()),
        };
        self.chosen = next.and_then(|next| ids.get(next)).map(|id| (*id).clone());
        // What is chosen is seen.
        let place = rows.iter().position(|row| row.id == self.chosen);
        match place.filter(|_| self.chosen.is_some()) {
            Some(place) => {
                let below = rows.len() - 1 - place;
                self.back = self.back.clamp(below.saturating_sub(PAGE), below);
            }
            None => self.back = 0,
        }
        self.ask_earlier().into_iter().collect()
    }

    fn enter_line(&mut self) -> Vec<Effect> {
        let text = self.typed.take();
        self.note = None;
        if text.trim().is_empty() {
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
            Line::Say(text) => self.send(text, false, None, None),
            Line::Deed(text) => self.send(text, true, None, None),
            Line::Reply(text) => {
                let to = self.target(|_| true).ok_or("there is nothing to answer")?;
                self.send(text, false, None, Some(to))
            }
            Line::Edit(text) => {
                let me = self.me.clone();
                let own = self.target(|sender| sender == me);
                let parent = own.ok_or("choose a message of your own to correct")?;
                self.send(text, false, Some(parent), None)
            }
            Line::Join(Some(room)) => Ok(vec![Effect::Join(room)]),
            Line::Join(None) => {
                let (room_id, _) = self
                    .invites
                    .last()
                    .ok_or("nobody invites you; /join needs a room")?;
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
            Line::Quit => Ok(vec![Effect::Quit]),
        }
    }

    /// The chosen message if it fits, else, when none is chosen, the newest that does.
    fn target(&self, fits: impl Fn(&str) -> bool) -> Option<EventId> {
        let rows = self.rows();
        let said = rows.iter().rev().filter(|row| {
            let said = row.id.is_some() && row.state == RowState::Here && row.is_said();
            said && fits(&row.sender)
        });
        let mut ids = said.filter_map(|row| row.id.clone());
        match &self.chosen {
            Some(chosen) => ids.find(|id| id == chosen),
            None => ids.next(),
        }
    }

    /// Shows a message at once, and has it sent.
    fn send(
        &mut self,
        text: String,
        deed: bool,
        updates: Option<EventId>,
        replies_to: Option<EventId>,
    ) -> Result<Vec<Effect>, String> {
        let room_id = self.open.clone().ok_or("no room is open: /join one")?;
        let room = self.rooms.get_mut(&room_id).ok_or("the room is gone")?;
        let echo = self.next_echo;
        self.next_echo += 1;
        room.timeline
            .echo(echo, &text, deed, updates.clone(), replies_to.clone());
        (self.back, self.chosen) = (0, None);
        // A message that arrives ends its sender's typing by itself (TYP-1).
        self.telling = false;
        Ok(vec![Effect::Send(Outgoing {
            room_id,
            echo,
            text,
            deed,
            updates,
            replies_to,
        })])
    }
}
