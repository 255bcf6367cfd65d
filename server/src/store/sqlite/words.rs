//! The text of a published room in which words are sought.

use crate::store::Listing;

/// Stands between the parts of a text. No word contains it.
const SEAM: char = '\u{1f}';

/// A word shorter than this many characters isn't in the index.
const INDEXED: usize = 3;

/// What words are sought in: name, topic and aliases.
pub(super) fn text(listing: &Listing) -> String {
    let parts = listing.name.iter().chain(&listing.topic);
    let parts = parts.chain(&listing.aliases);
    let parts: Vec<String> = parts.map(|part| folded(part)).collect();
    parts.join(SEAM.encode_utf8(&mut [0; 4]))
}

/// Lower case, character by character, so that a part of a text is a part of the folded text: the final sigma of Greek,
/// the one letter whose lower case depends on its neighbours, becomes an ordinary one.
///
/// U+0000, which would end the text for the index, and [`SEAM`] become U+FFFD.
pub(super) fn folded(text: &str) -> String {
    text.chars()
        .flat_map(char::to_lowercase)
        .map(|char| match char {
            'ς' => 'σ',
            '\0' | SEAM => char::REPLACEMENT_CHARACTER,
            other => other,
        })
        .collect()
}

/// Splits folded words into a query of the index, absent without a word that is long enough for it, and short words.
pub(super) fn query(words: &[String]) -> (Option<String>, Vec<&str>) {
    let words = words.iter().map(String::as_str);
    let (long, short): (Vec<&str>, Vec<&str>) = words
        .filter(|word| !word.is_empty())
        .partition(|word| word.chars().count() >= INDEXED);
    let quoted: Vec<String> = long
        .iter()
        .map(|word| format!("\"{}\"", word.replace('"', "\"\"")))
        .collect();
    let query = (!quoted.is_empty()).then(|| quoted.join(" AND "));
    (query, short)
}
