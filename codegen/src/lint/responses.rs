//! Rules about answers: one success, one error schema, headers.
//!
//! The client's generator panics at two success types or two error types; dropshot says errors only
//! as `4XX` and `5XX` and with fixed descriptions.

use serde_json::Value;

use super::operations::json_object;
use super::walk::{child, entries};
use super::{Context, fields};
use crate::source::{Kind, stem};

/// The description that dropshot gives to a success.
const SUCCESSFUL: &str = "successful operation";

/// The description that dropshot gives to an upgrade.
const UPGRADE: &str = "Negotiating protocol upgrade from HTTP/1.1 to WebSocket";

/// The extension by which dropshot marks an upgrade.
pub(super) const WEBSOCKET: &str = "x-dropshot-websocket";

pub(super) fn check(context: &mut Context<'_>) {
    let source = context.source;
    for (file, operation) in source.operations() {
        match operation.get("responses") {
            Some(responses) if responses.is_object() => {
                statuses(context, file, responses);
                errors(context, file, responses);
                success(context, file, responses);
                let upgrades = responses.get("101").is_some();
                if upgrades != (operation.get(WEBSOCKET) == Some(&serde_json::json!({}))) {
                    let reason = format!("`{WEBSOCKET}` and an answer `101` don't go together");
                    let mend = format!("write `{WEBSOCKET}: {{}}` where there is a `101`");
                    context.find(file, child("", WEBSOCKET), reason, mend);
                }
            }
            _ => context.find(
                file,
                "",
                "has no responses",
                "add the success, `4XX` and `5XX`",
            ),
        }
    }
    for (file, response) in source.of_kind(|kind| *kind == Kind::Response) {
        shared(context, file, response);
    }
    for (file, header) in source.of_kind(|kind| *kind == Kind::Header) {
        fields::only(
            context,
            file,
            "",
            header,
            &["description", "required", "schema"],
        );
        fields::described(context, file, "", header);
    }
}

fn statuses(context: &mut Context<'_>, file: &str, responses: &Value) {
    let known = ["200", "101", "4XX", "5XX"];
    for (status, _) in entries(Some(responses)) {
        if !known.contains(&status) {
            let reason = format!("status `{status}` can't be told apart by the generators");
            let mend = "keep `200` or `101`, `4XX` and `5XX`; name others in the description";
            context.find(file, child("/responses", status), reason, mend);
        }
    }
    let successes = ["200", "101"]
        .iter()
        .filter(|status| responses.get(status).is_some())
        .count();
    if successes != 1 {
        let reason = "has not exactly one success";
        context.find(file, "/responses", reason, "keep one of `200` and `101`");
    }
}

fn errors(context: &mut Context<'_>, file: &str, responses: &Value) {
    let target = |status: &str| responses.get(status)?.get("$ref")?.as_str();
    for status in ["4XX", "5XX"] {
        if target(status).is_none() {
            let reason = format!("`{status}` is not a reference to the shared error response");
            let mend = "refer to the error response in `responses/`";
            context.find(file, child("/responses", status), reason, mend);
        }
    }
    if let (Some(client), Some(server)) = (target("4XX"), target("5XX"))
        && client != server
    {
        let reason = "`4XX` and `5XX` refer to different responses; the client's generator panics";
        context.find(
            file,
            "/responses",
            reason,
            "let both refer to the same response",
        );
    }
}

fn success(context: &mut Context<'_>, file: &str, responses: &Value) {
    for (status, wanted) in [("200", SUCCESSFUL), ("101", UPGRADE)] {
        let Some(response) = responses.get(status) else {
            continue;
        };
        let pointer = child("/responses", status);
        fields::only(
            context,
            file,
            &pointer,
            response,
            &["description", "headers", "content"],
        );
        if response.get("description").and_then(Value::as_str) != Some(wanted) {
            let reason = format!("the description of a success is not `{wanted}`");
            let mend = format!("write `description: {wanted}`; dropshot says nothing else");
            context.find(file, child(&pointer, "description"), reason, mend);
        }
        for (name, header) in entries(response.get("headers")) {
            if header.get("$ref").is_none() {
                let at = child(&child(&pointer, "headers"), name);
                let mend = format!("move it to `headers/{name}.yaml`");
                context.find(file, at, "the header is not in a file of its own", mend);
            }
        }
        content(context, file, &pointer, response, status);
    }
}

fn content(context: &mut Context<'_>, file: &str, pointer: &str, response: &Value, status: &str) {
    let at = child(pointer, "content");
    let media: Vec<(&str, &Value)> = entries(response.get("content")).collect();
    match (status, media.as_slice()) {
        ("101", []) => {}
        ("101", _) => context.find(file, at, "an upgrade has no body", "take out `content`"),
        (_, [("application/json", media)]) => {
            let pointer = child(&at, "application/json");
            fields::only(context, file, &pointer, media, &["schema"]);
            json_object(context, file, &pointer, media.get("schema"));
        }
        (_, [("*/*", media)]) => {
            if media.get("schema") != Some(&serde_json::json!({})) {
                let reason = "bytes have a schema";
                context.find(file, child(&at, "*/*"), reason, "write `schema: {}`");
            }
        }
        _ => {
            let reason = "the success has not exactly one media type of the two known";
            let mend = "keep `application/json`, or `'*/*'` for bytes";
            context.find(file, at, reason, mend);
        }
    }
}

/// dropshot names an error response after its type and describes it with that name.
fn shared(context: &mut Context<'_>, file: &str, response: &Value) {
    fields::only(context, file, "", response, &["description", "content"]);
    let name = stem(file);
    if response.get("description").and_then(Value::as_str) != Some(name) {
        let reason = "the description is not the response's name";
        context.find(
            file,
            "/description",
            reason,
            format!("write `description: {name}`"),
        );
    }
    let media: Vec<(&str, &Value)> = entries(response.get("content")).collect();
    let [("application/json", media)] = media.as_slice() else {
        let reason = "the response has not the one media type `application/json`";
        return context.find(file, "/content", reason, "keep that one");
    };
    let pointer = child("/content", "application/json");
    json_object(context, file, &pointer, media.get("schema"));
    let schema = media
        .get("schema")
        .and_then(|schema| schema.get("$ref"))
        .and_then(Value::as_str);
    if schema.is_some_and(|schema| stem(schema) != name) {
        let reason = format!("the schema is not called `{name}` like the response");
        context.find(file, pointer, reason, "give both the same name");
    }
}
