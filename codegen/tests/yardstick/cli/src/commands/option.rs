// Written by `tidings-codegen cli openapi.json`; do not edit.

//! Options of operations: how their text is read, so that what can't be right never leaves the machine.
//!
//! Every option's value is JSON as it goes over the wire, held to the type that the document has for it.

fn option(name: &'static str) -> ::clap::Arg {
    let value = name.to_ascii_uppercase().replace('-', "_");
    ::clap::Arg::new(name).long(name).value_name(value)
}

/// Yes or no: yes when it stands there alone.
pub(super) fn switch(name: &'static str) -> ::clap::Arg {
    use ::clap::builder::TypedValueParser as _;
    let reader = ::clap::builder::BoolishValueParser::new();
    option(name)
        .value_name("BOOL")
        .num_args(0..=1)
        .require_equals(true)
        .default_missing_value("true")
        .value_parser(reader.map(::serde_json::Value::from))
}

/// A whole number within bounds.
pub(super) fn integer(
    name: &'static str,
    least: Option<i64>,
    most: Option<i64>,
) -> ::clap::Arg {
    use ::clap::builder::TypedValueParser as _;
    let range = least.unwrap_or(i64::MIN)..=most.unwrap_or(i64::MAX);
    let reader = ::clap::value_parser!(i64).range(range);
    option(name)
        .allow_negative_numbers(true)
        .value_parser(reader.map(::serde_json::Value::from))
}

/// A number.
pub(super) fn number<T: ::serde::de::DeserializeOwned>(
    name: &'static str,
) -> ::clap::Arg {
    json::<T>(name).value_name("NUMBER").allow_negative_numbers(true)
}

/// One of a few words.
pub(super) fn choice(name: &'static str, words: &'static [&'static str]) -> ::clap::Arg {
    use ::clap::builder::TypedValueParser as _;
    let reader = ::clap::builder::PossibleValuesParser::new(words);
    option(name).value_parser(reader.map(::serde_json::Value::from))
}

/// A text of a named type.
pub(super) fn named<T: ::serde::de::DeserializeOwned>(
    name: &'static str,
) -> ::clap::Arg {
    option(name)
        .value_parser(|text: &str| {
            let value = ::serde_json::Value::from(text);
            match T::deserialize(&value) {
                Ok(_) => Ok(value),
                Err(error) => Err(error.to_string()),
            }
        })
}

/// Any text, of a length in characters.
pub(super) fn text(
    name: &'static str,
    least: Option<usize>,
    most: Option<usize>,
) -> ::clap::Arg {
    option(name)
        .value_parser(move |text: &str| {
            let length = text.chars().count();
            match (least.unwrap_or(0), most.unwrap_or(usize::MAX)) {
                (least, _) if length < least => {
                    Err(format!("it has fewer than {least} characters"))
                }
                (_, most) if length > most => {
                    Err(format!("it has more than {most} characters"))
                }
                _ => Ok(::serde_json::Value::from(text)),
            }
        })
}

/// A text of a type, or JSON of it.
pub(super) fn either<T: ::serde::de::DeserializeOwned>(
    name: &'static str,
) -> ::clap::Arg {
    option(name)
        .value_parser(|text: &str| {
            let plain = ::serde_json::Value::from(text);
            let error = match T::deserialize(&plain) {
                Ok(_) => return Ok(plain),
                Err(error) => error.to_string(),
            };
            let value: Option<::serde_json::Value> = ::serde_json::from_str(text).ok();
            value.filter(|value| T::deserialize(value).is_ok()).ok_or(error)
        })
}

/// JSON of a type.
pub(super) fn json<T: ::serde::de::DeserializeOwned>(name: &'static str) -> ::clap::Arg {
    option(name)
        .value_name("JSON")
        .value_parser(|text: &str| {
            let value: ::serde_json::Value = ::serde_json::from_str(text)
                .map_err(|error| format!("it isn't JSON: {error}"))?;
            match ::serde_path_to_error::deserialize::<_, T>(&value) {
                Ok(_) => Ok(value),
                Err(error) => Err(error.to_string()),
            }
        })
}
