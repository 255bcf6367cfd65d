//! What keys do.

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

use super::command;
use super::model::{Effect, Model};
use super::room::Key;

/// The keys, as help shows them.
pub(super) const KEYS: &[(&str, &str)] = &[
    ("Enter", "send; with nothing typed: the chosen thread"),
    ("Alt-Enter, Ctrl-J", "a new line in the message"),
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
            // A terminal that can't tell Alt-Enter apart has Ctrl-J.
            KeyCode::Char('j') if control => self.typed.insert("\n"),
            KeyCode::Enter if key.modifiers.contains(KeyModifiers::ALT) => self.typed.insert("\n"),
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

    fn enter_line(&mut self) -> Vec<Effect> {
        let text = self.typed.take().trim_end().to_owned();
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
}
