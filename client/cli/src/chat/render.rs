//! How the chat looks.

use ratatui::Frame;
use ratatui::layout::{Constraint, Layout, Position, Rect};
use ratatui::style::{Modifier, Style, Stylize as _};
use ratatui::text::{Line, Span};
use ratatui::widgets::{Block, Clear, List, ListItem, Paragraph, Wrap};
use tidings_client::Reach;
use tidings_types::{PresenceState, RoomId};
use unicode_width::UnicodeWidthStr as _;

use super::command::COMMANDS;
use super::keys::KEYS;
use super::lines::row_lines;
use super::model::Model;
use super::room::{Key, RoomState, local};
use super::scroll::Window;
use crate::show;

/// The width from which rooms, and from which members stand beside the timeline.
const WITH_ROOMS: u16 = 50;
const WITH_MEMBERS: u16 = 76;
/// The height from which the line that is typed has a frame.
const WITH_FRAME: u16 = 10;

/// How the end of a line looks where it is typed.
const LINE_END: &str = "⏎";

pub(super) const DIM: Style = Style::new().add_modifier(Modifier::DIM);

/// Draws everything.
pub fn render(model: &Model, frame: &mut Frame<'_>) {
    let area = frame.area();
    let [top, typing, input, foot] = Layout::vertical([
        Constraint::Min(3),
        Constraint::Length(1),
        Constraint::Length(if area.height < WITH_FRAME { 1 } else { 3 }),
        Constraint::Length(1),
    ])
    .areas(area);
    let side = |wide, width| Constraint::Length(if area.width >= wide { width } else { 0 });
    let [rooms, timeline, members] = Layout::horizontal([
        side(WITH_ROOMS, 20),
        Constraint::Min(10),
        side(WITH_MEMBERS, 18),
    ])
    .areas(top);
    draw_rooms(model, frame, rooms);
    draw_timeline(model, frame, timeline);
    draw_members(model, frame, members);
    frame.render_widget(status_line(model), typing);
    draw_input(model, frame, input);
    draw_foot(model, frame, foot);
    if model.help {
        draw_help(frame, area);
    }
}

fn draw_rooms(model: &Model, frame: &mut Frame<'_>, area: Rect) {
    let width = usize::from(area.width.saturating_sub(3));
    let height = usize::from(area.height.saturating_sub(2));
    // Of many rooms those around the open one are shown.
    let open = |room_id: &RoomId| model.open.as_ref() == Some(room_id);
    let place = model.order.iter().position(open).unwrap_or(0);
    let all = model.order.len() + model.invites.len();
    let first = place
        .saturating_sub(height / 2)
        .min(all.saturating_sub(height));
    let rooms = model
        .order
        .iter()
        .skip(first)
        .take(height)
        .filter_map(|room_id| {
            let room = model.rooms.get(room_id)?;
            let count = model.unread(room_id);
            let unread = match count {
                0 => String::new(),
                unread => format!(" {unread}"),
            };
            let title = cut(&room.title, width.saturating_sub(unread.width()));
            let style = match (open(room_id), count > 0) {
                (true, _) => Style::new().reversed(),
                (false, true) => Style::new().bold(),
                (false, false) => Style::new(),
            };
            let line = Line::from(vec![title.into(), Span::from(unread).yellow()]);
            Some(ListItem::new(line.style(style)))
        });
    let invites = model.invites.iter().map(|invite| {
        let line = format!("+ {} (from {})", invite.title, local(invite.by.as_str()));
        ListItem::new(cut(&line, width)).style(Style::new().cyan())
    });
    let title = match model.order.len() {
        count if count > height => format!(" rooms {count} "),
        _ => " rooms ".to_owned(),
    };
    let list = List::new(rooms.chain(invites)).block(Block::bordered().title(title));
    frame.render_widget(list, area);
}

fn draw_timeline(model: &Model, frame: &mut Frame<'_>, area: Rect) {
    let Some(room) = model.room() else {
        let text = if model.synced {
            "No room is open. /join one, or press Tab."
        } else {
            "Reading your rooms…"
        };
        let text = Paragraph::new(text).wrap(Wrap { trim: true });
        frame.render_widget(text.block(Block::bordered()), area);
        return;
    };
    let inside = usize::from(area.width.saturating_sub(2));
    let height = usize::from(area.height.saturating_sub(2));
    let title = cut(&format!(" {} ", headline(model, room)), inside);
    let mut block = Block::bordered().title(title);
    model.window.set(Window {
        width: inside,
        height,
    });
    let rows = model.rows();
    let (at, hidden) = model.bottom(&rows);
    block = match (rows.len().saturating_sub(at + 1), hidden) {
        (0, 0) => block,
        (0, _) => block.title_bottom(" more below "),
        (back, _) => block.title_bottom(format!(" {back} newer below ")),
    };
    let mut lines: Vec<Line<'static>> = Vec::new();
    for row in (0..rows.len().min(at + 1)).rev() {
        if lines.len() >= height + hidden {
            break;
        }
        let mut more = row_lines(model, room, &rows, row, inside);
        more.append(&mut lines);
        lines = more;
    }
    // The newest stands at the bottom.
    lines.truncate(lines.len().saturating_sub(hidden));
    lines.drain(..lines.len().saturating_sub(height));
    let blank = height.saturating_sub(lines.len());
    let lines: Vec<_> = std::iter::repeat_n(Line::default(), blank)
        .chain(lines)
        .collect();
    frame.render_widget(Paragraph::new(lines).block(block), area);
}

