//! What operations answer: the one success that dropshot knows, and the one type of errors.

use serde_json::{Value, json};

use super::Reader;
use crate::any::bundle::step;
use crate::any::emit::status_name;
use crate::any::model::{Answer, AnswerContent, Kind};

impl Reader<'_> {
    pub(super) fn answer(&mut self, pointer: &str, stem: &str) -> Answer {
        let websocket = format!("{pointer}/{}", step("x-dropshot-websocket"));
        if self.get(&websocket).is_some() {
            return Answer::Upgrade;
        }
        let at = format!("{pointer}/responses");
        let entries = self.entries(&at);
        let good: Vec<&String> = entries
            .iter()
            .map(|(status, _)| *status)
            .filter(|status| status.starts_with(['1', '2', '3']))
            .collect();
        let status = match good.as_slice() {
            [] => {
                if !entries.iter().any(|(status, _)| *status == "default") {
                    let mend = "add the answer of a success, such as `200`";
                    self.find(&at, "has no success", mend);
                }
                return Answer::Free;
            }
            [status] => *status,
            several => {
                let reason = format!("has {} successes, dropshot has one", several.len());
                let mend = "leave one of them, or answer with `default` and `*/*`";
                self.find(&at, reason, mend);
                return Answer::Free;
            }
        };
        if status == "101" {
            return Answer::Upgrade;
        }
        let at = format!("{at}/{}", step(status));
        let Some(status) = status
            .parse()
            .ok()
            .filter(|status| (200..400).contains(status))
        else {
            let mend = "write the one status that it is, such as `200`";
            self.find(&at, format!("`{status}` is no single status"), mend);
            return Answer::Free;
        };
        if status_name(status).is_none() {
            self.find(
                &at,
                format!("{status} is no known status"),
                "write one that is",
            );
        }
        if self.get(&at).and_then(redirect) == Some(status) {
            return Answer::Redirect(status);
        }
        let content = self.answer_content(&at, stem);
        let headers = self.headers(&format!("{at}/headers"), stem);
        Answer::Coded {
            status,
            description: self
                .text(&format!("{at}/description"))
                .unwrap_or_default()
                .to_owned(),
            content,
            headers,
        }
    }

    fn answer_content(&mut self, pointer: &str, stem: &str) -> AnswerContent {
        let at = format!("{pointer}/content");
        let content = self.entries(&at);
        if content.is_empty() {
            return AnswerContent::Empty;
        }
        if content
            .iter()
            .any(|(media, _)| *media == "application/json")
        {
            if content.len() > 1 {
                let mend = "leave `application/json`, or answer with `*/*` alone";
                self.find(&at, "has media types beside `application/json`", mend);
            }
            let schema = format!("{at}/application~1json/schema");
            return AnswerContent::Json(self.content(&schema, &format!("{stem}Response")));
        }
        AnswerContent::Bytes
    }

    /// The type of the errors, if it isn't dropshot's.
    pub(super) fn error(&mut self, pointer: &str, stem: &str) -> Option<String> {
        let at = format!("{pointer}/responses");
        let mut found: Option<(Value, String)> = None;
        for (status, response) in self.entries(&at) {
            let listed = status.starts_with(['4', '5']) || status == "default";
            let schema = response.pointer("/content/application~1json/schema");
            let (true, Some(schema)) = (listed, schema) else {
                continue;
            };
            let at = format!("{at}/{}/content/application~1json/schema", step(status));
            match &found {
                Some((other, _)) if other != schema => {
                    let mend = "describe all errors of an operation with one schema";
                    self.find(&at, "differs from the other errors of the operation", mend);
                }
                Some(_) => {}
                None => found = Some((schema.clone(), at)),
            }
        }
        let (schema, at) = found?;
        if self.is_dropshots(&schema) {
            return None;
        }
        match self.content(&at, &format!("{stem}Error")) {
            crate::any::model::Content::Type(ty) => Some(ty),
            crate::any::model::Content::List(_) => {
                self.find(&at, "an error is a list", "name its schema");
                None
            }
        }
    }

    /// Whether a schema is a reference to what dropshot says of its own errors.
    fn is_dropshots(&self, schema: &Value) -> bool {
        let ty = self.referred(schema).and_then(|ty| self.types.get(&ty));
        ty.is_some_and(|ty| ty.kind == Kind::Named("Error".to_owned()) && ty.schema == error())
    }
}

/// The status that an answer has if it is a redirect as dropshot says it.
fn redirect(answer: &Value) -> Option<u16> {
    let header = json!({
        "description": "HTTP \"Location\" header",
        "style": "simple",
        "required": true,
        "schema": { "type": "string" },
    });
    let known = [
        (302, "redirect (found)"),
        (303, "redirect (see other)"),
        (307, "redirect (temporary redirect)"),
    ];
    let (status, _) = known.into_iter().find(|(_, description)| {
        *answer == json!({ "description": description, "headers": { "location": header } })
    })?;
    Some(status)
}

/// The schema of dropshot's errors.
fn error() -> Value {
    json!({
        "description": "Error information from a response.",
        "type": "object",
        "properties": {
            "error_code": { "type": "string" },
            "message": { "type": "string" },
            "request_id": { "type": "string" },
        },
        "required": ["message", "request_id"],
    })
}
