//! Options of operations: how their text is read, so that what can't be right never leaves the machine.
//!
//! Every option's value is JSON as it goes over the wire, held to the type that the document has for it.

use clap::Arg;
use clap::builder::{BoolishValueParser, PossibleValuesParser, TypedValueParser as _};
use serde::de::DeserializeOwned;
use serde_json::Value;

fn option(name: &'static str) -> Arg {
    let value = name.to_ascii_uppercase().replace('-', "_");
    Arg::new(name).long(name).value_name(value)
}

/// Yes or no: yes when it stands there alone.
pub(crate) fn switch(name: &'static str) -> Arg {
    option(name)
        .value_name("BOOL")
        .num_args(0..=1)
        .require_equals(true)
        .default_missing_value("true")
        .value_parser(BoolishValueParser::new().map(Value::from))
}

/// A whole number within bounds.
pub(crate) fn integer(name: &'static str, least: Option<i64>, most: Option<i64>) -> Arg {
    let range = least.unwrap_or(i64::MIN)..=most.unwrap_or(i64::MAX);
    let reader = clap::value_parser!(i64).range(range);
    option(name)
        .allow_negative_numbers(true)
        .value_parser(reader.map(Value::from))
}

/// One of a few words.
pub(crate) fn choice(name: &'static str, words: &'static [&'static str]) -> Arg {
    option(name).value_parser(PossibleValuesParser::new(words).map(Value::from))
}

/// A text of a named type.
pub(crate) fn named<T: DeserializeOwned>(name: &'static str) -> Arg {
    option(name).value_parser(|text: &str| {
        let value = Value::from(text);
        match T::deserialize(&value) {
            Ok(_) => Ok(value),
            Err(error) => Err(error.to_string()),
        }
    })
}

/// Any text, of a length in characters.
pub(crate) fn text(name: &'static str, least: Option<usize>, most: Option<usize>) -> Arg {
    option(name).value_parser(move |text: &str| {
        let length = text.chars().count();
        match (least.unwrap_or(0), most.unwrap_or(usize::MAX)) {
            (least, _) if length < least => Err(format!("it has fewer than {least} characters")),
            (_, most) if length > most => Err(format!("it has more than {most} characters")),
            _ => Ok(Value::from(text)),
        }
    })
}

/// JSON of a type.
pub(crate) fn json<T: DeserializeOwned>(name: &'static str) -> Arg {
    option(name).value_name("JSON").value_parser(|text: &str| {
        let value: Value =
            serde_json::from_str(text).map_err(|error| format!("it isn't JSON: {error}"))?;
        match serde_path_to_error::deserialize::<_, T>(&value) {
            Ok(_) => Ok(value),
            Err(error) => Err(error.to_string()),
        }
    })
}