/// The name of the room with what it is about, or that of the thread.
fn headline(model: &Model, room: &RoomState) -> String {
    if model.thread.is_some() {
        return format!("{} · a thread, Esc leaves it", room.title);
    }
    match room.shown.state().topic() {
        Some(topic) if !topic.is_empty() => format!("{} · {}", room.title, show::plain(&topic)),
        _ => room.title.clone(),
    }
}

fn draw_members(model: &Model, frame: &mut Frame<'_>, area: Rect) {
    let Some(room) = model.room() else { return };
    let width = usize::from(area.width.saturating_sub(3));
    // Of many no more than there is place for.
    let members = room.members().take(usize::from(area.height)).map(|user| {
        let presence = model.presence.get(&user).copied();
        let (mark, style) = match presence {
            Some(PresenceState::Online) => ("●", Style::new().green()),
            Some(PresenceState::Away) => ("◐", Style::new().yellow()),
            Some(PresenceState::Busy) => ("◆", Style::new().red()),
            Some(PresenceState::Dnd) => ("⊘", Style::new().red()),
            _ => ("○", DIM),
        };
        let name = cut(&room.called(&user), width);
        ListItem::new(Line::from(vec![
            Span::styled(mark, style),
            format!(" {name}").into(),
        ]))
    });
    let title = format!(" members {} ", room.shown.state().member_count());
    let list = List::new(members).block(Block::bordered().title(title));
    frame.render_widget(list, area);
}

/// That the server is away and what waits for it, else who types.
fn status_line(model: &Model) -> Line<'static> {
    if model.reach != Reach::Away {
        return Line::from(typing_line(model)).style(DIM);
    }
    let waiting = match model.sending() {
        0 => String::new(),
        1 => ", 1 message waits".to_owned(),
        many => format!(", {many} messages wait"),
    };
    Line::from(format!(
        " the server can't be reached: trying again{waiting}"
    ))
    .yellow()
}

fn typing_line(model: &Model) -> String {
    let Some(room) = model.room() else {
        return String::new();
    };
    let others = room.shown.typing().iter();
    let names: Vec<String> = others.map(|user| room.called(user)).collect();
    match names.as_slice() {
        [] => String::new(),
        [one] => format!(" {one} is typing…"),
        [first, second] => format!(" {first} and {second} are typing…"),
        many => format!(" {} people are typing…", many.len()),
    }
}

fn draw_input(model: &Model, frame: &mut Frame<'_>, area: Rect) {
    let frame_of = if area.height < 3 {
        Block::new()
    } else {
        Block::bordered()
    };
    let inside = frame_of.inner(area);
    frame.render_widget(frame_of, area);
    let shown = |text: &str| text.replace('\n', LINE_END);
    let before = shown(model.typed.before()).width();
    let before = u16::try_from(before).unwrap_or(u16::MAX);
    // A long line is pushed to the left, so that its cursor stays in sight.
    let pushed = before.saturating_sub(inside.width.saturating_sub(1));
    let line = Paragraph::new(shown(model.typed.text())).scroll((0, pushed));
    frame.render_widget(line, inside);
    frame.set_cursor_position(Position::new(inside.x + (before - pushed), inside.y));
}

fn draw_foot(model: &Model, frame: &mut Frame<'_>, area: Rect) {
    let line = match &model.note {
        Some(note) => Line::from(show::plain(note)).yellow(),
        None if matches!(model.chosen, Some(Key::Echo(_))) => {
            Line::from("chosen: if it failed, /again sends it once more, /drop lets go of it")
        }
        None if model.chosen.is_some() => {
            Line::from("chosen: /reply TEXT, /edit TEXT, Enter for its thread; Esc lets it go")
        }
        None if model
            .room()
            .is_some_and(|room| room.failed().next().is_some()) =>
        {
            Line::from("✗ wasn't sent: /again tries once more, /drop lets go of it").red()
        }
        None => Line::from(format!(
            "{}  ·  Tab rooms  ↑ choose  /help  /quit",
            model.me
        ))
        .style(DIM),
    };
    frame.render_widget(line, area);
}

fn draw_help(frame: &mut Frame<'_>, area: Rect) {
    let widest = KEYS
        .iter()
        .chain(COMMANDS)
        .map(|(what, _)| what.width())
        .max()
        .unwrap_or(0);
    let line = |(what, does): &(&str, &str)| {
        let gap = " ".repeat(widest - what.width() + 2);
        Line::from(vec![
            Span::from((*what).to_owned()).bold(),
            format!("{gap}{does}").into(),
        ])
    };
    let lines: Vec<_> = KEYS
        .iter()
        .map(line)
        .chain([Line::default()])
        .chain(COMMANDS.iter().map(line))
        .collect();
    let width = lines.iter().map(Line::width).max().unwrap_or(0) + 2;
    let height = lines.len() + 2;
    let centred = area.centered(
        Constraint::Length(u16::try_from(width).unwrap_or(u16::MAX)),
        Constraint::Length(u16::try_from(height).unwrap_or(u16::MAX)),
    );
    frame.render_widget(Clear, centred);
    let block = Block::bordered().title(" help (Esc) ");
    frame.render_widget(Paragraph::new(lines).block(block), centred);
}

/// A text that fits into so many columns.
pub(super) fn cut(text: &str, width: usize) -> String {
    if text.width() <= width {
        return text.to_owned();
    }
    let mut kept = String::new();
    for c in text.chars() {
        if kept.width() + unicode_width::UnicodeWidthChar::width(c).unwrap_or(0) + 1 > width {
            break;
        }
        kept.push(c);
    }
    kept.push('…');
    kept
}
