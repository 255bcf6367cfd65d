//! Names in Rust, derived from names of the document.
//!
//! The only place where this is done, so that the type, the trait and the client agree. The rules
//! are those of typify: words are told apart by case and by every character that isn't a letter or
//! a digit, and a keyword gets an underscore behind it.

/// `message_send`, `Message-Send`, `m.message.send` → `MessageSend`, `MMessageSend`.
pub fn pascal(name: &str) -> String {
    words(name).iter().map(|word| capitalised(word)).collect()
}

/// `Matrix-Session`, `MatrixSession` → `matrix_session`; a keyword gets an underscore behind it.
pub fn snake(name: &str) -> String {
    let mut result = words(name).join("_").to_lowercase();
    if result.starts_with(|first: char| first.is_ascii_digit()) {
        result.insert(0, '_');
    }
    if is_keyword(&result) {
        result.push('_');
    }
    result
}

/// `message_send` → `MESSAGE_SEND`.
pub fn screaming(name: &str) -> String {
    words(name).join("_").to_uppercase()
}

/// Whether an identifier is reserved in Rust.
pub fn is_keyword(name: &str) -> bool {
    // `syn` refuses keywords as plain identifiers.
    syn::parse_str::<syn::Ident>(name).is_err()
}

/// Whether a name is a plain `UpperCamelCase` identifier as it stands.
pub fn is_type_name(name: &str) -> bool {
    name.starts_with(|first: char| first.is_ascii_uppercase())
        && name.chars().all(|c| c.is_ascii_alphanumeric())
        && !is_keyword(name)
}

/// Whether a name is a plain `snake_case` identifier as it stands.
pub fn is_snake_name(name: &str) -> bool {
    name.starts_with(|first: char| first.is_ascii_lowercase())
        && name
            .chars()
            .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_')
        && !name.contains("__")
        && !name.ends_with('_')
        && !is_keyword(name)
}

fn capitalised(word: &str) -> String {
    let lower = word.to_lowercase();
    let mut chars = lower.chars();
    match chars.next() {
        Some(first) => first.to_uppercase().chain(chars).collect(),
        None => String::new(),
    }
}

/// Splits at other characters, before a capital after a small letter, and before the last capital
/// of a run of them:
/// `HTTPServer2Name` → `HTTP`, `Server2`, `Name`.
fn words(name: &str) -> Vec<String> {
    let mut words = Vec::new();
    for part in name.split(|c: char| !c.is_alphanumeric()) {
        let chars: Vec<char> = part.chars().collect();
        let mut word = String::new();
        for (at, c) in chars.iter().enumerate() {
            let before = at.checked_sub(1).and_then(|before| chars.get(before));
            let after = chars.get(at + 1);
            let begins = c.is_uppercase()
                && before.is_some_and(|before| {
                    !before.is_uppercase() || after.is_some_and(|after| after.is_lowercase())
                });
            if begins && !word.is_empty() {
                words.push(std::mem::take(&mut word));
            }
            word.push(*c);
        }
        if !word.is_empty() {
            words.push(word);
        }
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_told_apart_into_words() {
        for (name, in_pascal, in_snake) in [
            ("message_send", "MessageSend", "message_send"),
            ("Matrix-Session", "MatrixSession", "matrix_session"),
            ("m.call.hangup", "MCallHangup", "m_call_hangup"),
            ("HTTPServer2Name", "HttpServer2Name", "http_server2_name"),
            ("type", "Type", "type_"),
            ("sha256", "Sha256", "sha256"),
            ("2fa", "2fa", "_2fa"),
        ] {
            assert_eq!(pascal(name), in_pascal);
            assert_eq!(snake(name), in_snake);
        }
        assert_eq!(screaming("message_send"), "MESSAGE_SEND");
    }

    #[test]
    fn plain_names_are_known() {
        assert!(is_type_name("UserId") && !is_type_name("Self") && !is_type_name("User_Id"));
        assert!(is_snake_name("room_id") && !is_snake_name("roomId") && !is_snake_name("type"));
    }
}
