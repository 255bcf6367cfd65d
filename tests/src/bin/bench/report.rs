//! Rows, the table of them, and how they stand to the aims.

use std::fmt::Write as _;
use std::time::Duration;

use serde::Serialize;

use crate::load::{Measured, count};

/// One line of the table and one JSON line. What doesn't apply or can't be measured is absent.
#[derive(Default, Serialize)]
pub(crate) struct Row {
    /// Which row this is, the same in every run of the same scale: `send/256x1`.
    pub(crate) id: String,
    /// The letter `--only` takes.
    pub(crate) entry: &'static str,
    /// What was done, for people.
    pub(crate) what: String,
    /// How many answers, deliveries or messages were measured.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) samples: Option<usize>,
    /// Answers per second.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) per_second: Option<f64>,
    /// The median latency in milliseconds.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) p50_ms: Option<f64>,
    /// The latency that 99 of 100 stay below, in milliseconds.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) p99_ms: Option<f64>,
    /// The server's processor time for each sample, in microseconds.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) server_cpu_us: Option<f64>,
    /// This program's, likewise.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) client_cpu_us: Option<f64>,
    /// The bytes of an answer, on average.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) answer_bytes: Option<f64>,
    /// How many things an answer holds.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) items: Option<usize>,
    /// The row that the ratios are relative to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) ratio_to: Option<String>,
    /// Answers per second, relative to that row.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) rate_ratio: Option<f64>,
    /// The median latency, relative to that row.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) latency_ratio: Option<f64>,
    /// The server's processor time, relative to that row.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) cpu_ratio: Option<f64>,
    /// The median latency for each thing in the answer, relative to that row.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) item_ratio: Option<f64>,
    /// The bytes of an event as clients get it, without what is added for them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) json_bytes: Option<f64>,
    /// The bytes on disk, relative to these.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) disk_ratio: Option<f64>,
    /// Bytes on disk for each event.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) disk_bytes: Option<f64>,
    /// Millions of bytes per second, at the median.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) megabytes_per_second: Option<f64>,
    /// The server's memory for each connection, in KiB.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) memory_kib: Option<f64>,
    /// How much of a core the server uses while nothing happens, in per cent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) rest_percent: Option<f64>,
    /// Why there are no numbers.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) failure: Option<String>,
}

impl Row {
    /// A row of what was measured.
    pub(crate) fn new(entry: &'static str, id: String, what: String, measured: Measured) -> Self {
        let rate = measured.per_second();
        let answers = usize::try_from(measured.answers).unwrap_or(usize::MAX);
        let bytes = usize::try_from(measured.bytes).unwrap_or(usize::MAX);
        let mut row = Self::of_latencies(entry, id, what, measured.latencies);
        let samples = row.samples.unwrap_or(0);
        let each = |used: Duration| used.as_secs_f64() * 1e6 / count(samples);
        if samples > 0 {
            row.per_second = Some(rate);
            row.server_cpu_us = measured.server_cpu.map(each);
            row.client_cpu_us = measured.client_cpu.map(each);
            row.answer_bytes = Some(count(bytes) / count(answers));
        }
        row
    }

    /// A row of latencies alone.
    pub(crate) fn of_latencies(
        entry: &'static str,
        id: String,
        what: String,
        mut latencies: Vec<Duration>,
    ) -> Self {
        latencies.sort_unstable();
        Self {
            id,
            entry,
            what,
            samples: Some(latencies.len()),
            p50_ms: percentile(&latencies, 50),
            p99_ms: percentile(&latencies, 99),
            ..Self::default()
        }
    }

    /// The same with its ratios to another row.
    pub(crate) fn relative_to(mut self, other: Option<&Self>) -> Self {
        if let Some(other) = other {
            let ratio = |mine: Option<f64>, theirs: Option<f64>| Some(mine? / theirs?);
            self.rate_ratio = ratio(self.per_second, other.per_second);
            self.latency_ratio = ratio(self.p50_ms, other.p50_ms);
            self.cpu_ratio = ratio(self.server_cpu_us, other.server_cpu_us);
            if self.items != other.items {
                let each = |row: &Self| Some(row.p50_ms? / count(row.items?));
                self.item_ratio = ratio(each(&self), each(other));
            }
            self.ratio_to = Some(other.id.clone());
        }
        self
    }
}

/// A row that was measured before.
pub(crate) fn find<'a>(rows: &'a [Row], id: &str) -> Option<&'a Row> {
    rows.iter().find(|row| row.id == id)
}

/// The value that `percent` of 100 samples don't exceed, in milliseconds.
fn percentile(sorted: &[Duration], percent: usize) -> Option<f64> {
    let rank = (sorted.len() * percent).div_ceil(100);
    let value = sorted.get(rank.checked_sub(1)?)?;
    Some(value.as_secs_f64() * 1e3)
}

