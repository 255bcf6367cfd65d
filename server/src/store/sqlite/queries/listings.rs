//! The published rooms.

use rusqlite::params_from_iter;
use rusqlite::types::Value;

use super::super::read::{Reading, column, id, number};
use super::super::rows::corrupt;
use super::super::words;
use super::count;
use crate::store::{Listing, ListingRow, StoreError};

const COLUMNS: &str = "l.id, l.joined, l.name, l.topic, l.avatar_url, l.aliases, l.join_rule";

/// Words that the index knows are sought there. Without one, the rooms are gone through from the greatest on, and shorter
/// words sought in the text of each.
pub(in super::super) fn listings(
    reading: &Reading<'_>,
    words: &[String],
    limit: usize,
) -> Result<Vec<ListingRow>, StoreError> {
    let folded: Vec<String> = words.iter().map(|word| words::folded(word)).collect();
    let (query, short) = words::query(&folded);
    let from = if query.is_some() {
        "listing_words w CROSS JOIN listings l ON l.room = w.rowid WHERE listing_words MATCH ?"
    } else {
        "listings l INDEXED BY listings_by_joined WHERE TRUE"
    };
    let contained = " AND instr(l.text, ?) > 0".repeat(short.len());
    let sql =
        format!("SELECT {COLUMNS} FROM {from}{contained} ORDER BY l.joined DESC, l.id LIMIT ?");
    let words = query
        .into_iter()
        .chain(short.into_iter().map(str::to_owned));
    let mut params: Vec<Value> = words.map(Value::from).collect();
    params.push(count(limit).into());
    reading.all("search rooms", &sql, params_from_iter(params), |row| {
        Ok(ListingRow {
            room_id: id(row, 0)?,
            listing: Listing {
                joined: number(row, 1)?,
                name: column(row, 2)?,
                topic: column(row, 3)?,
                avatar_url: column(row, 4)?,
                aliases: serde_json::from_str(&column::<String>(row, 5)?).map_err(corrupt)?,
                join_rule: column(row, 6)?,
            },
        })
    })
}
