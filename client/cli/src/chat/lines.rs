//! A row of the timeline as lines of its window.

use ratatui::style::{Color, Style, Stylize as _};
use ratatui::text::{Line, Span};
use unicode_width::UnicodeWidthStr as _;

use super::model::Model;
use super::render::{DIM, cut};
use super::room::{RoomState, Row, RowKind, RowState};
use crate::show;

/// What a row answers, if it isn't just above.
fn quoted(model: &Model, room: &RoomState, rows: &[&Row], at: usize) -> Option<String> {
    let parent = rows.get(at)?.replies_to()?;
    let id = |row: &Row| row.item().map(|item| item.event_id().clone());
    let above = at.checked_sub(1).and_then(|above| rows.get(above));
    // A thread that goes on isn't headed again.
    let goes_on = above.is_some_and(|above| {
        id(above).as_ref() == Some(parent) || above.replies_to() == Some(parent)
    });
    if goes_on || model.thread.is_some() {
        return None;
    }
    let parent = rows.iter().find(|row| id(row).as_ref() == Some(parent));
    let quoted = parent.map(|row| {
        let (_, name) = row.sender(room, &model.me);
        format!("{name}: {}", row.said().1.replace('\n', " "))
    });
    Some(quoted.unwrap_or_else(|| "something earlier".to_owned()))
}

/// A row as lines of the timeline.
pub(super) fn row_lines(
    model: &Model,
    room: &RoomState,
    rows: &[&Row],
    at: usize,
    width: usize,
) -> Vec<Line<'static>> {
    let row = rows[at];
    if let Some(line) = gap_line(room, row) {
        return vec![Line::from(cut(line, width)).style(DIM)];
    }
    let mut lines = Vec::new();
    if let Some(quoted) = quoted(model, room, rows, at) {
        lines.push(Line::from(cut(&format!("      ┌ {quoted}"), width)).style(DIM));
    }
    let state = row.state();
    let time = match (&state, row.ts()) {
        (RowState::Here, Some(ts)) => minutes(ts, model.zone),
        _ => "  …  ".to_owned(),
    };
    let indent = if row.replies_to().is_some() {
        "└ "
    } else {
        ""
    };
    let (sender, name) = row.sender(room, &model.me);
    let (kind, text) = row.said();
    let said = match kind {
        RowKind::Deed => format!("* {name} {text}"),
        RowKind::Message => format!("{name}: {text}"),
        RowKind::Gone => format!("{name}: ({text})"),
    };
    let chosen = row.key().is_some() && row.key() == model.chosen;
    let style = if chosen {
        Style::new().reversed()
    } else {
        style(&state, kind)
    };
    let first = format!("{time} {indent}");
    let rest = " ".repeat(first.width());
    let options = textwrap::Options::new(width.max(8))
        .initial_indent(&first)
        .subsequent_indent(&rest);
    let text = format!("{said}{}", marks(row, &sender, &state));
    let colour = if sender == model.me.as_str() {
        Color::Green
    } else {
        Color::Cyan
    };
    for (at, line) in textwrap::wrap(&text, options).iter().enumerate() {
        let line = line.to_string();
        let named = (at == 0).then(|| line.split_once(&name)).flatten();
        lines.push(match named {
            Some((before, after)) => Line::from(vec![
                Span::from(before.to_owned()),
                Span::from(name.clone()).fg(colour),
                Span::from(after.to_owned()),
            ])
            .style(style),
            None => Line::from(line).style(style),
        });
    }
    lines
}

/// What stands where events are missing.
fn gap_line(room: &RoomState, row: &Row) -> Option<&'static str> {
    let gap = row.gap()?;
    Some(match (room.loading, room.stuck) {
        (Some(loading), _) if loading == gap => "      … earlier messages come",
        (_, Some(stuck)) if stuck == gap => "      … earlier messages didn't come",
        _ => "      … earlier messages",
    })
}

/// How a row that isn't chosen looks.
fn style(state: &RowState, kind: RowKind) -> Style {
    match (state, kind) {
        (RowState::Sending, _) | (_, RowKind::Gone) => DIM,
        (RowState::Failed(_), _) => Style::new().red(),
        (RowState::Here, RowKind::Deed) => Style::new().italic(),
        (RowState::Here, RowKind::Message) => Style::new(),
    }
}

/// What stands behind a row: whether it was edited, how many answer it, who has read up to it, why it failed.
fn marks(row: &Row, sender: &str, state: &RowState) -> String {
    let mut marks = Vec::new();
    if row.is_edited() {
        marks.push("(edited)".to_owned());
    }
    match row.replies() {
        0 => {}
        1 => marks.push("[1 reply]".to_owned()),
        replies => marks.push(format!("[{replies} replies]")),
    }
    // Who wrote it has read it.
    let readers = row
        .readers
        .iter()
        .filter(|(user, _)| user.as_str() != sender);
    let names: Vec<&str> = readers.map(|(_, name)| name.as_str()).collect();
    match names.len() {
        0 => {}
        1..=3 => marks.push(format!("✓ {}", names.join(", "))),
        many => marks.push(format!("✓ {many} people")),
    }
    if let RowState::Failed(reason) = state {
        marks.push(format!("✗ {reason}"));
    }
    let marks = marks.iter().map(|mark| format!(" {mark}"));
    marks.collect()
}

/// Hours and minutes.
fn minutes(ts: u64, zone: i64) -> String {
    let clock = show::clock(ts, zone);
    clock.get(..5).unwrap_or_default().to_owned()
}