/// A number of things: `1 room`, `2 rooms`.
pub(crate) fn things(number: usize, thing: &str) -> String {
    let s = if number == 1 { "" } else { "s" };
    format!("{number} {thing}{s}")
}

/// Takes a number from a row.
pub(crate) type Value = fn(&Row) -> Option<f64>;

/// A statement about rows that should hold.
pub(crate) struct Aim {
    /// What should hold.
    pub(crate) claim: String,
    /// The row it is about.
    pub(crate) row: String,
    /// The number of that row.
    pub(crate) value: Value,
    /// What it is held against.
    pub(crate) bound: Bound,
}

/// What a number is held against.
#[derive(Clone, Copy)]
pub(crate) enum Bound {
    /// It should be at least this.
    AtLeast(f64),
    /// It should be at most this.
    AtMost(f64),
}

impl Aim {
    /// The aim in one line, with yes, no or not measured.
    fn line(&self, rows: &[Row]) -> String {
        let Some(value) = find(rows, &self.row).and_then(self.value) else {
            return format!("  not measured  {}", self.claim);
        };
        let (holds, sign, bound) = match self.bound {
            Bound::AtLeast(bound) => (value >= bound, "≥", bound),
            Bound::AtMost(bound) => (value <= bound, "≤", bound),
        };
        let verdict = if holds { "yes" } else { "no" };
        format!("  {verdict:<12}  {}: {value:.2} {sign} {bound}", self.claim)
    }
}

/// The columns of the table.
const COLUMNS: usize = 13;
const LAST: usize = COLUMNS - 1;

/// The table, aligned, with a line for each aim below it.
pub(crate) fn table(rows: &[Row], aims: &[Aim]) -> String {
    let heads = [
        "",
        "what",
        "per s",
        "p50 ms",
        "p99 ms",
        "server µs",
        "client µs",
        "bytes",
        "rate",
        "p50",
        "cpu",
        "p50/item",
        "ratio to",
    ];
    let mut lines = vec![heads.map(str::to_owned)];
    lines.extend(rows.iter().map(cells));
    let mut widths = [0; COLUMNS];
    for line in &lines {
        for (width, cell) in widths.iter_mut().zip(line) {
            *width = (*width).max(cell.chars().count());
        }
    }
    let mut text = String::new();
    for line in &lines {
        let mut row = String::new();
        for (column, (cell, width)) in line.iter().zip(widths).enumerate() {
            // Words stand at the left of their column, numbers at the right.
            let _ = match column {
                0 | 1 | LAST => write!(row, "{cell:<width$}  "),
                _ => write!(row, "{cell:>width$}  "),
            };
        }
        text.push_str(row.trim_end());
        text.push('\n');
    }
    let failed = rows
        .iter()
        .filter_map(|row| Some((row, row.failure.as_ref()?)));
    for (row, failure) in failed {
        let _ = writeln!(text, "failed: {}: {failure}", row.what);
    }
    if !aims.is_empty() {
        text.push_str("\naims\n");
    }
    for aim in aims {
        text.push_str(&aim.line(rows));
        text.push('\n');
    }
    text
}

fn cells(row: &Row) -> [String; COLUMNS] {
    let digits = |value: Option<f64>, digits: usize| {
        value.map_or_else(String::new, |value| format!("{value:.digits$}"))
    };
    let mut what = row.what.clone();
    // Writing to a string doesn't fail.
    if let Some(bytes) = row.disk_bytes {
        let _ = write!(what, ": {bytes:.0} bytes");
    }
    if let Some(rate) = row.megabytes_per_second {
        let _ = write!(what, ": {rate:.0} MB/s");
    }
    if let Some((ratio, bytes)) = row.disk_ratio.zip(row.json_bytes) {
        let _ = write!(what, ", {ratio:.2} times its JSON of {bytes:.0}");
    }
    if let Some((kib, percent)) = row.memory_kib.zip(row.rest_percent) {
        let _ = write!(
            what,
            ": {kib:.1} KiB each, {percent:.1} % of a core at rest"
        );
    }
    [
        row.entry.to_owned(),
        what,
        digits(row.per_second, 0),
        digits(row.p50_ms, 2),
        digits(row.p99_ms, 2),
        digits(row.server_cpu_us, 1),
        digits(row.client_cpu_us, 1),
        digits(row.answer_bytes, 0),
        digits(row.rate_ratio, 2),
        digits(row.latency_ratio, 2),
        digits(row.cpu_ratio, 2),
        digits(row.item_ratio, 2),
        row.ratio_to.clone().unwrap_or_default(),
    ]
}

/// One JSON object a line, in the order of the table.
pub(crate) fn json_lines(rows: &[Row]) -> Result<String, serde_json::Error> {
    let lines: Result<Vec<_>, _> = rows.iter().map(serde_json::to_string).collect();
    Ok(lines?.join("\n") + "\n")
}
