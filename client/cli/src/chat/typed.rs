//! The line that a person types, with its cursor.

use crate::show;

/// A text and a place in it.
#[derive(Clone, Debug, Default)]
pub(super) struct Typed {
    text: String,
    /// In bytes, between two characters.
    cursor: usize,
}

impl Typed {
    pub(super) fn text(&self) -> &str {
        &self.text
    }

    /// What stands before the cursor.
    pub(super) fn before(&self) -> &str {
        self.text.get(..self.cursor).unwrap_or_default()
    }

    /// Puts a text in at the cursor. Of what moves a terminal's cursor ends of lines stay.
    pub(super) fn insert(&mut self, text: &str) {
        let text = show::plain_lines(text);
        self.text.insert_str(self.cursor, &text);
        self.cursor += text.len();
    }

    /// Takes the whole text out.
    pub(super) fn take(&mut self) -> String {
        self.cursor = 0;
        std::mem::take(&mut self.text)
    }

    pub(super) fn backspace(&mut self) {
        if let Some(c) = self.before().chars().next_back() {
            self.cursor -= c.len_utf8();
            self.text.remove(self.cursor);
        }
    }

    pub(super) fn delete(&mut self) {
        if self.cursor < self.text.len() {
            self.text.remove(self.cursor);
        }
    }

    /// Takes out the word before the cursor.
    pub(super) fn delete_word(&mut self) {
        let before = self.before().trim_end();
        let begin = before
            .rfind(char::is_whitespace)
            .map_or(0, |space| space + 1);
        self.text.replace_range(begin..self.cursor, "");
        self.cursor = begin;
    }

    pub(super) fn left(&mut self) {
        self.cursor -= self.before().chars().next_back().map_or(0, char::len_utf8);
    }

    pub(super) fn right(&mut self) {
        let after = self.text.get(self.cursor..).unwrap_or_default();
        self.cursor += after.chars().next().map_or(0, char::len_utf8);
    }

    pub(super) fn home(&mut self) {
        self.cursor = 0;
    }

    pub(super) fn end(&mut self) {
        self.cursor = self.text.len();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_edited_by_characters_not_bytes() {
        let mut typed = Typed::default();
        typed.insert("höre zu");
        assert_eq!(typed.text(), "höre zu");
        typed.delete_word();
        typed.left();
        typed.left();
        typed.left();
        typed.backspace();
        typed.backspace();
        assert_eq!((typed.text(), typed.before()), ("re ", ""));
        typed.right();
        typed.delete();
        typed.end();
        typed.insert("!");
        assert_eq!(typed.text(), "r !");
        typed.home();
        typed.backspace();
        assert_eq!(typed.take(), "r !");
        typed.delete();
        typed.delete_word();
        assert_eq!(typed.text(), "");
    }

    #[test]
    fn a_line_may_have_lines_but_moves_no_cursor() {
        let mut typed = Typed::default();
        typed.insert("one\r\ntwo \u{1b}[2Jthree");
        assert_eq!(typed.text(), "one\ntwo  [2Jthree");
        typed.delete_word();
        typed.delete_word();
        assert_eq!(typed.text(), "one\n");
    }
}
