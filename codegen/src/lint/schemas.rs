//! Rules about scalars, lists and the keywords that may be used at all. Objects are in
//! [`super::objects`].

use serde_json::Value;

use super::walk::{Place, Site, child, entries, list, schema_sites};
use super::{Context, fields};

const KEYWORDS: [&str; 25] = [
    "$ref",
    "additionalProperties",
    "allOf",
    "default",
    "deprecated",
    "description",
    "enum",
    "example",
    "exclusiveMaximum",
    "exclusiveMinimum",
    "format",
    "items",
    "maxItems",
    "maxLength",
    "maximum",
    "minItems",
    "minLength",
    "minimum",
    "multipleOf",
    "nullable",
    "pattern",
    "properties",
    "required",
    "title",
    "type",
];

pub(super) fn check(context: &mut Context<'_>) {
    for site in schema_sites(context.source) {
        if !site.schema.is_object() {
            context.find(
                site.file,
                &site.pointer,
                "is not a schema",
                "write an object",
            );
            continue;
        }
        keywords(context, &site);
        if site.get("$ref").is_some() {
            bare_reference(context, &site);
            continue;
        }
        described(context, &site);
        if site.get("allOf").is_some() {
            all_of(context, &site);
            continue;
        }
        kind(context, &site);
        match site.text("type") {
            Some("string") => string(context, &site),
            Some("integer") => integer(context, &site),
            Some("array") => array(context, &site),
            _ => {}
        }
        enumeration(context, &site);
        default(context, &site);
    }
}

fn keywords(context: &mut Context<'_>, site: &Site<'_>) {
    let extensions = ["entry", "variants"].map(|name| context.config.extension(name));
    for (key, _) in entries(Some(site.schema)) {
        let mend = match key {
            "anyOf" | "oneOf" | "not" | "discriminator" => {
                "describe one object, or an open map, and say the rest in its description"
            }
            "const" => "write `enum` with one value in a named schema",
            "readOnly" | "writeOnly" => "make one schema for requests and one for answers",
            "uniqueItems" => "say it in the description; the server's code has to check it",
            _ if KEYWORDS.contains(&key) || extensions.iter().any(|known| known == key) => continue,
            _ => "take it out",
        };
        let reason = format!("keyword `{key}` is not in the dialect");
        context.find(site.file, site.at(key), reason, mend);
    }
}

fn bare_reference(context: &mut Context<'_>, site: &Site<'_>) {
    match site.place {
        Place::Named => {
            let reason = "the file is nothing but a reference";
            context.find(
                site.file,
                &site.pointer,
                reason,
                "refer to the other file itself",
            );
        }
        Place::Property => {
            let mend = "write `{description: …, allOf: [{$ref: …}]}`";
            context.find(
                site.file,
                &site.pointer,
                "the property has no description",
                mend,
            );
        }
        _ => {}
    }
}

fn described(context: &mut Context<'_>, site: &Site<'_>) {
    if matches!(site.place, Place::Named | Place::Property) {
        fields::described(context, site.file, &site.pointer, site.schema);
    } else {
        fields::trimmed(
            context,
            site.file,
            &site.pointer,
            site.schema,
            "description",
        );
    }
}

/// The one form that gives a property of a named type its own description.
fn all_of(context: &mut Context<'_>, site: &Site<'_>) {
    let parts = list(site.get("allOf"));
    let one_reference = parts.len() == 1 && parts[0].get("$ref").is_some();
    let plain = entries(Some(site.schema))
        .all(|(key, _)| matches!(key, "allOf" | "description" | "nullable" | "deprecated"));
    if site.place != Place::Property || !one_reference || !plain {
        let reason = "`allOf` is used for more than describing a reference";
        let mend = "only `{description: …, allOf: [{$ref: …}]}` in a property; write out the rest";
        context.find(site.file, site.at("allOf"), reason, mend);
    }
}

fn kind(context: &mut Context<'_>, site: &Site<'_>) {
    if site.place == Place::Body {
        // The rules of operations and responses say what may stand there.
        return;
    }
    match site.get("type") {
        None => {
            // Without a type anything goes, so nothing else may be said.
            let free = ["description", "example", "title", "deprecated"];
            if let Some((key, _)) = entries(Some(site.schema)).find(|(key, _)| !free.contains(key))
            {
                let reason = format!("`{key}` stands without a `type`");
                context.find(site.file, &site.pointer, reason, "add the type");
            }
        }
        Some(Value::String(name)) => {
            if !["string", "integer", "number", "boolean", "array", "object"]
                .contains(&name.as_str())
            {
                let reason = format!("type `{name}` is unknown");
                context.find(site.file, site.at("type"), reason, "use a type of JSON");
            }
        }
        Some(_) => {
            let mend = "write one type, and `nullable: true` where null means something";
            context.find(site.file, site.at("type"), "`type` is not one string", mend);
        }
    }
    if let Some(format) = site.text("format") {
        let fits = matches!(format, "int64" | "int32") && site.text("type") == Some("integer");
        if !fits {
            let reason = format!("format `{format}` is not known here");
            let mend =
                "only integers have one, `int64` or `int32`; use a pattern, or a description";
            context.find(site.file, site.at("format"), reason, mend);
        }
    }
}

