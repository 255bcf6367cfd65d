// Written by `UPDATE_FIXTURES=1 cargo test -p tidings-codegen --test emit`; do not edit.

//! Options of operations: how their text is read, so that what can't be right never leaves the machine.
//!
//! Every option's value is JSON as it goes over the wire, held to the type that the document has for it.

fn option(name: &'static str) -> ::clap::Arg {
    let value = name.to_ascii_uppercase().replace('-', "_");
    ::clap::Arg::new(name).long(name).value_name(value)
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
