// Written by `tidings-codegen cli notes.yaml`; do not edit.

//! Options of operations: how their text is read, so that what can't be right never leaves the machine.
//!
//! Every option's value is JSON as it goes over the wire, held to the type that the document has for it.

fn option(name: &'static str) -> ::clap::Arg {
    let value = name.to_ascii_uppercase().replace('-', "_");
    ::clap::Arg::new(name).long(name).value_name(value)
}

/// A number.
pub(super) fn number<T: ::serde::de::DeserializeOwned>(
    name: &'static str,
) -> ::clap::Arg {
    json::<T>(name).value_name("NUMBER").allow_negative_numbers(true)
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