fn string(context: &mut Context<'_>, site: &Site<'_>) {
    if let Some(pattern) = site.text("pattern") {
        if site.place != Place::Named {
            let mend = "move it to a file in `schemas/` and refer to that";
            context.find(
                site.file,
                site.at("pattern"),
                "an inline string has a pattern",
                mend,
            );
        }
        if let Err(error) = regress::Regex::new(pattern) {
            let reason = format!("the pattern is not a regular expression: {error}");
            context.find(site.file, site.at("pattern"), reason, "mend it");
        } else if !(pattern.starts_with('^') && pattern.ends_with('$')) {
            let reason = "the pattern matches in the middle of a string";
            context.find(
                site.file,
                site.at("pattern"),
                reason,
                "begin it with `^`, end it with `$`",
            );
        }
    }
    let binary = site.place == Place::Body;
    let bounded = site.get("maxLength").is_some()
        || site.get("enum").is_some()
        || site.text("pattern").is_some_and(is_bounded);
    if !bounded && !binary {
        let mend = "add `maxLength`, or refer to a named type that has it";
        context.find(site.file, &site.pointer, "the string has no bound", mend);
    }
}

/// Whether no part of a pattern repeats without end.
fn is_bounded(pattern: &str) -> bool {
    let mut in_class = false;
    let mut escaped = false;
    for (at, c) in pattern.char_indices() {
        if escaped {
            escaped = false;
            continue;
        }
        match c {
            '\\' => escaped = true,
            '[' => in_class = true,
            ']' => in_class = false,
            '*' | '+' if !in_class => return false,
            '{' if !in_class => {
                let count: String = pattern[at + 1..]
                    .chars()
                    .take_while(|c| *c != '}')
                    .collect();
                if count.ends_with(',') {
                    return false;
                }
            }
            _ => {}
        }
    }
    true
}

fn integer(context: &mut Context<'_>, site: &Site<'_>) {
    for key in ["minimum", "maximum", "format"] {
        if site.get(key).is_none() {
            let reason = format!("the integer has no `{key}`");
            context.find(site.file, &site.pointer, reason, format!("add `{key}`"));
        }
    }
    let bound = |key: &str| site.get(key).and_then(Value::as_i64);
    if site.place != Place::Parameter && bound("minimum") == Some(1) {
        let reason = "`minimum: 1` makes a non-zero type";
        let mend = "write `minimum: 0` and let the server's code refuse zero";
        context.find(site.file, site.at("minimum"), reason, mend);
    }
    if let (Some(low), Some(high)) = (bound("minimum"), bound("maximum"))
        && low > high
    {
        context.find(site.file, &site.pointer, "the bounds cross", "swap them");
    }
}

fn array(context: &mut Context<'_>, site: &Site<'_>) {
    if site.get("maxItems").is_none() {
        context.find(
            site.file,
            &site.pointer,
            "the list has no bound",
            "add `maxItems`",
        );
    }
    match site.get("items") {
        Some(items) if items.is_object() => {
            if items.get("type").and_then(Value::as_str) == Some("array") {
                let mend = "name the inner list in `schemas/`";
                context.find(site.file, site.at("items"), "the items are lists", mend);
            }
        }
        _ => context.find(
            site.file,
            &site.pointer,
            "the list has no `items`",
            "say of what it is",
        ),
    }
}

fn enumeration(context: &mut Context<'_>, site: &Site<'_>) {
    let Some(values) = site.get("enum") else {
        return;
    };
    let at = site.at("enum");
    if site.place != Place::Named {
        let mend = "move it to a file in `schemas/` and refer to that";
        context.find(site.file, &at, "an inline schema lists its values", mend);
    }
    let values = list(Some(values));
    if site.text("type") != Some("string")
        || values.is_empty()
        || !values.iter().all(Value::is_string)
    {
        context.find(
            site.file,
            at,
            "listed values are not strings",
            "list strings, or use bounds",
        );
    }
}

fn default(context: &mut Context<'_>, site: &Site<'_>) {
    let Some(default) = site.get("default") else {
        return;
    };
    let number = |key: &str| site.get(key).and_then(Value::as_f64);
    let fits = match site.text("type") {
        Some("string") => default.is_string(),
        Some("boolean") => default.is_boolean(),
        Some("integer") => default.is_i64() || default.is_u64(),
        Some("number") => default.is_number(),
        Some("array") => default.is_array(),
        Some("object") => default.is_object(),
        _ => true,
    };
    let within = default.as_f64().is_none_or(|value| {
        number("minimum").is_none_or(|low| low <= value)
            && number("maximum").is_none_or(|high| value <= high)
    });
    if !fits || !within {
        let at = child(&site.pointer, "default");
        context.find(
            site.file,
            at,
            "the default breaks its own schema",
            "mend one of them",
        );
    }
}

#[cfg(test)]
mod tests {
    use super::is_bounded;

    #[test]
    fn bounds_of_patterns_are_seen() {
        for bounded in ["^[A-Za-z+*]{1,64}$", r"^\+\*$", "^a?b{3}$", "^[{1,]{2}$"] {
            assert!(is_bounded(bounded), "{bounded}");
        }
        for endless in ["^a+$", "^a*$", "^a{1,}$", "^(ab)+$"] {
            assert!(!is_bounded(endless), "{endless}");
        }
    }
}
